export { openAnalysis } from './analysis.ts';
