/**
 * Whether steps in a series of counts explain more than its memory does.
 *
 * A segmentation takes values within segments to be independent. Counts whose neighbours are alike wander, and a wandering
 * series is cut into steps where nothing changed: PELT with `mbic` alarmed in 20–80 % of series whose log rate is AR(1) with
 * r of .5 to .8. So the steps found are held against a model that has memory and no step: both are fitted to the square roots
 * of the counts (Anscombe 1948: √(x + 3/8) has nearly the same variance at every rate) by least squares with the two values
 * before as regressors, once with one level and once with a level of each segment. With n values the second is likelier by
 *   gain = n · ln(RSS without steps / RSS with steps)
 * and must be so by more than the modified BIC asks for these steps (Zhang & Siegmund 2007; in `pelt`):
 *   3 · m · ln n + Σ ln(segment length) − ln n,   m steps.
 * Two values before and not one: counts scatter about their rate, so that their memory is longer than that of AR(1).
 *
 * All steps are judged together and each by itself, because steps that are none may stand beside one that is. What has to
 * hold is one of these.
 * Pitfall: in short series (below sixty) memory and level cannot be told apart well; see bench/false-alarms.
 */
const BEFORE = 2;
const PENALTY = 3;

export interface BeyondMemory {
  /** Twice the gain in log-likelihood, and what it must exceed: of the steps for which they are furthest apart. */
  gain: number;
  needed: number;
  stands: boolean;
}

/** @param changePoints last index of each segment but the last, 1-based; null where there are none, or too few values */
export function beyondMemory(x: readonly number[], changePoints: readonly number[]): BeyondMemory | null {
  const n = x.length;
  if (changePoints.length === 0 || n <= BEFORE + changePoints.length + 2) return null;
  const y = x.map((count) => Math.sqrt(count + 3 / 8));
  const still = squaresLeft(y, []);
  const sets = changePoints.length === 1 ? [changePoints] : [changePoints, ...changePoints.map((one) => [one])];
  const judged = sets.map((steps) => {
    const lengths = [...steps, n].map((end, i) => end - (steps[i - 1] ?? 0));
    const spread = lengths.reduce((sum, length) => sum + Math.log(length), 0) - Math.log(n);
    const left = squaresLeft(y, steps);
    // nothing is left beside the steps: no memory explains them
    const gain = still <= NOTHING ? 0 : left <= NOTHING * still ? MOST : (n - BEFORE) * Math.log(still / left);
    return { gain, needed: PENALTY * steps.length * Math.log(n) + spread };
  });
  const best = judged.reduce((one, other) => (other.gain - other.needed > one.gain - one.needed ? other : one));
  return { ...best, stands: best.gain > best.needed };
}

/** Rounding. */
const NOTHING = 1e-12;
/** In place of a gain without bound. */
const MOST = 1e6;

/** Sum of squares that a level of each segment and the values before leave over. */
function squaresLeft(y: readonly number[], steps: readonly number[]): number {
  const columns = Array.from({ length: BEFORE + 1 }, (_, lag) =>
    Float64Array.from(y.slice(BEFORE - lag, y.length - lag)),
  );
  const bounds = [0, ...steps.map((end) => Math.max(0, end - BEFORE)), y.length - BEFORE];
  for (const column of columns)
    for (let i = 1; i < bounds.length; i++) {
      const own = column.subarray(bounds[i - 1]!, bounds[i]!);
      const mean = own.reduce((sum, one) => sum + one, 0) / own.length;
      own.forEach((one, t) => {
        own[t] = one - mean;
      });
    }
  const [left, ...before] = columns as [Float64Array, ...Float64Array[]];
  const basis: Float64Array[] = [];
  for (const column of before) {
    const size = Math.sqrt(product(column, column));
    for (const one of basis) take(column, one);
    const rest = Math.sqrt(product(column, column));
    // a regressor that the others hold already
    if (rest > 1e-9 * size) basis.push(column.map((value) => value / rest));
  }
  for (const one of basis) take(left, one);
  return product(left, left);
}

const product = (a: Float64Array, b: Float64Array): number => a.reduce((sum, one, t) => sum + one * b[t]!, 0);

function take(column: Float64Array, of: Float64Array): void {
  const share = product(column, of);
  for (let t = 0; t < column.length; t++) column[t]! -= share * of[t]!;
}
