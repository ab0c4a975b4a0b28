import { DATA_SETS } from '../../../model/data-sets.ts';
import type { RecordDraft } from '../../../model/records.ts';
import type { HeldSource, IntakeContext } from '../context.ts';
import type { LedgerLine } from '../ledger.ts';
import type { Sources } from '../sources.ts';
import { type DateOrder, dateOrderOf } from './cell-dates.ts';
import { draftsOf, valuesDigest } from './drafts.ts';
import type { TableRow } from './headed-rows.ts';
import { heldRows } from './held-rows.ts';
import { familyOf, keyByContent, keyById, Occurrences } from './identity.ts';
import { type Layout, layOut, type Mapping } from './mapping.ts';
import type { HeldRows, Profile } from './profiles/index.ts';
import { type RowFailure, type RowValues, readRow } from './read-row.ts';
import { lastDayBefore, tolerantColumns } from './remarks.ts';

/** What becomes of a row: its line in the ledger, and drafts if there is something to keep. */
export interface RowOutcome {
  line: LedgerLine;
  drafts: RecordDraft[];
}

export interface RowReaderOptions {
  mapping: Mapping;
  profile: Profile | null;
  sourceName: string | undefined;
  context: IntakeContext;
  batch: string;
  sources: Sources;
  source: HeldSource | undefined;
  fileName: string;
}

/** Rows of a sheet that are looked at to learn whether days or months come first. */
const LOOK_AHEAD_ROWS = 2_000;

/** One sheet's columns, as the mapping sees them. */
interface Sheet {
  columns: readonly string[];
  /** Number of columns when the layout was made; it is made again when a column is added. */
  width: number;
  layout: Layout;
  orders: ReadonlyMap<number, DateOrder>;
  tolerant: ReadonlySet<number>;
  family: string;
}

/** Takes rows in order and says what becomes of each. */
export class RowReader {
  /** Remarks for the person who imports. */
  readonly notes: string[] = [];
  readonly #options: RowReaderOptions;
  readonly #thisYear: number;
  readonly #lastDay: string;
  readonly #file: string;
  readonly #dataSet: string | undefined;
  readonly #contents = new Occurrences();
  readonly #ids = new Occurrences();
  readonly #idsWithContent = new Occurrences();
  readonly #held: HeldRows;
  #waiting: TableRow[] = [];
  #sheet: Sheet | null = null;

  constructor(options: RowReaderOptions) {
    this.#options = options;
    this.#thisYear = options.context.now().getUTCFullYear();
    this.#lastDay = lastDayBefore(options.context.now());
    this.#file = options.fileName;
    this.#dataSet = DATA_SETS.get(options.profile?.name ?? '');
    this.#held = heldRows(options.context);
  }

  *take(row: TableRow): Generator<RowOutcome> {
    if (this.#sheet !== null && this.#sheet.columns !== row.columns) this.#sheet = null;
    if (this.#sheet !== null) {
      yield this.#outcome(row, this.#sheet);
      return;
    }
    if (this.#waiting.length > 0 && this.#waiting[0]!.columns !== row.columns) yield* this.#settle();
    this.#waiting.push(row);
    if (this.#waiting.length >= LOOK_AHEAD_ROWS) this.#sheet = yield* this.#settle();
  }

  *rest(): Generator<RowOutcome> {
    if (this.#waiting.length > 0) yield* this.#settle();
  }

  *#settle(): Generator<RowOutcome, Sheet> {
    const rows = this.#waiting;
    this.#waiting = [];
    const sheet = this.#newSheet(rows[0]!.columns, rows);
    for (const row of rows) yield this.#outcome(row, sheet);
    return sheet;
  }

  #newSheet(columns: readonly string[], sample: readonly TableRow[]): Sheet {
    const { mapping, sourceName } = this.#options;
    const layout = layOut(mapping, columns);
    return {
      columns,
      width: columns.length,
      layout,
      orders: this.#dateOrders(layout, sample),
      tolerant: tolerantColumns(layout, sample),
      family: this.#options.profile?.family ?? familyOf(sourceName, columns),
    };
  }

  #dateOrders(layout: Layout, sample: readonly TableRow[]): Map<number, DateOrder> {
    const orders = new Map<number, DateOrder>();
    for (const { place, target, column } of layout.fields) {
      if (target.type !== 'date') continue;
      const cells = sample.map((row) => row.cells[place] ?? '');
      const order = dateOrderOf(cells);
      if (order !== null) orders.set(place, order);
      else if (
        layout.mapping.dateOrder === undefined &&
        cells.some((cell) => /^\s*\d{1,2}[/-]\d{1,2}[/-]\d{2,4}/.test(cell))
      ) {
        const note = `No cell in “${column}” tells whether day or month comes first; dates such as 03/04/2019 were read as day/month. Set "dateOrder" in the mapping if that is wrong.`;
        if (!this.notes.includes(note)) this.notes.push(note);
      }
    }
    return orders;
  }

  #outcome(row: TableRow, sheet: Sheet): RowOutcome {
    if (sheet.columns.length !== sheet.width) {
      sheet.layout = layOut(this.#options.mapping, sheet.columns);
      sheet.width = sheet.columns.length;
    }
    const place = { row: row.number, ...(row.sheet === undefined ? {} : { sheet: row.sheet }) };
    if (row.state === 'damaged')
      return nothing({ ...place, status: 'failed', code: 'row-invalid', message: row.damage! });
    if (row.state === 'repeated-header') {
      const shown = row.cells
        .map((cell) => cell.replace(/\s+/g, ' ').trim())
        .filter((cell) => cell !== '')
        .join(', ')
        .slice(0, 200);
      return nothing({
        ...place,
        status: 'skipped',
        code: 'repeated-header',
        message: `The row repeats the names of the columns: ${shown}.`,
      });
    }
    const { context, profile } = this.#options;
    const { layout } = sheet;
    const columnOf = (field: string): string => layout.fields.find((one) => one.field === field)?.column ?? field;
    const values = readRow(row, sheet.layout, {
      orders: sheet.orders,
      findDates: (text, options) => context.findDates(text, options),
      thisYear: this.#thisYear,
      lastDay: this.#lastDay,
      tolerant: sheet.tolerant,
      ...(profile?.complete === undefined
        ? {}
        : { complete: (read) => profile.complete!(read, columnOf, layout.mapping.kind, this.#held) }),
    });
    // a row with an id of its own is not known by its content; all others count among those that are like them
    const content = 'code' in values || values.id === undefined ? this.#contentKey(row, sheet) : '';
    if ('code' in values) {
      const { skipped, ...reason } = values satisfies RowFailure;
      return nothing({ ...place, status: skipped === true ? 'skipped' : 'failed', ...reason });
    }
    return values.id === undefined
      ? this.#byContent(row, sheet, values, content, place)
      : this.#byId(row, sheet, values, values.id, place);
  }

  #contentKey(row: TableRow, { layout, family, columns }: Sheet): string {
    const cells: string[] = [];
    for (const place of layout.byName) {
      const cell = row.cells[place]?.trim() ?? '';
      if (cell !== '') cells.push(columns[place]!, cell);
    }
    const key = keyByContent(family, layout.mapping.kind, cells);
    return `${key}#${this.#contents.add(key).occurrence}`;
  }

  #byContent(row: TableRow, sheet: Sheet, values: RowValues, key: string, place: Place): RowOutcome {
    const { context } = this.#options;
    const held = context.findByRow(key);
    if (held !== null) return nothing({ ...place, status: 'unchanged', record: held.id });
    if (sheet.layout.mapping.kind === 'source') {
      const same = context.findSource(String(values.fields['name']));
      if (same !== null)
        return nothing({
          ...place,
          status: 'unchanged',
          record: same.id,
          message: 'A source of this name is already held.',
        });
    }
    return this.#keep(row, sheet, values, key, '', 'added', null, place);
  }

  #byId(row: TableRow, sheet: Sheet, values: RowValues, id: string, place: Place): RowOutcome {
    const { context, mapping } = this.#options;
    const key = keyById(sheet.family, mapping.kind, id);
    const digest = valuesDigest(mapping.kind, values, this.#dataSet);
    const before = this.#ids.add(key, row.number);
    const alike = this.#idsWithContent.add(keyById(key, digest, ''), row.number);
    const held = context.findByRow(key);
    if (before.occurrence > 1) {
      if (alike.occurrence > 1)
        return nothing({
          ...place,
          status: 'unchanged',
          message: `Repeats row ${alike.first} with the id “${id}”.`,
          ...(held === null ? {} : { record: held.id }),
        });
      const column = mapping.fields['id'];
      return nothing({
        ...place,
        status: 'failed',
        code: 'duplicate-id',
        ...(column === undefined ? {} : { column }),
        message: `The id “${id}” already stands in row ${before.first}, with other content. If numbers start anew in each part of the table, do not map them as id.`,
      });
    }
    if (held === null) return this.#keep(row, sheet, values, key, digest, 'added', null, place);
    if (held.digest === digest) return nothing({ ...place, status: 'unchanged', record: held.id });
    return this.#keep(row, sheet, values, key, digest, 'changed', held, place);
  }

  #keep(
    row: TableRow,
    sheet: Sheet,
    values: RowValues,
    key: string,
    digest: string,
    status: 'added' | 'changed',
    held: Parameters<typeof draftsOf>[5],
    place: Place,
  ): RowOutcome {
    const { context, sources, batch, source } = this.#options;
    const drafts = draftsOf(sheet.layout.mapping.kind, row, values, key, digest, held, {
      context,
      sources,
      batch,
      source,
      dataSet: this.#dataSet,
      valuesAs: sheet.layout.mapping.valuesAs ?? 'series',
      file: this.#file,
    });
    const { skipped: _, ...reason } = values.remark ?? {};
    return { line: { ...place, status, ...reason, record: drafts[0]!.id }, drafts };
  }
}

type Place = Pick<LedgerLine, 'row' | 'sheet'>;

function nothing(line: LedgerLine): RowOutcome {
  return { line, drafts: [] };
}
