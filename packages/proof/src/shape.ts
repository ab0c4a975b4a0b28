/** Reading the shape of parsed JSON: what is missing, foreign or of another type is refused, and where it stands is said. */
import type { JsonValue } from './canonical.ts';
import { fromBase64url } from './encoding.ts';
import { describe, ProofError, type ProofErrorCode } from './errors.ts';
import { checkHash } from './hash.ts';
import { checkSize } from './tree.ts';

export interface ShapeReader {
  refuse(why: string, cause?: unknown): ProofError;
  /** An object with all of the required keys and no others than the optional ones. */
  fields(
    json: unknown,
    at: string,
    required: readonly string[],
    optional?: readonly string[],
  ): Record<string, JsonValue>;
  text(json: unknown, at: string): string;
  index(json: unknown, at: string): number;
  /** Base64url. */
  bytes(json: unknown, at: string): Uint8Array;
  /** 32 bytes in base64url. */
  hash(json: unknown, at: string): Uint8Array;
  list<T>(json: unknown, at: string, item: (json: unknown, at: string) => T): T[];
}

/** Readers that refuse with a ProofError of the given code. */
export function shapeReader(code: ProofErrorCode): ShapeReader {
  function refuse(why: string, cause?: unknown): ProofError {
    return new ProofError(code, why, { cause });
  }

  function fields(
    json: unknown,
    at: string,
    required: readonly string[],
    optional: readonly string[] = [],
  ): Record<string, JsonValue> {
    if (typeof json !== 'object' || json === null || Array.isArray(json) || json instanceof Uint8Array) {
      throw refuse(`${at}: an object expected, got ${describe(json)}`);
    }
    const missing = required.filter((key) => !Object.hasOwn(json, key));
    const foreign = Object.keys(json).filter((key) => !required.includes(key) && !optional.includes(key));
    if (missing.length > 0 || foreign.length > 0) {
      const why = [
        ...(missing.length > 0 ? [`missing ${describeKeys(missing)}`] : []),
        ...(foreign.length > 0 ? [`not of the format: ${describeKeys(foreign)}`] : []),
      ];
      throw refuse(`${at}: ${why.join('; ')}`);
    }
    return json as Record<string, JsonValue>;
  }

  function describeKeys(keys: readonly string[]): string {
    return keys
      .slice(0, 10)
      .map((key) => describe(key))
      .join(', ');
  }

  function text(json: unknown, at: string): string {
    if (typeof json !== 'string') throw refuse(`${at}: a string expected, got ${describe(json)}`);
    return json;
  }

  function index(json: unknown, at: string): number {
    checkSize(json, at);
    return json;
  }

  function bytes(json: unknown, at: string): Uint8Array {
    try {
      return fromBase64url(text(json, at));
    } catch (cause) {
      throw refuse(`${at}: base64url expected`, cause);
    }
  }

  function hash(json: unknown, at: string): Uint8Array {
    const value = bytes(json, at);
    checkHash(value, at);
    return value;
  }

  function list<T>(json: unknown, at: string, item: (json: unknown, at: string) => T): T[] {
    if (!Array.isArray(json)) throw refuse(`${at}: a list expected, got ${describe(json)}`);
    return Array.from(json, (value: unknown, i) => item(value, `${at}[${i}]`));
  }

  return { refuse, fields, text, index, bytes, hash, list };
}
