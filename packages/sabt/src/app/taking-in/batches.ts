/** Batches as the pages list them: from their records, and from what runs now. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SabtError } from '../../model/errors.ts';
import type { Fields } from '../../model/records.ts';
import type * as port from '../../pages/index.ts';
import { readLedger } from '../../stages/intake/index.ts';
import type { CatalogueItem } from '../../store/catalogue-port.ts';
import type { App } from '../app.ts';
import { named } from '../pages/records.ts';

type Statuses = Record<port.LedgerStatus, number>;

const NONE: Statuses = { failed: 0, added: 0, changed: 0, unchanged: 0, skipped: 0 };
/** The home page looks at the newest ones only. */
const LOOKED_AT = 200;

export class Batches {
  readonly #app: App;
  /** A version of a batch never changes, so what was read of it is kept by its entry. */
  readonly #known = new Map<number, { summary: port.BatchSummary; retryOf: string | null }>();

  constructor(app: App) {
    this.#app = app;
  }

  page(page: { limit: number; offset: number }): port.Page<port.BatchSummary> {
    const { total, items } = this.#app.catalogue.list({ kind: 'batch', ...page });
    return { total, items: items.map((item) => this.summary(item)) };
  }

  summary(item: CatalogueItem): port.BatchSummary {
    const { summary } = this.#read(item);
    if (summary.state === 'done') return summary;
    const run = this.#app.runs.get(item.id);
    if (run === null) return { ...summary, state: 'interrupted' };
    return { ...summary, state: 'running', progress: run };
  }

  #read(item: CatalogueItem): { summary: port.BatchSummary; retryOf: string | null } {
    const known = this.#known.get(item.entry);
    if (known !== undefined) return known;
    const { fields } = this.#app.reader.current(item);
    const first = this.#app.catalogue.versions(item.id)[0]!;
    const startedAt = String(this.#app.reader.at(first.entry).fields['at'] ?? '');
    const counts = { ...NONE, ...pick(fields['counts'] as Partial<Statuses> | undefined) };
    const done = Object.values(counts).reduce((sum, n) => sum + n, 0);
    const closed = fields['phase'] === 'closed';
    const read = {
      summary: {
        id: item.id,
        name: item.title ?? item.id,
        profile: String(fields['profile'] ?? ''),
        state: closed ? ('done' as const) : ('interrupted' as const),
        startedAt,
        finishedAt: closed ? String(fields['at'] ?? '') : null,
        progress: {
          done,
          total: closed ? done : null,
          unit: fields['profile'] === 'add' ? ('files' as const) : ('rows' as const),
        },
        counts,
      },
      retryOf: ((fields['custom'] as { retryOf?: string } | undefined)?.retryOf ?? null) as string | null,
    };
    this.#known.set(item.entry, read);
    return read;
  }

  /** Batches with failures that no later batch has tried again. */
  withFailures(): port.BatchSummary[] {
    const { items } = this.#app.catalogue.list({ kind: 'batch', state: 'closed', limit: LOOKED_AT, offset: 0 });
    const retried = new Set(items.map((item) => this.#read(item).retryOf));
    return items.map((item) => this.summary(item)).filter((batch) => batch.counts.failed > 0 && !retried.has(batch.id));
  }

  interrupted(): port.BatchSummary[] {
    const { items } = this.#app.catalogue.list({ kind: 'batch', state: 'open', limit: LOOKED_AT, offset: 0 });
    return items.map((item) => this.summary(item)).filter((batch) => batch.state === 'interrupted');
  }
}

function pick(counts: Partial<Statuses> | undefined): Partial<Statuses> {
  if (counts === undefined) return {};
  const { failed = 0, added = 0, changed = 0, unchanged = 0, skipped = 0 } = counts;
  return { failed, added, changed, unchanged, skipped };
}

export function ledgerPathOf(batch: string, app: App): string {
  const path = join(app.dir, 'ledgers', `${batch}.jsonl`);
  if (app.catalogue.byId(batch)?.kind !== 'batch' || !existsSync(path))
    throw new SabtError('not-found', 'There is no ledger of this batch here.', { at: batch });
  return path;
}

export async function batchView(
  id: string,
  wanted: { status?: port.LedgerStatus; code?: string; limit: number; offset: number },
  batches: Batches,
  app: App,
): Promise<port.BatchView> {
  let item = knownBatch(id, app);
  let { reasons, ledger } = await readPage(id, wanted, app);
  if (item.state === 'open') {
    // record, run and ledger must be of one moment: a batch that ended meanwhile would seem cut off or its ledger empty
    item = knownBatch(id, app);
    if (item.state !== 'open') ({ reasons, ledger } = await readPage(id, wanted, app));
  }
  const { fields } = app.reader.current(item);
  const error = app.runs.error(id);
  return {
    ...batches.summary(item),
    by: String(fields['by'] ?? ''),
    uploaded: (fields['custom'] as { names?: string[] } | undefined)?.names !== undefined,
    digest: ((fields['file'] as { sha256?: string } | undefined)?.sha256 ?? null) as string | null,
    source: typeof fields['sourceId'] === 'string' ? named(fields['sourceId'], app) : null,
    mapping: mappingOf(fields),
    reasons,
    ledger,
    ...(error === null ? {} : { error }),
  };
}

function knownBatch(id: string, app: App): CatalogueItem {
  const item = app.catalogue.byId(id);
  if (item === null || item.kind !== 'batch') throw new SabtError('not-found', `There is no batch ${id}.`, { at: id });
  return item;
}

/** An upload lies under a name of ours; its document knows what it was called. */
function nameOfFile(path: string, record: string | undefined, app: App): string {
  const document = record === undefined ? null : app.catalogue.byId(record);
  return document?.name ?? path.split('/').at(-1)!;
}

function mappingOf(fields: Fields): port.Mapping | null {
  const mapping = fields['mapping'] as
    | (Omit<port.Mapping, 'constants'> & { constants?: Record<string, unknown> })
    | undefined;
  if (mapping === undefined) return null;
  return {
    ...mapping,
    constants: Object.fromEntries(
      Object.entries(mapping.constants ?? {}).map(([field, value]) => [field, String(value)]),
    ),
  };
}

/** One pass over the ledger: the reasons counted, and the lines of the page. Without a status the failed come first. */
async function readPage(
  id: string,
  wanted: { status?: port.LedgerStatus; code?: string; limit: number; offset: number },
  app: App,
): Promise<Pick<port.BatchView, 'reasons' | 'ledger'>> {
  const path = join(app.dir, 'ledgers', `${id}.jsonl`);
  if (!existsSync(path)) return { reasons: [], ledger: { total: 0, items: [] } };
  const reasons = new Map<string, port.BatchView['reasons'][number]>();
  const failed: port.LedgerLine[] = [];
  const others: port.LedgerLine[] = [];
  let total = 0;
  const enough = wanted.offset + wanted.limit;
  for await (const { path: file, name, ...line } of readLedger(path)) {
    if (line.code !== undefined) {
      const key = `${line.status} ${line.code}`;
      const reason = reasons.get(key) ?? { code: line.code, status: line.status, n: 0 };
      reason.n++;
      reasons.set(key, reason);
    }
    if (wanted.status !== undefined && line.status !== wanted.status) continue;
    if (wanted.code !== undefined && line.code !== wanted.code) continue;
    total++;
    const list = wanted.status === undefined && line.status === 'failed' ? failed : others;
    if (list.length < enough)
      list.push({ ...line, ...(file === undefined ? {} : { name: name ?? nameOfFile(file, line.record, app) }) });
  }
  return {
    reasons: [...reasons.values()].sort((a, b) => b.n - a.n),
    ledger: { total, items: [...failed, ...others].slice(wanted.offset, enough) },
  };
}
