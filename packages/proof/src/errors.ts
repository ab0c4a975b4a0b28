/**
 * Every refusal of this package is a ProofError with a code of this closed list. `docs/FORMAT.md` explains each code;
 * a message of a mismatch names both sides, so that a reader can see what was stated and what was found.
 */
export const PROOF_ERROR_CODES = [
  'wrong-type',
  'wrong-size',
  'index-outside',
  'sizes-reversed',
  'wrong-hash-length',
  'wrong-hash-function',
  'proof-too-short',
  'proof-too-long',
  'root-mismatch',
  'missing-node',
  'bad-base64',
  'bad-utf8',
  'bad-tile-path',
  'bad-tile',
  'bad-bundle',
  'bad-note',
  'bad-verifier-key',
  'unsupported-algorithm',
  'bad-signature',
  'no-known-signature',
  'bad-checkpoint',
  'origin-mismatch',
  'bad-policy',
  'not-representable',
  'bad-json',
  'duplicate-key',
  'lone-surrogate',
  'number-lost',
  'too-deep',
  'not-canonical',
  'unknown-kind',
  'unknown-path',
  'bad-opening',
  'opening-mismatch',
  'value-mismatch',
  'bad-record-tree',
  'bad-entry',
  'bad-proof-file',
  'not-disclosed',
  'not-accounted',
  'site-record',
  'paper',
  'unknown-file',
  'bad-zip',
  'bad-dossier',
  'bad-site',
  'file-missing',
  'file-differs',
  'file-unlisted',
  'too-few-witnesses',
  'erasure-mismatch',
  'bad-der',
  'bad-certificate',
  'bad-anchor',
  'bad-block-header',
  'no-trusted-anchor',
  'bad-key-chain',
  'key-not-committed',
  'retired-key',
] as const;

export type ProofErrorCode = (typeof PROOF_ERROR_CODES)[number];

export class ProofError extends Error {
  override readonly name = 'ProofError';
  readonly code: ProofErrorCode;

  constructor(code: ProofErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** What a value is, for messages: bounded, and never runs code of the value. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? value.slice(0, 80) + '…' : value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === undefined) return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
