/**
 * What a record says twice: the digest of a text beside the text, the digest of a file beside the reference to the stored
 * one. Each value is proven on its own, but a record in which they contradict each other could be made by whoever writes
 * the log; a reader who recomputes one of them must not find another value than the proof shows.
 */
import type { JsonValue } from './canonical.ts';
import { toHex, utf8Encode } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import { sha256Of } from './hash.ts';
import { parseItemTreeValue } from './passages.ts';
import { isRecordKind, SLOTS } from './slots.ts';

/** Values whose proofs hold, by path. */
export type Shown = ReadonlyMap<string, JsonValue>;

/** A comparison that can be run (it throws ProofError `value-mismatch`), or what is not shown that it needs. */
export type Comparison = { readonly run: () => void } | { readonly missing: string };

/** Whether the kind has these fields at all; `holds` is of the first. */
function hasFields(kind: string, first: string, holds: 'value' | 'passages', second: string): boolean {
  const fields = isRecordKind(kind) ? SLOTS.get(kind)! : [];
  return (
    fields.some((field) => field.path === first && field.holds === holds) &&
    fields.some((field) => field.path === second)
  );
}

function mismatch(name: string, stated: JsonValue, found: string): ProofError {
  return new ProofError('value-mismatch', `${name}: stated ${describe(stated)}, ${found}`);
}

/** `textDigest` is the SHA-256, in hexadecimal, of the UTF-8 of the passages joined. Null for kinds without a text. */
export function checkTextDigest(kind: string, shown: Shown): Comparison | null {
  if (!hasFields(kind, 'text', 'passages', 'textDigest')) return null;
  const digest = shown.get('textDigest');
  const text = shown.get('text');
  if (digest === undefined) return { missing: 'the field textDigest is not shown' };
  if (text === undefined) return { missing: 'the field text is not shown' };
  const size = sizeOf(text);
  if (size === null) return { missing: 'the field text holds no tree of passages' };
  // Counted in what is shown: the stated size may be any number.
  const count = [...shown.keys()].filter((path) => path.startsWith('text/')).length;
  if (count !== size) return { missing: `${count} of ${size} passages of the text are shown` };
  const run = () => {
    let joined = '';
    for (let i = 0; i < size; i++) {
      const passage = shown.get(`text/${i}`);
      if (typeof passage !== 'string') {
        throw new ProofError('value-mismatch', `text/${i} is no text but ${describe(passage)}`);
      }
      joined += passage;
    }
    const computed = toHex(sha256Of(utf8Encode(joined)));
    if (digest !== computed) throw mismatch('textDigest', digest, `the passages give ${computed}`);
  };
  return { run };
}

function sizeOf(text: JsonValue): number | null {
  try {
    return parseItemTreeValue(text).size;
  } catch {
    return null;
  }
}

/** `blob.sha256`, of the stored file, is `sha256`, of the file that was taken in. Null for kinds without a file. */
export function checkBlobDigest(kind: string, shown: Shown): Comparison | null {
  if (!hasFields(kind, 'blob', 'value', 'sha256')) return null;
  const blob = shown.get('blob');
  const digest = shown.get('sha256');
  if (blob === undefined) return { missing: 'the field blob is not shown' };
  if (digest === undefined) return { missing: 'the field sha256 is not shown' };
  const run = () => {
    const inBlob = typeof blob === 'object' && blob !== null ? (blob as { sha256?: JsonValue }).sha256 : undefined;
    if (inBlob === undefined) throw mismatch('sha256', digest, 'the field blob has none');
    if (typeof digest !== 'string' || digest !== inBlob) {
      throw mismatch('sha256', digest, `the field blob says ${describe(inBlob)}`);
    }
  };
  return { run };
}
