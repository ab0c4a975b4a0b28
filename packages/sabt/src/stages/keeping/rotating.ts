/*
 * Changing the log's key. In order: the key after the next one is made and durable; the next one lies beside the present
 * one; the statement is durable in the journal; `log/keys.json`; the checkpoint, signed by the new key and, in an overlap,
 * by the former one; the files of secret keys are moved. A kill before the statement is durable changes nothing; after it,
 * the next opening does the rest (`settleKeyFiles`).
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { formatKeysFile, formatVerifierKey, keyDigest } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { makeFolder, writeDurably } from '../../store/files/durable.ts';
import { announceKey } from './key-record.ts';
import { createLogKey, type LogKey, readKeyFile } from './log-key.ts';
import { destroyKeyFile, type KeyedLog, keysInVault, type LogKeys, settleKeyFiles } from './log-keys.ts';
import type { LogWriter, Signing } from './log-writer.ts';
import type { Places } from './places.ts';

export interface Rotation {
  /** For how many entries from now on the former key may still sign beside the new one. */
  overlap: number;
  /** File of the next key, where it is kept elsewhere. */
  next?: string | undefined;
  /** The present key is lost or stolen: the next one takes over without its signature, and without overlap. */
  alone: boolean;
  by: string;
}

export interface KeyState {
  origin: string;
  /** The present key and its number, from 0. */
  vkey: string;
  number: number;
  /** Entry since which the log commits to a next key; null if it does not. */
  since: number | null;
  /** Digest of the next key, and where its file lies in the archive; null if it is kept elsewhere or there is none. */
  next: string | null;
  nextFile: string | null;
  /** Every key with the sizes that it may sign; `until` null without an end. `alone`: taken over without the former key. */
  keys: { number: number; vkey: string; from: number; until: number | null; alone: boolean }[];
}

export interface RotatingParts {
  places: Places;
  log: KeyedLog;
  writer: LogWriter;
}

export function stateOfKeys(places: Places, origin: string, { chain, all, present }: LogKeys): KeyState {
  const terms = chain?.terms ?? all.map((key) => ({ key, number: 0, alone: false }));
  return {
    origin,
    vkey: present,
    number: terms.at(-1)!.number,
    since: chain?.since ?? null,
    next: chain?.next ?? null,
    nextFile: existsSync(places.nextKey) ? places.nextKey : null,
    keys: terms.map(({ key, number, alone }) => {
      const { from, until } = key.signs ?? { from: 0, until: Number.MAX_SAFE_INTEGER };
      return {
        number,
        vkey: formatVerifierKey(key),
        from,
        until: until === Number.MAX_SAFE_INTEGER ? null : until,
        alone,
      };
    }),
  };
}

/**
 * Commits to a next key in a log that did not do so from its beginning. Throws `conflict` if it does already. Entry 0 is
 * shown to be a record of another kind: its id and its kind become public.
 */
export function commitNextKey({ places, log, writer }: RotatingParts, by: string): void {
  const { signing } = writer;
  if (signing.keys.chain !== null)
    throw new SabtError('conflict', 'This log has committed to its next key already. sabt key rotate changes to it.');
  const next = makeKey(places.nextKey, log.origin);
  const statement = {
    origin: log.origin,
    number: 0,
    entry: writer.size,
    until: 0,
    vkey: signing.keys.present,
    next: keyDigest(next.vkey),
  };
  const [present] = signing.signers;
  announceKey(writer, { archiveId: log.id, statement, signers: [present!.key], by, former: null }, () =>
    writer.signWith(signingNow(places, log, writer.size, signing)),
  );
}

/** Changes to the next key. Throws `conflict`, `not-found` without the next key, `invalid-argument` for another one. */
export function rotateKey({ places, log, writer }: RotatingParts, { overlap, next: file, alone, by }: Rotation): void {
  const { signing } = writer;
  const { chain } = signing.keys;
  if (chain === null)
    throw new SabtError('conflict', 'This log has not committed to a next key. Do so first: sabt key commit.');
  const next = nextKeyFrom(places, file, chain.next);
  const following = makeKey(places.followingKey, log.origin);
  const last = chain.terms.at(-1)!;
  const entry = writer.size;
  const statement = {
    origin: log.origin,
    number: last.number + 1,
    entry,
    until: alone ? entry : entry + overlap,
    vkey: formatVerifierKey(next.vkey),
    next: keyDigest(following.vkey),
  };
  const signers = alone ? [next] : [next, signing.signers[0]!.key];
  announceKey(writer, { archiveId: log.id, statement, signers, by, former: last.entry }, () =>
    writer.signWith(signingNow(places, log, writer.size, signing)),
  );
}

/** Writes the next key to a file elsewhere and takes it out of the archive. Throws `not-found`, `file-exists`. */
export function moveNextKey(places: Places, out: string): void {
  if (!existsSync(places.nextKey))
    throw new SabtError('not-found', 'The next key is not in this archive: it was moved elsewhere before.', {
      at: places.nextKey,
    });
  if (existsSync(out)) throw new SabtError('file-exists', `There is a file ${out} already.`, { at: out });
  const bytes = readFileSync(places.nextKey);
  const key = formatVerifierKey(readKeyFile(places.nextKey).vkey);
  writeDurably(out, bytes, { mode: 0o600 });
  if (formatVerifierKey(readKeyFile(out).vkey) === key) destroyKeyFile(places.nextKey);
}

/** Who signs once what the vault says is durable. */
function signingNow(places: Places, log: KeyedLog, size: number, before: Signing): Signing {
  const keys = keysInVault(log);
  return { keys, signers: settleKeyFiles(places, keys, size), toPublish: keysText(keys) ?? before.toPublish };
}

export function keysText({ file }: LogKeys): string | null {
  return file === null ? null : formatKeysFile(file);
}

function makeKey(path: string, origin: string): LogKey {
  makeFolder(dirname(path), 0o700);
  createLogKey(path, origin);
  return readKeyFile(path);
}

/** The next key, which then lies in its place in the archive. */
function nextKeyFrom(places: Places, file: string | undefined, digest: string): LogKey {
  const path = file ?? places.nextKey;
  if (!existsSync(path))
    throw new SabtError(
      'not-found',
      file === undefined
        ? 'The next key is not in this archive. Name the file that it was moved to: --next FILE.'
        : `There is no file ${file}.`,
      { at: path },
    );
  const key = readKeyFile(path);
  const found = keyDigest(key.vkey);
  if (found !== digest)
    throw new SabtError(
      'invalid-argument',
      `This is not the key that the log has committed to: its digest is ${found}, the log says ${digest}.`,
      { at: path },
    );
  if (file !== undefined) {
    makeFolder(dirname(places.nextKey), 0o700);
    writeDurably(places.nextKey, readFileSync(file), { mode: 0o600 });
  }
  return key;
}
