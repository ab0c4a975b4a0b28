/*
 * The keys of the archive's log: which there were, which signs now, which comes next (packages/proof, `key-chain.ts`).
 *
 * The statements are versions of one record of kind `key`, whose id is that of the archive: version n + 1 is statement n.
 * `log/keys.json` repeats them with what proves them, for outsiders. It follows from the vault, and is written again at
 * every opening where it differs; who only reads takes it as it is, since every statement in it is signed.
 *
 * Secret keys: `keys/log-key.json` signs; `keys/next/log-key.json` comes next, and may be kept elsewhere; during an
 * overlap `keys/former/log-key.json` signs too. A rotation puts `keys/next/following.json` beside the next key, appends
 * the statement, and only then moves the files. A kill in between leaves files that `settleKeyFiles` puts in their places
 * by what the log says: no key is destroyed before the log has one after it.
 */
import { randomFillSync } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  type DisclosedField,
  formatVerifierKey,
  inclusionProof,
  type KeyChain,
  type KeyRecord,
  type KeysFile,
  keyDigest,
  type NodeReader,
  ProofError,
  parseKeysFile,
  parseVerifierKey,
  recordProof,
  type VerifierKey,
  verifyKeyChain,
} from '@sabt/proof';
import { asSabtError, SabtError } from '../../model/errors.ts';
import { makeFolder, syncFolder } from '../../store/files/durable.ts';
import type { RecordStore } from '../../store/ports.ts';
import { type LogKey, readKeyFile } from './log-key.ts';
import { buildRecord, type OpenedRecord } from './opened.ts';
import { unseal } from './payload.ts';
import type { Places } from './places.ts';

export interface LogKeys {
  /** Null for a log that has not committed to a next key. */
  chain: KeyChain | null;
  file: KeysFile | null;
  /** All keys of the log, each with the sizes that it may sign. */
  all: readonly VerifierKey[];
  /** The present one, as text. */
  present: string;
}

/** Of a log that has not committed to a next key. */
export function onlyKey(vkey: string): LogKeys {
  return { chain: null, file: null, all: [parseVerifierKey(vkey)], present: vkey };
}

/** The keys that follow from the first one. Throws `archive-damaged` if the file shows something else. */
export function keysFrom(vkey: string, file: KeysFile, at: string): LogKeys {
  try {
    const chain = verifyKeyChain(file, { trusted: [vkey] });
    const all = chain.terms.map(({ key }) => key);
    return { chain, file, all, present: formatVerifierKey(all.at(-1)!) };
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    throw new SabtError('archive-damaged', `The keys of the log do not follow from one another: ${cause.message}.`, {
      at,
      cause,
    });
  }
}

/** As published, or null if nothing is. Throws `archive-damaged`. */
export function publishedKeys(places: Places, vkey: string): LogKeys | null {
  const at = places.keysFile;
  if (!existsSync(at)) return null;
  try {
    return keysFrom(vkey, parseKeysFile(readFileSync(at)), at);
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    throw new SabtError('archive-damaged', `The keys of the log cannot be read: ${cause.message}.`, { at, cause });
  }
}

export interface KeyedLog {
  store: RecordStore;
  id: string;
  origin: string;
  /** The first key. */
  vkey: string;
}

/** The keys as the vault has them. Throws `archive-damaged`. */
export function keysInVault(log: KeyedLog): LogKeys {
  const versions = log.store.versionsOf(log.id);
  if (versions.length === 0) return onlyKey(log.vkey);
  const records = versions.map(({ entry }) => shown(log, entry, ['id', 'statement']));
  const file: KeysFile = {
    origin: log.origin,
    records,
    first: versions[0]!.entry === 0 ? null : shown(log, 0, ['id']),
  };
  return keysFrom(log.vkey, file, 'record.db');
}

/**
 * What the vault and what is published say, whichever goes further: after a recovery out of a mirror, the statements of
 * lost entries are published only. Throws `archive-damaged` for the vault.
 */
export function keysOf(places: Places, log: KeyedLog): LogKeys {
  const inVault = keysInVault(log);
  try {
    const published = publishedKeys(places, log.vkey);
    const own = inVault.file?.records ?? [];
    const same = own.every(({ entry }, i) => published?.file?.records[i]?.entry.index === entry.index);
    return published !== null && same && published.file!.records.length > own.length ? published : inVault;
  } catch (thrown) {
    if (asSabtError(thrown).code !== 'archive-damaged') throw thrown;
    return inVault;
  }
}

/** For reading: what is published, else, or where that is damaged, what the vault has; one key if neither can be had. */
export function keysToRead(places: Places, log: KeyedLog): LogKeys {
  try {
    const found = publishedKeys(places, log.vkey);
    if (found !== null) return found;
  } catch (thrown) {
    if (asSabtError(thrown).code !== 'archive-damaged') throw thrown;
  }
  try {
    return keysInVault(log);
  } catch (thrown) {
    if (!(thrown instanceof SabtError)) throw thrown;
    return onlyKey(log.vkey);
  }
}

function shown({ store, id }: KeyedLog, entry: number, paths: readonly string[]): KeyRecord {
  const item = store.sealed(entry);
  if (item === null || item.key === null)
    throw new SabtError('archive-damaged', `The record of entry ${entry} cannot be opened.`, { at: `entry ${entry}` });
  const bytes = store.entries(entry, entry + 1)[0]!;
  return {
    entry: { index: entry, bytes },
    openings: openingsOf(unseal(item.bytes, item.key, id, entry), paths),
    inclusion: null,
  };
}

function openingsOf(record: OpenedRecord, paths: readonly string[]): Pick<DisclosedField, 'opening' | 'proof'>[] {
  const { tree, fields } = buildRecord(record);
  return fields.flatMap(({ held, content }) =>
    typeof content === 'string' && paths.includes(held.field.path)
      ? [{ opening: content, proof: recordProof(tree.nodes, held.field.slot) }]
      : [],
  );
}

/** The keys with the proofs that they stand in a tree; those of later entries are left out, or, `all`, have none. */
export function keysWithProofs(file: KeysFile, size: number, nodes: NodeReader, all = false): KeysFile {
  const proven = (record: KeyRecord): KeyRecord =>
    record.entry.index < size ? { ...record, inclusion: inclusionProof(record.entry.index, size, nodes) } : record;
  const shown = file.records.filter(({ entry }) => all || entry.index < size);
  return { origin: file.origin, records: shown.map(proven), first: file.first === null ? null : proven(file.first) };
}

/** The secret keys that sign, each with the sizes that it may sign; the present one first. */
export type Signers = readonly { key: LogKey; signs: { from: number; until: number } }[];

/**
 * Puts the files of secret keys where the log says that they belong, and reads those that sign. `size`: of the log, from
 * which on they sign. Throws `archive-unreadable` or `archive-damaged` if the present key is not there.
 */
export function settleKeyFiles(places: Places, keys: LogKeys, size: number): Signers {
  const { chain } = keys;
  if (chain !== null && vkeyIn(places.logKey) !== keys.present && vkeyIn(places.nextKey) === keys.present) {
    if (existsSync(places.logKey)) move(places.logKey, places.formerKey);
    move(places.nextKey, places.logKey);
  }
  if (chain !== null && !existsSync(places.nextKey) && digestIn(places.followingKey) === chain.next)
    move(places.followingKey, places.nextKey);
  else if (existsSync(places.nextKey)) destroyKeyFile(places.followingKey);
  const present = readKeyFile(places.logKey);
  if (formatVerifierKey(present.vkey) !== keys.present) {
    throw new SabtError(
      'archive-damaged',
      `The signing key in ${places.logKey} is not the present one of the log, ${keys.present}. Put that one back from a backup; if it is lost or stolen, the next key can take over: sabt key rotate --alone.`,
      { at: places.logKey },
    );
  }
  const former = formerSigner(places, keys, size);
  return [{ key: present, signs: termIn(keys, present) }, ...(former === null ? [] : [former])];
}

/** The key before the present one, while it may sign; afterwards its file is destroyed. */
function formerSigner(places: Places, keys: LogKeys, size: number): Signers[number] | null {
  if (!existsSync(places.formerKey)) return null;
  const key = readKeyFile(places.formerKey);
  const signs = termIn(keys, key);
  if (signs.until >= size) return { key, signs };
  destroyKeyFile(places.formerKey);
  return null;
}

function termIn({ all }: LogKeys, { vkey }: LogKey): { from: number; until: number } {
  const found = all.find((key) => formatVerifierKey(key) === formatVerifierKey(vkey));
  if (found === undefined) return { from: 0, until: 0 };
  return found.signs ?? { from: 0, until: Number.MAX_SAFE_INTEGER };
}

function vkeyIn(path: string): string | null {
  try {
    return formatVerifierKey(readKeyFile(path).vkey);
  } catch {
    return null; // said where the file is needed
  }
}

function digestIn(path: string): string | null {
  const vkey = vkeyIn(path);
  return vkey === null ? null : keyDigest(vkey);
}

function move(from: string, to: string): void {
  makeFolder(dirname(to), 0o700);
  renameSync(from, to);
  syncFolder(dirname(to));
  syncFolder(dirname(from));
}

/** Overwrites a file with a secret key and removes it. */
export function destroyKeyFile(path: string): void {
  if (!existsSync(path)) return;
  writeFileSync(path, randomFillSync(Buffer.alloc(statSync(path).size)));
  rmSync(path);
  syncFolder(dirname(path));
}
