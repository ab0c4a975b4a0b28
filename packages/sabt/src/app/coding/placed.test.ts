import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type ChangedText, type Place, placed, placementOf, type Reading, UNMOVED } from './placed.ts';

const spanOf = (text: string, words: string): Place => {
  const at = text.indexOf(words);
  assert.ok(at >= 0, words);
  return [at, at + words.length];
};

const lastOf = (text: string, words: string): Place => [
  text.lastIndexOf(words),
  text.lastIndexOf(words) + words.length,
];

const named = (text: string, name: string) => ({ name, span: spanOf(text, name) });

/** The text without some of it, as a version that was cut at the ends of what is erased. */
function without(text: string, erased: readonly Place[]): ChangedText {
  let left = '';
  let at = 0;
  const breaks: Place[] = [];
  for (const [from, to] of erased) {
    left += text.slice(at, from);
    breaks.push([left.length, left.length]);
    at = to;
  }
  return { text: left + text.slice(at), breaks };
}

const TEXT = 'Nima saw it. Police arrested 7 teachers in Tehran. Later the army shot 3 workers in Ahvaz.';

describe('words of a coding in a text that lost something', () => {
  it('are where they were before what was lost, and behind it moved by what its names say', () => {
    const changed = without(TEXT, [spanOf(TEXT, 'Police arrested 7 ')]);
    const first: Reading = { spans: [spanOf(TEXT, 'Nima saw')], names: [] };
    assert.deepEqual(placementOf(first, changed)?.by ?? null, 0);
    const shot = { spans: [spanOf(TEXT, 'shot')], names: [named(TEXT, 'army'), named(TEXT, 'Ahvaz')] };
    const placement = placementOf(shot, changed)!;
    assert.equal(changed.text.slice(...placed(shot.spans[0]!, placement)), 'shot');
  });

  it('are not known where no name says it, where a name stands twice, or where they lay across what was lost', () => {
    const changed = without(TEXT, [spanOf(TEXT, 'Nima ')]);
    assert.equal(placementOf({ spans: [spanOf(TEXT, 'arrested')], names: [] }, changed), null);
    const twice = `Nima left. In Ahvaz it rained. ${TEXT}`;
    const ahvaz = { spans: [spanOf(twice, 'shot')], names: [{ name: 'Ahvaz', span: lastOf(twice, 'Ahvaz') }] };
    assert.equal(placementOf(ahvaz, without(twice, [spanOf(twice, 'Nima ')])), null);
    const across = { spans: [spanOf(TEXT, 'arrested 7 teachers in')], names: [named(TEXT, 'Tehran')] };
    assert.equal(placementOf(across, without(TEXT, [spanOf(TEXT, '7 teachers ')])), null);
    const inZone = { ...without(TEXT, []), breaks: [[4, 30]] as const };
    assert.equal(placementOf({ spans: [spanOf(TEXT, 'arrested')], names: [named(TEXT, 'Police')] }, inZone), null);
  });

  it('a place that stands before what was lost holds what was read behind it by other names', () => {
    const text = 'TEHRAN. Names: Nima, Sara. Police arrested 7 teachers.';
    const changed = without(text, [spanOf(text, 'Nima, Sara')]);
    const reading = {
      spans: [spanOf(text, 'arrested')],
      names: [named(text, 'TEHRAN'), named(text, 'Police'), named(text, 'teachers')],
    };
    const placement = placementOf(reading, changed)!;
    assert.equal(changed.text.slice(...placed(spanOf(text, 'teachers'), placement)), 'teachers');
    assert.equal(changed.text.slice(...placed(spanOf(text, 'TEHRAN'), placement)), 'TEHRAN');
  });

  it('nothing moves in a text that lost nothing; in one of which nothing is known the names decide', () => {
    const reading = { spans: [spanOf(TEXT, 'arrested')], names: [named(TEXT, 'Tehran')] };
    assert.equal(placementOf(reading, { text: TEXT, breaks: [] }), UNMOVED);
    assert.equal(placementOf(reading, { text: TEXT, breaks: 'unknown' })?.by, 0);
    assert.equal(placementOf(reading, { text: TEXT.slice(5), breaks: 'unknown' })?.by, -5);
    assert.equal(placementOf({ ...reading, names: [] }, { text: TEXT, breaks: 'unknown' }), null);
  });

  it('another spelling of the text is no name in it, and another case or digit of it is one', () => {
    const text = 'Nima saw it. Police arrested 7 in Teheran.';
    const spelt = { name: 'Tehran', span: spanOf(text, 'Teheran') };
    const changed = without(text, [spanOf(text, 'Nima ')]);
    const arrested = [spanOf(text, 'arrested')];
    assert.equal(placementOf({ spans: arrested, names: [spelt] }, changed), null);
    assert.equal(placementOf({ spans: arrested, names: [spelt, named(text, 'Police')] }, changed)?.by, -5);
    assert.equal(
      placementOf({ spans: arrested, names: [{ ...named(text, 'Police'), name: 'POLICE' }] }, changed)?.by,
      -5,
    );
  });
});

const WORDS = 'police army Tehran Ahvaz رجال شرطة كابول نیروها arrested shot in the 7 ۱۲ people . , \n'.split(' ');

/** Words of the text, each as [start, end). */
function wordsOf(text: string): Place[] {
  return [...text.matchAll(/[^ ]+/gu)].map(({ index, 0: word }): Place => [index, index + word.length]);
}

const story = fc
  .array(fc.constantFrom(...WORDS), { minLength: 8, maxLength: 60 })
  .map((words) => words.join(' '))
  .chain((text) => {
    const n = wordsOf(text).length - 1;
    const index = fc.integer({ min: 0, max: n });
    return fc.record({
      text: fc.constant(text),
      names: fc.array(index, { maxLength: 3 }),
      evidence: fc.array(index, { minLength: 1, maxLength: 2 }),
      erased: fc.array(fc.tuple(fc.nat(text.length - 2), fc.integer({ min: 1, max: 30 })), {
        minLength: 1,
        maxLength: 3,
      }),
      isZone: fc.boolean(),
    });
  });

/** Stretches that do not touch, cut at whatever letter. */
function apart(erased: readonly [number, number][], length: number): Place[] {
  const spans: [number, number][] = [];
  for (const [from, units] of erased.toSorted((a, b) => a[0] - b[0])) {
    const to = Math.min(length, from + units);
    if (from > (spans.at(-1)?.[1] ?? -1)) spans.push([from, to]);
  }
  return spans;
}

describe('random codings of random texts', () => {
  let sure = 0;

  it('are never placed at other words than they were read in', () => {
    fc.assert(
      fc.property(story, ({ text, names, evidence, erased, isZone }) => {
        const words = wordsOf(text);
        const gone = apart(erased, text.length);
        const isGone = ([from, to]: Place): boolean => gone.some(([start, end]) => from < end && start < to);
        const read: Reading = {
          spans: evidence.map((i) => words[i]!),
          names: names.map((i) => ({ name: text.slice(...words[i]!), span: words[i]! })),
        };
        // a coding goes with a name that it read
        fc.pre(!read.names.some(({ span }) => isGone(span)));
        const changed = without(text, gone);
        const exact = changed.breaks as Place[];
        const zone: Place[] = [[exact[0]![0], exact.at(-1)![1]]];
        const placement = placementOf(read, { text: changed.text, breaks: isZone ? zone : exact });
        if (placement === null) return;
        const lostBefore = (at: number): number =>
          gone.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(at, end) - start), 0);
        for (const span of [...read.spans, ...read.names.map((one) => one.span)]) {
          if (isGone(span)) assert.fail(`${JSON.stringify(text.slice(...span))} is gone and was placed`);
          sure++;
          assert.equal(placed(span, placement)[0], span[0] - lostBefore(span[0]));
        }
      }),
      { numRuns: 3000 },
    );
    assert.ok(sure > 500, `${sure} placed`);
  });
});
