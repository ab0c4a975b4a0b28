/** Methods of statistics, pure and without knowledge of an archive; docs/METHODS.md tells what each rests on. */
export { statistic } from './methods.ts';
export { STATISTIC_REASONS, type StatisticReason } from './reasons.ts';
