/** What is wrong with an archive or the machine under it, and what to do; no change is made. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { asSabtError } from '../../model/errors.ts';
import { describeHolder, foldersSeen } from '../../stages/keeping/index.ts';
import { App } from '../app.ts';
import { listWitnesses } from '../vouching/witnessing.ts';
import { pendingIn } from '../withholding/erasing/pending.ts';

export interface Finding {
  code: string;
  message: string;
  remedy: string;
}

const LOW_SPACE_BYTES = 2 ** 30;
const DAY_MS = 86_400_000;
const VERIFY_EVERY_DAYS = 30;

export interface Examined {
  ok: boolean;
  /** What is wrong. */
  findings: Finding[];
  /** What is not wrong, and would leave nothing to go on with if the disk or the key were lost. */
  advice: Finding[];
}

export async function examine(dir: string): Promise<Examined> {
  const findings: Finding[] = [];
  const advice: Finding[] = [];
  const advise = (code: string, message: string, remedy: string): void => void advice.push({ code, message, remedy });
  const find = (code: string, message: string, remedy: string): void => void findings.push({ code, message, remedy });
  examineMachine(dir, find);
  try {
    const app = await App.open(dir, { mode: 'read' });
    try {
      examineArchive(app, find);
      adviseAgainstLoss(app, advise);
    } finally {
      await app.close();
    }
  } catch (thrown) {
    const error = asSabtError(thrown);
    if (error.code === 'archive-missing' || error.code === 'defect') throw error;
    find(
      error.code,
      error.message,
      'Run sabt verify to see each damaged place; restore what is lost from a backup (sabt restore).',
    );
  }
  return { ok: findings.length === 0, findings, advice };
}

/** Goes on from an older log than was seen on this machine. Outsiders who kept a checkpoint will still see it. */
export async function acceptRollback(dir: string): Promise<void> {
  const app = await App.open(dir, { mode: 'write', acceptRollback: true });
  await app.close();
}

type Find = (code: string, message: string, remedy: string) => void;

function examineMachine(dir: string, find: Find): void {
  if (!existsSync(dir)) return;
  try {
    accessSync(dir, constants.W_OK);
  } catch {
    find(
      'read-only',
      `${dir} can only be read by this account.`,
      'Run as the account that owns the folder, or change its owner.',
    );
  }
  const { bavail, bsize } = statfsSync(dir);
  if (bavail * bsize < LOW_SPACE_BYTES)
    find(
      'low-disk-space',
      `Only ${Math.round((bavail * bsize) / 2 ** 20)} MB are free on the disk of the archive.`,
      'Free some space; what is acknowledged is safe.',
    );
  const keys = join(dir, 'keys');
  if (existsSync(keys) && (statSync(keys).mode & 0o077) !== 0)
    find('keys-readable', 'Other accounts of this machine can read the folder keys.', `chmod -R go= '${keys}'`);
}

function adviseAgainstLoss(app: App, advise: Find): void {
  const { next, nextFile } = app.archive.keyState();
  if (next === null)
    advise(
      'no-next-key',
      'The log has not committed to a next signing key: if the present one is lost or stolen, the log ends.',
      'Run sabt key commit, then sabt key next --out FILE (docs/KEYS.md).',
    );
  else if (nextFile !== null)
    advise(
      'next-key-beside',
      'The next signing key lies beside the present one: whoever takes this machine has both.',
      'Move it to a stick that is kept elsewhere: sabt key next --out FILE (docs/KEYS.md).',
    );
  if (foldersSeen(app.archive.info.id).every((folder) => folder === app.dir))
    advise(
      'no-backup',
      'No backup of this archive was made with this account.',
      'Run sabt backup DIR, on another disk; what only this disk has is gone with it.',
    );
  if (listWitnesses(app).witnesses.length === 0)
    advise(
      'no-witness',
      'No witness is named: nobody outside can say that this log was never rewritten.',
      'Name one (sabt witness add VKEY URL), and let somebody elsewhere keep a copy of the log (sabt mirror).',
    );
}

function examineArchive(app: App, find: Find): void {
  const last = app.archive.lastVerified();
  if (last === null) find('never-verified', 'The archive has never been verified in full.', 'Run sabt verify.');
  else if (!last.ok)
    find(
      'verification-failed',
      `The last verification, ${last.at}, found damage.`,
      'Run sabt verify to see each place; restore what is lost from a backup.',
    );
  else if (Date.now() - Date.parse(last.at) > VERIFY_EVERY_DAYS * DAY_MS)
    find('verified-long-ago', `Last verified ${last.at}.`, 'Run sabt verify.');
  for (const { pending } of pendingIn(app.dir)) {
    const { id } = pending.plan.destroyed[0]!;
    find(
      'erasure-pending',
      `An erasure from the record ${id} is not ended${pending.found === null ? '' : `; something is left in ${pending.found.join(', ')}`}.`,
      'Any command that writes tries again, at most once an hour. A batch that is open and quotes it has to be ended first: sabt retry; a program that reads the archive has to be closed.',
    );
  }
  const holder = describeHolder(app.dir);
  try {
    if (holder === null && !app.indexesAreCurrent())
      find(
        'index-behind',
        'The index does not hold all that the log holds.',
        'The next command that writes catches up; sabt rebuild makes it anew.',
      );
    // while somebody writes, an open batch may be the one that is being taken in
    const open =
      holder === null ? app.catalogue.list({ kind: 'batch', state: 'open', limit: 100, offset: 0 }).items : [];
    for (const { id } of open)
      find('unfinished-batch', `Batch ${id} was begun and not finished.`, `Run sabt retry ${id}.`);
  } catch (thrown) {
    find('index-unreadable', asSabtError(thrown).message, 'Run sabt rebuild; log and vault are not concerned.');
  }
}
