/**
 * Data sets of events, by the profile that reads them. A data set hands on what outlets report: it is no source beside
 * those that a row names, and stands for them only where a row names none and nobody said whose the table is.
 */
export const DATA_SETS: ReadonlyMap<string, string> = new Map([
  ['ucdp-ged', 'UCDP GED'],
  ['mass-mobilization', 'Mass Mobilization'],
  ['gdelt', 'GDELT'],
  ['acled', 'ACLED'],
]);
