/** What the columns of a site's tables hold. Which there are, and what stands in them, `@sabt/proof` says. */
const WHOLE = /^(?:entry|size|(?:participants|killed|injured|arrested)_(?:low|best|high))$/;
const DAYS = /^(?:when|published)_(?:start|end)$/;

export const isNumber = (column: string): boolean => WHOLE.test(column) || column === 'lat' || column === 'lon';

/** As Table Schema (Frictionless) names it. Keepers check dates and counts as they take them in (`model/fields.ts`). */
export function typeOf(column: string): string {
  if (WHOLE.test(column)) return 'integer';
  if (DAYS.test(column)) return 'date';
  return isNumber(column) ? 'number' : 'string';
}
