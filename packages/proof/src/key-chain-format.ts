/**
 * The shape of the file that shows the keys of a log (docs/FORMAT.md, "Keys of a log"). Beside a log it has no inclusion
 * proofs, since they follow from the tiles; inside a proof or a dossier it has those to their checkpoint.
 */
import { checkBytes, checkList, checkObject } from './arguments.ts';
import { toBase64url } from './encoding.ts';
import { describe } from './errors.ts';
import { shapeReader } from './shape.ts';
import { parseStrict } from './strict-json.ts';

export const KEYS_FORMAT = 'sabt-keys/1';
/** A log changes its key this often at most. */
export const MAX_KEYS = 1000;

/** An entry, and the openings of fields of its record. */
export interface KeyRecord {
  readonly entry: { readonly index: number; readonly bytes: Uint8Array };
  readonly openings: readonly { readonly opening: string; readonly proof: readonly Uint8Array[] }[];
  readonly inclusion: readonly Uint8Array[] | null;
}

export interface KeysFile {
  readonly origin: string;
  /** By number of the key, from 0; at least one. */
  readonly records: readonly KeyRecord[];
  /** The record of entry 0, where it is no statement of a key. */
  readonly first: KeyRecord | null;
}

const { refuse, fields, text, index, bytes, hash, list } = shapeReader('bad-key-chain');

/** As JSON, for a proof file or as a file of its own. Throws ProofError `bad-key-chain` if it could not be read again. */
export function keysFileJson(file: KeysFile): Record<string, unknown> {
  checkObject(file, 'keys');
  checkList(file.records, 'records');
  const hashes = (proof: readonly Uint8Array[]) => {
    checkList(proof, 'proof');
    return Array.from(proof, (one) => toBase64url(one));
  };
  const record = (one: KeyRecord) => {
    checkObject(one, 'record');
    const { entry, openings, inclusion } = one;
    checkObject(entry, 'entry');
    checkBytes(entry.bytes, 'bytes of the entry');
    checkList(openings, 'openings');
    const opened = Array.from(openings, (field) => {
      checkObject(field, 'opening');
      return { opening: field.opening, proof: hashes(field.proof) };
    });
    return {
      entry: { index: entry.index, bytes: toBase64url(entry.bytes) },
      openings: opened,
      ...(inclusion !== null && { inclusion: hashes(inclusion) }),
    };
  };
  const json = {
    format: KEYS_FORMAT,
    origin: file.origin,
    records: Array.from(file.records, record),
    ...(file.first != null && { first: record(file.first) }),
  };
  readKeys(json);
  return json;
}

/** The text of a file of its own. */
export function formatKeysFile(file: KeysFile): string {
  return `${JSON.stringify(keysFileJson(file), null, 2)}\n`;
}

/** From text, bytes or parsed JSON. Throws ProofError `bad-key-chain` and what `parseStrict` throws. */
export function parseKeysFile(input: string | Uint8Array | object): KeysFile {
  return readKeys(typeof input === 'string' || input instanceof Uint8Array ? parseStrict(input) : input);
}

/** What is handed over inside a program, read as strictly as what comes from outside. */
export function checkedKeys(input: KeysFile | string | Uint8Array): KeysFile {
  return parseKeysFile(typeof input === 'string' || input instanceof Uint8Array ? input : keysFileJson(input));
}

/** From parsed JSON. */
export function readKeys(json: unknown): KeysFile {
  const top = fields(json, 'the keys', ['format', 'origin', 'records'], ['first']);
  if (top['format'] !== KEYS_FORMAT) throw refuse(`format: ${KEYS_FORMAT} expected, got ${describe(top['format'])}`);
  const records = list(top['records'], 'records', parseRecord);
  if (records.length === 0 || records.length > MAX_KEYS)
    throw refuse(`1 to ${MAX_KEYS} records, not ${records.length}`);
  const first = top['first'] === undefined ? null : parseRecord(top['first'], 'first');
  return { origin: text(top['origin'], 'origin'), records, first };
}

function parseRecord(json: unknown, at: string): KeyRecord {
  const record = fields(json, at, ['entry', 'openings'], ['inclusion']);
  const entry = fields(record['entry'], `${at}.entry`, ['index', 'bytes']);
  return {
    entry: { index: index(entry['index'], `${at}.entry.index`), bytes: bytes(entry['bytes'], `${at}.entry.bytes`) },
    openings: list(record['openings'], `${at}.openings`, parseShown),
    inclusion: record['inclusion'] === undefined ? null : list(record['inclusion'], `${at}.inclusion`, hash),
  };
}

function parseShown(json: unknown, at: string): KeyRecord['openings'][number] {
  const shown = fields(json, at, ['opening', 'proof']);
  return { opening: text(shown['opening'], `${at}.opening`), proof: list(shown['proof'], `${at}.proof`, hash) };
}
