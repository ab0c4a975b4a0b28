/**
 * Whether the record can tell of a selection at all. Nought acts of a kind in a country may mean that there were none that
 * anybody reported; where no source tells of anything whatever in that country, or of that kind anywhere, nought says
 * nothing, and is not shown as a count. Told over the days of the selection: each part of the filter that names a place or a
 * kind of act is asked for by itself.
 */
import type { AnalysisReader, CountField, Filter, Selected } from '../../store/analysis-port.ts';

/** A part that names one of these says where or what; who is named, and which words, say less than coverage. */
const OF_COVERAGE: ReadonlySet<CountField | 'id' | 'document'> = new Set([
  'country',
  'admin1',
  'place',
  'act',
  'event-type',
]);

export async function isCovered(copy: AnalysisReader, selected: Selected): Promise<boolean> {
  const isEmpty = async (one: Selected): Promise<boolean> => ((await copy.count({ ...one, by: [] }))[0]?.n ?? 0) === 0;
  if (!(await isEmpty(selected))) return true;
  for (const part of coverageParts(selected)) if (await isEmpty(part)) return false;
  return true;
}

/** Each place and each kind that the selection asks for, by itself and over its days: who tells of all of them covers it. */
export function coverageParts(selected: Selected): Selected[] {
  const parts = partsOf(selected.filter);
  const days = parts.filter((part) => part.is === 'range' && isOfTime(part.field));
  return parts.filter(tellsCoverage).map((part) => ({ ...selected, filter: { is: 'and', of: [part, ...days] } }));
}

const isOfTime = (field: string): boolean => field === 'date' || field === 'year';

/** What must all hold. */
function partsOf(filter: Filter): readonly Filter[] {
  return filter.is === 'and' ? filter.of.flatMap(partsOf) : [filter];
}

function tellsCoverage(filter: Filter): boolean {
  switch (filter.is) {
    case 'equals':
      return OF_COVERAGE.has(filter.field);
    case 'or':
      return filter.of.length > 0 && filter.of.every(tellsCoverage);
    case 'and':
      return filter.of.every(tellsCoverage);
    case 'box':
      return true;
    default:
      return false;
  }
}

/** Who tells of such acts; where there are none, who tells of that place and of that kind, and would have told of them. */
export async function coveringSources(copy: Pick<AnalysisReader, 'count'>, selected: Selected): Promise<Set<string>> {
  const tellersOf = async (one: Selected): Promise<Set<string>> =>
    new Set((await copy.count({ ...one, by: ['source'] })).flatMap(({ key }) => key[0] ?? []));
  const tellers = await tellersOf(selected);
  if (tellers.size > 0) return tellers;
  const [first, ...others] = await Promise.all(coverageParts(selected).map(tellersOf));
  return new Set([...(first ?? [])].filter((source) => others.every((of) => of.has(source))));
}
