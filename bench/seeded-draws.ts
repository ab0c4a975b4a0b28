/** Random numbers that come out the same on every machine: Mulberry32, and distributions made from it. */
export class SeededDraws {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 ≤ u < 1. */
  uniform(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Box & Muller. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  /** Products of uniform numbers (Knuth); large means as sums of smaller ones. */
  poisson(mean: number): number {
    if (mean > 30) return this.poisson(mean / 2) + this.poisson(mean / 2);
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.uniform(); product > limit; count++) product *= this.uniform();
    return count;
  }

  /** Gamma by Marsaglia & Tsang (2000), mean `shape`; shapes of 1 and more. */
  gamma(shape: number): number {
    const d = shape - 1 / 3;
    for (;;) {
      const x = this.normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /** Variance mean + mean²/theta; theta infinite is Poisson. */
  negativeBinomial(mean: number, theta: number): number {
    return this.poisson(theta === Number.POSITIVE_INFINITY ? mean : (mean * this.gamma(theta)) / theta);
  }

  /** Normal AR(1) of this standard deviation, begun in its steady state. */
  autoregressive(n: number, phi: number, deviation: number): number[] {
    const series: number[] = [];
    let last = deviation * this.normal();
    const step = deviation * Math.sqrt(1 - phi * phi);
    for (let t = 0; t < n; t++) {
      series.push(last);
      last = phi * last + step * this.normal();
    }
    return series;
  }
}
