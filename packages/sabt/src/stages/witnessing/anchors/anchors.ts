/*
 * Anchors: what puts a time on a checkpoint. Each is a folder of plain files that other programs read too,
 * `attested/anchors/<size>-<kind>-<random>/`:
 *
 *   checkpoint          the signed note, byte for byte what was stamped (its SHA-256)
 *   anchor.json         kind, address, nonce, and when it was asked for (which proves nothing)
 *   response.tsr        tsa: the authority's response; authorities.pem: the certificates that the keeper named
 *   checkpoint.ots      ots: the stamp as OpenTimestamps clients read it
 *
 * An anchor says that the whole log up to this checkpoint existed at a time. So it is held against the log, too: a log that
 * does not contain the anchored checkpoint was rewritten since. States are computed anew each time; none is stored.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCheckpoint, ProofError, toBase64, type VerifierKey } from '@sabt/proof';
import {
  attestationsIn,
  type BlockHeader,
  otsState,
  parseOtsFile,
  parseStamp,
  readHeader,
  type Stamp,
  TimestampError,
} from '@sabt/proof/anchors';
import { SabtError } from '../../../model/errors.ts';
import { makeFolder, writeDurably } from '../../../store/files/durable.ts';
import { heldAgainst } from '../cosigned.ts';
import { below, fetchBounded, webAddress } from '../fetching.ts';
import { attestedIn } from '../policy-file.ts';
import type { WitnessingProblem } from '../problems.ts';
import { blinded, formatOtsFile } from './ots.ts';
import { authoritiesIn, type Timestamp, timestampRequest, verifyTimestamp } from './tsa.ts';

interface AnchorFile {
  format: 'sabt-anchor/1';
  kind: 'tsa' | 'ots';
  url: string;
  /** ISO, UTC; the keeper's clock. */
  asked: string;
  /** Hexadecimal; of a request to an authority. */
  nonce?: string;
}

export interface Anchor {
  id: string;
  kind: 'tsa' | 'ots';
  url: string;
  size: number | null;
  root: string | null;
  /** `confirmed`: by an authority, or a block header. `unchecked`: a block is named that nobody has held it against. */
  state: 'confirmed' | 'unchecked' | 'pending' | 'invalid';
  /** The time that is proved, ISO, UTC; null unless confirmed. */
  time: string | null;
  /** tsa: who signed, up to whom, and whose word it is that this one is trusted. */
  authority: (Timestamp['authority'] & { signer: string; trust: Timestamp['trust'] }) | null;
  /** ots: the blocks that are named, and the one whose header was brought. */
  blocks: { height: number; merkleRoot: string; confirmedBy: string | null }[];
  /** Why it is invalid. */
  message: string | null;
}

export interface AnchoredLog {
  dir: string;
  keys: readonly VerifierKey[];
  size: number;
  rootAt(size: number): string;
}

const MAX_RESPONSE_BYTES = 256 * 1024;
const anchorsIn = (dir: string): string => join(attestedIn(dir), 'anchors');
const digestOf = (note: string | Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(note).digest());

function newAnchor(size: number, file: Omit<AnchorFile, 'format' | 'asked'>): { id: string; file: AnchorFile } {
  const id = `${size}-${file.kind}-${randomBytes(4).toString('hex')}`;
  return { id, file: { format: 'sabt-anchor/1', ...file, asked: new Date().toISOString() } };
}

/** The description comes last: a folder without it is no anchor. */
function keep(dir: string, id: string, file: AnchorFile, files: Readonly<Record<string, string | Uint8Array>>): void {
  const folder = join(anchorsIn(dir), id);
  makeFolder(folder, 0o700);
  for (const [name, bytes] of Object.entries(files)) writeDurably(join(folder, name), bytes);
  writeDurably(join(folder, 'anchor.json'), `${JSON.stringify(file, null, 2)}\n`);
}

/**
 * Has an authority put a time on a checkpoint. What it answers is verified before it is kept; `authorities` are the
 * certificates, PEM, that the keeper trusts it by. Throws `unreachable`, `bad-answer`, `invalid-argument`.
 */
export async function anchorAtAuthority(
  log: AnchoredLog,
  checkpoint: { note: string; size: number },
  given: { url: string; authorities: string | undefined },
  signal: AbortSignal,
): Promise<Anchor> {
  const url = webAddress(given.url).href;
  if (given.authorities !== undefined) requireCertificates(given.authorities);
  const digest = digestOf(checkpoint.note);
  const { der, nonce } = timestampRequest(digest);
  const answer = await fetchBounded(url, {
    method: 'POST',
    body: der,
    type: 'application/timestamp-query',
    accept: 'application/timestamp-reply',
    maxBytes: MAX_RESPONSE_BYTES,
    signal,
  });
  if (answer.status !== 200) throw new SabtError('bad-answer', `${url} answered ${answer.status}.`, { at: url });
  try {
    verifyTimestamp(answer.bytes, { digest, nonce }, { keeper: given.authorities });
  } catch (cause) {
    if (!(cause instanceof TimestampError)) throw cause;
    const hint =
      cause.fault === 'untrusted'
        ? ' Name the certificate of the authority, which you got from it, with --ca FILE.'
        : '';
    throw new SabtError('bad-answer', `The timestamp of ${url} does not hold: ${cause.message}.${hint}`, {
      at: url,
      cause,
    });
  }
  const { id, file } = newAnchor(checkpoint.size, { kind: 'tsa', url, nonce });
  keep(log.dir, id, file, {
    checkpoint: checkpoint.note,
    'response.tsr': answer.bytes,
    ...(given.authorities === undefined ? {} : { 'authorities.pem': given.authorities }),
  });
  return readAnchor(log, id, {}).anchor;
}

function requireCertificates(pem: string): void {
  let found = 0;
  try {
    found = authoritiesIn(pem).length;
  } catch {
    found = 0;
  }
  if (found === 0) throw new SabtError('invalid-argument', 'The file with the authority holds no certificate (PEM).');
}

/** Hands a checkpoint to a calendar, which promises to bring it into a block. Throws `unreachable`, `bad-answer`. */
export async function anchorAtCalendar(
  log: AnchoredLog,
  checkpoint: { note: string; size: number },
  given: { url: string },
  signal: AbortSignal,
): Promise<Anchor> {
  const url = webAddress(given.url).href;
  const { stamp, submitted } = blinded(digestOf(checkpoint.note));
  const answered = await askCalendar(below(url, 'digest'), submitted, signal, submitted.message);
  if (answered === null) throw new SabtError('bad-answer', `${url} takes no digests.`, { at: url });
  submitted.attestations.push(...answered.attestations);
  submitted.ops.push(...answered.ops);
  const { id, file } = newAnchor(checkpoint.size, { kind: 'ots', url });
  keep(log.dir, id, file, { checkpoint: checkpoint.note, 'checkpoint.ots': formatOtsFile(stamp) });
  return readAnchor(log, id, {}).anchor;
}

/** Null if the calendar does not know it (yet). */
async function askCalendar(url: string, of: Stamp, signal: AbortSignal, body?: Uint8Array): Promise<Stamp | null> {
  const { status, bytes } = await fetchBounded(url, {
    ...(body === undefined ? {} : { method: 'POST', body, type: 'application/x-www-form-urlencoded' }),
    accept: 'application/vnd.opentimestamps.v1',
    maxBytes: MAX_RESPONSE_BYTES,
    signal,
  });
  if (status === 404) return null;
  if (status !== 200) throw new SabtError('bad-answer', `${url} answered ${status}.`, { at: url });
  try {
    return parseStamp(bytes, of.message);
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    throw new SabtError('bad-answer', `What ${url} answered is no stamp: ${cause.message}.`, { at: url, cause });
  }
}

/**
 * Asks the calendar of each pending stamp whether it is in a block by now. Only the calendar that was named when the anchor
 * was made is asked, whatever address its answer holds. Returns the ids of those that were completed.
 */
export async function upgradeAnchors(log: AnchoredLog, signal: AbortSignal): Promise<string[]> {
  const upgraded: string[] = [];
  for (const id of anchorIds(log.dir)) {
    const file = readFile(log.dir, id);
    if (file?.kind !== 'ots') continue;
    const folder = join(anchorsIn(log.dir), id);
    let stamp: Stamp;
    try {
      stamp = parseOtsFile(
        readFileSync(join(folder, 'checkpoint.ots')),
        digestOf(readFileSync(join(folder, 'checkpoint'))),
      );
    } catch {
      continue; // the list names it as invalid
    }
    if (otsState(stamp, []).state !== 'pending') continue;
    let completed = false;
    for (const { stamp: at, attestation } of [...attestationsIn(stamp)]) {
      if (attestation.kind !== 'pending') continue;
      const answered = await askCalendar(
        below(file.url, `timestamp/${Buffer.from(at.message).toString('hex')}`),
        at,
        signal,
      );
      if (answered === null || otsState(answered, []).state === 'pending') continue;
      at.attestations = [...at.attestations.filter((one) => one !== attestation), ...answered.attestations];
      at.ops.push(...answered.ops);
      completed = true;
    }
    if (!completed) continue;
    writeDurably(join(folder, 'checkpoint.ots'), formatOtsFile(stamp));
    upgraded.push(id);
  }
  return upgraded;
}

/** What a checker brings: certificates (PEM) of the authorities that they trust, headers of blocks (hexadecimal). */
export interface AnchorTrust {
  authorities?: string | undefined;
  headers?: readonly string[] | undefined;
}

/** Every anchor with its state as of now, and what is wrong. Throws `invalid-argument` for what the checker brought only. */
export function listAnchors(
  log: AnchoredLog,
  trust: AnchorTrust,
): { anchors: Anchor[]; problems: WitnessingProblem[] } {
  if (trust.authorities !== undefined) requireCertificates(trust.authorities);
  readHeaders(trust);
  const read = anchorIds(log.dir).map((id) => readAnchor(log, id, trust));
  return { anchors: read.map(({ anchor }) => anchor), problems: read.flatMap(({ problems }) => problems) };
}

function readHeaders({ headers }: AnchorTrust): BlockHeader[] {
  try {
    return (headers ?? []).map((hex) => readHeader(hex));
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    throw new SabtError('invalid-argument', `This is no header of a block: ${cause.message}.`, { cause });
  }
}

function anchorIds(dir: string): string[] {
  if (!existsSync(anchorsIn(dir))) return [];
  const names = readdirSync(anchorsIn(dir)).filter((id) => existsSync(join(anchorsIn(dir), id, 'anchor.json')));
  return names.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1));
}

function readFile(dir: string, id: string): AnchorFile | null {
  try {
    const file = JSON.parse(readFileSync(join(anchorsIn(dir), id, 'anchor.json'), 'utf8')) as AnchorFile;
    const isSound =
      file.format === 'sabt-anchor/1' && ['tsa', 'ots'].includes(file.kind) && typeof file.url === 'string';
    return isSound ? file : null;
  } catch {
    return null;
  }
}

function readAnchor(
  log: AnchoredLog,
  id: string,
  trust: AnchorTrust,
): { anchor: Anchor; problems: WitnessingProblem[] } {
  const where = `attested/anchors/${id}`;
  const file = readFile(log.dir, id);
  const anchor: Anchor = {
    id,
    kind: file?.kind ?? (id.includes('-ots-') ? 'ots' : 'tsa'),
    url: file?.url ?? '',
    size: null,
    root: null,
    state: 'invalid',
    time: null,
    authority: null,
    blocks: [],
    message: null,
  };
  try {
    if (file === null) throw new ProofError('bad-json', 'anchor.json cannot be read');
    const folder = join(anchorsIn(log.dir), id);
    const note = readFileSync(join(folder, 'checkpoint'));
    const { size, root } = openCheckpoint(new Uint8Array(note), log.keys);
    Object.assign(anchor, { size, root: toBase64(root) });
    const found = file.kind === 'tsa' ? readTimestamp(folder, file, note, trust) : readStamp(folder, note, trust);
    Object.assign(anchor, found);
    return { anchor, problems: heldAgainst(log, size, toBase64(root), 'anchored', where) };
  } catch (thrown) {
    const isOurs = thrown instanceof ProofError;
    if (!isOurs && (thrown as NodeJS.ErrnoException).code === undefined) throw thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const code = thrown instanceof TimestampError && thrown.fault !== 'malformed' ? 'anchor-invalid' : 'anchor-damaged';
    const problem: WitnessingProblem = { code, where, message: `This anchor does not hold: ${message}.` };
    return { anchor: { ...anchor, message }, problems: [problem] };
  }
}

function readTimestamp(folder: string, file: AnchorFile, note: Uint8Array, trust: AnchorTrust): Partial<Anchor> {
  const pem = join(folder, 'authorities.pem');
  const keeper = existsSync(pem) ? readFileSync(pem, 'utf8') : undefined;
  const response = new Uint8Array(readFileSync(join(folder, 'response.tsr')));
  const statement = { digest: digestOf(note), nonce: file.nonce ?? '' };
  const {
    time,
    signer,
    authority,
    trust: whose,
  } = verifyTimestamp(response, statement, {
    checker: trust.authorities,
    keeper,
  });
  return {
    state: 'confirmed',
    time: new Date(time).toISOString(),
    authority: { ...authority, signer, trust: whose },
  };
}

function readStamp(folder: string, note: Uint8Array, trust: AnchorTrust): Partial<Anchor> {
  const stamp = parseOtsFile(new Uint8Array(readFileSync(join(folder, 'checkpoint.ots'))), digestOf(note));
  const headers = readHeaders(trust);
  const { state, blocks, confirmed } = otsState(stamp, headers);
  const shown = (root: string): string | null =>
    headers.find(({ merkleRoot }) => Buffer.from(merkleRoot).reverse().toString('hex') === root)?.hash ?? null;
  return {
    state,
    time: confirmed === null ? null : new Date(confirmed.time).toISOString(),
    blocks: blocks.map((block) => ({ ...block, confirmedBy: shown(block.merkleRoot) })),
  };
}
