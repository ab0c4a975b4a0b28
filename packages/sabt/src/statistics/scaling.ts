/**
 * A series brought near one, so that squares of very large or very small values neither overflow nor vanish. The scale is
 * a power of two: dividing by it and multiplying back changes no digit.
 */
export interface Scaled {
  /** (x − centre) / scale, all within [−2, 2]. */
  values: Float64Array;
  centre: number;
  scale: number;
}

/** Null where all values are the same, or where the distance between two of them is no number of this machine. */
export function scaled(x: ArrayLike<number>): Scaled | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < x.length; i++) {
    low = Math.min(low, x[i]!);
    high = Math.max(high, x[i]!);
  }
  const range = high - low;
  if (!(range > 0) || !Number.isFinite(range)) return null;
  const scale = 2 ** Math.min(1023, Math.max(-1022, Math.floor(Math.log2(range))));
  const centre = low + range / 2;
  const values = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) values[i] = (x[i]! - centre) / scale;
  return { values, centre, scale };
}
