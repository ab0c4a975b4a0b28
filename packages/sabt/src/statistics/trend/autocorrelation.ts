/** Autocorrelation of a series about its full mean, with sums over n at every lag (Box & Jenkins; R's `acf`). */
import { scaled } from '../scaling.ts';

/** r at the lags 1 … `maxLag` (below the length); null where the series does not vary. */
export function autocorrelations(x: ArrayLike<number>, maxLag: number): Float64Array | null {
  const standard = scaled(x);
  if (standard === null) return null;
  const { values } = standard;
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  for (let i = 0; i < n; i++) values[i] = values[i]! - mean;
  const square = values.reduce((sum, value) => sum + value * value, 0);
  const r = new Float64Array(maxLag);
  for (let lag = 1; lag <= maxLag; lag++) {
    let product = 0;
    for (let i = lag; i < n; i++) product += values[i]! * values[i - lag]!;
    r[lag - 1] = product / square;
  }
  return r;
}
