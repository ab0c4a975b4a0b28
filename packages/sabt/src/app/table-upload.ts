/** A table that waits for its mapping, as the page shows it. */
import { SLOTS } from '@sabt/proof';
import type * as port from '../pages/index.ts';
import { missingField } from '../stages/intake/index.ts';
import type { App } from './app.ts';
import { sourceNamed } from './find.ts';
import type { WaitingTable } from './pages-intake.ts';

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
    mapping: {
      kind: mapping.kind,
      fields: mapping.fields,
      constants: Object.fromEntries(
        Object.entries(mapping.constants ?? {}).map(([field, value]) => [field, String(value)]),
      ),
      ...(mapping.sheet === undefined ? {} : { sheet: mapping.sheet }),
      ...(mapping.header === undefined ? {} : { header: mapping.header }),
    },
    proposed: table.proposed,
    problems: problemsOf(table),
    fields: mappingFields(mapping.kind),
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

function problemsOf({ preview, mapping }: WaitingTable): port.TableUpload['problems'] {
  const sheets = preview.sheets.filter((sheet) => mapping.sheet === undefined || sheet.name === mapping.sheet);
  const problems: port.TableUpload['problems'] = Object.entries(mapping.fields)
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

/** A mapping's fields carried over to another kind: those that it has not become their twins or are left out. */
export function fieldsOfKind(kind: port.Mapping['kind'], fields: Record<string, string>): Record<string, string> {
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
