/**
 * Hill numbers: the effective number of kinds, counting rare kinds less as the order q grows (Hill 1973).
 *
 * q0 is the number of kinds seen; q1 = exp(−Σ p ln p), the number of equally common kinds with the same Shannon entropy;
 * q2 = 1/Σ p², with the same Simpson concentration. q0 ≥ q1 ≥ q2 ≥ 1, all equal for equally common kinds.
 *
 * Coverage is the share of events in the population that belong to kinds seen in the sample (Chao & Jost 2012, eq. 4a):
 * C = 1 − f1/n · A with A = (n−1)f1/((n−1)f1 + 2f2), or (n−1)(f1−1)/((n−1)(f1−1) + 2) where no kind was seen twice;
 * f1 and f2 are the numbers of kinds seen once and twice. It is what two samples must share before their numbers of kinds
 * can be compared. From one event it cannot be told.
 *
 * Pitfall: observed numbers grow with effort. Compare them only at equal size or equal coverage.
 */

/** Kinds by how often they were seen: distinct counts in ascending order, each with its number of kinds. */
export interface Abundance {
  /** Events. */
  n: number;
  /** Kinds seen. */
  kinds: number;
  f1: number;
  f2: number;
  levels: { count: number; kinds: number }[];
}

/** Zeros are ignored: a kind that was not seen is no part of a sample. */
export function abundance(counts: readonly number[]): Abundance {
  const kindsByCount = new Map<number, number>();
  let n = 0;
  let kinds = 0;
  for (const count of counts) {
    if (count === 0) continue;
    n += count;
    kinds++;
    kindsByCount.set(count, (kindsByCount.get(count) ?? 0) + 1);
  }
  const levels = [...kindsByCount].map(([count, of]) => ({ count, kinds: of })).sort((a, b) => a.count - b.count);
  return { n, kinds, f1: kindsByCount.get(1) ?? 0, f2: kindsByCount.get(2) ?? 0, levels };
}

export interface HillNumbers {
  q0: number;
  q1: number;
  q2: number;
}

/** Of a sample with at least one event. */
export function hillNumbers({ n, kinds, levels }: Abundance): HillNumbers {
  let entropy = 0;
  let concentration = 0;
  for (const { count, kinds: of } of levels) {
    const p = count / n;
    entropy -= of * p * Math.log(p);
    concentration += of * p * p;
  }
  return { q0: kinds, q1: Math.exp(entropy), q2: 1 / concentration };
}

/** The kinds not seen, by Chao's lower bound (Chao 1984); bias-corrected where no kind was seen twice. */
export function unseenKinds({ n, f1, f2 }: Abundance): number {
  return ((n - 1) / n) * (f2 > 0 ? (f1 * f1) / (2 * f2) : (f1 * (f1 - 1)) / 2);
}

/** The factor A above: the share by which the coverage deficit shrinks with one further event. Nought without singletons. */
export function deficitFactor({ n, f1, f2 }: Abundance): number {
  if (f1 === 0) return 0;
  const singles = (n - 1) * (f2 > 0 ? f1 : f1 - 1);
  return singles / (singles + 2 * (f2 > 0 ? f2 : 1));
}

/** Null where there is but one event. */
export function sampleCoverage(sample: Abundance): number | null {
  return sample.n < 2 ? null : 1 - (sample.f1 / sample.n) * deficitFactor(sample);
}
