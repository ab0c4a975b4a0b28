/** The two desks of the demo: a few suggestions and pairs about the invented country. */
import { SabtError } from '../../model/errors.ts';
import { asTyped, type CodedEvent } from '../../stages/coding/index.ts';
import type {
  AgreementView,
  CodingView,
  Decided,
  Dispute,
  JobState,
  LinkCluster,
  LinkedKind,
  LinkQueue,
  LinksApp,
  LinkView,
  NamedId,
  Page,
  ReviewApp,
  ReviewFilter,
  ReviewQueue,
} from '../app-port.ts';
import { type DemoState, demoId, ROOT, SOURCES } from './demo-data.ts';

const TEXT =
  'روز دوشنبه حدود دویست نفر از کارگران در میدان لاله‌کنار تجمع کردند و خواستار پرداخت دستمزد شدند. به گفتهٔ شاهدان، مأموران چهار نفر را بازداشت کردند.';

function spanOf(words: string): [number, number] {
  const at = TEXT.indexOf(words);
  return [at, at + words.length];
}

const PLACE = {
  id: 'gn:1',
  name: 'لاله‌کنار',
  country: 'IR',
  lat: 35,
  lon: 51,
  precision: 'town' as const,
  span: spanOf('لاله‌کنار'),
  candidates: [
    { id: 'gn:1', name: 'لاله‌کنار', country: 'IR', admin1: 'IR.01', lat: 35, lon: 51, population: 9000, score: 0.9 },
    { id: 'gn:2', name: 'لاله‌کنار', country: 'AF', admin1: 'AF.01', lat: 34, lon: 62, population: 900, score: 0.2 },
  ],
};

const EVENT: CodedEvent = {
  act: 'arrest',
  plover: { type: 'COERCE', mode: 'arrest' },
  acled: null,
  cameo: '173',
  confidence: 0.86,
  start: '2026-11-23',
  end: '2026-11-23',
  precision: 'day',
  place: PLACE,
  actors: [
    { role: 'perpetrator', name: 'مأموران', span: spanOf('مأموران') },
    { role: 'victim', name: 'چهار نفر', span: spanOf('چهار نفر') },
  ],
  counts: { participants: [150, 200, 250], killed: null, injured: null, arrested: [4, 4, 4] },
  rights: ['udhr-9'],
  negated: false,
  hypothetical: false,
  future: false,
  historical: false,
  reported: true,
  evidence: [spanOf('بازداشت کردند')],
};

const NO_JOB: JobState = { running: false, done: 0, total: null, ended: { added: 12, failed: 1 }, error: null };
const DOCUMENT: NamedId = { id: demoId(0), name: 'تجمع کارگران نساجی در میدان شهر' };

export class DemoReview implements ReviewApp {
  readonly #state: DemoState;
  readonly calls: { method: string; input: unknown[] }[] = [];

  constructor(state: DemoState) {
    this.#state = state;
  }

  #view(n: number, more: Partial<CodingView> = {}): CodingView {
    const text = this.#state.text ?? TEXT;
    return {
      id: demoId(400 + n),
      document: { ...DOCUMENT, name: this.#state.text ?? DOCUMENT.name, language: 'fa', confidentiality: 'restricted' },
      source: { id: SOURCES[0]!.id, name: this.#state.text ?? SOURCES[0]!.name },
      published: '2026-11-24',
      value: EVENT,
      passage: {
        text,
        language: 'fa',
        marks: [
          ...EVENT.evidence.map((span) => ({ span, of: 'evidence' as const })),
          ...EVENT.actors.map(({ span }) => ({ span, of: 'actor' as const })),
          { span: PLACE.span, of: 'place' },
        ],
        cut: { before: true, after: false },
      },
      state: 'suggested',
      isDouble: n === 2,
      assigned: n === 2 ? ['Mina'] : [],
      typed: asTyped(EVENT),
      event: null,
      ...more,
    };
  }

  queue(filter: ReviewFilter, at: { id?: string; after?: string; before?: string }): ReviewQueue {
    this.calls.push({ method: 'queue', input: [filter, at] });
    const empty = this.#state.empty === true;
    return {
      current: empty ? null : this.#view(at.after === demoId(401) ? 2 : 1),
      left: empty ? 0 : 57,
      waiting: empty ? 0 : 91,
      position: empty ? 0 : 1,
      alike: empty ? 0 : 3,
      doneToday: empty ? 0 : 21,
      undoable: !empty,
      disputes: empty ? 0 : 1,
      acts: [{ value: 'arrest', n: 57 }],
      languages: [{ value: 'fa', n: 57 }],
      assignedToMe: 4,
      people: ['Mina', 'Omar'],
      suggesting: this.suggesting(),
    };
  }

  decide(...input: Parameters<ReviewApp['decide']>): Decided {
    this.calls.push({ method: 'decide', input });
    if (input[2]?.typed?.['killed'] === 'many')
      throw new SabtError('invalid-value', '“many” is no number of people.', { at: 'killed' });
    if (input[2]?.typed?.['place'] === 'Tehr')
      throw new SabtError('invalid-value', 'The gazetteer has no place “Tehr”.', { at: 'place' });
    return { decided: input[0].length, failed: [] };
  }

  undoLast(): { id: string | null; undone: number } {
    return { id: demoId(401), undone: 1 };
  }

  alike(): { total: number; codings: CodingView[] } {
    return { total: 4, codings: [1, 3, 4].map((n) => this.#view(n)) };
  }

  suggest(): void {
    this.calls.push({ method: 'suggest', input: [] });
  }

  suggesting(): JobState {
    return this.#state.running ? { running: true, done: 40, total: 120, ended: null, error: null } : NO_JOB;
  }

  assign(...input: Parameters<ReviewApp['assign']>): { assigned: number } {
    this.calls.push({ method: 'assign', input });
    return { assigned: 50 };
  }

  sample(...input: Parameters<ReviewApp['sample']>): { drawn: number } {
    this.calls.push({ method: 'sample', input });
    return { drawn: 50 };
  }

  disputes(): Page<Dispute> {
    if (this.#state.empty) return { total: 0, items: [] };
    const other: CodedEvent = { ...EVENT, act: 'detention', counts: { ...EVENT.counts, arrested: [4, null, 6] } };
    return {
      total: 1,
      items: [
        {
          coding: this.#view(5, { state: 'disputed' }),
          versions: [
            { coder: 'Mina', at: '2026-11-23T08:04:00Z', decision: 'confirmed', value: EVENT },
            { coder: 'Omar', at: '2026-11-23T08:05:00Z', decision: 'confirmed', value: other },
          ],
        },
      ],
    };
  }

  agreement(): AgreementView {
    const few = { alpha: 1, ci95: [1, 1] as [number, number], units: 7, reason: null };
    return {
      fields: [
        { field: 'decision', alpha: 0.91, ci95: [0.8, 0.98], units: 50, reason: null },
        { field: 'act', alpha: 0.71, ci95: [0.55, 0.83], units: 50, reason: null },
        { field: 'place', alpha: 0.4, ci95: [0.1, 0.6], units: 50, reason: null },
        { field: 'killed', ...few },
        { field: 'negated', alpha: null, ci95: null, units: 50, reason: 'no-variation' },
        { field: 'injured', alpha: null, ci95: null, units: 0, reason: 'no-pairs' },
      ],
      coders: this.#state.empty ? [] : ['Mina', 'Omar'],
      sample: { drawn: 50, done: 50 },
      checkpoint: { size: 7349, root: ROOT },
    };
  }

  codingsOf(document: string): CodingView[] {
    if (document !== DOCUMENT.id) return [];
    return [this.#view(1), this.#view(6, { state: 'confirmed', event: demoId(0) })];
  }
}

export class DemoLinks implements LinksApp {
  readonly #state: DemoState;

  constructor(state: DemoState) {
    this.#state = state;
  }

  #view(kind: LinkedKind, state: LinkView['state'] = 'suggested'): LinkView {
    const name = this.#state.text ?? 'تجمع کارگران';
    const source = { id: SOURCES[1]!.id, name: SOURCES[1]!.name };
    return {
      id: demoId(501),
      kind,
      state,
      probability: 0.93,
      method: kind === 'document' ? 'resemblance' : 'fellegi-sunter',
      a: { id: demoId(0), name, language: 'fa', source, beginning: this.#state.text ?? TEXT, withdrawn: false },
      b: { id: demoId(1), name, language: 'fa', source: null, beginning: TEXT.replace('چهار', 'پنج'), withdrawn: true },
      fields: [
        { field: 'when', a: '2026-11-23', b: '2026-11-23', how: 'same', bits: 6.2 },
        { field: 'place', a: 'لاله‌کنار', b: 'لاله کنار نو', how: 'near', bits: 2.1 },
        { field: 'type', a: 'arrest', b: 'detention', how: 'different', bits: -1.4 },
        { field: 'killed', a: null, b: '3', how: 'missing', bits: null },
      ],
    };
  }

  queue(kind: LinkedKind | null): LinkQueue {
    const empty = this.#state.empty === true;
    const shown = kind ?? 'event';
    return {
      kind: shown,
      current: empty ? null : this.#view(shown),
      left: empty ? 0 : 8,
      position: empty ? 0 : 1,
      byKind: { event: 8, actor: 2, document: 1 },
      doneToday: 3,
      undoable: !empty,
      suggesting: this.suggesting(),
      decided: empty ? 0 : 3,
    };
  }

  decide(): void {}

  undoLast(): { id: string | null } {
    return { id: demoId(501) };
  }

  suggest(): void {}

  suggesting(): JobState {
    return this.#state.running ? { running: true, done: 4, total: null, ended: null, error: null } : NO_JOB;
  }

  decided(): Page<LinkView> {
    return this.#state.empty
      ? { total: 0, items: [] }
      : { total: 2, items: [this.#view('event', 'confirmed'), this.#view('document', 'rejected')] };
  }

  clusters(): { clusters: LinkCluster[]; cap: number } {
    const members = [0, 1, 2].map((n) => ({ id: demoId(n), name: `Report ${n}` }));
    return { clusters: [{ members, weakest: 0.71, pairs: [demoId(501)] }], cap: 50 };
  }

  linksOf(record: string) {
    return record === demoId(0)
      ? [
          {
            link: demoId(501),
            kind: 'document' as const,
            other: { id: demoId(1), name: 'Workers fill the square' },
            source: null,
          },
        ]
      : [];
  }
}
