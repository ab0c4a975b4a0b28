/** A table that waits for its mapping, as the page shows it. */
import { SLOTS } from '@sabt/proof';
import type * as port from '../../pages/index.ts';
import { missingField, profileNames, proposeMapping, type TablePreview, VALUES_AS } from '../../stages/intake/index.ts';
import type { App } from '../app.ts';
import { sourceNamed } from '../find.ts';
import type { WaitingTable } from '../pages/intake.ts';

const SHORT_NAMES = [
  'id',
  'title',
  'text',
  'start',
  'end',
  'published',
  'type',
  'place',
  'country',
  'participants',
  'killed',
  'injured',
  'arrested',
  'source',
  'url',
  'description',
];
const OF_POINTS: Readonly<Record<string, readonly string[]>> = {
  series: [
    ...['value', 'start', 'end', 'series', 'question', 'country', 'population', 'n', 'house', 'mode', 'unit'],
    ...['low', 'high', 'source', 'url', 'title', 'id', 'description'],
  ],
  response: [
    ...['institution', 'start', 'end', 'type', 'about', 'position', 'country', 'outcome', 'title'],
    ...['source', 'url', 'id', 'description'],
  ],
};
/** What a table of one poll, or of one parliament, says once and not in a column. */
const CONSTANT: Readonly<Record<string, string[]>> = {
  series: ['series', 'question', 'country', 'population', 'house', 'mode', 'unit'],
  response: ['institution', 'type', 'country', 'about'],
};
/** Columns by which a data set is known; all of them must be there. */
const KNOWN_BY: Readonly<Record<string, readonly string[]>> = {
  'ucdp-ged': ['type_of_violence', 'where_prec'],
  'mass-mobilization': ['protesterviolence', 'protesteridentity'],
  gdelt: ['globaleventid', 'eventcode'],
  acled: ['event_id_cnty', 'sub_event_type'],
  'un-votes': ['rcid', 'vote'],
  'un-roll-calls': ['rcid', 'session', 'date'],
};
const OF_EVENTS = new Set(['start', 'end', 'participants', 'killed', 'injured', 'arrested']);
const SAMPLES = 3;

export function tableUpload(table: WaitingTable, app: App): port.TableUpload {
  const { preview, mapping } = table;
  const source = table.source === '' ? undefined : sourceNamed(table.source, app.catalogue);
  return {
    id: table.id,
    name: table.name,
    size: table.size,
    encoding: preview.encoding?.name ?? null,
    sheets: preview.sheets.map((sheet) => sheetOf(sheet, mapping.header)),
    source: table.source === '' ? null : { id: source?.id ?? '', name: source?.name ?? table.source },
    profile: table.profile,
    profiles: profileNames().filter(isDataSet),
    mapping: {
      kind: mapping.kind,
      fields: mapping.fields,
      constants: Object.fromEntries(
        Object.entries(mapping.constants ?? {}).map(([field, value]) => [field, String(value)]),
      ),
      ...(mapping.sheet === undefined ? {} : { sheet: mapping.sheet }),
      ...(mapping.header === undefined ? {} : { header: mapping.header }),
      ...(mapping.values === undefined ? {} : { values: mapping.values }),
      ...(mapping.valuesAs === undefined ? {} : { valuesAs: mapping.valuesAs }),
    },
    proposed: table.proposed,
    problems: problemsOf(table),
    fields: mappingFields(mapping.kind),
    constantFields: CONSTANT[mapping.kind] ?? [],
    valuesAs: mapping.kind === 'series' ? [...VALUES_AS] : [],
  };
}

export function isDataSet(profile: string | null): profile is string {
  return profile !== null && profile !== 'table' && profileNames().includes(profile);
}

/** A data set whose columns these are; null for any other table. */
export function likelyProfile({ sheets }: TablePreview): string | null {
  const columns = new Set((sheets[0]?.columns ?? []).map((name) => name.toLowerCase().replace(/[^a-z]+/g, '_')));
  return Object.entries(KNOWN_BY).find(([, needed]) => needed.every((name) => columns.has(name)))?.[0] ?? null;
}

/** What an import of the table is asked with. */
export function importOf({ path, name, mapping, profile, source }: WaitingTable): {
  profile: string;
  file: string;
  name: string;
  mapping?: WaitingTable['mapping'];
  source?: string;
} {
  return {
    ...(profile === null ? { profile: 'table', mapping } : { profile }),
    file: path,
    name,
    ...(source === '' ? {} : { source }),
  };
}

function sheetOf(sheet: WaitingTable['preview']['sheets'][number], header: number | undefined): port.TableSheet {
  return {
    name: sheet.name ?? '',
    rows: sheet.rows.length,
    header: header ?? Math.max(0, (sheet.rows[0]?.number ?? 1) - 1),
    columns: sheet.columns.map((name, i) => {
      const cells = sheet.rows.map((row) => row.cells[i] ?? '').filter((cell) => cell !== '');
      return {
        name,
        filled: sheet.rows.length === 0 ? 0 : cells.length / sheet.rows.length,
        samples: [...new Set(cells)].slice(0, SAMPLES),
      };
    }),
  };
}

function problemsOf({ preview, mapping, profile }: WaitingTable): port.TableUpload['problems'] {
  if (profile !== null) return [];
  const sheets = preview.sheets.filter((sheet) => mapping.sheet === undefined || sheet.name === mapping.sheet);
  const problems: port.TableUpload['problems'] = Object.entries({ ...mapping.fields, ...mapping.values })
    .filter(([, column]) => !sheets.some((sheet) => sheet.columns.includes(column)))
    .map(([field, column]) => ({ code: 'missing-column', message: `There is no column ${column}.`, field, column }));
  const missing = missingField(mapping);
  if (missing !== null)
    problems.push({ code: 'missing-column', message: `No column is the ${missing} yet.`, field: missing });
  return problems;
}

/** What stands for the same thing in a document and in an event. */
const TWINS: Readonly<Record<string, string>> = {
  published: 'start',
  start: 'published',
  text: 'description',
  description: 'text',
};

/** A poll's columns that each hold an answer: proposed where all that is left of a table are numbers. */
export function valuesProposed(
  fields: Readonly<Record<string, string>>,
  { sheets: [sheet] }: TablePreview,
): Record<string, string> | undefined {
  if (sheet === undefined || fields['value'] !== undefined) return undefined;
  const left = sheet.columns.flatMap((name, i) =>
    name === '' || Object.values(fields).includes(name)
      ? []
      : [{ name, cells: sheet.rows.map(({ cells }) => cells[i] ?? '') }],
  );
  const isNumber = (cell: string): boolean => cell === '' || /^-?\d+([.,]\d+)?\s*%?$/.test(cell);
  const areAll =
    left.length > 0 && left.every(({ cells }) => cells.some((cell) => cell !== '') && cells.every(isNumber));
  return areAll ? Object.fromEntries(left.map(({ name }) => [name, name])) : undefined;
}

/**
 * A mapping's fields carried over to another kind: those that it has not become their twins or are left out. For what is
 * made of columns quite other than a report, a series or votes, the columns are proposed anew.
 */
export function fieldsOfKind(
  kind: port.Mapping['kind'],
  fields: Record<string, string>,
  { sheets: [sheet], mapping }: TablePreview,
): Record<string, string> {
  if ((kind === 'series' || kind === 'response') && sheet !== undefined) {
    const rows = sheet.rows.map(({ cells }) => cells);
    const { id, ...proposed } = proposeMapping(sheet.columns, rows, { kind }).mapping.fields;
    // a few rows do not show whether a column tells rows apart; the whole table did
    return id !== undefined && mapping.fields['id'] === id ? { id, ...proposed } : proposed;
  }
  const known = new Set(mappingFields(kind));
  const carried: Record<string, string> = {};
  for (const [field, column] of Object.entries(fields)) {
    const own = known.has(field) || field.startsWith('custom/') ? field : TWINS[field];
    if (own !== undefined && (known.has(own) || own === field)) carried[own] ??= column;
  }
  return carried;
}

/** Fields that a mapping of a kind may name, most usual first. */
function mappingFields(kind: port.Mapping['kind']): string[] {
  const ofPoints = OF_POINTS[kind];
  if (ofPoints !== undefined) return [...ofPoints];
  const short = SHORT_NAMES.filter((name) =>
    kind === 'event' ? name !== 'published' && name !== 'text' : !OF_EVENTS.has(name),
  );
  const skipped = new Set([
    'id',
    'version',
    'predecessor',
    'at',
    'by',
    'batch',
    'confidentiality',
    'custom',
    'row',
    'blob',
    'sha256',
    'sources',
    'when',
    ...short,
  ]);
  const rest = SLOTS.get(kind)!
    .map((field) => field.path)
    .filter((path) => !skipped.has(path));
  return [...short, ...rest];
}
