/**
 * The archive's own policy, `attested/policy` (C2SP tlog-policy): who is asked for cosignatures, and how many are enough.
 * The program writes the plain kind, k of n; whoever wants groups of groups writes the file by hand.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatVerifierKey,
  type PolicyWitness,
  ProofError,
  parsePolicy,
  parseVerifierKey,
  type VerifierKey,
  type WitnessPolicy,
} from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { makeFolder, writeDurably } from '../../store/files/durable.ts';
import { webAddress } from './fetching.ts';

/** The folder of what others said of a log, in the archive's. */
export const attestedIn = (dir: string): string => join(dir, 'attested');
const policyPath = (dir: string): string => join(attestedIn(dir), 'policy');
const GROUP = 'witnesses';

export interface PolicyFile {
  text: string;
  policy: WitnessPolicy;
}

/** A policy file that somebody names. Throws `unreadable-file`, `invalid-policy`. */
export function readPolicyFile(path: string): PolicyFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SabtError('unreadable-file', `The policy cannot be read: ${path}.`, { at: path, cause });
  }
  return { text, policy: checked(text, path) };
}

function checked(text: string, at: string): WitnessPolicy {
  try {
    return parsePolicy(text);
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    throw new SabtError('invalid-policy', `The policy cannot be used: ${cause.message}.`, { at, cause });
  }
}

/** The archive's policy, or null where it has no witnesses. Throws `unreadable-file`, `invalid-policy`. */
export function readPolicy(dir: string): PolicyFile | null {
  return existsSync(policyPath(dir)) ? readPolicyFile(policyPath(dir)) : null;
}

/** How many cosignatures are enough; null for a policy of nested groups. */
export function neededOf({ quorum, groups, witnesses }: WitnessPolicy): number | null {
  if (quorum === null) return 0;
  if (witnesses.some(({ name }) => name === quorum)) return 1;
  const group = groups.find(({ name }) => name === quorum)!;
  const plain = group.members.every((member) => witnesses.some(({ name }) => name === member));
  return plain ? group.threshold : null;
}

/** Adds a witness; `needed`, if given, is how many are enough from now on. Throws `invalid-argument`, `invalid-policy`. */
export function addWitness(
  dir: string,
  log: string,
  given: { vkey: string; url: string; name?: string | undefined; needed?: number | undefined },
): WitnessPolicy {
  const { witnesses, needed } = plainPolicy(dir);
  webAddress(given.url);
  let key: VerifierKey;
  try {
    key = parseVerifierKey(given.vkey);
  } catch (cause) {
    throw new SabtError(
      'invalid-argument',
      `“${given.vkey}” is no verifier key. One looks like NAME+1234abcd+BASE64.`,
      {
        cause,
      },
    );
  }
  const name = given.name ?? key.name;
  if (/\s/.test(name)) throw new SabtError('invalid-argument', `A name has no spaces: “${name}”.`);
  return write(dir, log, [...witnesses, { name, key, url: given.url }], given.needed ?? Math.max(1, needed));
}

/** Asks a witness no more. Throws `not-found`. */
export function removeWitness(dir: string, log: string, name: string): WitnessPolicy {
  const { witnesses, needed } = plainPolicy(dir);
  const left = witnesses.filter((one) => one.name !== name);
  if (left.length === witnesses.length)
    throw new SabtError('not-found', `No witness is called ${name}. sabt witness list names them.`);
  return write(dir, log, left, Math.min(needed, left.length));
}

/** Sets how many cosignatures are enough. */
export function setNeeded(dir: string, log: string, needed: number): WitnessPolicy {
  return write(dir, log, plainPolicy(dir).witnesses, needed);
}

function plainPolicy(dir: string): { witnesses: readonly PolicyWitness[]; needed: number } {
  const file = readPolicy(dir);
  if (file === null) return { witnesses: [], needed: 0 };
  const { witnesses, groups } = file.policy;
  const needed = neededOf(file.policy);
  if (needed === null || groups.length > 1 || groups.some(({ name }) => name !== GROUP))
    throw new SabtError(
      'conflict',
      `This policy has groups that were written by hand; change it by hand: ${policyPath(dir)}`,
      { at: policyPath(dir) },
    );
  return { witnesses, needed };
}

function write(dir: string, log: string, witnesses: readonly PolicyWitness[], needed: number): WitnessPolicy {
  if (needed > witnesses.length)
    throw new SabtError('invalid-argument', `${needed} of ${witnesses.length} witnesses can never be met.`);
  const lines = witnesses.map(({ name, key, url }) => {
    const address = url === null ? '' : ` ${url}`;
    return `witness ${name} ${formatVerifierKey(key)}${address}`;
  });
  const names = witnesses.map(({ name }) => name).join(' ');
  const quorum = needed === 0 ? ['quorum none'] : [`group ${GROUP} ${needed} ${names}`, `quorum ${GROUP}`];
  const text = `${[`log ${log}`, ...lines, ...quorum].join('\n')}\n`;
  const policy = checked(text, policyPath(dir));
  makeFolder(attestedIn(dir), 0o700);
  writeDurably(policyPath(dir), text, { mode: 0o600 });
  return policy;
}
