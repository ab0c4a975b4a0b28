/*
 * A monitor remembers the last checkpoint that it saw of a log, and alarms if the log shows something else afterwards: a
 * fork, a rollback, a wrong signature, silence. Its memory is a file of its own, wherever its owner keeps it, so that it
 * does not go with the archive. What raised an alarm is never taken as the new state; the checkpoint that did is kept
 * beside the state, as `<state file>.<first letters of its SHA-256>.txt`, and the former one with it, because two signed
 * checkpoints that contradict each other convict the log before anybody.
 *
 * A log that shows one history to this client and another to that one is found when both compare what they saw:
 * `against` is the checkpoint that somebody else got.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { equalBytes, fromBase64, parseVerifierKey, toBase64, type VerifierKey, weighCosignatures } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { makeFolder, writeDurably } from '../../store/files/durable.ts';
import { isContradiction, toldOfBoth } from './both-kept.ts';
import { type KnownKeys, keysKnown, lookAt } from './followed-keys.ts';
import { type LogSource, logSource } from './log-source.ts';
import { readPolicyFile } from './policy-file.ts';
import type { WitnessingProblem } from './problems.ts';
import { compareSeen, openSeen, type SeenCheckpoint } from './seen-log.ts';

interface StateFile {
  format: 'sabt-monitor/1';
  vkey: string;
  /** The statements of the log's keys as they were followed, if it showed any. */
  keys?: string;
  note: string;
  size: number;
  /** Base64. */
  root: string;
  /** When the log last showed something new, and when it was last looked at; ISO, UTC. */
  changed: string;
  looked: string;
}

export interface MonitorInput {
  /** Address or folder. */
  log: string;
  state: string;
  /** Needed the first time; afterwards it is in the state. */
  key?: string | undefined;
  silenceHours?: number | undefined;
  /** A policy file: enough of these witnesses must have signed. */
  policy?: string | undefined;
  /** A file with a checkpoint of the same log that somebody else got. */
  against?: string | undefined;
}

export interface Monitored {
  ok: boolean;
  origin: string;
  /** What the log shows; null if it could not be had. */
  size: number | null;
  root: string | null;
  before: { size: number; root: string; looked: string } | null;
  /** When something new was seen last; ISO, UTC. */
  changed: string | null;
  problems: WitnessingProblem[];
}

/** Looks at a log once. Throws `invalid-argument` without a key, `damaged-file` if the state cannot be read. */
export async function monitorLog(input: MonitorInput, signal: AbortSignal, now = new Date()): Promise<Monitored> {
  const before = readState(input.state);
  const vkey = keyFor(input, before);
  const source = logSource(input.log, signal);
  const problems: WitnessingProblem[] = [];
  const fetched = await lookAt(source, { vkey, file: before?.keys ?? null });
  const seen = 'seen' in fetched ? fetched.seen : null;
  const known = 'seen' in fetched ? fetched.known : { vkey, file: before?.keys ?? null };
  const keys = keysKnown(known);
  if ('problem' in fetched) problems.push(fetched.problem);
  else await compareAll(fetched.seen, before, input, keys, source, problems);
  const sound = seen !== null && problems.length === 0;
  if (seen !== null && !sound) keepEvidence(input.state, seen.note);
  const fresh = sound && (before === null || seen.size > before.size);
  const changed = fresh ? now.toISOString() : (before?.changed ?? null);
  if (sound) writeState(input.state, known, seen, changed ?? now.toISOString(), now.toISOString());
  else if (before !== null) writeFile(input.state, { ...before, looked: now.toISOString() });
  if (seen !== null && input.policy !== undefined) problems.push(...tooFew(seen.note, input.policy, keys, now));
  if (input.silenceHours !== undefined && changed !== null)
    problems.push(...silence(changed, now, input.silenceHours, input.log));
  return {
    ok: problems.length === 0,
    origin: parseVerifierKey(vkey).name,
    size: seen?.size ?? null,
    root: seen === null ? null : toBase64(seen.root),
    before: before === null ? null : { size: before.size, root: before.root, looked: before.looked },
    changed,
    problems,
  };
}

async function compareAll(
  seen: SeenCheckpoint,
  before: StateFile | null,
  { against, state }: MonitorInput,
  keys: readonly VerifierKey[],
  source: LogSource,
  problems: WitnessingProblem[],
): Promise<void> {
  const told = (problem: WitnessingProblem, former: () => string): WitnessingProblem =>
    isContradiction(problem) ? toldOfBoth(problem, { before: former(), now: keepEvidence(state, seen.note) }) : problem;
  if (before !== null) {
    const { note, size, root } = before;
    const problem = await compareSeen(seen, { note, size, root: fromBase64(root) }, source);
    if (problem !== null) problems.push(told(problem, () => keepEvidence(state, note)));
  }
  if (against === undefined) return;
  const other = openSeen(readText(against), keys, against);
  if ('problem' in other) {
    problems.push(other.problem);
    return;
  }
  // Neither is older or newer in the other's eyes: whichever is larger must continue the smaller.
  const [small, large] = other.seen.size <= seen.size ? [other.seen, seen] : [seen, other.seen];
  const problem = await compareSeen(large, small, source);
  if (problem !== null) problems.push(told(problem, () => against));
}

function keyFor({ key }: MonitorInput, before: StateFile | null): string {
  if (key === undefined && before === null)
    throw new SabtError(
      'missing-argument',
      'The first time, a monitor needs the verifier key of the log: --key VKEY. Get it from the keeper in person.',
    );
  const vkey = key ?? before!.vkey;
  try {
    const parsed = parseVerifierKey(vkey);
    if (before === null || equalBytes(parsed.publicKey, parseVerifierKey(before.vkey).publicKey)) return vkey;
  } catch (cause) {
    throw new SabtError('invalid-argument', `“${vkey}” is no verifier key. One looks like NAME+1234abcd+BASE64.`, {
      cause,
    });
  }
  throw new SabtError('invalid-argument', 'This state was kept of a log with another key. Use another state file.');
}

function tooFew(note: string, policyFile: string, keys: readonly VerifierKey[], now: Date): WitnessingProblem[] {
  const { text } = readPolicyFile(policyFile);
  try {
    const { met, witnesses } = weighCosignatures(note, text, keys, Math.floor(now.getTime() / 1000));
    if (met) return [];
    const counted = witnesses.filter(({ why }) => why === null).map(({ name }) => name);
    const message = `Too few witnesses have signed this checkpoint: ${counted.length === 0 ? 'none' : counted.join(', ')}.`;
    return [{ code: 'witnesses-too-few', where: policyFile, message }];
  } catch (thrown) {
    const message = `A cosignature does not hold: ${thrown instanceof Error ? thrown.message : String(thrown)}.`;
    return [{ code: 'cosignature-wrong', where: policyFile, message }];
  }
}

function silence(changed: string, now: Date, hours: number, where: string): WitnessingProblem[] {
  const silent = (now.getTime() - Date.parse(changed)) / 3_600_000;
  if (!(silent > hours)) return [];
  const message = `The log has shown nothing new for ${Math.floor(silent)} hours, since ${changed}.`;
  return [{ code: 'log-silent', where, message }];
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SabtError('unreadable-file', `The file cannot be read: ${path}.`, { at: path, cause });
  }
}

/** Null if nothing was seen before. A state that is damaged is no fresh start. */
function readState(path: string): StateFile | null {
  if (!existsSync(path)) return null;
  try {
    const state = JSON.parse(readText(path)) as StateFile;
    const opened = openSeen(state.note, keysKnown({ vkey: state.vkey, file: state.keys ?? null }), path);
    if (
      state.format !== 'sabt-monitor/1' ||
      !('seen' in opened) ||
      opened.seen.size !== state.size ||
      toBase64(opened.seen.root) !== state.root ||
      Number.isNaN(Date.parse(state.changed))
    )
      throw new Error('the state contradicts itself');
    return state;
  } catch (cause) {
    throw new SabtError(
      'damaged-file',
      `What this monitor saw before cannot be read: ${path}. Put it back from a copy; without it a rollback would not be seen.`,
      { at: path, cause },
    );
  }
}

function writeState(path: string, known: KnownKeys, seen: SeenCheckpoint, changed: string, looked: string): void {
  const { note, size, root } = seen;
  const { vkey, file } = known;
  writeFile(path, {
    format: 'sabt-monitor/1',
    vkey,
    ...(file !== null && { keys: file }),
    note,
    size,
    root: toBase64(root),
    changed,
    looked,
  });
}

function writeFile(path: string, state: StateFile): void {
  makeFolder(dirname(path));
  writeDurably(path, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
}

/** The file. */
function keepEvidence(path: string, note: string): string {
  makeFolder(dirname(path));
  const digest = createHash('sha256').update(note).digest('hex').slice(0, 16);
  const kept = `${path}.${digest}.txt`;
  writeDurably(kept, note, { mode: 0o600 });
  return kept;
}
