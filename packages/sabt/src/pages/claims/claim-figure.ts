/** What a verdict's figure holds, as its JSON has it: numbers, intervals, steps from year to year, tests. */

/** Below, a percentage says more than is known. */
export const HANDFUL = 20;

export type Ends = readonly [number | null, number | null];
export type Figure = Readonly<Record<string, unknown>>;

export const numberIn = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
export const objectIn = (value: unknown): Figure =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Figure) : {};
export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export function endsIn(value: unknown): Ends {
  const [low, high] = listIn(value).map(numberIn);
  return [low ?? null, high ?? null];
}

export const isOpen = ([low, high]: Ends): boolean => low === null && high === null;

export interface FoundStep {
  from: string;
  to: string;
  /** How many in each of both years; null for shares and values. */
  counts: [number, number] | null;
  /** Per cent of a count, or points of a share or value; null where it would be a percentage of a handful. */
  change: number | null;
  interval: Ends;
  isPercent: boolean;
  holm: number | null;
}

export function stepsIn(figure: Figure): FoundStep[] {
  return listIn(figure['steps']).map((step) => {
    const { from, to, change: changed, difference, ci95, holm, unit, counts } = objectIn(step);
    const [before, now] = listIn(counts).map(numberIn);
    const both: [number, number] | null = before == null || now == null ? null : [before, now];
    const isShare = changed === undefined;
    const scale = isShare ? 100 : 1;
    const [low, high] = endsIn(ci95);
    const value = numberIn(isShare ? difference : changed);
    return {
      from: String(from),
      to: String(to),
      counts: both,
      change: value === null || (both !== null && Math.min(...both) < HANDFUL) ? null : value * scale,
      interval: [low === null ? null : low * scale, high === null ? null : high * scale],
      isPercent: !isShare && unit !== 'points',
      holm: numberIn(holm),
    };
  });
}

export interface FoundTest {
  name: string;
  p: number | null;
  holm: number | null;
}

/** The tests that a figure rests on, naive and corrected ones together. */
export function testsIn(figure: Figure): FoundTest[] {
  const listed = listIn(figure['tests']).map((test) => {
    const { name, p, holm } = objectIn(test);
    return { name: String(name), p: numberIn(p), holm: numberIn(holm) };
  });
  if (listed.length > 0) return listed;
  const value = objectIn(figure['value']);
  const [forward, backward, leads] = ['forward', 'backward', 'placeboLeads'].map((name) => objectIn(value[name]));
  return [
    { name: 'distributed-lag', p: forward!['p'] ?? figure['distributedLagP'] },
    { name: 'circular-shift', p: forward!['shiftP'] ?? figure['circularShiftP'] },
    { name: 'placebo-leads', p: leads!['p'] ?? figure['placeboLeadsP'] },
    { name: 'other-direction-distributed-lag', p: backward!['p'] },
    { name: 'other-direction-circular-shift', p: backward!['shiftP'] },
  ].flatMap(({ name, p }) => (numberIn(p) === null ? [] : [{ name, p: numberIn(p), holm: null }]));
}

/**
 * So many acts in both spans together would decide if their ratio stayed what it is: the normal interval of the logarithm of
 * two Poisson counts leaves nought when 1.96² (1/a + 1/b) < ln²(a/b). Null where there is no ratio, or it is one.
 */
export function actsToDecide(figure: Figure): { n: number; now: number } | null {
  const [a, b] = listIn(figure['counts']).map(numberIn);
  if (a == null || b == null || a === 0 || b === 0 || a === b) return null;
  const times = (1.96 ** 2 * (1 / a + 1 / b)) / Math.log(a / b) ** 2;
  const n = Math.ceil(times * (a + b));
  return times > 1 && Number.isSafeInteger(n) && n < 1e6 ? { n, now: a + b } : null;
}
