/** The sample that a newcomer may load: invented, and labelled so on every page. */
export type { SampleClaim } from './claims.ts';
export { INVENTED } from './country.ts';
export { generateSample, type Sample, type SampleFile, type SampleTable } from './generate.ts';
