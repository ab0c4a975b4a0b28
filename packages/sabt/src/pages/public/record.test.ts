import assert from 'node:assert/strict';
import { it } from 'node:test';
import { LANGUAGES, speak } from '../../i18n/index.ts';
import type { Json, Kind } from '../../model/records.ts';
import { contextOf, dossierPages } from '../dossier/pages.ts';
import type { PublicPage, PublicView } from './model.ts';
import { publicRecordPage } from './record.ts';

const [CLAIM, ACT, EVENT] = ['q', 'v', 'x'].map((letter) => letter.repeat(26)) as [string, string, string];
const VALUES = {
  text: 'No worker was arrested in April 2023.',
  form: 'none',
  inputs: { where: 'type:arrest', from: '2023-04-01', to: '2023-04-30' },
  verdict: 'contradicted',
  verdicts: [
    {
      verdict: 'contradicted',
      reason: 'found-some',
      cautions: ['one-origin'],
      checkpoint: { size: 2127, root: 'cm9vdA==' },
      at: '2026-11-23T13:34:30.678Z',
    },
  ],
  figure: { count: 3, origins: 1 },
  evidence: [
    {
      where: 'type:arrest',
      from: '2023-04-01',
      to: '2023-04-30',
      n: 3,
      acts: [{ id: ACT, event: EVENT, start: '2023-04-12', title: null }],
    },
  ],
};

function view(id: string, kind: Kind, values: { [path: string]: Json }, more: Partial<PublicView> = {}): PublicView {
  const none = { withheld: [], erased: [], erasedBefore: [], acts: [] };
  const page = `records/${id}.html`;
  return { id, kind, entry: 2131, title: null, language: null, date: null, values, page, ...none, ...more };
}

function shown(language: (typeof LANGUAGES)[number], model: PublicView, named: readonly PublicView[] = []): string {
  const witnesses = { needed: 0, met: null, size: null, behind: 0, list: [] };
  const site = { title: 'T', origin: 'o', vkey: 'k', note: '', size: 9, root: 'r', counts: {}, hasVerifier: true };
  const vouched = { witnesses, anchors: [], mirrors: [] };
  const page = { ...contextOf(language), base: '../../', file: model.page, scripts: { search: '' } };
  return publicRecordPage({ ...page, site: { ...site, vouched } } satisfies PublicPage, {
    view: model,
    named: new Map(named.map((one) => [one.id, one])),
    copies: [],
  });
}

/** Labels and values of lists of facts. */
const facts = (page: string): string[] =>
  [...page.matchAll(/<div><dt>([\s\S]*?)<\/dt><dd>([\s\S]*?)<\/dd><\/div>/g)].map(([, label, value]) =>
    `${label}: ${value!.replace(/<a [^>]*>.*?<\/a>/g, '').replace(/<[^>]*>/g, '')}`.trim(),
  );

it('says beside the verdict of a claim all that a dossier says, and leads to the acts', () => {
  const act = view(ACT, 'act', { type: 'arrest', event: EVENT }, { page: `records/${EVENT}.html#${ACT}` });
  const record = { id: CLAIM, kind: 'claim' as const, entry: 2131, at: '2026-11-23', values: VALUES };
  const dossier = new Map(
    dossierPages({
      archive: 'A',
      origin: 'o',
      vkey: 'k',
      day: '2026-11-23',
      size: 9000,
      root: 'r',
      note: '',
      witnesses: [],
      stamps: [],
      data: [],
      verifierDigest: '0',
      verifierProgramDigest: '1',
      records: [
        {
          ...record,
          values: new Map<string, Json>(Object.entries(VALUES)),
          withheld: [],
          housekeeping: 0,
          erased: [],
          erasedBefore: [],
          file: null,
        },
      ],
    }),
  );
  for (const language of LANGUAGES) {
    const s = speak(language);
    const page = shown(language, view(CLAIM, 'claim', VALUES), [act]);
    const told = new Set(facts(page));
    const skipped = [s.t('claim.verdict'), s.t('dossier.why'), s.t('record.id'), s.t('dossier.claimedDay')];
    const resting = facts(dossier.get(`${language}/${CLAIM}.html`)!).slice(0, 7);
    for (const fact of resting)
      if (!skipped.some((label) => fact.startsWith(`${label}:`)))
        assert.ok(told.has(fact), `${language}: ${fact} of ${[...told]}`);
    assert.ok(page.includes(s.t('claims.caution.one-origin')), language);
    assert.ok(page.includes(`<a href="../records/${EVENT}.html#${ACT}">`), language);
    assert.ok(!shown(language, view(CLAIM, 'claim', VALUES)).includes(ACT), `${language}: an act that is not public`);
  }
});

it('says of an act in the page of its event what was erased and withheld of it', () => {
  const erased = [{ path: 'type', reason: 'safety' }];
  const act = view(ACT, 'act', { status: 'confirmed', event: EVENT }, { erased, withheld: ['place', 'batch'] });
  for (const language of LANGUAGES) {
    const s = speak(language);
    const told = (one: PublicView): string[] =>
      facts(shown(language, view(EVENT, 'event', { title: 'Strike' }, { title: 'Strike', acts: [one] })));
    const gone = told(act);
    assert.ok(gone.includes(`${s.t('dossier.erased')}: ${s.t('field.type')}: ${s.t('dossier.reason.safety')}`));
    assert.ok(gone.includes(`${s.t('dossier.withheld')}: ${s.t('field.place')}`));
    const whole = told({ ...act, erased: [], withheld: ['batch'] });
    assert.ok(!whole.some((fact) => fact.startsWith(s.t('dossier.erased'))));
    assert.ok(!whole.some((fact) => fact.startsWith(s.t('dossier.withheld'))));
    // numbers of entries in the reader's digits
    assert.ok(gone.includes(`${s.t('record.entry')}: ${s.number(2131)}`), gone.join('\n'));
  }
});
