/*
 * A public site, checked as somebody would who has a copy of it and nothing else. All checks are made, so that a reader
 * sees everything that is wrong:
 *
 *   1. site.json can be read; site.note is signed by the log's key and is over site.sums
 *   2. every file listed is there with its digest, and nothing else is
 *   3. the checkpoint opens; every tile follows from the entries, and the root from the tiles
 *   4. every record's openings prove to its entry, and the entry stands in the log
 *   5. data/records.jsonl says what the proofs show, no more and no less
 *
 * The key is the reader's; without one the site's own is taken, and then all this shows only that the site agrees with
 * itself. Reads never leave the folder: links are not followed.
 */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  openCheckpoint,
  openNote,
  ProofError,
  parseNote,
  toBase64,
  toBase64url,
  verifyRecordProofBy,
} from '@sabt/proof';
import { SabtError } from '../../../model/errors.ts';
import {
  parseContents,
  parseSums,
  SITE_FILES,
  SITE_RECORD_FORMAT,
  type SiteContents,
  sha256Hex,
  siteStatement,
} from './format.ts';
import { isPublicKind, type PublicRecord, recordLine, valuesOf, type WholeProof } from './public-record.ts';
import { type Refuse, type SiteLog, verifyLog } from './verify-log.ts';

export interface SiteReport {
  ok: boolean;
  origin: string;
  size: number;
  root: string;
  mode: 'site';
  /** Whose key of the log it was checked with. */
  key: 'reader' | 'site';
  checked: { files: number; tiles: number; records: number; openings: number };
  problems: { code: string; where: string; message: string }[];
}

export interface SiteVerifyOptions {
  /** Verifier key that the reader kept. */
  key?: string | undefined;
  /** Called now and then; gives others a turn. */
  pause(done: number, total: number, what: string): Promise<void>;
}

const MAX_PROBLEMS = 1000;
const MAX_FILE_BYTES = 2 ** 31 - 1;
const RECORDS = 'data/records.jsonl';

export async function verifySite(dir: string, { key, pause }: SiteVerifyOptions): Promise<SiteReport> {
  const report: SiteReport = {
    ok: false,
    origin: '',
    size: 0,
    root: '',
    mode: 'site',
    key: key === undefined ? 'site' : 'reader',
    checked: { files: 0, tiles: 0, records: 0, openings: 0 },
    problems: [],
  };
  let more = 0;
  const refuse: Refuse = (code, where, message) => {
    if (report.problems.length < MAX_PROBLEMS) report.problems.push({ code, where, message });
    else more++;
  };
  const read = (path: string): Buffer | null => readInside(dir, path);

  const contents = contentsOf(read, refuse);
  const vkey = key ?? contents?.vkey;
  if (contents !== null) Object.assign(report, { origin: contents.origin });
  const sums = sumsOf(read, contents, vkey, refuse);
  await checkFiles(dir, sums, read, report, refuse, pause);
  const log = checkLog(read, contents, vkey, report, refuse);
  const lines = await checkRecords(sums, read, log, report, refuse, pause);
  checkData(read, lines, contents, refuse);
  if (more > 0)
    report.problems.push({ code: 'more-problems', where: dir, message: `${more} more problems are not listed.` });
  return { ...report, ok: report.problems.length === 0 };
}

/** Null for what is not there, or is no file, or lies behind a link. */
function readInside(dir: string, path: string): Buffer | null {
  const parts = path.split('/');
  for (let i = 1; i < parts.length; i++)
    if (lstatSync(join(dir, ...parts.slice(0, i)), { throwIfNoEntry: false })?.isDirectory() !== true) return null;
  const found = lstatSync(join(dir, path), { throwIfNoEntry: false });
  return found?.isFile() === true && found.size <= MAX_FILE_BYTES ? readFileSync(join(dir, path)) : null;
}

type Read = (path: string) => Buffer | null;

function contentsOf(read: Read, refuse: Refuse): SiteContents | null {
  const bytes = read(SITE_FILES.contents);
  if (bytes === null) {
    refuse('file-missing', SITE_FILES.contents, 'The file that says what this site is, is missing.');
    return null;
  }
  try {
    return parseContents(bytes.toString('utf8'));
  } catch (thrown) {
    if (!(thrown instanceof SabtError)) throw thrown;
    refuse('bad-site', SITE_FILES.contents, thrown.message);
    return null;
  }
}

/** The signed list of digests; null where there is none to go by. */
function sumsOf(
  read: Read,
  contents: SiteContents | null,
  vkey: string | undefined,
  refuse: Refuse,
): Map<string, string> | null {
  const text = read(SITE_FILES.sums)?.toString('utf8');
  const note = read(SITE_FILES.statement)?.toString('utf8');
  if (text === undefined) refuse('file-missing', SITE_FILES.sums, 'The list of digests is missing.');
  if (note === undefined)
    refuse('site-unfinished', SITE_FILES.statement, 'The site is not signed: publishing did not end, or was altered.');
  if (text === undefined) return null;
  if (note !== undefined && contents !== null) checkStatement(note, text, contents, vkey, refuse);
  try {
    return parseSums(text);
  } catch (thrown) {
    if (!(thrown instanceof SabtError)) throw thrown;
    refuse('bad-site', SITE_FILES.sums, thrown.message);
    return null;
  }
}

function checkStatement(
  note: string,
  sums: string,
  { origin }: SiteContents,
  vkey: string | undefined,
  refuse: Refuse,
): void {
  try {
    const { text, signatures } = { ...parseNote(note), ...openNote(note, vkey === undefined ? [] : [vkey]) };
    if (!signatures.some(({ name }) => name === origin))
      refuse('origin-mismatch', SITE_FILES.statement, `The key of ${origin} has not signed it.`);
    if (text !== siteStatement(origin, sums))
      refuse('file-differs', SITE_FILES.sums, 'The list of digests is not the one that was signed.');
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) throw thrown;
    refuse(thrown.code, SITE_FILES.statement, `The signature does not hold: ${thrown.message}.`);
  }
}

async function checkFiles(
  dir: string,
  sums: ReadonlyMap<string, string> | null,
  read: Read,
  report: SiteReport,
  refuse: Refuse,
  pause: SiteVerifyOptions['pause'],
): Promise<void> {
  if (sums === null) return;
  for (const [path, digest] of sums) {
    if (report.checked.files++ % 200 === 0) await pause(report.checked.files, sums.size, 'files');
    const bytes = read(path);
    if (bytes === null) refuse('file-missing', path, 'A file of the site is missing.');
    else if (sha256Hex(bytes) !== digest) refuse('file-differs', path, 'This file is not as it was published.');
  }
  const known = new Set<string>(Object.values(SITE_FILES));
  for (const path of filesIn(dir, ''))
    if (!sums.has(path) && !known.has(path)) refuse('file-unlisted', path, 'This file is none of the site.');
}

/** Whatever begins with a dot at the top is the host's (`.git`, `.nojekyll`). */
function* filesIn(dir: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(dir, folder), { withFileTypes: true })) {
    if (folder === '' && entry.name.startsWith('.')) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesIn(dir, path);
    else yield path;
  }
}

function checkLog(
  read: Read,
  contents: SiteContents | null,
  vkey: string | undefined,
  report: SiteReport,
  refuse: Refuse,
): { log: SiteLog; checkpoint: ReturnType<typeof openCheckpoint> } | null {
  const note = read('log/checkpoint')?.toString('utf8');
  if (note === undefined || vkey === undefined) {
    refuse('checkpoint-missing', 'log/checkpoint', 'There is no checkpoint, or no key to open it with.');
    return null;
  }
  try {
    const checkpoint = openCheckpoint(note, [vkey]);
    const root = toBase64(checkpoint.root);
    Object.assign(report, { size: checkpoint.size, root });
    const stated = contents?.checkpoint;
    if (stated !== undefined && (stated.size !== checkpoint.size || stated.root !== root))
      refuse('bad-site', SITE_FILES.contents, 'The site states another checkpoint than the one in its log.');
    if (contents !== null && contents.origin !== checkpoint.origin)
      refuse(
        'origin-mismatch',
        'log/checkpoint',
        `The log is of ${checkpoint.origin}, the site of ${contents.origin}.`,
      );
    const { log, tiles } = verifyLog(checkpoint, read, refuse);
    report.checked.tiles = tiles;
    return log === null ? null : { log, checkpoint };
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) throw thrown;
    refuse(thrown.code, 'log/checkpoint', `The checkpoint does not hold: ${thrown.message}.`);
    return null;
  }
}

/** The lines of `records.jsonl` that follow from the proofs; null where the log is not to be relied on. */
async function checkRecords(
  sums: ReadonlyMap<string, string> | null,
  read: Read,
  log: ReturnType<typeof checkLog>,
  report: SiteReport,
  refuse: Refuse,
  pause: SiteVerifyOptions['pause'],
): Promise<Map<number, string> | null> {
  if (log === null || sums === null) return null;
  const paths = [...sums.keys()].filter((path) => path.startsWith('records/'));
  const lines = new Map<number, string>();
  for (const [i, path] of paths.entries()) {
    if (i % 50 === 0) await pause(i, paths.length, 'records');
    const bytes = read(path);
    if (bytes === null) continue;
    const line = checkRecord(path, bytes.toString('utf8'), log, report, refuse);
    if (line !== null) lines.set(line.entry, line.text);
    report.checked.records++;
  }
  return lines;
}

function checkRecord(
  path: string,
  text: string,
  { log, checkpoint }: NonNullable<ReturnType<typeof checkLog>>,
  report: SiteReport,
  refuse: Refuse,
): { entry: number; text: string } | null {
  let file: WholeProof & { format: string; withheld: string[] };
  try {
    file = JSON.parse(text) as typeof file;
    if (file.format !== SITE_RECORD_FORMAT || path !== `records/${file.id.slice(0, 2)}/${file.id}.json`)
      throw new TypeError();
  } catch {
    refuse('bad-proof-file', path, 'This is no proof of the record that it is named after.');
    return null;
  }
  const { format: _format, ...rest } = file;
  const index = file.entry?.index;
  const inLog = Number.isSafeInteger(index) && index >= 0 && index < log.size;
  const inclusion = inLog ? log.inclusion(index).map((hash) => toBase64url(hash)) : [];
  const proof = { ...rest, format: 'sabt-proof/1', inclusion, checkpoint: 'log/checkpoint' };
  const { ok, checks, fields } = verifyRecordProofBy(proof, () => checkpoint);
  report.checked.openings += fields.filter(({ state }) => state === 'disclosed').length;
  for (const check of checks)
    if (!check.ok) refuse(check.code!, path, `The proof does not hold at ${check.subject}: ${check.reason}.`);
  if (!ok || !isPublicKind(file.kind)) return null;
  const values = Object.fromEntries(valuesOf(file.kind, file.openings)) as PublicRecord['values'];
  return { entry: index, text: recordLine({ ...file, kind: file.kind, entry: index, values }) };
}

function checkData(
  read: Read,
  lines: ReadonlyMap<number, string> | null,
  contents: SiteContents | null,
  refuse: Refuse,
): void {
  const bytes = read(RECORDS);
  if (lines === null || bytes === null) return;
  const expected = [...lines].sort(([a], [b]) => a - b);
  if (contents !== null && contents.records !== expected.length)
    refuse(
      'bad-site',
      SITE_FILES.contents,
      `The site says that it has ${contents.records} records; ${expected.length} are proved.`,
    );
  let at = 0;
  let row = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(0x0a, at);
    const line = bytes.toString('utf8', at, end < 0 ? bytes.length : end);
    const entry = expected[row]?.[0];
    if (line !== expected[row++]?.[1]) {
      refuse(
        'data-differs',
        `${RECORDS} line ${row}`,
        `The data are not what the proofs show${entry === undefined ? '' : ` (entry ${entry})`}.`,
      );
      return;
    }
    at = end < 0 ? bytes.length : end + 1;
  }
  if (row !== expected.length)
    refuse('data-differs', RECORDS, `The data have ${row} records, the proofs ${expected.length}.`);
}
