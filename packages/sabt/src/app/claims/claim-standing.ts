/**
 * Whether a claim is followed any further. Whoever finds that it was bound wrongly, said otherwise or not worth a verdict
 * dismisses it with a reason; it stays in the log with all its verdicts and can be taken up again. Each of these is a version
 * of the claim with the field `status`, and its reason is the note that came with that version.
 */
import { SabtError } from '../../model/errors.ts';
import type { Fields, RecordVersion } from '../../model/records.ts';
import type { App } from '../app.ts';
import { inTurn } from '../in-turn.ts';
import { correct } from '../records.ts';
import { claimOf, type Standing, statusOf, verdictsOf } from './claims.ts';

export interface ClaimStanding {
  id: string;
  text: string;
  status: Standing;
  /** Of the last dismissal or taking up. */
  reason?: string;
  /** Day of the entry, and who made it. */
  at?: string;
  by?: string;
}

export interface ListedClaim extends ClaimStanding {
  form: string;
  /** The verdict kept last, and why. */
  verdict?: string;
  why?: string;
  checkpoint?: { size: number; root: string };
}

/** Throws `not-found` for what is no claim, `missing-argument` without a reason, `conflict` if it is dismissed already. */
export async function dismissClaim(id: string, reason: string, app: App, by: string): Promise<ClaimStanding> {
  if (reason.trim() === '')
    throw new SabtError('missing-argument', 'A claim is dismissed with a reason.', { at: 'reason' });
  return change(id, 'dismissed', reason, app, by);
}

/** Throws `not-found`, and `conflict` if it is open. */
export async function takeUpClaim(id: string, reason: string, app: App, by: string): Promise<ClaimStanding> {
  return change(id, 'open', reason, app, by);
}

function change(id: string, status: Standing, reason: string, app: App, by: string): Promise<ClaimStanding> {
  return inTurn(app, async () => {
    if (statusOf(claimOf(id, app).fields) === status)
      throw new SabtError('conflict', `The claim ${id} is ${status} already.`, { at: id });
    const note = reason.trim() === '' ? [] : [`notes=${reason.trim()}`];
    await correct(id, [`status=${status}`, ...note], by, app);
    return standingOf(claimOf(id, app), app);
  });
}

/** From the version that gave the claim its present status. */
export function standingOf(version: RecordVersion, app: App): ClaimStanding {
  const status = statusOf(version.fields);
  const shared = { id: version.id, text: String(version.fields['text'] ?? ''), status };
  let before: Fields = {};
  let given: Omit<ClaimStanding, 'id' | 'text' | 'status'> = {};
  for (const { entry } of app.catalogue.versions(version.id)) {
    const { fields } = app.reader.at(entry);
    if (statusOf(fields) !== statusOf(before)) given = { ...reasonOf(fields, before), ...whoOf(fields) };
    before = fields;
  }
  return { ...shared, ...given };
}

function reasonOf(fields: Fields, before: Fields): { reason?: string } {
  const [now, old] = [fields, before].map((one) => (one['notes'] as { text?: string }[] | undefined) ?? []);
  const text = now!.length > old!.length ? now!.at(-1)?.text : undefined;
  return text === undefined ? {} : { reason: text };
}

function whoOf({ at, by }: Fields): { at?: string; by?: string } {
  return { ...(typeof at === 'string' ? { at } : {}), ...(typeof by === 'string' ? { by } : {}) };
}

/** As they stand, with the verdict kept last; nothing is computed. */
export function listedClaim(version: RecordVersion, app: App): ListedClaim {
  const last = verdictsOf(version.fields).at(-1);
  return {
    ...standingOf(version, app),
    form: String(version.fields['form']),
    ...(last === undefined ? {} : { verdict: last.verdict, why: last.reason, checkpoint: last.checkpoint }),
  };
}
