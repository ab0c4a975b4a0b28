/*
 * Mirrors that the keeper knows of. A mirror belongs to somebody else, who tells the keeper where it is served, or that it
 * lies in a folder of another disk. The keeper's program asks it for its checkpoint when a person says so, and remembers
 * what it showed: how far it is behind, whether it is a copy of this log at all, and since when it was not reached.
 *
 * Nothing here makes a mirror, and nothing of it is trusted: the checkpoint must be signed by a key of this log, and its root
 * must be the one that the log has at that size. A checkpoint that is rightly signed and is not of this log convicts one of
 * both, so the words say so and the note is kept beside (`attested/evidence/`).
 *
 * The file: `attested/mirrors.json`, format `sabt-mirrors/1` (docs/FORMAT.md).
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toBase64, type VerifierKey } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { makeFolder, writeDurably } from '../../store/files/durable.ts';
import { webAddress } from './fetching.ts';
import { logSource } from './log-source.ts';
import { attestedIn } from './policy-file.ts';
import type { WitnessingProblem } from './problems.ts';
import { openSeen, type SeenCheckpoint, unreadable } from './seen-log.ts';

export interface KnownMirror {
  /** Address, or folder. */
  at: string;
  /** Whether the public site may name it. */
  isPublic: boolean;
  /** When it was asked last, and when it last showed a checkpoint of this log; ISO, UTC; null if it never was or did. */
  asked: string | null;
  reached: string | null;
  /** Of the checkpoint that it showed then. */
  size: number | null;
  /** What was wrong when it was asked last. */
  problem: WitnessingProblem | null;
}

/** What asking mirrors needs of an archive. */
export interface MirroredLog {
  dir: string;
  keys: readonly VerifierKey[];
  size: number;
  rootAt(size: number): string;
}

interface MirrorsFile {
  format: 'sabt-mirrors/1';
  mirrors: KnownMirror[];
}

const fileIn = (dir: string): string => join(attestedIn(dir), 'mirrors.json');
const MOST = 100;
const isAddress = (at: string): boolean => /^https?:\/\//i.test(at);
/** One spelling for each place, so that a mirror is found again however it is written. */
const placeOf = (at: string): string => (isAddress(at) ? webAddress(at).href.replace(/\/+$/, '') : resolve(at));

/** In the order in which they were named. Throws `damaged-file`. */
export function knownMirrors(dir: string): KnownMirror[] {
  const path = fileIn(dir);
  if (!existsSync(path)) return [];
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as MirrorsFile;
    if (file.format !== 'sabt-mirrors/1' || !file.mirrors.every(({ at }) => typeof at === 'string'))
      throw new Error('another format');
    return file.mirrors;
  } catch (cause) {
    throw new SabtError('damaged-file', `The list of mirrors cannot be read: ${path}. Remove it and name them again.`, {
      at: path,
      cause,
    });
  }
}

/** Throws `invalid-argument` for what is no address; a folder need not be there now. Named again, it changes `isPublic` alone. */
export function nameMirror(dir: string, given: { at: string; isPublic: boolean }): KnownMirror[] {
  const at = placeOf(given.at);
  if (given.isPublic && !isAddress(at))
    throw new SabtError('invalid-argument', 'A folder of this machine is nothing that a public site could name.', {
      at,
    });
  const mirrors = knownMirrors(dir);
  const known = mirrors.find((one) => one.at === at);
  if (known === undefined && mirrors.length >= MOST)
    throw new SabtError('invalid-argument', `At most ${MOST} mirrors are kept in mind.`, { at });
  if (known !== undefined) known.isPublic = given.isPublic;
  else mirrors.push({ at, isPublic: given.isPublic, asked: null, reached: null, size: null, problem: null });
  return write(dir, mirrors);
}

/** Throws `not-found`, and `invalid-argument` for what is no address. */
export function forgetMirror(dir: string, named: string): KnownMirror[] {
  const mirrors = knownMirrors(dir);
  const isListedSo = mirrors.some(({ at }) => at === named);
  const at = isListedSo ? named : placeOf(named);
  const left = mirrors.filter((one) => one.at !== at);
  if (left.length === mirrors.length)
    throw new SabtError('not-found', `No mirror is kept in mind at ${named}. sabt mirror list names them.`, {
      at: named,
    });
  return write(dir, left);
}

/**
 * Asks each for its checkpoint and keeps what it showed. Throws `not-found` where none is known. While the network is waited
 * for, the list may be changed by others: what they named or took out stays so.
 */
export async function askMirrors(log: MirroredLog, signal: AbortSignal, now = new Date()): Promise<KnownMirror[]> {
  const mirrors = knownMirrors(log.dir);
  if (mirrors.length === 0)
    throw new SabtError('not-found', 'No mirror of this log is known. Name one with sabt mirror add URL.');
  const asked = now.toISOString();
  const answers = await Promise.all(mirrors.map((mirror) => ask(mirror, log, signal, asked)));
  const shown = new Map(answers.map((answer) => [answer.at, answer]));
  return write(
    log.dir,
    knownMirrors(log.dir).map((now) => ({ ...now, ...shown.get(now.at), isPublic: now.isPublic })),
  );
}

async function ask(mirror: KnownMirror, log: MirroredLog, signal: AbortSignal, asked: string): Promise<KnownMirror> {
  const source = logSource(mirror.at, signal);
  let note: string;
  try {
    note = await source.checkpoint();
  } catch (thrown) {
    signal.throwIfAborted();
    return { ...mirror, asked, problem: unreadable(source, thrown) };
  }
  const opened = openSeen(note, log.keys, mirror.at);
  const problem = 'problem' in opened ? opened.problem : heldAgainst(opened.seen, log, mirror.at);
  if (problem === null && 'seen' in opened)
    return { ...mirror, asked, reached: asked, size: opened.seen.size, problem: null };
  if ('seen' in opened) keepEvidence(log.dir, note);
  return { ...mirror, asked, problem };
}

/** Only a key of this log signs such a checkpoint: where it is of another history, one of both is not the one that was shown. */
function heldAgainst({ size, root }: SeenCheckpoint, log: MirroredLog, where: string): WitnessingProblem | null {
  if (size > log.size)
    return {
      code: 'log-rolled-back',
      where,
      message: `The mirror has ${size} entries, signed by this log, which has only ${log.size}. Entries were removed here, or an older copy was put in place of the archive. Add nothing before they are back: sabt recover takes them from the mirror.`,
    };
  const own = log.rootAt(size);
  if (own === toBase64(root)) return null;
  return {
    code: 'log-forked',
    where,
    message: `At ${size} entries the mirror has the root ${toBase64(root)}, signed by this log, which has ${own} there. One of both was rewritten. Keep both.`,
  };
}

function keepEvidence(dir: string, note: string): void {
  const folder = join(attestedIn(dir), 'evidence');
  makeFolder(folder, 0o700);
  const name = createHash('sha256').update(note).digest('hex').slice(0, 16);
  writeDurably(join(folder, `${name}.txt`), note, { mode: 0o600 });
}

function write(dir: string, mirrors: KnownMirror[]): KnownMirror[] {
  makeFolder(attestedIn(dir), 0o700);
  const file: MirrorsFile = { format: 'sabt-mirrors/1', mirrors };
  writeDurably(fileIn(dir), `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  return mirrors;
}
