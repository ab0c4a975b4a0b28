import { SabtError } from '../../../model/errors.ts';
import type { IntakeContext } from '../context.ts';
import type { Limits } from '../limits.ts';
import type { SurveyedSource } from './byte-source.ts';
import { readDates } from './cell-dates.ts';
import { headedRows } from './headed-rows.ts';
import { foldName } from './header.ts';
import { columnsNamed, type Mapping, parseMapping } from './mapping.ts';
import type { Profile } from './profiles/index.ts';
import { ColumnSurvey, proposeFrom } from './propose.ts';
import { rowsOf } from './rows.ts';
import type { TableKind } from './targets.ts';

export interface SettledMapping {
  mapping: Mapping;
  because: string[];
  notes: string[];
}

/** Rows looked at for a proposal: an id that is unique in so many may be trusted. */
const SURVEYED_ROWS = 100_000;
/** Rows in which the names of columns must show themselves. */
const NAMED_ROWS = 1_000;

/**
 * The mapping given, checked against the columns there are; or the profile's; or a proposal.
 * Throws `invalid-mapping`, naming a column that no sheet has.
 */
export async function settleMapping(
  source: SurveyedSource,
  profile: Profile | null,
  options: { mapping?: unknown },
  context: IntakeContext,
  limits: Limits,
): Promise<SettledMapping> {
  if (profile === null && namesKindAlone(options.mapping)) {
    const { fields: _, ...given } = parseMapping(options.mapping, { complete: false });
    const proposed = await propose(source, context, limits, given.kind);
    const mapping = parseMapping({ ...proposed.mapping, ...given });
    return { ...proposed, mapping };
  }
  if (options.mapping !== undefined) {
    const mapping = parseMapping(options.mapping, { complete: profile === null });
    checkColumns(mapping, await columnsOf(source, limits, mapping));
    return { mapping, because: [], notes: [] };
  }
  if (profile !== null)
    return { mapping: profile.mapping([...(await columnsOf(source, limits))]), because: [], notes: [] };
  return propose(source, context, limits);
}

/** A mapping that says what the rows are, and leaves it to the program which column is what. */
function namesKindAlone(mapping: unknown): boolean {
  return typeof mapping === 'object' && mapping !== null && 'kind' in mapping && !('fields' in mapping);
}

/** The proposal alone, for a person to look over before anything is kept. */
export async function propose(
  source: SurveyedSource,
  context: IntakeContext,
  limits: Limits,
  kind?: TableKind,
): Promise<SettledMapping> {
  const thisYear = context.now().getUTCFullYear();
  const readsAsDate = (cell: string): boolean =>
    cell.length <= 60 &&
    /\d|[٠-٩۰-۹]/.test(cell) &&
    'dates' in readDates(cell, 'dmy', (text) => context.findDates(text), thisYear) &&
    !/^[\d٠-٩۰-۹.,\s-]{1,9}$/.test(cell);
  // Sheets may have other columns in another order: what is surveyed is the name, not the place.
  const survey = new ColumnSurvey();
  const places = new Map<string, number>();
  const names: string[] = [];
  for await (const row of headedRows(rowsOf(source, limits), {})) {
    if (row.state !== 'data') continue;
    const cells: string[] = new Array<string>(names.length).fill('');
    row.cells.forEach((cell, c) => {
      const name = row.columns[c]!;
      let place = places.get(name);
      if (place === undefined) {
        place = names.length;
        places.set(name, place);
        names.push(name);
      }
      cells[place] = cell;
    });
    for (let i = 0; i < cells.length; i++) cells[i] ??= '';
    survey.add(names, cells, readsAsDate);
    if (survey.rows >= SURVEYED_ROWS) break;
  }
  return proposeFrom(survey.profiles(), kind);
}

async function columnsOf(source: SurveyedSource, limits: Limits, mapping?: Mapping): Promise<Set<string>> {
  const columns = new Set<string>();
  let rows = 0;
  const headed = headedRows(rowsOf(source, limits, mapping?.sheet), {
    ...(mapping === undefined ? {} : { wanted: columnsNamed(mapping) }),
    ...(mapping?.header === undefined ? {} : { header: mapping.header }),
  });
  for await (const row of headed) {
    for (const name of row.columns) columns.add(name);
    // Every sheet of a workbook has a header of its own; other formats show theirs at the start.
    if (++rows >= NAMED_ROWS && source.format !== 'xlsx') break;
  }
  return columns;
}

function checkColumns(mapping: Mapping, columns: ReadonlySet<string>): void {
  if (columns.size === 0) return;
  const folded = new Set([...columns].map(foldName));
  const named = [...Object.entries(mapping.fields), ...Object.entries(mapping.values ?? {})];
  for (const [field, column] of named) {
    if (columns.has(column) || folded.has(foldName(column))) continue;
    const shown = [...columns].slice(0, 60).join(', ');
    throw new SabtError(
      'invalid-mapping',
      `The table has no column “${column}”, which the mapping names for ${field}. Its columns: ${shown}.`,
      { at: column },
    );
  }
}
