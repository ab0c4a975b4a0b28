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
  const count = async (filter: Filter): Promise<number> =>
    (await copy.count({ ...selected, filter, by: [] }))[0]?.n ?? 0;
  if ((await count(selected.filter)) > 0) return true;
  const parts = partsOf(selected.filter);
  const days = parts.filter(({ is, ...part }) => is === 'range' && 'field' in part && isOfTime(part.field));
  for (const part of parts.filter(tellsCoverage))
    if ((await count({ is: 'and', of: [part, ...days] })) === 0) return false;
  return true;
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
