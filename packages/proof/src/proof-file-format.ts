/** The shape of a proof file (docs/FORMAT.md, "Proof files"): strict reading and writing, no verification. */
import { checkBytes, checkList, checkObject } from './arguments.ts';
import { toBase64url } from './encoding.ts';
import { describe } from './errors.ts';
import { type KeysFile, keysFileJson, readKeys } from './key-chain-format.ts';
import { shapeReader } from './shape.ts';
import { parseStrict } from './strict-json.ts';

const { refuse, fields, text, index, bytes, hash, list } = shapeReader('bad-proof-file');

export const PROOF_FORMAT = 'sabt-proof/1';
export const ERASURE_REASONS = ['safety', 'consent-withdrawn', 'legal', 'not-relevant-personal-data'] as const;

export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** A passage of a text, or a named item, that is shown. */
export interface DisclosedItem {
  readonly index: number;
  readonly opening: string;
  readonly proof: readonly Uint8Array[];
}

export interface DisclosedField {
  readonly opening: string;
  /** Six hashes, to the root of the record's tree. */
  readonly proof: readonly Uint8Array[];
  /** Of a field that holds a tree: the items shown, which may be none. */
  readonly items: readonly DisclosedItem[];
}

export interface ProofFile {
  readonly kind: string;
  readonly id: string;
  readonly entry: { readonly index: number; readonly bytes: Uint8Array };
  readonly openings: readonly DisclosedField[];
  /** Paths of fields that exist and are not shown, as the archive states. */
  readonly withheld: readonly string[];
  /** Paths of fields that were destroyed, as the archive states. */
  readonly erased: readonly { readonly path: string; readonly reason: ErasureReason }[];
  readonly inclusion: readonly Uint8Array[];
  /** Signed note. */
  readonly checkpoint: string;
  /** How the key of the checkpoint follows from earlier ones, where the log has changed its key. */
  readonly keys?: KeysFile;
}

/** The file's text: JSON, indented for people. Throws ProofError `bad-proof-file` if it could not be read again. */
export function formatProofFile(file: ProofFile): string {
  const hashes = (proof: readonly Uint8Array[]) => {
    checkList(proof, 'proof');
    // Array.from meets holes, which map passes over.
    return Array.from(proof, (hash) => toBase64url(hash));
  };
  checkObject(file, 'proof file');
  checkObject(file.entry, 'entry');
  checkBytes(file.entry.bytes, 'bytes of the entry');
  checkList(file.openings, 'openings');
  const json = {
    format: PROOF_FORMAT,
    kind: file.kind,
    id: file.id,
    entry: { index: file.entry.index, bytes: toBase64url(file.entry.bytes) },
    openings: Array.from(file.openings, (field) => {
      checkObject(field, 'opening');
      const { opening, proof, items } = field;
      checkList(items, 'items');
      const shown = Array.from(items, (item) => {
        checkObject(item, 'item');
        return { index: item.index, opening: item.opening, proof: hashes(item.proof) };
      });
      return { opening, proof: hashes(proof), ...(shown.length > 0 && { items: shown }) };
    }),
    withheld: file.withheld,
    erased: file.erased,
    inclusion: hashes(file.inclusion),
    checkpoint: file.checkpoint,
    ...(file.keys !== undefined && { keys: keysFileJson(file.keys) }),
  };
  parseProofFile(json);
  return `${JSON.stringify(json, null, 2)}\n`;
}

/**
 * Reads a proof file from its text, its bytes or its parsed JSON. Keys that the format does not have are refused, so
 * that nothing unverified rides along. Throws ProofError `bad-proof-file` and what `parseStrict` throws.
 */
export function parseProofFile(input: string | Uint8Array | object): ProofFile {
  const json = typeof input === 'string' || input instanceof Uint8Array ? parseStrict(input) : input;
  const top = fields(
    json,
    'the file',
    ['format', 'kind', 'id', 'entry', 'openings', 'inclusion', 'checkpoint'],
    ['withheld', 'erased', 'keys'],
  );
  if (top['format'] !== PROOF_FORMAT) {
    throw refuse(`format: ${PROOF_FORMAT} expected, got ${describe(top['format'])}`);
  }
  const entry = fields(top['entry'], 'entry', ['index', 'bytes']);
  return {
    kind: text(top['kind'], 'kind'),
    id: text(top['id'], 'id'),
    entry: { index: index(entry['index'], 'entry.index'), bytes: bytes(entry['bytes'], 'entry.bytes') },
    openings: list(top['openings'], 'openings', parseField),
    withheld: list(top['withheld'] ?? [], 'withheld', text),
    erased: list(top['erased'] ?? [], 'erased', parseErased),
    inclusion: list(top['inclusion'], 'inclusion', hash),
    checkpoint: text(top['checkpoint'], 'checkpoint'),
    ...(top['keys'] !== undefined && { keys: readKeys(top['keys']) }),
  };
}

function parseField(json: unknown, at: string): DisclosedField {
  const field = fields(json, at, ['opening', 'proof'], ['items']);
  return {
    opening: text(field['opening'], `${at}.opening`),
    proof: list(field['proof'], `${at}.proof`, hash),
    items: list(field['items'] ?? [], `${at}.items`, parseItem),
  };
}

function parseItem(json: unknown, at: string): DisclosedItem {
  const item = fields(json, at, ['index', 'opening', 'proof']);
  return {
    index: index(item['index'], `${at}.index`),
    opening: text(item['opening'], `${at}.opening`),
    proof: list(item['proof'], `${at}.proof`, hash),
  };
}

function parseErased(json: unknown, at: string): { path: string; reason: ErasureReason } {
  const erased = fields(json, at, ['path', 'reason']);
  const reason = ERASURE_REASONS.find((known) => known === erased['reason']);
  if (reason === undefined) {
    throw refuse(`${at}.reason: one of ${ERASURE_REASONS.join(', ')} expected, got ${describe(erased['reason'])}`);
  }
  return { path: text(erased['path'], `${at}.path`), reason };
}
