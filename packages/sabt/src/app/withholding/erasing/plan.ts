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
import { meantBy } from './meant.ts';
import { passagesIn, spanOf } from './span.ts';
import { isSaying } from './telling.ts';
import { type SaidPassages, saidIn } from './told.ts';
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

const MOST_UNSOUGHT = 200;

/** Of what was named, that by which no other records were looked for. */
export interface Unsought {
  /** Too many records say these, or they are no names. */
  words: string[];
  /** How many texts are left, where they are too many to be looked for. */
  more: number;
}

/** What an erasure would do, and what is told of it. */
export interface PlannedErasure extends SaidPassages {
  plan: ErasurePlan;
  elsewhere: Elsewhere[];
  unsought: Unsought;
  /** A version to be appended first: its text is cut at the ends of the words that go, so what stands around them stays. */
  cut: RecordDraft | null;
}

/** Each record and field once; of a text the passages that are named stand for it. */
export function onceEach(elsewhere: readonly Elsewhere[]): Elsewhere[] {
  // what says all of it says a part of it too
  const inOrder = [...elsewhere].sort((a, b) => Number(b.isPart ?? false) - Number(a.isPart ?? false));
  const byPlace = new Map(
    inOrder.map(({ id, path, isPart }) => [`${id} ${path}`, { id, path, ...(isPart === true ? { isPart } : {}) }]),
  );
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

/** What says that something was erased, and of what, is neither withheld nor erased. Throws `invalid-argument`. */
export function requireNoErasure(id: string, app: App): void {
  if (known(id, app.catalogue).kind !== 'erasure') return;
  const message =
    'The record of an erasure stays as it is: it says of which record what was destroyed, and nothing of it.';
  throw new SabtError('invalid-argument', message, { at: id });
}

/** Throws `not-found` for a path that no version holds any more, `invalid-argument` for what must stay. */
export async function planErasure(
  id: string,
  asked: readonly string[],
  reason: ErasureReason,
  by: string,
  app: App,
): Promise<PlannedErasure> {
  requireNoErasure(id, app);
  const cut = cutFor(id, asked, app);
  const next = cut === null ? null : { ...cut, version: cut.draft.version };
  const meant = cut === null ? asked : asked.map((path) => movedPath(path, cut));
  const found = new Concerned(id, meant, app, 'all', next);
  const standing = found.standingTexts();
  const alsoLost = piecesOf(found.textsLost()).filter((piece) => !standing.some((text) => text.includes(piece)));
  const pieces = [...new Set([...piecesOf(found.taken), ...alsoLost])];
  const ledgers = ledgersQuoting(found.losses, pieces, app);
  // the digest of a ledger whose other lines are known lets a short value in it be guessed
  for (const batch of ledgers)
    for (const held of found.heldOf(batch)) found.losses.add({ id: batch, kind: 'batch' }, held, ['ledgerDigest']);
  const plan = { reason, by, destroyed: found.losses.destroyed(), ledgers, pieces, words: wordsOf(found.taken) };
  const sought = sayingsOf([...found.taken, ...found.meant.unsure], (text) => isSaying(text, app));
  const said = await sayingElsewhere(sought, new Set(found.losses.ids()), app);
  return {
    plan,
    elsewhere: onceEach([...found.elsewhere(), ...said]),
    unsought: unsoughtOf(
      found.meant.all.filter((text) => !sought.includes(text) && /\p{L}/u.test(text)),
      app,
    ),
    cut: cut?.draft ?? null,
    ...saidIn(plan.destroyed, found.heldOf(id)),
  };
}

/** The others are not quoted: an answer that outlasts the erasure would keep what only this record said. */
function unsoughtOf(texts: readonly string[], app: App): Unsought {
  const words = texts.slice(0, MOST_UNSOUGHT).filter((text) => !isSaying(text, app));
  return { words, more: texts.length - words.length };
}

/** Of a span where it is in the version that is cut for it. */
function movedPath(path: string, { moved }: Recut): string {
  const span = spanOf(path);
  if (span === null) return path;
  const { field, start, end } = moved(span);
  return `${field}@${start}-${end}`;
}

/** Null where neither a span nor a name is to be cut out of a text, or where it is cut there already. */
function cutFor(id: string, asked: readonly string[], app: App): Recut | null {
  const { entry } = known(id, app.catalogue);
  const values = app.archive.openValues(entry);
  const named = asked.flatMap((path) => {
    const span = spanOf(path);
    if (span === null || passagesIn(span, values).length === 0) return [];
    return { field: span.field, ...toWholeLetters(textAt(span.field, values), span) };
  });
  const around = aroundOf({ values, fields: app.archive.read(entry).fields });
  const { sure, own } = meantBy(asked, values, around, app);
  const spans = unitedByField([...named, ...spansInTexts(values, [...sure, ...own])]);
  return spans.length === 0 ? null : recutOf(entry, spans, app);
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
