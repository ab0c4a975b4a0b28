/**
 * A rate of events with its exact interval (Garwood 1936): the means under which as few, or as many, events as were counted
 * have a chance of 2.5 %. From gamma quantiles: lower G(.025; x), upper G(.975; x + 1), over the exposure.
 *
 * Assumes events that come independently at one rate; where they come in bursts the true interval is wider (use `glm` with
 * quasi-Poisson or negative binomial). It covers at least 95 %, for small counts more. No events: [0, 3.69]/exposure.
 */
import { gammaQuantile } from '../distributions.ts';

export interface PoissonInterval {
  rate: number;
  /** Lower and upper, in events by unit of exposure. */
  ci95: [number, number];
}

export function poissonInterval(count: number, exposure = 1): PoissonInterval {
  const lower = count === 0 ? 0 : gammaQuantile(0.025, count, 1);
  const upper = gammaQuantile(0.975, count + 1, 1) / exposure;
  return { rate: count / exposure, ci95: [lower / exposure, upper] };
}
