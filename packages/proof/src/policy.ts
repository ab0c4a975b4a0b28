/*
 * Which witnesses a reader trusts, and how many of them must have seen a checkpoint: policy files (C2SP tlog-policy),
 *
 *   log <vkey> [<url>]
 *   witness <name> <vkey> [<url>]
 *   group <name> <all|any|number> <name>…
 *   quorum <name|none>
 *
 * A witness says that it saw a checkpoint and that it continues every one that it saw before. That is worth something only
 * if the witness is not the log itself and is counted once, whatever it calls itself. So keys are told apart by their 32
 * bytes and never by their names: no two lines may have the same key, and the key of a log is no witness. A name stands in
 * at most one group, so that a witness adds to the quorum in one way only. That two keys belong to one person cannot be
 * seen from here; whoever writes the policy must know the witnesses.
 */
import { checkList, checkNumber, checkString } from './arguments.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { equalBytes, toHex } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import { parseVerifierKey, type VerifierKey } from './verifier-key.ts';

export interface PolicyLog {
  readonly key: VerifierKey;
  readonly url: string | null;
}

export interface PolicyWitness {
  /** What the policy calls it. */
  readonly name: string;
  readonly key: VerifierKey;
  readonly url: string | null;
}

export interface PolicyGroup {
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly string[];
}

export interface WitnessPolicy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** Name of a witness or group, or null: no cosignature is needed. */
  readonly quorum: string | null;
}

/** A policy has at most this many lines that say something. */
const MAX_LINES = 1024;

/** Reads a policy file. Throws ProofError `bad-policy`, naming the line. */
export function parsePolicy(text: string): WitnessPolicy {
  checkString(text, 'policy');
  const reading = new PolicyReader();
  const lines = text.split('\n');
  let said = 0;
  for (const [i, line] of lines.entries()) {
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(line) || !line.isWellFormed()) throw bad(i, 'a control character');
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]!.startsWith('#')) continue;
    said += 1;
    if (said > MAX_LINES) throw bad(i, `more than ${MAX_LINES} lines`);
    reading.line(words, i);
  }
  return reading.policy();
}

function bad(line: number, why: string, cause?: unknown): ProofError {
  return new ProofError('bad-policy', `line ${line + 1}: ${why}`, { cause });
}

class PolicyReader {
  private readonly logs: PolicyLog[] = [];
  private readonly witnesses: PolicyWitness[] = [];
  private readonly groups: PolicyGroup[] = [];
  private readonly names = new Set<string>();
  private readonly members = new Set<string>();
  /** By the bytes of the public key: what was said of it. */
  private readonly keys = new Map<string, string>();
  private quorum: string | null | undefined;

  line(words: readonly string[], at: number): void {
    const [keyword, ...rest] = words;
    if (keyword === 'log') this.log(rest, at);
    else if (keyword === 'witness') this.witness(rest, at);
    else if (keyword === 'group') this.group(rest, at);
    else if (keyword === 'quorum') this.readQuorum(rest, at);
    else throw bad(at, `log, witness, group or quorum expected, got ${describe(keyword)}`);
  }

  policy(): WitnessPolicy {
    const { logs, witnesses, groups, quorum } = this;
    if (quorum === undefined) throw new ProofError('bad-policy', 'there is no line “quorum”');
    return { logs, witnesses, groups, quorum };
  }

  private log([vkey, url, ...more]: readonly string[], at: number): void {
    if (vkey === undefined || more.length > 0) throw bad(at, '“log <vkey> [<url>]” expected');
    const key = this.key(vkey, 'ed25519', 'a log', at);
    this.logs.push({ key, url: url ?? null });
  }

  private witness([name, vkey, url, ...more]: readonly string[], at: number): void {
    if (name === undefined || vkey === undefined || more.length > 0)
      throw bad(at, '“witness <name> <vkey> [<url>]” expected');
    this.define(name, at);
    const key = this.key(vkey, 'cosignature/v1', `the witness ${name}`, at);
    this.witnesses.push({ name, key, url: url ?? null });
  }

  private group([name, threshold, ...members]: readonly string[], at: number): void {
    if (name === undefined || threshold === undefined || members.length === 0)
      throw bad(at, '“group <name> <all|any|number> <name>…” expected');
    for (const member of members) {
      if (!this.names.has(member)) throw bad(at, `${describe(member)} was not defined before`);
      if (this.members.has(member)) throw bad(at, `${describe(member)} stands in a group already`);
      this.members.add(member);
    }
    this.define(name, at);
    const k = threshold === 'all' ? members.length : threshold === 'any' ? 1 : Number(threshold);
    if (!/^(?:all|any|[1-9][0-9]{0,3})$/.test(threshold) || k > members.length)
      throw bad(at, `all, any or a number from 1 to ${members.length} expected, got ${describe(threshold)}`);
    this.groups.push({ name, threshold: k, members });
  }

  private readQuorum([name, ...more]: readonly string[], at: number): void {
    if (this.quorum !== undefined) throw bad(at, 'a second line “quorum”');
    if (name === undefined || more.length > 0) throw bad(at, '“quorum <name>” expected');
    if (name !== 'none' && !this.names.has(name)) throw bad(at, `${describe(name)} was not defined before`);
    this.quorum = name === 'none' ? null : name;
  }

  private define(name: string, at: number): void {
    if (name === 'none') throw bad(at, '“none” is no name for a witness or group');
    if (this.names.has(name)) throw bad(at, `the name ${describe(name)} was given before`);
    this.names.add(name);
  }

  private key(vkey: string, algorithm: VerifierKey['algorithm'], whose: string, at: number): VerifierKey {
    let key: VerifierKey;
    try {
      key = parseVerifierKey(vkey);
    } catch (cause) {
      throw bad(at, cause instanceof Error ? cause.message : 'no verifier key', cause);
    }
    if (key.algorithm !== algorithm)
      throw bad(at, `the key of ${whose} must be for ${algorithm}, this one is for ${key.algorithm}`);
    const bytes = toHex(key.publicKey);
    const before = this.keys.get(bytes);
    if (before !== undefined) throw bad(at, `the key of ${whose} is the key of ${before}: one key counts once`);
    this.keys.set(bytes, whose);
    return key;
  }
}

export interface WeighedWitness {
  /** What the policy calls it. */
  readonly name: string;
  /** When it says that it saw the checkpoint, in seconds since 1970; null if it did not sign. */
  readonly timestamp: number | null;
  /** Why its signature is not counted, or null if it is. */
  readonly why: 'not-signed' | 'the-log-itself' | 'in-the-future' | null;
}

export interface WeighedCheckpoint extends Checkpoint {
  /** Whether enough of the witnesses signed. */
  readonly met: boolean;
  readonly witnesses: readonly WeighedWitness[];
}

/**
 * Opens a checkpoint and counts its cosignatures. `logKeys` are the keys of the log that the reader trusts, besides those
 * in the policy. With `now` (seconds since 1970) a cosignature from more than five minutes later does not count. Throws
 * what `openCheckpoint` throws: a wrong signature under the name and id of a known witness refuses the whole note; and
 * ProofError `bad-policy`.
 */
export function weighCosignatures(
  note: string | Uint8Array,
  policy: string,
  logKeys: readonly (VerifierKey | string)[] = [],
  now: number = Number.MAX_SAFE_INTEGER,
): WeighedCheckpoint {
  const { logs, witnesses, groups, quorum } = parsePolicy(policy);
  checkList(logKeys, 'keys of the log');
  checkNumber(now, 'now');
  const own = [...logs.map(({ key }) => key), ...logKeys.map((key) => parseVerifierKey(key))];
  const checkpoint = openCheckpoint(note, [...own, ...witnesses.map(({ key }) => key)]);
  const weighed = witnesses.map(({ name, key }): WeighedWitness => {
    const signed = checkpoint.note.verified.find((one) => one.name === key.name && one.keyId === key.keyId);
    const timestamp = signed?.timestamp ?? null;
    if (own.some(({ publicKey }) => equalBytes(publicKey, key.publicKey)))
      return { name, timestamp, why: 'the-log-itself' };
    if (timestamp === null) return { name, timestamp, why: 'not-signed' };
    return { name, timestamp, why: timestamp > now + ALLOWED_AHEAD_SECONDS ? 'in-the-future' : null };
  });
  const met = new Set(weighed.filter(({ why }) => why === null).map(({ name }) => name));
  // A group names only what was defined before it, so one pass in the order of the file is enough.
  for (const { name, threshold, members } of groups)
    if (members.filter((member) => met.has(member)).length >= threshold) met.add(name);
  const { origin, size, root, extensions } = checkpoint;
  return { origin, size, root, extensions, met: quorum === null || met.has(quorum), witnesses: weighed };
}

/** How far ahead of the reader's clock a witness may be. */
export const ALLOWED_AHEAD_SECONDS = 300;
