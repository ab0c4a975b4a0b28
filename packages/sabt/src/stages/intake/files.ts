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
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { asSabtError, type ErrorCode, SabtError } from '../../model/errors.ts';
import { Batch, type BatchStart } from './batch.ts';
import type { IntakeContext } from './context.ts';
import { Copies } from './copies.ts';
import { type DocumentOrigin, documentsOf, type FileBytes } from './document.ts';
import { createExtractor, type Extractor } from './extract/extract.ts';
import { type AddedDocument, type FileOutcome, Group, type Prepared } from './group.ts';
import { Ledger } from './ledger.ts';
import type { Limits } from './limits.ts';
import { absolutePlace, bytesOfPlace, lastName, shownName } from './place.ts';
import { Sources } from './sources.ts';
import { type FoundFile, folderRefused, onlyFolders, walk } from './walk.ts';

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
  /** Id of the batch, where it was chosen beforehand. */
  id?: string;
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
  /** What a person should know of a file: a name that had to be guessed, a confidentiality that stays as it was. */
  notes: { id: string; name: string; message: string }[];
  ledger: string;
}

/** `sabt add`: see CONTRACT. Throws `invalid-argument` if nothing but folders is named, and not `recursive`. */
export async function addFiles(
  paths: readonly string[],
  options: AddOptions,
  context: IntakeContext,
): Promise<AddAnswer> {
  // a slip of the hand leaves nothing behind
  if (options.recursive !== true && options.resume === undefined && (await onlyFolders(paths)))
    throw folderRefused(paths[0]);
  const title = options.names?.[0] ?? titleOf(paths[0] ?? '');
  const start: BatchStart = {
    profile: 'add',
    title: paths.length === 1 ? title : `${title} … (${paths.length})`,
    custom: {
      paths: paths.map(absolutePlace),
      ...(options.names === undefined ? {} : { names: [...options.names] }),
      ...(options.recursive === true ? { recursive: true } : {}),
      ...(options.source === undefined ? {} : { source: options.source }),
      ...(options.retryOf === undefined ? {} : { retryOf: options.retryOf }),
    },
  };
  const batch = new Batch(context, start, options.resume, options.id);
  await batch.open();
  const ledger = new Ledger(context.ledgerPath(batch.id));
  const answer: AddAnswer = {
    batch: batch.id,
    added: 0,
    known: 0,
    failed: [],
    documents: [],
    unread: [],
    notes: [],
    ledger: ledger.path,
  };
  try {
    let row = 0;
    const given = new Map(options.names?.map((name, i) => [absolutePlace(paths[i]!), name]));
    const found = walk(paths, {
      recursive: options.recursive ?? false,
      ...(options.names === undefined ? {} : { names: options.names }),
    });
    for await (const outcome of takeIn(found, options, batch.id, context)) {
      row++;
      if (outcome.status === 'failed') {
        const { path } = outcome;
        const name = given.get(path);
        const { code, message } = name === undefined ? outcome : asUpload(outcome, name);
        answer.failed.push({ path: name ?? path, code, message });
        ledger.add({ row, status: 'failed', code, message, path, ...(name === undefined ? {} : { name }) });
        continue;
      }
      answer[outcome.status]++;
      answer.documents.push(outcome.document);
      if (outcome.unread !== undefined)
        answer.unread.push({ id: outcome.document.id, name: outcome.document.name, ...outcome.unread });
      for (const message of outcome.notes ?? [])
        answer.notes.push({ id: outcome.document.id, name: outcome.document.name, message });
      ledger.add({
        row,
        status: outcome.status === 'added' ? 'added' : 'unchanged',
        ...outcome.unread,
        ...remarks(outcome),
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

/** Of a file that was read: what its line in the ledger says beside that. */
function remarks({ unread, notes = [] }: Extract<FileOutcome, { document: AddedDocument }>): { message?: string } {
  return unread !== undefined || notes.length === 0 ? {} : { message: notes.join(' ') };
}

function titleOf(path: string): string {
  return shownName(lastName(bytesOfPlace(path))).text;
}

/** Where an upload lay is nobody's concern. */
function asUpload(
  { code, message }: { code: ErrorCode; message: string },
  name: string,
): Pick<SabtError, 'code' | 'message'> {
  if (code === 'not-found') return uploadGone(name);
  return { code, message: code === 'unreadable-file' ? `The upload “${name}” cannot be read.` : message };
}

/** An upload is removed when its batch ends. */
export function uploadGone(name: string): SabtError {
  return new SabtError('upload-gone', `The upload “${name}” is no longer here; upload it again.`, { at: name });
}

/** Files read ahead of writing. */
const AHEAD = 4;
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
  const group = new Group(context, sources, origin.source);
  try {
    for await (const prepared of ahead(files, (file) => prepare(file, origin, extractor, context))) {
      if (group.add(prepared)) yield* await group.flush();
    }
    yield* await group.flush();
  } finally {
    extractor.close();
  }
}

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
    const { name, sha256 } = bytes;
    const guessed = file.guessed === undefined ? {} : { guessed: file.guessed };
    if (context.findBySha256(sha256) !== null) return { path, documents: [{ again: { name, sha256, ...guessed } }] };
    const inside = file.inside === undefined ? {} : { inside: file.inside };
    return { path, documents: await documentsOf(bytes, { ...origin, ...inside, ...guessed }, extractor, context) };
  } catch (error) {
    const failure = asSabtError(error, path);
    // Files fail alone; a full disk or a damaged archive ends the run.
    if (failure.exitStatus !== 1) throw failure;
    return { path, failure };
  }
}

/**
 * What was a file when its folder was listed may be a pipe or a link by now: it is opened so that neither can
 * hold the run up or lead it elsewhere, and looked at again.
 */
async function bytesOf({ place, name }: Extract<FoundFile, { place: Buffer }>): Promise<FileBytes> {
  const file = await open(place, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const status = await file.stat();
    if (!status.isFile()) throw new SabtError('unreadable-file', 'This is no longer a file.');
    if (status.size <= IN_MEMORY_BYTES) {
      const bytes = await file.readFile();
      return { name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
    }
    const hash = createHash('sha256');
    for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) hash.update(chunk);
    return { name, size: status.size, sha256: hash.digest('hex'), path: place };
  } finally {
    await file.close();
  }
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
