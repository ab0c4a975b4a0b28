/** The indicators by name, each loaded when it is first asked for. */
import { SabtError } from '../../../model/errors.ts';
import type { Indicator } from '../ask.ts';
import type { Measure } from '../measurement.ts';

const INDICATORS: Readonly<Partial<Record<Measure, () => Promise<Indicator>>>> = {
  trend: async () => (await import('./trend.ts')).trend,
  change: async () => (await import('./change.ts')).change,
  rate: async () => (await import('./rate.ts')).rate,
  diversity: async () => (await import('./diversity.ts')).diversity,
  estimate: async () => (await import('./estimate.ts')).estimate,
  follows: async () => (await import('./follows.ts')).follows,
  corroboration: async () => (await import('./corroboration.ts')).corroboration,
  together: async () => (await import('./together.ts')).together,
  positions: async () => (await import('./positions.ts')).positions,
  rights: async () => (await import('./rights.ts')).rights,
  opinion: async () => (await import('./opinion.ts')).opinion,
};

export function indicatorOf(measure: Measure): Promise<Indicator> {
  const load = INDICATORS[measure];
  if (load === undefined) throw new SabtError('unknown-measure', `There is no measure ${measure}.`);
  return load();
}
