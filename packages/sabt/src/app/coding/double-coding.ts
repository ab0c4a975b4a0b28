/** Who codes what: slices of the queue for one person, and random samples that two people code independently. */
import type { Json, RecordDraft } from '../../model/records.ts';
import { carried, DOUBLE_CODED } from '../../stages/coding/index.ts';
import type { App } from '../app.ts';
import { inTurn } from '../in-turn.ts';
import { known } from '../records.ts';
import { ASSIGNED, type ReviewRow, type ReviewRows } from './review-rows.ts';

export interface SampleAnswer {
  drawn: number;
  /** How many could have been drawn. */
  of: number;
  seed: number;
  ids: string[];
}

const APPENDED_AT_ONCE = 256;

/**
 * Draws suggestions on which nobody has decided. The same seed draws the same ones as long as the suggestions are the
 * same: they are shuffled from the order of their ids, which are random and say nothing.
 */
export async function drawSample(
  n: number,
  seed: number,
  rows: ReviewRows,
  app: App,
  by: string,
): Promise<SampleAnswer> {
  const current = await rows.current();
  const open = [...current.values()]
    .filter((row) => row.status === 'suggested' && !row.isDouble)
    .filter(({ id }) => !rows.decisionsOn(id).some((decision) => decision.stands))
    .map(({ id }) => id)
    .sort();
  const ids = shuffled(open, seed).slice(0, n);
  await addTag(ids, DOUBLE_CODED, app, by);
  return { drawn: ids.length, of: open.length, seed, ids };
}

export async function assignTo(rows: readonly ReviewRow[], person: string, app: App, by: string): Promise<number> {
  await addTag(
    rows.map(({ id }) => id),
    ASSIGNED + person,
    app,
    by,
  );
  return rows.length;
}

async function addTag(ids: readonly string[], tag: string, app: App, by: string): Promise<void> {
  for (let at = 0; at < ids.length; at += APPENDED_AT_ONCE) {
    await inTurn(app, async () => {
      const drafts = ids.slice(at, at + APPENDED_AT_ONCE).map((id) => tagged(id, tag, app));
      await app.archive.append(drafts, { by });
    });
  }
}

function tagged(id: string, tag: string, app: App): RecordDraft {
  const { version, fields } = app.reader.current(known(id, app.catalogue));
  const tags = (fields['tags'] as Json[] | undefined) ?? [];
  return { id, kind: 'coding', version: version + 1, fields: { ...carried(fields), tags: [...tags, tag] } };
}

/** Fisher–Yates with Marsaglia's xorshift of 32 bits: the same on every machine. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const out = [...items];
  // a state of 0 would stay 0
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e37_79b9) >>> 0 || 1;
  for (let i = out.length - 1; i > 0; i--) {
    state = (state ^ (state << 13)) >>> 0;
    state = (state ^ (state >>> 17)) >>> 0;
    state = (state ^ (state << 5)) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
