/** What an erasure will destroy, worked out before anything is: for the preview, and for ending it after a crash. */
import { existsSync, readFileSync } from 'node:fs';
import { ERASURE_REASONS, type ErasureReason } from '@sabt/proof';
import { SabtError } from '../../../model/errors.ts';
import type { RecordDraft } from '../../../model/records.ts';
import type { App } from '../../app.ts';
import { known } from '../../records.ts';
import { type Recut, recutOf } from '../redacting/recut.ts';
import { spansInTexts, textAt, toWholeLetters, unitedByField } from '../redacting/words.ts';
import { sayingElsewhere, sayingsOf } from '../saying.ts';
import { isPassage } from '../text-passages.ts';
import { aroundOf, Concerned, type Elsewhere } from './concerned.ts';
import { ledgerPath, ledgerWithout } from './ledger.ts';
import type { Destroyed, Losses } from './losses.ts';
import { passagesIn, spanOf, spokenIn } from './span.ts';
import { isSaying, isTelling } from './telling.ts';
import { piecesOf } from './traces.ts';
import { wordsOf } from './vanished.ts';
export interface ErasurePlan {
  reason: ErasureReason;
  by: string;
  /** What was named comes first. */
  destroyed: Destroyed[];
  /** Batches whose ledgers quote what is destroyed. */
  ledgers: string[];
  /** By which the scan looks for what may be left. */
  pieces: string[];
  /** The same word by word, for what nothing else in the archive says. */
  words: string[];
}

/** Each record and field once; of a text the passages that are named stand for it. */
export function onceEach(elsewhere: readonly Elsewhere[]): Elsewhere[] {
  const byPlace = new Map(elsewhere.map(({ id, path }) => [`${id} ${path}`, { id, path }]));
  const inPassages = new Set(
    elsewhere.filter(({ path }) => isPassage(path)).map(({ id, path }) => `${id} ${path.split('/')[0]}`),
  );
  return [...byPlace].flatMap(([place, one]) => (inPassages.has(place) ? [] : [one]));
}

/** Throws `unknown-reason`. */
export function reasonOf(reason: string): ErasureReason {
  const known = ERASURE_REASONS.find((one) => one === reason);
  if (known !== undefined) return known;
  throw new SabtError(
    'unknown-reason',
    `“${reason}” is no reason that is logged. There are: ${ERASURE_REASONS.join(', ')}.`,
    { at: 'reason' },
  );
}

/**
 * Throws `not-found` for a path that no version holds any more, `invalid-argument` for what must stay. Where a span of a text
 * is named, `cut` is a version to be appended first: its text is cut at the ends of the span, so what stands around it stays.
 */
export async function planErasure(
  id: string,
  asked: readonly string[],
  reason: ErasureReason,
  by: string,
  app: App,
): Promise<{ plan: ErasurePlan; elsewhere: Elsewhere[]; cut: RecordDraft | null }> {
  const cut = cutFor(id, asked, app);
  const next = cut === null ? null : { ...cut, version: cut.draft.version };
  const found = new Concerned(id, asked, app, 'all', next);
  const standing = found.standingTexts();
  const alsoLost = piecesOf(found.textsLost()).filter((piece) => !standing.some((text) => text.includes(piece)));
  const pieces = [...new Set([...piecesOf(found.taken), ...alsoLost])];
  const ledgers = ledgersQuoting(found.losses, pieces, app);
  // the digest of a ledger whose other lines are known lets a short value in it be guessed
  for (const batch of ledgers)
    for (const held of found.heldOf(batch)) found.losses.add({ id: batch, kind: 'batch' }, held, ['ledgerDigest']);
  const plan = { reason, by, destroyed: found.losses.destroyed(), ledgers, pieces, words: wordsOf(found.taken) };
  const sure = found.taken.filter((text) => !found.unsure.includes(text.trim()));
  const sayings = sayingsOf(sure).filter((text) => isSaying(text, app));
  const said = await sayingElsewhere(sayings, new Set(found.losses.ids()), app);
  return { plan, elsewhere: onceEach([...found.elsewhere(), ...said]), cut: cut?.draft ?? null };
}

/** Null where no span is named that the text has, or where it is cut there already, and wherever else it says the words. */
function cutFor(id: string, asked: readonly string[], app: App): Recut | null {
  const { entry } = known(id, app.catalogue);
  const values = app.archive.openValues(entry);
  const named = asked.flatMap((path) => {
    const span = spanOf(path);
    if (span === null || passagesIn(span, values).length === 0) return [];
    return { field: span.field, ...toWholeLetters(textAt(span.field, values), span) };
  });
  if (named.length === 0) return null;
  const around = aroundOf({ values, fields: app.archive.read(entry).fields });
  const sure = spokenIn(asked, values).filter((words) => isTelling(words, around, app));
  return recutOf(entry, unitedByField([...named, ...spansInTexts(values, sure)]), app);
}

/** Ledgers of the batches that the records came with, where they quote something of it. */
function ledgersQuoting(losses: Losses, pieces: readonly string[], { dir, catalogue }: App): string[] {
  const batches = new Set(losses.ids().flatMap((id) => [id, catalogue.byId(id)?.batch]));
  return [...batches].filter((batch): batch is string => {
    const path = typeof batch === 'string' ? ledgerPath(dir, batch) : null;
    if (path === null || !existsSync(path)) return false;
    const text = readFileSync(path, 'utf8');
    return ledgerWithout(text, pieces) !== text;
  });
}
