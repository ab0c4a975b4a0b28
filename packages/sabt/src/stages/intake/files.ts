/**
 * Files into documents: hash, ask whether the same bytes are held, read, keep the evidentiary copy, draft.
 *
 * The same bytes make one document however often they come and whatever they are called; a source or a name that
 * is new to it is added to it as its next version. A file that cannot
 * be read for its text is a document all the same, with `reading.status` `kept` and the reason; only a file
 * that cannot be opened fails. Reading runs ahead of writing by a few files; drafts are appended in groups,
 * and an outcome is given once its group is durable.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { asSabtError, type ErrorCode, SabtError } from '../../model/errors.ts';
import type { RecordDraft } from '../../model/records.ts';
import { Batch, type BatchStart } from './batch.ts';
import type { IntakeContext } from './context.ts';
import { Copies } from './copies.ts';
import { type DocumentOrigin, documentDrafts, type FileBytes } from './document.ts';
import { createExtractor, type Extractor } from './extract/extract.ts';
import { Ledger } from './ledger.ts';
import type { Limits } from './limits.ts';
import { provenanceAdded } from './provenance.ts';
import { Sources } from './sources.ts';
import { type FoundFile, walk } from './walk.ts';

export interface AddOptions {
  /** Name of the source for all files. */
  source?: string;
  recursive?: boolean;
  /** Names to show in place of the paths' own, for uploads. */
  names?: readonly string[];
  /** Whether the bytes are the item as it was made, or a copy of it. */
  generation?: 'original' | 'copy';
  limits?: Partial<Limits>;
  /** A batch that was left open, to be finished under its own id; or one whose failures are tried again. */
  resume?: string;
  retryOf?: string;
}

export interface AddedDocument {
  id: string;
  name: string;
  sha256: string;
  /** Index in the log, given once it is durable. */
  entry: number;
}

export interface AddAnswer {
  batch: string;
  added: number;
  known: number;
  failed: { path: string; code: ErrorCode; message: string }[];
  /** Added and known ones, in the order of the files. */
  documents: AddedDocument[];
  /** Kept as evidence but not read, with the reason. */
  unread: { id: string; name: string; code: ErrorCode; message: string }[];
  ledger: string;
}

/** `sabt add`: see CONTRACT. */
export async function addFiles(
  paths: readonly string[],
  options: AddOptions,
  context: IntakeContext,
): Promise<AddAnswer> {
  const title = options.names?.[0] ?? paths[0]?.split('/').at(-1) ?? '';
  const start: BatchStart = {
    profile: 'add',
    title: paths.length === 1 ? title : `${title} … (${paths.length})`,
    custom: {
      paths: paths.map((path) => resolve(path)),
      ...(options.names === undefined ? {} : { names: [...options.names] }),
      ...(options.recursive === true ? { recursive: true } : {}),
      ...(options.source === undefined ? {} : { source: options.source }),
      ...(options.retryOf === undefined ? {} : { retryOf: options.retryOf }),
    },
  };
  const batch = new Batch(context, start, options.resume);
  await batch.open();
  const ledger = new Ledger(context.ledgerPath(batch.id));
  const answer: AddAnswer = {
    batch: batch.id,
    added: 0,
    known: 0,
    failed: [],
    documents: [],
    unread: [],
    ledger: ledger.path,
  };
  try {
    let row = 0;
    const given = new Map(options.names?.map((name, i) => [resolve(paths[i]!), name]));
    const found = walk(paths, {
      recursive: options.recursive ?? false,
      ...(options.names === undefined ? {} : { names: options.names }),
    });
    for await (const outcome of takeIn(found, options, batch.id, context)) {
      row++;
      if (outcome.status === 'failed') {
        const { path } = outcome;
        const name = given.get(path);
        const { code, message } = name !== undefined && outcome.code === 'not-found' ? uploadGone(name) : outcome;
        answer.failed.push({ path: name ?? path, code, message });
        ledger.add({ row, status: 'failed', code, message, path, ...(name === undefined ? {} : { name }) });
        continue;
      }
      answer[outcome.status]++;
      answer.documents.push(outcome.document);
      if (outcome.unread !== undefined)
        answer.unread.push({ id: outcome.document.id, name: outcome.document.name, ...outcome.unread });
      ledger.add({
        row,
        status: outcome.status === 'added' ? 'added' : 'unchanged',
        ...outcome.unread,
        record: outcome.document.id,
        path: outcome.path,
      });
      context.progress({ batch: batch.id, phase: 'reading', done: row });
    }
  } catch (error) {
    ledger.abandon();
    throw error;
  }
  await batch.close(ledger.counts, ledger.close());
  return answer;
}

/** An upload is removed when its batch ends, or with the server. */
export function uploadGone(name: string): SabtError {
  return new SabtError('upload-gone', `The upload “${name}” is no longer here; upload it again.`, { at: name });
}

export type FileOutcome =
  | { status: 'added' | 'known'; path: string; document: AddedDocument; unread?: { code: ErrorCode; message: string } }
  | { status: 'failed'; path: string; code: ErrorCode; message: string };

/** Files read ahead of writing. */
const AHEAD = 4;
const GROUP_DOCUMENTS = 256;
const GROUP_UNITS = 8 * 1024 * 1024;
/** Smaller files are read once, into memory; larger ones are streamed, once to hash and once to keep. */
const IN_MEMORY_BYTES = 32 * 1024 * 1024;

export async function* takeIn(
  files: AsyncIterable<FoundFile>,
  options: AddOptions,
  batch: string,
  context: IntakeContext,
): AsyncGenerator<FileOutcome> {
  const extractor = createExtractor({ ...(options.limits === undefined ? {} : { limits: options.limits }) });
  const sources = new Sources(context, batch);
  const origin: DocumentOrigin = {
    batch,
    copies: new Copies(context),
    ...(options.generation === undefined ? {} : { generation: options.generation }),
    ...(options.source === undefined ? {} : { source: sources.byName(options.source) }),
  };
  const group = new Group(context, sources, origin.source?.id);
  try {
    for await (const prepared of ahead(files, (file) => prepare(file, origin, extractor, context))) {
      if (group.add(prepared)) yield* await group.flush();
    }
    yield* await group.flush();
  } finally {
    extractor.close();
  }
}

type Prepared =
  | { path: string; failure: SabtError }
  | { path: string; sha256: string; held: { id: string }; name: string }
  | {
      path: string;
      sha256: string;
      documents: { draft: RecordDraft; unread?: { code: ErrorCode; message: string } }[];
    };

async function prepare(
  file: FoundFile,
  origin: DocumentOrigin,
  extractor: Extractor,
  context: IntakeContext,
): Promise<Prepared> {
  const { path } = file;
  if ('failure' in file) return file;
  try {
    const bytes = await bytesOf(file);
    const held = context.findBySha256(bytes.sha256);
    if (held !== null) return { path, sha256: bytes.sha256, held, name: bytes.name };
    const inside = file.inside === undefined ? {} : { inside: file.inside };
    return {
      path,
      sha256: bytes.sha256,
      documents: await documentDrafts(bytes, { ...origin, ...inside }, extractor, context),
    };
  } catch (error) {
    const failure = asSabtError(error, path);
    // Files fail alone; a full disk or a damaged archive ends the run.
    if (failure.exitStatus !== 1) throw failure;
    return { path, failure };
  }
}

async function bytesOf(file: { path: string; name: string; size: number }): Promise<FileBytes> {
  const { path, name, size } = file;
  if (size <= IN_MEMORY_BYTES) {
    const bytes = await readFile(path);
    return { name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
  }
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return { name, size, sha256: hash.digest('hex'), path };
}

/** Runs `work` for up to `AHEAD` items at once and gives the results in order. */
async function* ahead<In, Out>(items: AsyncIterable<In>, work: (item: In) => Promise<Out>): AsyncGenerator<Out> {
  const running: Promise<Out>[] = [];
  for await (const item of items) {
    const started = work(item);
    // The error is thrown where the result is awaited; until then it is not unhandled.
    started.catch(() => undefined);
    running.push(started);
    if (running.length >= AHEAD) yield await running.shift()!;
  }
  for (const one of running) yield await one;
}

/** Collects drafts and outcomes until they are worth a commit. */
class Group {
  readonly #context: IntakeContext;
  readonly #sources: Sources;
  readonly #source: string | undefined;
  /** By digest: drafts that are not written yet. What is written, the context finds. */
  readonly #drafts = new Map<string, RecordDraft>();
  readonly #entries = new Map<string, number>();
  #waiting: (() => FileOutcome)[] = [];
  #units = 0;

  /** `source` is the id of the source of all files. */
  constructor(context: IntakeContext, sources: Sources, source: string | undefined) {
    this.#context = context;
    this.#sources = sources;
    this.#source = source;
  }

  /** Returns whether the group is full. */
  add(prepared: Prepared): boolean {
    const { path } = prepared;
    if ('failure' in prepared) {
      const { code, message } = prepared.failure;
      this.#waiting.push(() => ({ status: 'failed', path, code, message }));
    } else if ('held' in prepared) this.#addKnown(path, prepared.sha256, prepared.name);
    else for (const document of prepared.documents) this.#addDocument(path, document);
    return (
      this.#drafts.size >= GROUP_DOCUMENTS || this.#units >= GROUP_UNITS || this.#waiting.length >= 4 * GROUP_DOCUMENTS
    );
  }

  #addDocument(
    path: string,
    { draft, unread }: { draft: RecordDraft; unread?: { code: ErrorCode; message: string } },
  ): void {
    const sha256 = draft.fields['sha256'] as string;
    const name = draft.fields['name'] as string;
    // The same bytes may have come under another name since this file was prepared.
    if (this.#drafts.has(sha256) || this.#context.findBySha256(sha256) !== null) {
      this.#addKnown(path, sha256, name);
      return;
    }
    this.#push(sha256, draft);
    const { id } = draft;
    this.#waiting.push(() => ({
      status: 'added',
      path,
      document: { id, name, sha256, entry: this.#entries.get(id)! },
      ...(unread === undefined ? {} : { unread }),
    }));
  }

  #addKnown(path: string, sha256: string, name: string): void {
    const draft = this.#drafts.get(sha256);
    const held = draft === undefined ? this.#context.findBySha256(sha256)! : null;
    const id = draft?.id ?? held!.id;
    const fields = draft?.fields ?? this.#context.fieldsOf(id);
    const { by } = this.#context;
    const at = this.#context.now().toISOString();
    const added = provenanceAdded(fields, {
      name,
      at,
      by,
      ...(this.#source === undefined ? {} : { source: this.#source }),
    });
    if (added !== null && draft !== undefined) Object.assign(draft.fields, added);
    else if (added !== null)
      this.#push(sha256, { id, kind: 'document', version: held!.version + 1, fields: { ...fields, ...added } });
    const shown = held?.name ?? (fields['name'] as string);
    this.#waiting.push(() => ({
      status: 'known',
      path,
      document: { id, name: shown, sha256, entry: this.#entries.get(id) ?? held!.entry },
    }));
  }

  #push(sha256: string, draft: RecordDraft): void {
    this.#drafts.set(sha256, draft);
    this.#units += ((draft.fields['text'] as string | undefined)?.length ?? 0) + 1_000;
  }

  async flush(): Promise<FileOutcome[]> {
    this.#units = 0;
    if (this.#drafts.size > 0) {
      // A source is written with the first record that names it, and not at all if none does.
      const drafts = [...this.#sources.take(), ...this.#drafts.values()];
      this.#drafts.clear();
      for (const { id, entry } of await this.#context.append(drafts, { shuffle: true })) this.#entries.set(id, entry);
    }
    const outcomes = this.#waiting.splice(0).map((outcome) => outcome());
    this.#entries.clear();
    return outcomes;
  }
}
