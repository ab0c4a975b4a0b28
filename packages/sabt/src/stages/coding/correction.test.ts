import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { asTyped, correctedEvent, countText } from './correction.ts';
import { type CodedEvent, codeText } from './suggest/code-text.ts';

const [EVENT] = codeText({
  text: 'Police arrested four students in Tehran on 18 September 2022.',
  language: 'en',
}) as [CodedEvent];
const TABRIZ = { ...EVENT.place!, id: 'gn:2', name: 'Tabriz', candidates: [] };
const places = (name: string) => (name === 'Tabriz' || name === 'gn:2' ? TABRIZ : null);
const corrected = (...changes: string[]) => correctedEvent(EVENT, changes, places);

describe('correcting a suggestion', () => {
  it('changes what is named and nothing else, and leaves the suggestion as it is', () => {
    const before = structuredClone(EVENT);
    const { counts, ...rest } = corrected('killed=2..');
    assert.deepEqual(counts, { ...EVENT.counts, killed: [2, 2, null] });
    assert.deepEqual({ ...rest, counts: EVENT.counts }, before);
    assert.deepEqual(EVENT, before);
  });

  it('changes the codes of other standards with the act type', () => {
    const { act, plover, rights } = corrected('act=execution');
    assert.equal(act, 'execution');
    assert.notDeepEqual(plover, EVENT.plover);
    assert.notDeepEqual(rights, EVENT.rights);
  });

  it('reads counts as ranges', () => {
    const cases: [string, unknown][] = [
      ['12', [12, 12, 12]],
      ['10..20', [10, null, 20]],
      ['10..', [10, 10, null]],
      ['..20', [null, 20, 20]],
      ['~12', [null, 12, null]],
      ['[10,12,20]', [10, 12, 20]],
      ['', null],
    ];
    for (const [text, count] of cases) assert.deepEqual(corrected(`killed=${text}`).counts.killed, count, text);
  });

  it('refuses what no person can mean, naming the field', () => {
    for (const [change, code, at] of [
      ['killed=many', 'invalid-value', 'killed'],
      ['killed=20..10', 'invalid-value', 'killed'],
      ['killed=[3,2,1]', 'invalid-value', 'killed'],
      ['killed=-1', 'invalid-value', 'killed'],
      ['act=no-such-act', 'invalid-value', 'act'],
      ['place=Nowhere', 'invalid-value', 'place'],
      ['start=soon', 'unreadable-date', 'start'],
      ['start=2022-13-01', 'unreadable-date', 'start'],
      ['end=2020-01-01', 'invalid-value', 'end'],
      ['negated=perhaps', 'invalid-value', 'negated'],
      ['colour=red', 'invalid-argument', 'colour'],
      ['actors/0/role=hero', 'invalid-value', 'actors/0/role'],
      ['actors/99/name=x', 'invalid-value', 'actors/99/name'],
      ['actors/x/name=x', 'invalid-argument', 'actors/x/name'],
      ['killed', 'invalid-argument', 'killed'],
    ] as const)
      assert.throws(() => corrected(change), { code, at }, change);
  });

  it('reads days of any calendar, and lets go of a date', () => {
    assert.deepEqual(corrected('start=1401-06-25').start, '2022-09-16');
    const range = corrected('start=2022-09-16', 'end=2022-09-18');
    assert.deepEqual([range.start, range.end, range.precision], ['2022-09-16', '2022-09-18', 'range']);
    const none = corrected('start=');
    assert.deepEqual([none.start, none.end, none.precision], [null, null, null]);
  });

  it('keeps the words of the text for a place that a person names', () => {
    const { place } = corrected('place=Tabriz');
    assert.equal(place!.id, 'gn:2');
    assert.deepEqual(place!.span, EVENT.place!.span);
    assert.equal(corrected('place=').place, null);
    assert.deepEqual(corrected(`place=${EVENT.place!.id}`).place, EVENT.place);
  });

  it('renames, adds and takes away who took part, and says in which part', () => {
    const [police, students] = EVENT.actors;
    assert.deepEqual([police!.role, students!.role], ['perpetrator', 'victim']);
    const renamed = corrected('actors/0/name=The  riot police', 'actors/1/role=target').actors;
    assert.deepEqual(renamed, [
      { ...police!, name: 'The riot police' },
      { ...students!, role: 'target' },
    ]);
    const added = corrected('actors/2/role=initiator', 'actors/2/name=A teacher', 'actors/0/name=').actors;
    assert.deepEqual(
      added.map(({ name, role }) => [name, role]),
      [
        [students!.name, 'victim'],
        ['A teacher', 'initiator'],
      ],
    );
    const [from, to] = added[1]!.span;
    assert.equal(to - from, 0, 'no words of the text are claimed for a name that a person gave');
    assert.deepEqual(corrected('actors/7/role=victim').actors, EVENT.actors, 'a part without a name is nobody');
    assert.deepEqual(corrected('actors/2/name=A crowd').actors[2]!.role, 'participant');
  });

  it('types every event so that reading it gives the same event', () => {
    const bound = fc.option(fc.integer({ min: 0, max: 5000 }), { nil: null });
    const count = fc.tuple(bound, bound, bound).filter((bounds) => {
      const known = bounds.filter((one) => one !== null);
      return known.length > 0 && known.every((one, i) => i === 0 || known[i - 1]! <= one);
    });
    const meant = ([low, best, high]: [number | null, number | null, number | null]) =>
      // a lower bound alone is its own best value, and an upper bound alone too
      [low ?? null, best ?? (low === null ? high : high === null ? low : null), high ?? null];
    fc.assert(
      fc.property(count, (killed) => {
        const typed = countText(killed as [number, number, number]);
        const read = corrected(`killed=${typed}`).counts.killed!;
        assert.equal(countText(read), typed);
        const exact = (bounds: unknown[]) => JSON.stringify(bounds);
        assert.ok([exact(killed), exact(meant(killed as [number, number, number]))].includes(exact(read)), typed);
      }),
      { numRuns: 200 },
    );
    const typed = Object.entries(asTyped(EVENT)).map(([path, value]) => `${path}=${value}`);
    const again = correctedEvent(EVENT, typed, places);
    assert.deepEqual({ ...again, precision: EVENT.precision }, EVENT);
  });
});
