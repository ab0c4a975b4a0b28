/**
 * Taking an erased value out of everything beside log and vault. Index and catalogue take the records again as they now
 * are and are then written anew without what they held before; the analysis copy is thrown away; ledgers are written anew
 * without the value, and the batch gets a version with the new digest; uploads that wait and hold it are destroyed, as are
 * saved searches that name it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fields, RecordVersion } from '../../../model/records.ts';
import { fold } from '../../../stages/reading/index.ts';
import type { App } from '../../app.ts';
import { ledgerPath, ledgerWithout } from './ledger.ts';
import { removeForGood, replaceForGood } from './overwriting.ts';
import type { ErasurePlan } from './plan.ts';
import { findTraces } from './traces.ts';
import { vanishedWords } from './vanished.ts';

/** Throws `conflict` while another process reads what must be written anew. */
export async function purgeDerived(plan: ErasurePlan, app: App): Promise<void> {
  for (const batch of plan.ledgers) await purgeLedger(batch, plan, app);
  app.forgetCached();
  await app.analysis.discard();
  const versions = versionsConcerned(plan, app);
  app.said.forget(versions.map(({ entry }) => entry));
  await app.reindex(versions);
  const words = [...plan.pieces.map(fold), ...vanishedWords(plan.words, app)];
  app.desk.forgetSearches((query) => words.some((word) => fold(query).includes(word)));
  await purgeUploads(plan, app);
}

/** All versions of the records that lost something, and of what shows the name of one of them: in log order. */
function versionsConcerned({ destroyed }: ErasurePlan, { archive, catalogue }: App): RecordVersion[] {
  const ids = new Set(destroyed.map(({ id }) => id));
  for (const { id, kind } of destroyed)
    if (kind === 'source')
      for (const item of catalogue.list({ source: id, limit: 1_000_000, offset: 0 }).items) ids.add(item.id);
  const entries = [...ids].flatMap((id) => archive.versionsOf(id).map(({ entry }) => entry));
  return entries.sort((a, b) => a - b).map((entry) => archive.read(entry));
}

async function purgeLedger(batch: string, plan: ErasurePlan, app: App): Promise<void> {
  const path = ledgerPath(app.dir, batch);
  // one that is being written stays open there; the scan finds what it holds, and the erasure is ended later
  if (!existsSync(path) || app.runs.get(batch) !== null) return;
  const before = readFileSync(path, 'utf8');
  const after = ledgerWithout(before, plan.pieces);
  // also where a crash left the former beside it
  if (after !== before || existsSync(`${path}.former`)) replaceForGood(path, after);
  await noteLedger(batch, createHash('sha256').update(after).digest('hex'), plan, app);
}

/** A closed batch says which ledger is its own: a new version with the new digest, where it changed. */
async function noteLedger(batch: string, ledgerDigest: string, { by }: ErasurePlan, app: App): Promise<void> {
  const item = app.catalogue.byId(batch);
  if (item === null || item.state !== 'closed') return;
  const { fields, version } = app.archive.read(item.entry);
  if (fields['ledgerDigest'] === ledgerDigest) return;
  const { at: _at, by: _by, predecessor: _predecessor, ...rest }: Fields = fields;
  await app.archive.append([{ id: batch, kind: 'batch', version: version + 1, fields: { ...rest, ledgerDigest } }], {
    by,
  });
}

/** Files that wait to be read, or to be read again: those that hold the value. */
async function purgeUploads({ pieces }: ErasurePlan, app: App): Promise<void> {
  const folder = join(app.dir, 'uploads');
  if (!existsSync(folder)) return;
  for (const batch of readdirSync(folder)) {
    if (app.runs.get(batch) !== null) continue;
    const traces = await findTraces(join(folder, batch), pieces);
    for (const { file } of traces) removeForGood(join(folder, batch, file));
  }
}
