/** The review desk over a real archive: whose queue, what nobody may see, what is counted, what undoing puts back. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { App } from '../packages/sabt/src/app/app.ts';
import { count } from '../packages/sabt/src/app/measuring/counting.ts';
import { ReviewDesk } from '../packages/sabt/src/app/pages/review.ts';
import { actType } from '../packages/sabt/src/codebook/index.ts';
import { findPlaces } from '../packages/sabt/src/gazetteer/index.ts';
import { type CodedEvent, suggestedDrafts } from '../packages/sabt/src/stages/coding/index.ts';
import { archive, as, counted, day, draft } from './running/desks.ts';

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
