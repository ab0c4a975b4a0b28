/** A case of a vector file: an input, and what a verifier must make of it. */
import { toHex } from '../../packages/proof/src/index.ts';

export interface Case {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output?: unknown;
  readonly error?: string;
  /** Of dossiers and proof files: which plain sentences this project's verifiers say of it, by their names. */
  readonly plain?: readonly string[];
}

type Outcome = { output: unknown } | { error: string };

export const ok = (output: unknown = 'verified'): Outcome => ({ output });
export const error = (code: string): Outcome => ({ error: code });
export const make = (name: string, input: object, outcome: Outcome): Case => ({
  name,
  input: { ...input },
  ...outcome,
});

export const hexes = (hashes: readonly Uint8Array[]): string[] => hashes.map(toHex);
/** The last hexadecimal digit, changed. */
export const bend = (hex: string): string => hex.slice(0, -1) + (hex.endsWith('0') ? '1' : '0');
