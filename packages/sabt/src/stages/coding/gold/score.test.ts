import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CodedEvent } from '../suggest/code-text.ts';
import { GOLD_LANGUAGES, type GoldAct, type GoldCase, goldCases } from './index.ts';
import { scorePlover } from './plover.ts';
import { scoreCoder, weightedF1 } from './score.ts';

function event(act: string, more: Partial<CodedEvent> = {}): CodedEvent {
  return {
    act,
    plover: null,
    acled: null,
    cameo: null,
    confidence: 1,
    start: null,
    end: null,
    precision: null,
    place: null,
    actors: [],
    counts: { participants: null, killed: null, injured: null, arrested: null },
    rights: [],
    negated: false,
    hypothetical: false,
    future: false,
    historical: false,
    reported: false,
    evidence: [[0, 1]],
    ...more,
  };
}

const arrest: GoldAct = { act: 'arrest', happened: true };
const one = (id: string, acts: GoldAct[]): GoldCase => ({
  id,
  text: id,
  acts,
  ...(acts.length > 0 ? { main: 0 } : {}),
});

/** A coder that answers each text with what is listed under it. */
const coder = (answers: Record<string, CodedEvent[]>) => (input: { text: string }) => answers[input.text] ?? [];

describe('the gold sets', () => {
  for (const language of GOLD_LANGUAGES)
    test(`${language}: at least 170 sentences and 30 texts, each text and id once, a fifth without a happened event`, () => {
      const sentences = goldCases(language, 'sentences');
      const texts = goldCases(language, 'texts');
      assert.ok(sentences.length >= 170 && texts.length >= 30);
      const all = [...sentences, ...texts];
      assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
      assert.equal(new Set(all.map(({ text }) => text)).size, all.length);
      assert.ok(sentences.filter(({ acts }) => !acts.some(({ happened }) => happened)).length >= sentences.length / 5);
    });
});

describe('scoring', () => {
  test('an act is found by its type and by whether it happened, once', () => {
    const score = scoreCoder(
      [
        one('found twice', [arrest]),
        one('not at all', [arrest]),
        one('denied', [{ act: 'arrest', happened: false, negated: true }]),
        one('nothing', []),
      ],
      'en',
      coder({
        'found twice': [event('arrest'), event('arrest')],
        denied: [event('arrest')],
        nothing: [event('arrest', { negated: true })],
      }),
    );
    const [type] = score.types;
    assert.deepEqual(
      { gold: type!.gold, found: type!.found, wrong: type!.suggestedWrongly },
      { gold: 3, found: 1, wrong: 3 },
    );
    assert.equal(score.micro.precision, 1 / 4);
    assert.equal(score.micro.recall, 1 / 3);
    assert.equal(score.macroF1, 2 / 7);
    assert.deepEqual(score.quiet, { right: 1, of: 1 });
    assert.deepEqual(
      score.confusion.find(({ gold }) => gold === 'not arrest'),
      { gold: 'not arrest', suggested: 'arrest', times: 1 },
    );
  });

  test('an optional act costs nothing, found or not', () => {
    const cases = [
      one('a', [
        { act: 'killing', happened: true },
        { ...arrest, optional: true },
      ]),
    ];
    for (const events of [[event('killing')], [event('killing'), event('arrest')]]) {
      const { micro } = scoreCoder(cases, 'en', coder({ a: events }));
      assert.deepEqual(micro, { precision: 1, recall: 1, f1: 1 });
    }
  });

  test('date, place and numbers are those of the event that answers the main act', () => {
    const acts: GoldAct[] = [
      {
        ...arrest,
        start: '2022-10-03',
        end: '2022-10-03',
        place: 'Tehran',
        placeCountry: 'IR',
        counts: { arrested: [12, 12, null] },
      },
    ];
    const tehran = {
      id: 'x',
      name: 'Téhran',
      country: 'IR',
      lat: 0,
      lon: 0,
      precision: 'town',
      span: [0, 1],
      candidates: [],
    };
    const right = event('arrest', {
      start: '2022-10-03',
      end: '2022-10-03',
      place: tehran as unknown as CodedEvent['place'],
      counts: { participants: null, killed: null, injured: null, arrested: [12, 12, null] },
    });
    const whole = { right: 1, of: 1 };
    const none = { right: 0, of: 1 };
    const good = scoreCoder([one('a', acts)], 'en', coder({ a: [event('killing'), right] }));
    assert.deepEqual([good.date, good.country, good.place, good.counts], [whole, whole, whole, whole]);
    assert.deepEqual(good.mainFirst, none);
    const bad = scoreCoder([one('a', acts)], 'en', coder({ a: [event('arrest', { end: '2022-10-03' })] }));
    assert.deepEqual([bad.date, bad.country, bad.place, bad.counts], [none, none, none, none]);
    const silent = scoreCoder([one('a', acts)], 'en', coder({}));
    assert.deepEqual([silent.date, silent.micro.precision], [none, null]);
  });

  test('weighted F1 counts each label by its share', () => {
    // A: precision 2/3, recall 1; B: precision 1, recall 1/2
    const pairs = [
      ['A', 'A'],
      ['A', 'A'],
      ['B', 'A'],
      ['B', 'B'],
    ] as const;
    assert.ok(Math.abs(weightedF1(pairs) - (0.5 * (4 / 5) + 0.5 * (2 / 3))) < 1e-12);
  });

  test('types of the draft of PLOVER are read as those of today', () => {
    const records = [
      { id: '1', event: 'FIGHT', text: 'a' },
      { id: '2', event: 'DOCUMENT' },
      { id: '3', event: 'AID', text: 'b' },
    ];
    const score = scorePlover(
      JSON.stringify(records),
      coder({ a: [event('shelling', { plover: { type: 'ASSAULT', mode: null } })] }),
    );
    assert.deepEqual([score.records, score.first, score.any], [2, { right: 1, of: 2 }, { right: 1, of: 2 }]);
  });
});
