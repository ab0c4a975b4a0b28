/** The two desks over a real archive: whose queue, what nobody may see, what is counted, what undoing puts back. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { acting } from '../packages/sabt/src/app/acting.ts';
import { App } from '../packages/sabt/src/app/app.ts';
import { decideAbout, suggestCodings } from '../packages/sabt/src/app/coding.ts';
import { count } from '../packages/sabt/src/app/counting.ts';
import { suggestLinks } from '../packages/sabt/src/app/linking.ts';
import { LinkDesk } from '../packages/sabt/src/app/pages-links.ts';
import { ReviewDesk } from '../packages/sabt/src/app/pages-review.ts';
import { show } from '../packages/sabt/src/app/records.ts';
import { actType } from '../packages/sabt/src/codebook/index.ts';
import { findPlaces } from '../packages/sabt/src/gazetteer/index.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { Fields, Kind, RecordDraft } from '../packages/sabt/src/model/records.ts';
import { type CodedEvent, suggestedDrafts } from '../packages/sabt/src/stages/coding/index.ts';
import { createArchive } from '../packages/sabt/src/stages/keeping/index.ts';

const ACTING = { by: 'machine', signal: new AbortController().signal, progress: () => {} };

const draft = (kind: Kind, fields: Fields, id = newId()): RecordDraft => ({ id, kind, version: 1, fields });
const day = (iso: string) => ({ start: iso, end: iso, precision: 'day' });
const as = <T>(person: string, run: () => Promise<T> | T): Promise<T> => acting.run(person, async () => await run());

/** What the program could suggest, whatever its patterns are today. */
function coded(text: string, words: string, act: string): CodedEvent {
  const span = (part: string): [number, number] => [text.indexOf(part), text.indexOf(part) + part.length];
  const { plover, acled, cameo, rights } = actType(act)!;
  const town = /Tehran/.test(text) ? findPlaces(text, { language: 'en' }).places[0]! : null;
  const date = /(\d+) September/.exec(text);
  const start = date === null ? null : `2022-09-${date[1]}`;
  return {
    act,
    plover,
    acled,
    cameo,
    rights,
    confidence: date === null ? 0.65 : 0.9,
    start,
    end: start,
    precision: start === null ? null : 'day',
    place: town,
    actors: [],
    counts: { participants: null, killed: null, injured: null, arrested: [4, 4, 4] },
    negated: false,
    hypothetical: false,
    future: false,
    historical: false,
    reported: false,
    evidence: [span(words)],
  };
}

const opened: { app: App; folder: string }[] = [];

async function archive(): Promise<App> {
  const folder = mkdtempSync(join(tmpdir(), 'sabt-desk-'));
  const dir = join(folder, 'a');
  await createArchive(dir);
  const app = await App.open(dir, { mode: 'write' });
  opened.push({ app, folder });
  return app;
}

after(async () => {
  for (const { app, folder } of opened) {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

const counted = async (app: App): Promise<number> =>
  (await count({ by: ['act'] }, app)).groups.reduce((sum, group) => sum + Number(group['n']), 0);

describe('the review desk', () => {
  let app: App;
  let desk: ReviewDesk;

  before(async () => {
    app = await archive();
    desk = new ReviewDesk(app, new AbortController().signal);
    const texts: [language: string, text: string, words: string, act: string][] = [
      ['en', 'Police arrested four students in Tehran on 18 September 2022.', 'arrested', 'arrest'],
      ['en', 'Police arrested six workers in Tehran on 19 September 2022.', 'arrested', 'arrest'],
      ['en', 'Police ARRESTED nine teachers in Tehran on 20 September 2022.', 'ARRESTED', 'arrest'],
      ['en', 'Soldiers killed two protesters in Tehran on 21 September 2022.', 'killed', 'killing'],
      ['ar', 'اعتقلت قوات الأمن خمسة متظاهرين في حلب.', 'اعتقلت', 'arrest'],
      ['fa', 'مأموران چهار نفر را در شیراز بازداشت کردند.', 'بازداشت کردند', 'arrest'],
    ];
    for (const [language, text, words, act] of texts) {
      const document = draft('document', { text, languages: [language], published: day('2022-09-23') });
      const [held] = await app.archive.append([document], { by: 'anna' });
      const version = { ...document, entry: held!.entry };
      await app.archive.append(
        suggestedDrafts(version, [coded(text, words, act)], () => null),
        { by: 'machine' },
      );
    }
  });

  it('shows each person what waits, in the order in which it came, and goes round', () =>
    as('anna', async () => {
      const first = await desk.queue({}, {});
      assert.equal(first.left, 6);
      assert.equal(first.position, 1);
      const seen = new Set<string>();
      for (let id = first.current!.id; !seen.has(id); id = (await desk.queue({}, { after: id })).current!.id)
        seen.add(id);
      assert.equal(seen.size, 6);
      assert.equal((await desk.queue({}, { before: first.current!.id })).position, 6);
    }));

  it('filters by act type, language, sureness and document', () =>
    as('anna', async () => {
      const left = async (filter: Parameters<ReviewDesk['queue']>[0]) => (await desk.queue(filter, {})).left;
      assert.equal(await left({ act: 'arrest' }), 5);
      assert.equal(await left({ act: 'arrest', language: 'en' }), 3);
      assert.equal(await left({ language: 'de' }), 0);
      const { current } = await desk.queue({ language: 'fa' }, {});
      assert.equal(current!.document.language, 'fa');
      assert.equal(await left({ document: current!.document.id }), 1);
      assert.equal(
        (await left({ sure: 'high' })) + (await left({ sure: 'middle' })) + (await left({ sure: 'low' })),
        6,
      );
    }));

  it('marks the words in the passage', () =>
    as('anna', async () => {
      const { current } = await desk.queue({ language: 'en', act: 'arrest' }, {});
      const { text, marks } = current!.passage;
      const words = Object.fromEntries(marks.map(({ of, span }) => [of, text.slice(...span)]));
      assert.match(words['evidence']!, /arrested/);
      assert.equal(words['place'], 'Tehran');
      assert.equal(words['date'], '18 September 2022');
    }));

  it('confirms, counts, corrects and undoes, one after another', () =>
    as('anna', async () => {
      const { current } = await desk.queue({ act: 'arrest', language: 'en' }, {});
      const typed = { ...current!.typed, arrested: '7', 'actors/0/name': 'The police', 'actors/0/role': 'perpetrator' };
      await desk.decide([current!.id], 'confirm', { typed });
      assert.equal(await counted(app), 1);
      const act = app.reader.current(app.catalogue.byRow(`act-of:${current!.id}`)!.item);
      assert.deepEqual(act.fields['perpetrators'], [{ name: 'The police', degree: 'alleged' }]);
      const sum = await count({ by: ['act'], sum: 'arrested' }, app);
      assert.deepEqual(sum.groups[0]!['arrested'], [7, 7, 7]);
      const next = await desk.queue({}, { after: current!.id });
      assert.deepEqual([next.left, next.doneToday, next.undoable], [5, 1, true]);
      assert.deepEqual(await desk.undoLast(), { id: current!.id, undone: 1 });
      assert.equal(await counted(app), 0);
      assert.deepEqual(await desk.undoLast(), { id: null, undone: 0 });
      const again = await desk.queue({}, { id: current!.id });
      assert.deepEqual([again.left, again.doneToday, again.undoable], [6, 0, false]);
    }));

  it('decides many at once that are alike, and undoes them at once', () =>
    as('anna', async () => {
      const { current, alike } = await desk.queue({ act: 'arrest', language: 'en' }, {});
      assert.equal(alike, 2);
      const { codings } = await desk.alike(current!.id, 10);
      assert.equal(codings.length, 3);
      assert.equal(
        (
          await desk.decide(
            codings.map(({ id }) => id),
            'confirm',
          )
        ).decided,
        3,
      );
      assert.equal(await counted(app), 3);
      assert.equal((await desk.undoLast()).undone, 3);
      assert.equal(await counted(app), 0);
    }));

  it('gives what is assigned to one person to nobody else', async () => {
    await as('anna', async () => {
      assert.equal((await desk.assign({ language: 'ar' }, 10, 'omar')).assigned, 1);
      assert.equal((await desk.queue({ language: 'ar' }, {})).left, 0);
    });
    await as('omar', async () => {
      const { left, assignedToMe } = await desk.queue({ mine: true }, {});
      assert.deepEqual([left, assignedToMe], [1, 1]);
    });
  });

  it('draws the same sample with the same seed, and shows no coder what the other decided', async () => {
    assert.equal((await as('anna', () => desk.sample(1, 7))).drawn, 1);
    const { id } = (await as('anna', () => desk.queue({ double: true }, {}))).current!;
    const suggested = await as('bo', async () => (await desk.queue({}, { id })).current!);
    await as('anna', () => desk.decide([id], 'confirm', { typed: { ...suggested.typed, killed: '31337' } }));
    assert.equal((await as('anna', () => desk.queue({ double: true }, {}))).left, 0, 'anna is done with it');
    const view = await as('bo', () => desk.queue({ double: true }, {}));
    assert.equal(view.left, 1, 'and bo has it before him');
    assert.deepEqual(view.current, suggested, 'just as it was');
    const codings = await as('bo', () => desk.codingsOf(suggested.document.id));
    assert.doesNotMatch(
      JSON.stringify([codings, await as('bo', () => desk.disputes({ limit: 9, offset: 0 }))]),
      /31337/,
    );
    assert.equal((await as('bo', () => desk.alike(id, 9))).total, 1, 'it is not decided among many');
    await as('bo', () => desk.decide([id], 'confirm'));
    const { items } = await as('cleo', () => desk.disputes({ limit: 9, offset: 0 }));
    assert.deepEqual(
      items[0]!.versions.map(({ coder, value }) => [coder, value.counts.killed?.[1] ?? null]),
      [
        ['anna', 31337],
        ['bo', suggested.value.counts.killed?.[1] ?? null],
      ],
    );
    await as('cleo', () => desk.decide([id], 'confirm', { adjudicates: true, takes: 'anna' }));
    assert.equal((await as('cleo', () => desk.disputes({ limit: 9, offset: 0 }))).total, 0);
    const { fields, coders, sample } = await desk.agreement();
    assert.deepEqual(coders, ['anna', 'bo'], 'who adjudicates is no coder');
    assert.deepEqual(sample, { drawn: 1, done: 1 });
    assert.equal(fields.find(({ field }) => field === 'act')!.units, 1);
  });

  it('reads the same from the log when the program starts anew', async () => {
    const fresh = new ReviewDesk(app, new AbortController().signal);
    for (const person of ['anna', 'omar', 'bo'])
      assert.deepEqual(await as(person, () => fresh.queue({}, {})), await as(person, () => desk.queue({}, {})));
  });
});

describe('the link desk', () => {
  it('counts once what is told twice, and puts back just what undoing allows', async () => {
    const app = await archive();
    const desk = new LinkDesk(app, new AbortController().signal);
    const events = [newId(), newId(), newId()];
    const acts = events.map((event) =>
      draft('act', { event, type: 'arrest', status: 'confirmed', when: day('2022-09-16') }),
    );
    const other = draft('act', { event: events[1]!, type: 'torture', status: 'confirmed' });
    const link = (a: number, b: number): RecordDraft =>
      draft('link', {
        relation: 'same-event',
        a: events[a]!,
        b: events[b]!,
        score: 0.9,
        method: 'fellegi-sunter',
        status: 'suggested',
      });
    const [ab, bc, ac] = [link(0, 1), link(1, 2), link(0, 2)];
    for (const id of events)
      await app.archive.append([draft('event', { title: 'Arrests', when: day('2022-09-16') }, id)], { by: 'x' });
    await app.archive.append([...acts, other, ab, bc, ac], { by: 'x' });
    const status = (act: RecordDraft): unknown => app.reader.current(app.catalogue.byId(act.id)!).fields['status'];
    const all = () => acts.map(status).join(' ');

    assert.equal(await counted(app), 4);
    await as('anna', () => desk.decide(ab.id, 'confirm'));
    assert.equal(all(), 'confirmed duplicate confirmed');
    assert.equal(status(other), 'confirmed', 'an act that only one tells of is counted');
    await as('anna', () => desk.decide(bc.id, 'confirm'));
    assert.equal(all(), 'confirmed duplicate duplicate');
    await as('anna', () => desk.decide(ac.id, 'confirm'));
    assert.equal(await counted(app), 2);
    await as('anna', () => desk.decide(bc.id, 'undo'));
    assert.equal(all(), 'confirmed duplicate duplicate', 'another link still says so');
    assert.deepEqual(
      desk
        .linksOf(events[0]!)
        .map(({ other: told }) => told.id)
        .sort(),
      [events[1]!, events[2]!].sort(),
    );
    const size = app.archive.size();
    await as('anna', () => desk.decide(ac.id, 'confirm'));
    assert.equal(app.archive.size(), size, 'deciding the same again adds nothing');
    await as('anna', () => desk.undoLast());
    await as('anna', () => desk.undoLast());
    assert.equal(desk.queue('event', {}).left, 3, 'one after another is undone');
    assert.equal(all(), 'confirmed confirmed confirmed');
    assert.equal(await counted(app), 4);
  });

  it('counts the second telling when the coding behind the first is undone', async () => {
    const app = await archive();
    const text = 'Police arrested four students in Tehran on 18 September 2022.';
    await app.archive.append([draft('document', { text }), draft('document', { text: `${text} So they say.` })], {
      by: 'x',
    });
    const { codings } = await suggestCodings([], app, ACTING);
    assert.equal(codings.length, 2);
    const decide = (id: string, decision: 'confirm' | 'undo') =>
      decideAbout({ ids: [id], decision, changes: [], adjudicates: false }, app, 'anna');
    const [first, second] = [await decide(codings[0]!.id, 'confirm'), await decide(codings[1]!.id, 'confirm')];
    const [a, b] = [first.decided[0]!.event!, second.decided[0]!.event!];
    const link = draft('link', { relation: 'same-event', a, b, score: 0.9, status: 'suggested' });
    await app.archive.append([link], { by: 'x' });
    await decide(link.id, 'confirm');
    assert.equal(await counted(app), 1);
    await decide(codings[0]!.id, 'undo');
    assert.equal(await counted(app), 1, 'now the second one is counted');
    await decide(codings[0]!.id, 'confirm');
    assert.equal(await counted(app), 1, 'and now the first again');
    await decide(codings[1]!.id, 'undo');
    await decide(link.id, 'undo');
    assert.equal(await counted(app), 1, 'undoing the link brings nothing back that was taken back');
    await decide(codings[1]!.id, 'confirm');
    assert.equal(await counted(app), 2);
  });

  it('withdraws the event that a confirmation made when nothing in it stands, and brings it back', async () => {
    const app = await archive();
    const text = 'Police arrested four students in Tehran on 18 September 2022.';
    for (const more of ['', ' So they say.'])
      await app.archive.append([draft('document', { text: text + more })], { by: 'x' });
    const codings = (await suggestCodings([], app, ACTING)).codings.map(({ id }) => id);
    const [one, other] = [codings[0]!, codings[1]!];
    const decide = (id: string, decision: 'confirm' | 'undo' | 'reject', changes: string[] = []) =>
      decideAbout({ ids: [id], decision, changes, adjudicates: false }, app, 'anna');
    const shown = (): { counted: number; found: number } => ({
      counted: app.catalogue.counts().event ?? 0,
      found: app.find({ q: '', kind: 'event', sort: 'newest', limit: 10, offset: 0 }).total,
    });
    const event = (await decide(one, 'confirm')).decided[0]!.event!;
    const status = (): unknown => app.reader.current(app.catalogue.byId(event)!).fields['status'];
    assert.deepEqual(shown(), { counted: 1, found: 1 });
    await decide(one, 'undo');
    assert.equal(status(), 'withdrawn');
    assert.deepEqual(shown(), { counted: 0, found: 0 });
    assert.equal(app.catalogue.versions(event).length, 2, 'and nothing is gone from the log');
    assert.equal((await decide(one, 'confirm')).decided[0]!.event, event);
    assert.equal(status(), undefined);
    assert.deepEqual(shown(), { counted: 1, found: 1 });
    // the act of another suggestion keeps the event standing
    await decide(other, 'confirm', [`event=${event}`]);
    await decide(one, 'reject');
    assert.deepEqual(shown(), { counted: 1, found: 1 });
    await decide(other, 'undo');
    assert.deepEqual(shown(), { counted: 0, found: 0 });
    await decide(other, 'confirm');
    assert.equal(status(), undefined, 'and brings it back');
    const own = draft('event', { title: 'Arrests' });
    await app.archive.append([own], { by: 'x' });
    await decide(other, 'confirm', [`event=${own.id}`]);
    assert.equal(status(), 'withdrawn', 'what an act was taken out of is empty too');
    await decide(other, 'undo');
    assert.deepEqual(shown(), { counted: 1, found: 1 }, 'an event that a person wrote stays');
    await app.rebuild({ signal: ACTING.signal, progress: () => {} });
    assert.deepEqual(shown(), { counted: 1, found: 1 });
    const { size } = app.archive.checkpoint();
    assert.equal(show(event, { versions: false, at: size }, app).fields['status'], 'withdrawn');
  });

  it('asks about two rows of one list only where they say the very same', async () => {
    const app = await archive();
    const register = async (profile: string, rows: [title: string, place: string, date: string][]) => {
      const batch = draft('batch', { phase: 'closed', profile });
      await app.archive.append([batch], { by: 'x' });
      const events = rows.map(([title, place, date], i) =>
        draft('event', {
          title,
          when: day(date),
          place: { name: place },
          batch: batch.id,
          row: { key: `content:${profile}${batch.id}${i}`, digest: '' },
        }),
      );
      await app.archive.append(events, { by: 'x' });
      return events.map(({ id }) => id);
    };
    const weekly = Array.from({ length: 40 }, (_, i): [string, string, string] => [
      'Vigil for the prisoners of the harbour',
      'Old Market',
      new Date(Date.UTC(2020, 0, 1 + 7 * i)).toISOString().slice(0, 10),
    ]);
    const others = Array.from({ length: 60 }, (_, i): [string, string, string] => [
      `Gathering ${String.fromCharCode(97 + (i % 26)).repeat(5)} about matter ${i * 31}`,
      `Street ${i * 17}`,
      new Date(Date.UTC(2019, i % 12, 1 + (i % 28))).toISOString().slice(0, 10),
    ]);
    const [one] = await register('one', [...weekly, ...others, weekly[3]!]);
    const [, , , , again] = await register('two', [weekly[9]!, weekly[12]!, others[4]!, others[5]!, weekly[0]!]);
    const { pairs } = await suggestLinks('event', app, ACTING);
    const list = (id: string) => app.reader.current(app.catalogue.byId(id)!).fields['batch'];
    const inside = pairs.filter(({ a, b }) => list(a) === list(b));
    assert.equal(inside.length, 1, 'the row that stands twice, and no week beside the next');
    assert.ok(
      pairs.some(({ a, b }) => [a, b].includes(one!) && [a, b].includes(again!)),
      'what two lists tell of is asked about',
    );
  });

  it('lays two records side by side and says what speaks for and against', async () => {
    const app = await archive();
    const desk = new LinkDesk(app, new AbortController().signal);
    const [a, b] = [newId(), newId()];
    await app.archive.append(
      [
        draft('event', { title: 'Arrests in Tehran', when: day('2022-09-16'), country: 'IR' }, a),
        draft('event', { title: 'Arrests at Tehran university', when: day('2022-09-17'), country: 'IR' }, b),
        draft('link', {
          relation: 'same-event',
          a,
          b,
          score: 0.8,
          method: 'fellegi-sunter',
          status: 'suggested',
          evidence: [
            { column: 'title', level: 'near', weight: 3 },
            { column: 'when', level: null, weight: -1 },
          ],
        }),
      ],
      { by: 'x' },
    );
    const { current } = desk.queue(null, {});
    assert.deepEqual(
      current!.fields.map(({ field, how, bits }) => [field, how, bits]),
      [
        ['when', 'near', -1],
        ['country', 'same', null],
        ['title', 'near', 3],
      ],
    );
  });
});
