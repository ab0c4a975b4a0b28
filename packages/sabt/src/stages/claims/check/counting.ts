/** Claims about counts of acts: growth, comparison, a share, at least so many, none. */
import { daysOfMonth } from '../../../model/calendar.ts';
import { SabtError } from '../../../model/errors.ts';
import type { Selected } from '../../../store/analysis-port.ts';
import { coveringSources, isCovered } from '../../measuring/index.ts';
import { decideAtLeast, decideNone } from '../decide/counts.ts';
import { asCounting, type Counting, cautionsOf, decideGrowth, growthInput, LOOSELY_DATED } from '../decide/growth.ts';
import { checkedInput } from '../decide/input.ts';
import { decideShare, shareInput } from '../decide/shares.ts';
import { cautioned, type Decision, undecidable } from '../decide/verdict.ts';
import type { Bound } from './bound.ts';
import { burstsBeside, burstsBetween, type Finer } from './finer.ts';
import {
  type Compared,
  compared,
  countOf,
  type Days,
  daysBefore,
  daysIn,
  daysOf,
  type Record,
  reportersOf,
  selectedOf,
  sharedActs,
  sumOf,
  withDays,
} from './record.ts';

/** Two spans of days; where none is given, the last two whole years of the record. */
export async function spansOf(bound: Bound, record: Record): Promise<readonly [Days, Days] | null> {
  const { from, to, before: given } = bound;
  if ((from === undefined) !== (to === undefined))
    throw new SabtError('invalid-value', 'The later span needs both from and to, or neither.', {
      at: from === undefined ? 'inputs.from' : 'inputs.to',
    });
  if (from !== undefined && to !== undefined) {
    if (given !== undefined && given.from <= to && given.to >= from)
      throw new SabtError('invalid-value', 'The two spans overlap, so that acts would be compared with themselves.', {
        at: 'inputs.before',
      });
    const now = { from, to };
    return [given ?? daysBefore(now), now];
  }
  const { points = [] } = await record.measure({ measure: 'rate', where: bound.where, by: 'year' });
  const complete = points.filter(({ isComplete }) => isComplete);
  const [before, now] = [complete.at(-2), complete.at(-1)];
  if (before === undefined || now === undefined) return null;
  const days = ({ from, to }: Days): Days => ({ from, to });
  return [days(before), days(now)];
}

const countingOf = (finer: Finer | 'loose' | null): Counting =>
  finer === 'loose' ? LOOSELY_DATED : asCounting(finer?.bursts ?? null, finer?.unit ?? '');

export async function growth(bound: Bound, record: Record): Promise<Decision> {
  const spans = await spansOf(bound, record);
  if (spans === null) return undecidable('too-few', 'more-years');
  const [before, now] = await compared(bound.where, spans, record);
  const counting = countingOf(
    await burstsBetween(
      spans.map((days) => ({ where: bound.where, days })),
      record,
    ),
  );
  const decideWith = (pair: readonly [Compared, Compared]): Decision =>
    decideGrowth(
      checkedInput(growthInput, {
        before: pair[0],
        now: pair[1],
        claimedPercent: bound.claimedPercent,
        direction: bound.direction ?? 'up',
      }),
      { counting },
    );
  const decision = decideWith([before, now]);
  const guard =
    (await guarded(spans, bound.where, record)) ??
    (await doubled(decision, spans, bound.where, record, (counts) =>
      decideWith([withCount(before, counts[0]), withCount(now, counts[1])]),
    ));
  const figure = { ...decision.figure, spans, counts: [before.count, now.count] };
  return cautioned({ ...decision, ...guard, figure }, spanCautions(bound, spans));
}

const withCount = (one: Compared, count: number): Compared => ({
  ...one,
  count,
  sameSourcesCount: Math.min(one.sameSourcesCount, count),
});

export const spanCautions = (bound: Bound, spans: readonly [Days, Days]) => [
  bound.from === undefined && ('spans-chosen' as const),
  !isSameSeason(spans) && ('seasons-differ' as const),
];

/** What keeps two spans from being compared at all. */
export async function guarded(spans: readonly [Days, Days], where: string, record: Record): Promise<Decision | null> {
  const cut = await cutOff(spans, where, record);
  if (cut !== null) return cut;
  return isSameSeason(spans) || Math.max(...spans.map(daysIn)) <= SHORT
    ? null
    : undecidable('seasons-differ', 'same-season');
}

/** Spans of so many days may follow one another without being of another season. */
const SHORT = 35;
/** Days that a leap year, or a calendar of another kind, may shift. */
const SHIFT = 3;
const YEAR = 365.25;

/** Whole years, or the same days of two years. */
function isSameSeason(spans: readonly [Days, Days]): boolean {
  const nearYears = (days: number): boolean =>
    Math.abs(days - Math.round(days / YEAR) * YEAR) <= SHIFT && days >= YEAR - SHIFT;
  if (spans.every((days) => nearYears(daysIn(days)))) return true;
  const [before, now] = spans;
  return nearYears(daysIn({ from: before.from, to: now.from }) - 1);
}

/** A span that today cuts off, or in which the record begins or breaks off, compares with nothing. */
async function cutOff(spans: readonly Days[], where: string, record: Record): Promise<Decision | null> {
  // by those who tell of the acts between the two, in whole months
  const days = spans.flatMap(({ from, to }) => [from, to]).sort();
  const within = withDays({ where, from: monthOf(days[0]!).from, to: monthOf(days.at(-1)!).to });
  const { points = [] } = await record.measure({ measure: 'rate', where: within, by: 'month' });
  const complete = points.filter(({ isComplete }) => isComplete);
  const [first, last] = [complete[0]?.from, complete.at(-1)?.to];
  const isCovered = ({ from, to }: Days): boolean =>
    first !== undefined && last !== undefined && from >= first && to <= last && to < record.today;
  return spans.every(isCovered) ? null : undecidable('record-breaks-off', 'complete-record');
}

function monthOf(day: string): Days {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const last = String(daysOfMonth('gregorian', year, month)).padStart(2, '0');
  return { from: `${day.slice(0, 7)}-01`, to: `${day.slice(0, 7)}-${last}` };
}

/** Pairs that may be one act and wait for a person: a verdict that hangs on them is none yet. */
async function doubled(
  decision: Decision,
  spans: readonly [Days, Days],
  where: string,
  record: Record,
  decideWith: (counts: [number, number]) => Decision,
): Promise<Decision | null> {
  if (decision.verdict === 'undecidable') return null;
  const found = await Promise.all(spans.map((days) => record.duplicates(selectedOf(where, days, record))));
  if (found.every(({ undecidedPairs }) => undecidedPairs === 0)) return null;
  const [before, now] = found.map(({ countWithout }) => countWithout);
  const isSame = before != null && now != null && decideWith([before, now]).verdict === decision.verdict;
  return isSame
    ? cautioned(decision, ['duplicates-undecided'])
    : undecidable('duplicates-undecided', 'decided-pairs', decision.figure);
}

/** Acts on both sides, beyond which the two are no two things. */
const MOST_SHARED = 0.1;

export async function comparison(bound: Bound, against: string, record: Record): Promise<Decision> {
  const days = daysOf(bound) ?? (await extentOf([bound.where, against], record));
  const wheres = [bound.where, against] as const;
  const selected = wheres.map((where) => selectedOf(where, days, record));
  const [a, b] = (await Promise.all(selected.map((one) => countOf(one, record)))) as [number, number];
  const shared = await sharedActs(selected[0]!, selected[1]!, record);
  const [ofA, ofB] = (await Promise.all(selected.map((one) => coveringSources(record.copy, one)))) as [
    Set<string>,
    Set<string>,
  ];
  const both = [...ofA].filter((source) => ofB.has(source)).sort();
  const [sameA, sameB] = (await Promise.all(selected.map((one) => countOf(byAnyOf(both, one), record)))) as [
    number,
    number,
  ];
  const finer =
    days === null
      ? null
      : await burstsBeside(
          [
            { where: wheres[0], days },
            { where: wheres[1], days },
          ],
          record,
        );
  const decision = decideGrowth(
    checkedInput(growthInput, {
      now: { count: a, days: 1, sources: ofA.size, sameSourcesCount: sameA },
      before: { count: b, days: 1, sources: ofB.size, sameSourcesCount: sameB },
      claimedPercent: bound.claimedPercent,
      direction: bound.direction ?? 'up',
    }),
    { counting: countingOf(finer) },
  );
  const covered = await Promise.all(selected.map((one) => isCovered(record.copy, one)));
  const notCovered = (['where', 'against'] as const).filter((_, i) => !covered[i]);
  const counted = { ...decision.figure, counts: [b, a], shared };
  const figure =
    notCovered.length === 0 ? counted : { counts: [b, a].map((n, i) => (covered[1 - i] ? n : null)), notCovered };
  const isOne = a + b > 0 && shared > MOST_SHARED * Math.min(a, b);
  const guard =
    notCovered.length > 0
      ? undecidable('not-covered', 'a-source-there')
      : isOne
        ? undecidable('acts-shared', 'separate-acts')
        : null;
  return cautioned({ ...decision, ...guard, figure }, [shared > 0 && 'acts-shared']);
}

/** From the first to the last act of all of them. */
async function extentOf(wheres: readonly string[], record: Record): Promise<Days | null> {
  const extents = await Promise.all(wheres.map((where) => record.copy.extent(selectedOf(where, null, record))));
  const first = extents.flatMap((one) => one.first ?? []).sort()[0];
  const last = extents
    .flatMap((one) => one.last ?? [])
    .sort()
    .at(-1);
  return first === undefined || last === undefined ? null : { from: first, to: last };
}

/** The acts that are counted of the whole: those of both filters. */
export function partOf({ where, against = '' }: Bound): string {
  if (where.trim() === '') return against;
  return against.trim() === '' ? where : `(${where}) (${against})`;
}

export async function share(bound: Bound, record: Record): Promise<Decision> {
  // a share of nothing that was named is not one of the whole record; who means that says so with an empty filter
  if (bound.against === undefined) return undecidable('no-whole-named', 'a-whole');
  const base = bound.against;
  const days = daysOf(bound);
  const own = partOf(bound);
  const rest = base.trim() === '' ? `NOT (${bound.where})` : `NOT (${bound.where}) (${base})`;
  const [x, n] = (await Promise.all([own, base].map((where) => countOf(selectedOf(where, days, record), record)))) as [
    number,
    number,
  ];
  if (n === 0) return undecidable('nothing-counted', 'more-acts', { x, n });
  const span = days ?? (await extentOf([base], record));
  // without a condition there is nothing that the acts are not
  const finer =
    span === null || bound.where.trim() === ''
      ? null
      : await burstsBeside(
          [
            { where: own, days: span },
            { where: rest, days: span },
          ],
          record,
        );
  const counting = countingOf(finer);
  const decideOf = (counts: { x: number; n: number }): Decision =>
    decideShare(
      checkedInput(shareInput, { ...counts, claimedPercent: bound.claimedPercent, direction: bound.direction }),
      counting.factor,
    );
  const decision = decideOf({ x, n });
  // who tells of the one and not of the other makes a share of its own
  const same = x === n && bound.where.trim() === '' ? { x, n } : await bySameSources([own, rest], bound, record);
  // a kind that nobody tells of there is not told apart; nought of it shows nothing
  const isNotTold = same.n === 0 && (x === 0 || x === n);
  const guard =
    decision.verdict === 'undecidable' || (same.n > 0 && decideOf(same).verdict === decision.verdict)
      ? null
      : isNotTold
        ? undecidable('not-covered', 'a-source-there')
        : undecidable('sources-differ', 'same-sources');
  const figure = { ...decision.figure, counting, ...(same.n === n ? {} : { sameSources: same }) };
  return cautioned({ ...decision, ...guard, figure }, cautionsOf(counting));
}

/**
 * Part and whole by the sources that tell of the part and of the rest. Of what no source tells at all, those are asked that
 * tell of it elsewhere in the same days.
 */
async function bySameSources(
  [own, rest]: readonly [string, string],
  bound: Bound,
  record: Record,
): Promise<{ x: number; n: number }> {
  const days = daysOf(bound);
  const tellersOf = async (where: string, elsewhere: string): Promise<Set<string>> => {
    const there = await reportersOf(selectedOf(where, days, record), record);
    return there.size > 0 ? there : reportersOf(selectedOf(elsewhere, days, record), record);
  };
  const [ofPart, ofRest] = [await tellersOf(own, bound.where), await tellersOf(rest, `NOT (${bound.where})`)];
  const both = [...ofPart].filter((source) => ofRest.has(source)).sort();
  const [x, others] = await Promise.all(
    [own, rest].map((where) => countOf(byAnyOf(both, selectedOf(where, days, record)), record)),
  );
  return { x: x!, n: x! + others! };
}

export const byAnyOf = (sources: readonly string[], selected: Selected): Selected => ({
  ...selected,
  filter: { is: 'and', of: [selected.filter, { is: 'reported-by', sources }] },
});

export async function atLeast(bound: Bound, record: Record): Promise<Decision> {
  const { atLeast: claimed, of = 'acts' } = bound;
  if (claimed === undefined) throw new SabtError('invalid-value', 'at-least needs a number.', { at: 'inputs.atLeast' });
  const selected = selectedOf(bound.where, daysOf(bound), record);
  const found = of === 'acts' ? await countOf(selected, record) : await sumOf(selected, of, record);
  const decision = decideAtLeast({ atLeast: claimed, found: typeof found === 'number' ? found : [...found] });
  if (decision.verdict !== 'supported') return decision;
  const { undecidedPairs, countWithout } = await record.duplicates(selected);
  if (undecidedPairs === 0) return decision;
  // how many people two reports of one event would be is not known, how many acts is
  const holds = of === 'acts' && countWithout !== null && countWithout >= claimed;
  return holds
    ? cautioned(decision, ['duplicates-undecided'])
    : undecidable('duplicates-undecided', 'decided-pairs', decision.figure);
}

export async function none(bound: Bound, record: Record): Promise<Decision> {
  const selected = selectedOf(bound.where, daysOf(bound), record);
  const count = await countOf(selected, record);
  if (count === 0) return decideNone({ count, origins: 0 });
  // who hands on what others report is no witness beside them, nor is a copy beside what it copies
  const { safeguards } = await record.measure({ measure: 'corroboration', where: withDays(bound) });
  return decideNone({ count, origins: safeguards.sources.all });
}
