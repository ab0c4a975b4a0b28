export { openAnalysis, openAnalysisToRead } from './analysis.ts';
