/**
 * Redacting: what is named, and whatever repeats it in the record and in those made from it, is withheld from every
 * publication, proof, export and dossier from now on. The value stays in the archive. The log keeps a record of kind
 * `redaction` for each record concerned, and the record itself a new version in which these fields are of the level
 * `identity`.
 *
 * What is named: fields and passages; spans of a text and words, for which the text is cut at their ends first
 * (`redacting/recut.ts`); boxes of a picture or of a PDF's pages, of which a copy without them is made that may be handed
 * over (`redacting/copies.ts`), while the file itself is withheld with all that was read from it.
 */
import type { RunContext } from '../commands/command.ts';
import { SabtError } from '../model/errors.ts';
import { newId } from '../model/ids.ts';
import type { Json, RecordDraft } from '../model/records.ts';
import { type Box, boxesAround } from '../stages/publishing/index.ts';
import type { App } from './app.ts';
import { recordsOf } from './erasing/erase.ts';
import { Concerned, reasonOf } from './erasing/plan.ts';
import { isMark, textsIn } from './erasing/quoting.ts';
import { passagesIn, spanOf, type TextSpan } from './erasing/span.ts';
import { known } from './records.ts';
import { type CopyMade, copiesOf, fileOf, makeCopy } from './redacting/copies.ts';
import { handedOn, passagesAt, recutDraft } from './redacting/recut.ts';
import { says, spansInTexts, textAt, toWholeLetters, united } from './redacting/words.ts';
import { isPassage } from './text-passages.ts';

export interface RedactInput {
  id: string;
  /** Fields, items (`text/3`), or spans of a text (`text@120-180`). */
  paths: string[];
  reason: string;
  /** Withheld wherever the record's texts say them, and blacked out of the pages of a PDF. */
  words?: readonly string[];
  /** Blacked out of a copy of the file. */
  boxes?: readonly Box[];
  /** Says what would be withheld, and does nothing. */
  dryRun?: boolean;
}

export interface Redacted {
  id: string;
  /** Passages by the numbers that they have now; with a dry run spans, since nothing is cut yet. */
  paths: string[];
  reason: string;
  /** Of the record of the redaction; null with a dry run. */
  entry: number | null;
  version: number | null;
  also: { id: string; kind: string; paths: string[] }[];
  /** The blacked-out copy that may be handed over; with a dry run what would be blacked out of it. */
  copy?: { id: string; sha256: string; mediaType: string; boxes: readonly Box[] } | { boxes: readonly Box[] };
}

/**
 * Throws `unknown-reason`, `missing-argument` where nothing is named, `not-found` for a path or words that the record does
 * not have, and what `blackOut` throws.
 */
export async function redact(input: RedactInput, app: App, { by }: Pick<RunContext, 'by'>): Promise<Redacted> {
  const reason = reasonOf(input.reason);
  const wanted = await workOut(input, app);
  const { spans, paths } = wanted;
  if (input.dryRun === true) return planned(input, reason, wanted, app);
  // what can be refused is refused before anything is written
  const copy = wanted.boxes.length === 0 ? null : await makeCopy(input.id, { boxes: wanted.boxes, reason, by }, app);
  const recut = recutDraft(known(input.id, app.catalogue).entry, spans, app);
  if (recut !== null) await app.archive.append([recut], { by });
  const { entry } = known(input.id, app.catalogue);
  const passages = passagesAt(spans, app.archive.openValues(entry));
  const concerned = concernedBy(input.id, [...new Set([...paths, ...passages])], app);
  const [own, ...also] = concerned;
  const drafts = [
    ...concerned.flatMap((one) => draftsOf(one, reason, app)),
    ...(copy === null ? [] : [copy.draft, ...formerCopies(input.id, reason, app)]),
  ];
  const receipts = await app.archive.append(drafts, { by });
  const versions = app.archive.versionsOf(input.id);
  return {
    id: input.id,
    paths: own!.paths,
    reason,
    entry: receipts[0]!.entry,
    version: versions.at(-1)!.version,
    also,
    ...(copy === null ? {} : { copy: toldCopy(copy) }),
  };
}

interface Wanted {
  spans: TextSpan[];
  /** What is named as a whole, and what else of the record says the words. */
  paths: string[];
  boxes: readonly Box[];
}

async function workOut({ id, paths, words = [], boxes = [] }: RedactInput, app: App): Promise<Wanted> {
  if (paths.length + words.length + boxes.length === 0)
    throw new SabtError('missing-argument', 'Name a field, a passage, words or a box that is to be withheld.', {
      at: 'paths',
    });
  const { entry, kind } = known(id, app.catalogue);
  if (boxes.length > 0 && kind !== 'document')
    throw new SabtError('invalid-argument', `A ${kind} has no file of which something could be blacked out.`, {
      at: 'box',
    });
  const values = app.archive.openValues(entry);
  const named = paths.flatMap((path) => {
    const span = spanOf(path);
    if (span !== null && passagesIn(span, values).length === 0)
      throw new SabtError('not-found', `The text ends before ${path}.`, { at: path });
    return span ?? [];
  });
  const whole = named.map((span) => ({ field: span.field, ...toWholeLetters(textAt(span.field, values), span) }));
  const said = whole.map(({ field, start, end }) => textAt(field, values).slice(start, end));
  const sought = [...words, ...said.filter((text) => /[\p{L}\p{N}]/u.test(text))];
  const spans = unitedByField([...whole, ...spansInTexts(values, sought)]);
  const others = values.filter(({ path, value }) => !isPassage(path) && !isMark(path) && mentions(path, value, sought));
  const onPages = words.length > 0 ? await boxesOnPages(id, words, app) : [];
  const all = [...boxes, ...onPages];
  if (words.length > 0 && onPages.length === 0 && others.length === 0 && spansInTexts(values, words).length === 0)
    throw new SabtError('not-found', 'The record says these words nowhere.', { at: 'words' });
  // boxes drawn by hand cover words that nobody named: all that was read from the file stays
  const file = boxes.length > 0 ? ['blob'] : [];
  const fields = others.map(({ path }) => path);
  return { spans, paths: [...paths.filter((path) => spanOf(path) === null), ...fields, ...file], boxes: all };
}

function mentions(path: string, value: Json, words: readonly string[]): boolean {
  const name = path.startsWith('custom/') ? [path.slice('custom/'.length)] : [];
  return [...textsIn(value), ...name].some((text) => says(text, words));
}

function unitedByField(spans: readonly TextSpan[]): TextSpan[] {
  return [...Map.groupBy(spans, ({ field }) => field)].flatMap(([field, own]) =>
    united(own).map((span) => ({ field, ...span })),
  );
}

async function boxesOnPages(id: string, words: readonly string[], app: App): Promise<Box[]> {
  const { fields } = app.archive.read(known(id, app.catalogue).entry);
  if (fields['mediaType'] !== 'application/pdf' || fields['blob'] === undefined) return [];
  return boxesAround(await fileOf(id, app), words);
}

/** What a redaction of these paths withholds, of the record itself first. Of a batch only the keeper is told anyway. */
export function concernedBy(
  id: string,
  paths: readonly string[],
  app: App,
): { id: string; kind: string; paths: string[] }[] {
  const records = recordsOf(new Concerned(id, paths, app, 'latest').losses.destroyed());
  return records.filter(({ kind }) => kind !== 'batch').map((record) => withSize(record, app));
}

/** Of a short text, the size of the file less what is shown is the length of what is withheld. */
function withSize<T extends { id: string; paths: string[] }>(record: T, app: App): T {
  const { fields } = app.archive.read(app.catalogue.byId(record.id)!.entry);
  const isTold = record.paths.includes('sha256') && fields['size'] !== undefined && !record.paths.includes('size');
  return isTold ? { ...record, paths: [...record.paths, 'size'] } : record;
}

function planned({ id }: RedactInput, reason: string, { spans, paths, boxes }: Wanted, app: App): Redacted {
  const named = spans.map(({ field, start, end }) => `${field}@${start}-${end}`);
  const [own, ...also] = concernedBy(id, [...paths, ...named], app);
  const rest = own!.paths.filter((path) => !isPassage(path) || paths.includes(path));
  return {
    id,
    paths: [...named, ...rest],
    reason,
    entry: null,
    version: null,
    also,
    ...(boxes.length === 0 ? {} : { copy: { boxes } }),
  };
}

function draftsOf({ id, paths }: { id: string; paths: string[] }, reason: string, app: App): RecordDraft[] {
  const { entry, kind } = app.catalogue.byId(id)!;
  const { fields, version } = app.archive.read(entry);
  const redaction: RecordDraft = {
    id: newId(),
    kind: 'redaction',
    version: 1,
    fields: { record: id, paths: [...paths], reason, custom: { version } },
  };
  const raised = { ...(fields['confidentiality'] as { [path: string]: Json }) };
  for (const path of paths) raised[path] = 'identity';
  const next: RecordDraft = {
    id,
    kind,
    version: version + 1,
    fields: { ...handedOn(fields), confidentiality: raised },
  };
  return [redaction, next];
}

/** Copies that the new one takes the place of: something was found to be missing from their boxes. */
function formerCopies(id: string, reason: string, app: App): RecordDraft[] {
  return copiesOf(id, app)
    .filter(({ fields }) => fields['blob'] !== undefined)
    .flatMap((copy) => draftsOf({ id: copy.id, paths: ['blob', 'sha256', 'size'] }, reason, app));
}

const toldCopy = ({ draft, sha256, mediaType, boxes }: CopyMade): NonNullable<Redacted['copy']> => ({
  id: draft.id,
  sha256,
  mediaType,
  boxes,
});
