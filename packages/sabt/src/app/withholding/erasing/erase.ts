/*
 * Erasing, in an order that no crash can turn into a lie:
 *   1. what will go is worked out (`plan.ts`) and kept durably (`pending.ts`);
 *   2. a record of kind `erasure` is logged for each record that loses something: reason, versions, paths;
 *   3. value, salt and key are destroyed in every version (`keeping`);
 *   4. what was derived is written anew (`purging.ts`);
 *   5. every file of the archive is read for what may be left (`traces.ts`).
 * Only when the scan finds nothing is the erasure *erased*; until then it is *pending*, and each opening of the archive
 * to write goes through steps 2 to 5 again, each of which does nothing where it was done. What is found where records that
 * stand by themselves say the same is theirs and is not counted; they are named.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RunContext } from '../../../commands/command.ts';
import { asSabtError } from '../../../model/errors.ts';
import type { Json, RecordDraft } from '../../../model/records.ts';
import { loggedPath } from '../../../stages/keeping/index.ts';
import { fold } from '../../../stages/reading/index.ts';
import type { App } from '../../app.ts';
import type { Elsewhere } from './concerned.ts';
import { requireCounted } from './counted.ts';
import { dropPending, keepPending, type Pending, pendingIn } from './pending.ts';
import { type ErasurePlan, onceEach, planErasure, reasonOf, type Unsought } from './plan.ts';
import { purgeDerived } from './purging.ts';
import { Quoted, SHORTEST, textsIn } from './quoting.ts';
import { scanForTraces } from './scanning.ts';
import { ownPaths, recordsOf } from './told.ts';
import { vanishedWords } from './vanished.ts';

export interface EraseInput {
  id: string;
  paths: string[];
  reason: string;
  /** Size of the log when the places in texts were counted; see `counted.ts`. */
  at?: number | undefined;
  /** Says what would go, and does nothing. */
  dryRun: boolean;
}

export interface Erased {
  id: string;
  /**
   * Of the record itself; names of custom fields are gone with their values. Passages by the numbers that they have once the
   * text is cut at the ends of spans: earlier versions lose the whole passages that these were in.
   */
  paths: string[];
  reason: string;
  /** Of the record of the erasure; null for a dry run. */
  entry: number | null;
  state: 'erased' | 'pending' | 'planned';
  /** How many pieces of what goes every file is read for; short values and numbers are not among them. */
  searched: number;
  /** Where something is left, as `file (encoding)`. */
  found: string[];
  /** Records that were made from this one and quoted it, and what they lost. */
  also: { id: string; kind: string; paths: string[] }[];
  /** Records that stand by themselves and say the same: left as they are. */
  elsewhere: Elsewhere[];
  /** Of what was named, that by which no other records were looked for. */
  unsought: Unsought;
  /** With a dry run, by path, what the passages say that would go. */
  said?: { [path: string]: string };
  /** With a dry run, passages that only a former version of the text has. */
  former?: string[];
}

/** After this the erasures that a scan did not find ended are tried again. */
const TRY_AGAIN_MS = 60 * 60 * 1000;

export async function erase(input: EraseInput, app: App, context: Pick<RunContext, 'by'>): Promise<Erased> {
  requireCounted(input.id, input.paths, input.at, app);
  const { plan, elsewhere, cut, unsought, said, former } = await planErasure(
    input.id,
    input.paths,
    reasonOf(input.reason),
    context.by,
    app,
  );
  const told = (paths: string[]): string[] => [...new Set(input.dryRun ? paths : paths.map(loggedPath))];
  const [, ...others] = recordsOf(plan.destroyed);
  const answer = {
    id: input.id,
    paths: told(ownPaths(plan)),
    reason: plan.reason,
    searched: plan.pieces.length,
    also: others.map((one) => ({ ...one, paths: told(one.paths) })),
    unsought,
  };
  if (input.dryRun) return { ...answer, entry: null, state: 'planned', found: [], elsewhere, said, former };
  if (cut !== null) await app.archive.append([cut], { by: plan.by });
  keepPending(app.dir, { plan, found: null });
  const { found, others: same } = await finish({ plan, found: null }, app);
  const [tombstone] = app.archive.versionsOf(plan.destroyed[0]!.tombstone);
  const state = found.length === 0 ? 'erased' : 'pending';
  return { ...answer, entry: tombstone!.entry, state, found, elsewhere: onceEach([...elsewhere, ...same]) };
}

/** Ends what a crash, or somebody else's reading, left unended. */
export async function resumeErasures(app: App): Promise<void> {
  for (const { pending, since } of pendingIn(app.dir))
    if (pending.found === null || Date.now() - since > TRY_AGAIN_MS) await finish(pending, app);
}

async function finish(pending: Pending, app: App): Promise<{ found: string[]; others: Elsewhere[] }> {
  const { plan } = pending;
  let others: Elsewhere[] = [];
  let found: string[];
  try {
    await log(plan, app);
    for (const { id, versions, paths } of plan.destroyed)
      await app.archive.eraseVersions(id, { versions, paths }, plan.reason);
    await purgeDerived(plan, app);
    ({ found, others } = await scan(plan, app));
  } catch (thrown) {
    const error = asSabtError(thrown);
    if (error.code !== 'conflict') throw error;
    found = [error.message];
  }
  if (found.length === 0) dropPending(app.dir, pending);
  else keepPending(app.dir, { plan, found });
  return { found, others };
}

/** Tombstones that are in the log already, from before a crash, are not logged again. */
async function log(plan: ErasurePlan, app: App): Promise<void> {
  const drafts = plan.destroyed
    .filter(({ tombstone }) => app.archive.versionsOf(tombstone).length === 0)
    .map(
      ({ tombstone, id, versions, paths }): RecordDraft => ({
        id: tombstone,
        kind: 'erasure',
        version: 1,
        fields: { record: id, paths: [...new Set(paths.map(loggedPath))], versions, reason: plan.reason },
      }),
    );
  if (drafts.length > 0) await app.archive.append(drafts, { by: plan.by });
}

/** What is left in files, less what other records say by themselves. */
async function scan(plan: ErasurePlan, app: App): Promise<{ found: string[]; others: Elsewhere[] }> {
  const pieces = [...new Set([...plan.pieces, ...vanishedWords(plan.words, app)])];
  const traces = await scanForTraces(app.dir, pieces);
  if (traces.length === 0) return { found: [], others: [] };
  const said = await sayingTheSame(new Set(traces.map(({ piece }) => pieces[piece]!)), app);
  const left = traces.filter(({ piece }) => !said.has(pieces[piece]!));
  const found = [...new Set(left.map(({ file, encoding }) => `${file} (${encoding})`))];
  return { found, others: [...said.values()] };
}

/** By piece, a record that holds it now. Reads the whole vault, and so is asked only where something was found. */
async function sayingTheSame(pieces: ReadonlySet<string>, app: App): Promise<Map<string, Elsewhere>> {
  const said = new Map<string, Elsewhere>();
  const searched = [...pieces].map((piece) => {
    const short = piece.length < SHORTEST ? fold(piece) : null;
    const quoted = new Quoted([piece], []);
    const isIn = (path: string, value: Json): boolean =>
      quoted.in(path, value) || (short !== null && textsIn(value).some((text) => fold(text).includes(short)));
    return { piece, isIn };
  });
  for await (const version of app.archive.versions(0)) {
    for (const [path, value] of Object.entries(version.fields))
      for (const { piece, isIn } of searched)
        if (!said.has(piece) && isIn(path, value)) said.set(piece, { id: version.id, path });
    if (said.size === pieces.size) break;
    await nextTurn();
  }
  return said;
}
