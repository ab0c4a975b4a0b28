/** Dry runs of tables that wait: one at a time for each, the answer kept until the mapping changes. */
import { rm } from 'node:fs/promises';
import { asSabtError } from '../../model/errors.ts';
import type * as port from '../../pages/index.ts';
import { readLedger } from '../../stages/intake/index.ts';
import type { App } from '../app.ts';
import type { WaitingTable } from '../pages/intake.ts';
import { importOf } from './table-upload.ts';
import { importFile } from './take-in.ts';

const NONE = { failed: 0, added: 0, changed: 0, unchanged: 0, skipped: 0 };
const LINES = 50;

export class DryRuns {
  readonly #app: App;
  readonly #runs = new Map<string, { answer: port.DryRun; error: Error | null }>();

  constructor(app: App) {
    this.#app = app;
  }

  forget(id: string): void {
    this.#runs.delete(id);
  }

  of(table: WaitingTable): port.DryRun {
    const known = this.#runs.get(table.id);
    if (known?.error != null) {
      this.#runs.delete(table.id);
      throw known.error;
    }
    if (known !== undefined) return known.answer;
    const run = { answer: started(table), error: null as Error | null };
    this.#runs.set(table.id, run);
    this.#go(table, run.answer).catch((thrown: unknown) => {
      run.error = asSabtError(thrown);
    });
    return run.answer;
  }

  async #go(table: WaitingTable, answer: port.DryRun): Promise<void> {
    const done = await importFile({ ...importOf(table), dryRun: true }, this.#app, {
      by: this.#app.person,
      progress(p) {
        answer.progress = { done: p.done, total: p.total, unit: 'rows' };
      },
    });
    for await (const { path: _path, ...line } of readLedger(done.ledger)) {
      if (line.status !== 'failed' && line.status !== 'skipped') continue;
      if (answer.lines.push(line) >= LINES) break;
    }
    await rm(done.ledger, { force: true });
    const { failed, added, changed, unchanged, skipped, rows } = done;
    answer.counts = { failed, added, changed, unchanged, skipped };
    answer.reasons = done.reasons.map(({ code, status, n }) => ({ code, status, n }));
    answer.progress = { done: rows, total: rows, unit: 'rows' };
    answer.state = 'done';
  }
}

function started(table: WaitingTable): port.DryRun {
  return {
    state: 'running',
    progress: { done: 0, total: null, unit: 'rows' },
    counts: { ...NONE },
    reasons: [],
    lines: [],
    preview: previewOf(table),
  };
}

/** What the first rows put into which field, as they stand in the table. */
function previewOf({ preview, mapping, profile }: WaitingTable): port.DryRun['preview'] {
  const sheet = preview.sheets.find((one) => mapping.sheet === undefined || one.name === mapping.sheet);
  if (sheet === undefined) return [];
  // a data set that the program knows is shown by its own columns
  const columns =
    profile === null
      ? { ...mapping.fields, ...mapping.values }
      : Object.fromEntries(sheet.columns.map((column) => [column, column]));
  return sheet.rows.map(({ number, cells }) => ({
    row: number,
    fields: {
      ...Object.fromEntries(
        Object.entries(columns)
          .map(([field, column]) => [field, cells[sheet.columns.indexOf(column)] ?? ''] as const)
          .filter(([, cell]) => cell !== ''),
      ),
      ...(profile === null ? mapping.constants : {}),
    },
  }));
}
