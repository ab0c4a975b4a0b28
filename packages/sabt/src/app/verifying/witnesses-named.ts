/** The witnesses that somebody who verifies has named: a policy file, or keys and a number. */
import { readFile } from 'node:fs/promises';
import { type DossierPolicy, ProofError, parsePolicy, parseVerifierKey } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';

export interface WitnessesNamed {
  /** A policy file: these witnesses must have signed. */
  policy?: string | undefined;
  /** Or their keys, with white space between them. */
  witness?: string | undefined;
  /** How many of these must have signed: all, unless said. */
  atLeast?: number | undefined;
}

/** Throws `unreadable-file`, `invalid-policy`, `invalid-argument`. */
export async function witnessesIn({
  policy,
  witness,
  atLeast,
}: WitnessesNamed): Promise<Pick<DossierPolicy, 'witnesses'>> {
  if (witness === undefined) {
    if (atLeast !== undefined) throw refuse('--at-least counts the witnesses that --witness names.', 'atLeast');
    return policy === undefined ? {} : { witnesses: { policy: await policyIn(policy) } };
  }
  if (policy !== undefined) throw refuse('Name witnesses by a policy file or by their keys, not both.', 'witness');
  const keys = witness.split(/\s+/).filter((key) => key !== '');
  for (const key of keys) checkWitness(key);
  const count = new Set(keys.map((key) => parseVerifierKey(key).publicKey.toString())).size;
  if (count === 0 || (atLeast !== undefined && atLeast > count))
    throw refuse(`There are ${count} keys of witnesses.`, 'witness');
  return { witnesses: { keys, ...(atLeast !== undefined && { atLeast }) } };
}

function checkWitness(key: string): void {
  try {
    if (parseVerifierKey(key).algorithm === 'cosignature/v1') return;
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) throw thrown;
  }
  throw refuse(`“${key}” is no key of a witness. One looks like NAME+1234abcd+BASE64.`, 'witness');
}

const refuse = (message: string, at: string): SabtError => new SabtError('invalid-argument', message, { at });

async function policyIn(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new SabtError('unreadable-file', `The policy cannot be read: ${path}`, { at: path, cause });
  });
  try {
    parsePolicy(text);
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    throw new SabtError('invalid-policy', `${path}: ${cause.message}`, { at: path, cause });
  }
  return text;
}
