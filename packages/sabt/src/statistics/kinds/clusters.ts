/**
 * Do acts of one kind come together? A wave of strikes is many acts and one reason; a sample that is made of waves shows its
 * kinds as few independent draws do, however many acts there are. Total counts by kind cannot tell, the parts of the time can:
 * each stretch of time is a table of parts by kinds, and if every act drew its kind by itself, Pearson's X² of the table
 * would be (parts − 1)(kinds − 1) · N/(N − 1) on average (Haldane 1940, Biometrika 31; exact, however thin the table). Acts in clusters of c
 * of one kind make it c times as large: their ratio is the *design effect* (Kish 1965; Rao & Scott 1981, J. Am. Stat. Assoc.
 * 76), the number of acts that tell as much as one drawn by itself. All stretches are pooled, so that a mix of kinds which
 * changes from one stretch to the next, which is what is asked, is no cluster.
 *
 * Invariant: the factor is 1 at least, and does not depend on the order of parts or kinds.
 * Pitfalls: a mix that drifts within a stretch is taken for clusters, which is on the safe side; clusters longer than a part
 * are seen as far as parts under one stretch differ, those as long as a stretch not at all.
 */
import { tQuantile, Z975 } from '../distributions.ts';

export interface Clusters {
  /** Acts that tell as much as one by itself. */
  factor: number;
  /** Pearson's X² over what independent acts would give. */
  dispersion: number;
  parts: number;
}

const LEAST_FREEDOM = 3;

/** @param stretches each a list of parts, each part the number of acts of every kind, in the same order. Null for too little. */
export function clustersOf(stretches: readonly (readonly (readonly number[])[])[]): Clusters | null {
  let [square, expected, freedom, parts] = [0, 0, 0, 0];
  for (const stretch of stretches) {
    const rows = stretch.filter((part) => part.some((n) => n > 0));
    const kinds = sums(rows).filter((n) => n > 0).length;
    const n = rows.reduce((sum, part) => sum + total(part), 0);
    const own = (rows.length - 1) * (kinds - 1);
    if (n < 2 || own < 1) continue;
    square += pearson(rows, n);
    expected += (own * n) / (n - 1);
    // rows and kinds of few acts tell less than their cells are many
    freedom += Math.min(own, n - 1);
    parts += rows.length;
  }
  if (freedom < LEAST_FREEDOM) return null;
  const dispersion = square / expected;
  const independent = Math.max(LEAST_FREEDOM, freedom / Math.max(1, dispersion));
  const wide = (tQuantile(0.975, independent) / Z975) ** 2;
  return { factor: dispersion > 1 ? dispersion * wide : 1, dispersion, parts };
}

const total = (part: readonly number[]): number => part.reduce((sum, n) => sum + n, 0);

function sums(rows: readonly (readonly number[])[]): number[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: width }, (_, k) => rows.reduce((sum, part) => sum + (part[k] ?? 0), 0));
}

function pearson(rows: readonly (readonly number[])[], n: number): number {
  const columns = sums(rows);
  let square = 0;
  for (const part of rows) {
    const own = total(part);
    columns.forEach((column, k) => {
      const mean = (own * column) / n;
      if (mean > 0) square += ((part[k] ?? 0) - mean) ** 2 / mean;
    });
  }
  return square;
}
