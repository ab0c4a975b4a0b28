/**
 * The public records of an archive as of a checkpoint. What was published before and has not changed is taken from the
 * site itself, which the archive signed, instead of being unsealed again.
 */
import { createHash, hash } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { SITE_FILES, siteRecordLine, siteRecordPath } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import type { ErasedBefore, Json } from '../../model/records.ts';
import {
  erasureOf,
  idsIn,
  isKeepersHour,
  isPublicKind,
  type PublicRecord,
  publicRecordOf,
  type SiteKind,
} from '../../stages/publishing/index.ts';
import type { CatalogueLevel } from '../../store/catalogue-port.ts';
import type { App } from '../app.ts';
import { isWithoutConsent, restingOnlyOn } from '../withholding/resting.ts';
import { erasedBefore, redactedPaths } from '../withholding/withheld.ts';
import type { SiteFolder } from './site-folder.ts';

/** A public record, without the file that proves it. */
export interface SiteRecord {
  id: string;
  kind: SiteKind;
  entry: number;
  values: { readonly [path: string]: Json };
  withheld: readonly string[];
  erased: readonly { path: string; reason: string }[];
  /** Its line in `data/records.jsonl`, with the newline. */
  line: Uint8Array;
  /** Changes when anything of it does. */
  key: string;
}

export interface Gathered {
  /** In the order of the log. */
  records: SiteRecord[];
  /** What was erased of their former versions, by id, where they show no sign of it. */
  before: ReadonlyMap<string, readonly ErasedBefore[]>;
  /** Records of what was erased of these, in the order of the log. */
  erasures: SiteRecord[];
  /** As they were published before. */
  former: SiteRecord[];
  /** Ids of those that are not so any more. */
  replaced: ReadonlySet<string>;
}

const RECORDS = SITE_FILES.records;
const LINES_AT_ONCE = 500;

export async function gather(
  folder: SiteFolder,
  size: number,
  app: App,
  pause: (done: number, total: number) => Promise<void>,
  { resting = false }: { resting?: boolean } = {},
): Promise<Gathered> {
  const published = formerRecords(folder);
  const items: CatalogueLevel[] = [];
  const visible = new Set<string>();
  const present = new Set<string>();
  for (const item of app.catalogue.levels()) {
    present.add(item.id);
    if (!isPublicKind(item.kind)) continue;
    items.push(item);
    if (item.confidentiality === 'public' && item.state !== 'withdrawn' && item.entry < size) visible.add(item.id);
  }
  // what a hidden document says is not told by the acts that were made of it alone
  const hiddenDocuments = new Set<string>();
  for (const { id, kind, entry } of items)
    if (kind === 'document' && !visible.has(id) && (!resting || isWithoutConsent(entry, app))) hiddenDocuments.add(id);
  for (const id of restingOnlyOn(hiddenDocuments, app)) visible.delete(id);
  const marks = marksOf(app);
  const touched = new Set(marks.map(({ record }) => record));
  const mayName = (id: string): boolean => visible.has(id) || !present.has(id);
  const records: SiteRecord[] = [];
  const former = [...published.values()].filter(({ kind }) => kind !== 'erasure');
  const replaced = new Set(former.map(({ id }) => id));
  let done = 0;
  for (const item of items) {
    if (done++ % 100 === 0) await pause(done, items.length);
    if (!visible.has(item.id)) continue;
    const before = published.get(item.id);
    if (before !== undefined && isStill(before, item, touched, mayName) && folder.keep(siteRecordPath(item.id))) {
      records.push(before);
      replaced.delete(item.id);
      continue;
    }
    const record = fresh(item, touched, mayName, app);
    if (record === null) continue;
    folder.put(siteRecordPath(item.id), record.file);
    records.push(siteRecord(record));
  }
  records.sort((a, b) => a.entry - b.entry);
  const shown = new Set(records.map(({ id }) => id));
  // of whichever version: the text that is shown may be what was left of a former one
  const told = marks.filter(({ kind, entry, record }) => kind === 'erasure' && entry < size && shown.has(record));
  const before = beforeOf(records, new Set(told.map(({ record }) => record)), app);
  const erasures = told.map(({ id, entry }) => erasureRecord(id, entry, published.get(id), folder, app));
  erasures.sort((a, b) => a.entry - b.entry);
  return { records, before, erasures, former, replaced };
}

/** What says that something of a record was redacted or erased: an erasure leaves the record's own entry where it is. */
interface Mark {
  kind: 'redaction' | 'erasure';
  id: string;
  entry: number;
  /** Id of the record that it is about. */
  record: string;
}

function marksOf({ catalogue, archive }: App): Mark[] {
  return (['redaction', 'erasure'] as const).flatMap((kind) =>
    [...catalogue.iterate(kind)].map(({ id, entry }) => {
      const { record } = archive.read(entry).fields;
      return { kind, id, entry, record: String(record) };
    }),
  );
}

function beforeOf(records: readonly SiteRecord[], erased: ReadonlySet<string>, app: App): Gathered['before'] {
  const concerned = records.filter(({ id }) => erased.has(id));
  return new Map(concerned.map(({ id, entry }) => [id, erasedBefore(app.archive.read(entry), app)]));
}

function erasureRecord(
  id: string,
  entry: number,
  before: SiteRecord | undefined,
  folder: SiteFolder,
  app: App,
): SiteRecord {
  if (before?.entry === entry && folder.keep(siteRecordPath(id))) return before;
  const record = erasureOf(app.archive.proof(entry));
  if (record?.id !== id) throw anotherRecord(entry);
  folder.put(siteRecordPath(id), record.file);
  return siteRecord(record);
}

function anotherRecord(entry: number): SabtError {
  const at = `entry ${entry}`;
  return new SabtError('archive-damaged', `Entry ${entry} holds another record. Run sabt verify.`, { at });
}

function isStill(
  before: SiteRecord,
  item: CatalogueLevel,
  touched: ReadonlySet<string>,
  mayName: (id: string) => boolean,
): boolean {
  if (before.entry !== item.entry || touched.has(item.id)) return false;
  // earlier versions of the program published it
  if (isKeepersHour('acquiredAt', before.values['acquiredAt'] ?? '2000-01-01')) return false;
  // something may have been withheld for naming a record that has become public since
  if (before.withheld.some((path) => REFERRING.has(path))) return false;
  for (const [path, value] of Object.entries(before.values))
    if (!LONG.has(path)) for (const id of idsIn(value)) if (!mayName(id)) return false;
  return true;
}

const LONG = new Set(['text', 'mainText']);
/** What never leaves, whoever is named in it. */
const KEEPERS = new Set(
  'acquiredAt at by batch blob confidentiality custody notes predecessor row thumbnail capture reading sha256 size textDigest'.split(
    ' ',
  ),
);
const REFERRING = { has: (path: string): boolean => !KEEPERS.has(path) && !path.includes('/') && !LONG.has(path) };

function fresh(
  item: CatalogueLevel,
  touched: ReadonlySet<string>,
  mayName: (id: string) => boolean,
  app: App,
): PublicRecord | null {
  const redacted = touched.has(item.id) ? redactedPaths(item.id, app) : new Set<string>();
  const record = publicRecordOf(app.archive.proof(item.entry), redacted, mayName);
  if (record !== null && record.id !== item.id) throw anotherRecord(item.entry);
  return record;
}

function siteRecord({ id, kind, entry, values, withheld, erased }: PublicRecord<SiteKind>): SiteRecord {
  return withLine({ id, kind, entry, values, withheld, erased });
}

/** Bytes of their own: those of `Buffer.from` share a pool, and each that is kept would keep 64 KiB of it. */
const UTF8 = new TextEncoder();

function withLine(record: Omit<SiteRecord, 'line' | 'key'>): SiteRecord {
  return keyed(UTF8.encode(`${siteRecordLine(record)}\n`), record);
}

function keyed(line: Uint8Array, record: Omit<SiteRecord, 'line' | 'key'>): SiteRecord {
  return { ...record, line, key: hash('sha256', line, 'base64url').slice(0, 16) };
}

/** What the former publishing wrote, in the order of the log. */
function formerRecords(folder: SiteFolder): Map<string, SiteRecord> {
  const records = new Map<string, SiteRecord>();
  const bytes = folder.formerBytes(RECORDS) ?? Buffer.alloc(0);
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0x0a, at);
    const line = bytes.subarray(at, end + 1);
    at = end + 1;
    const { id, kind, entry, fields, withheld, erased } = JSON.parse(line.toString('utf8')) as Omit<
      SiteRecord,
      'values'
    > & {
      fields: SiteRecord['values'];
    };
    records.set(id, keyed(line, { id, kind, entry, values: fields, withheld, erased }));
  }
  return records;
}

/** All of them may be more than one string can hold. */
export function putRecords(folder: SiteFolder, records: readonly SiteRecord[]): void {
  const part = folder.partFor('records');
  const file = openSync(part, 'w');
  const hash = createHash('sha256');
  try {
    for (let i = 0; i < records.length; i += LINES_AT_ONCE) {
      const lines = Buffer.concat(records.slice(i, i + LINES_AT_ONCE).map(({ line }) => line));
      hash.update(lines);
      writeFileSync(file, lines);
    }
  } finally {
    closeSync(file);
  }
  folder.putPart(RECORDS, part, hash.digest('hex'));
}
