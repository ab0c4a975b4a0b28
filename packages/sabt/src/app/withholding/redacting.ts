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
import { isDeepStrictEqual } from 'node:util';
import type { RunContext } from '../../commands/command.ts';
import { SabtError } from '../../model/errors.ts';
import { newId } from '../../model/ids.ts';
import { confidentialityOf, type Json, type RecordDraft } from '../../model/records.ts';
import { type Box, boxesAround } from '../../stages/publishing/index.ts';
import type { App } from '../app.ts';
import { known } from '../records.ts';
import { Concerned, type Elsewhere } from './erasing/concerned.ts';
import { requireCounted } from './erasing/counted.ts';
import { reasonOf, requireNoErasure } from './erasing/plan.ts';
import { isMark, textsIn } from './erasing/quoting.ts';
import { passagesIn, spanOf, type TextSpan } from './erasing/span.ts';
import { recordsOf } from './erasing/told.ts';
import { type CopyMade, copiesOf, fileOf, makeCopy } from './redacting/copies.ts';
import { handedOn, passagesAt, type Recut, recutOf } from './redacting/recut.ts';
import { says, spansInTexts, textAt, toWholeLetters, unitedByField } from './redacting/words.ts';
import { type SaidElsewhere, sayingElsewhere, sayingsOf } from './saying.ts';
import { isPassage } from './text-passages.ts';
import { redactedPaths } from './withheld.ts';

export interface RedactInput {
  id: string;
  /** Fields, items (`text/3`), or spans of a text (`text@120-180`). */
  paths: string[];
  reason: string;
  /** Withheld wherever the record's texts say them, and blacked out of the pages of a PDF. */
  words?: readonly string[];
  /** Blacked out of a copy of the file. */
  boxes?: readonly Box[];
  /** Size of the log when the places in texts were counted; see `erasing/counted.ts`. */
  at?: number | undefined;
  /** Says what would be withheld, and does nothing. */
  dryRun?: boolean;
}

export interface Redacted {
  id: string;
  /** Passages by the numbers that they have once the text is cut at the ends of what is withheld. */
  paths: string[];
  reason: string;
  /** Of the record of the redaction; null with a dry run. */
  entry: number | null;
  version: number | null;
  also: { id: string; kind: string; paths: string[] }[];
  /** Records that stand by themselves, say the same and were left as they are. */
  elsewhere: SaidElsewhere[];
  /** With a dry run, by path, what the passages say that would be withheld. */
  said?: { [path: string]: string };
  /** The blacked-out copy that may be handed over; with a dry run what would be blacked out of it. */
  copy?: { id: string; sha256: string; mediaType: string; boxes: readonly Box[] } | { boxes: readonly Box[] };
}

/**
 * Throws `unknown-reason`, `missing-argument` where nothing is named, `not-found` for a path or words that the record does
 * not have, `text-cut` for a place that may say other words by now, and what `blackOut` throws. A dry run tells what the deed does: both carry out one plan.
 */
export async function redact(input: RedactInput, app: App, { by }: Pick<RunContext, 'by'>): Promise<Redacted> {
  const reason = reasonOf(input.reason);
  const { id } = input;
  requireNoErasure(id, app);
  requireCounted(id, input.paths, input.at, app);
  const wanted = await workOut(input, app);
  const { recut, concerned, elsewhere, said } = await planOf(id, wanted, app);
  const [own, ...also] = concerned;
  const told = { id, paths: own!.paths, reason, also, elsewhere };
  const { boxes } = wanted;
  if (input.dryRun === true)
    return { ...told, entry: null, version: null, said, ...(boxes.length === 0 ? {} : { copy: { boxes } }) };
  // what can be refused is refused before anything is written
  const copy = boxes.length === 0 ? null : await makeCopy(id, { boxes, reason, by }, app);
  if (recut !== null) await app.archive.append([recut.draft], { by });
  const drafts = concerned.flatMap((one) => draftsOf(one, reason, app));
  const receipts = await app.archive.append([...drafts, ...(copy === null ? [] : [copy.draft])], { by });
  return {
    ...told,
    entry: receipts[0]!.entry,
    version: app.archive.versionsOf(id).at(-1)!.version,
    ...(copy === null ? {} : { copy: toldCopy(copy) }),
  };
}

interface RedactionPlan {
  recut: Recut | null;
  /** What is withheld of which record, of the named one first. */
  concerned: { id: string; kind: string; paths: string[] }[];
  elsewhere: SaidElsewhere[];
  said: { [path: string]: string };
}

/** Of figures the question goes along with what it names: a filter is typed, and repeats a name like any other text. */
async function planOf(id: string, { spans, paths, boxes, sought }: Wanted, app: App): Promise<RedactionPlan> {
  const { entry } = known(id, app.catalogue);
  const recut = recutOf(entry, spans, app);
  const values = recut?.values ?? app.archive.openValues(entry);
  const next = recut === null ? null : { ...recut, version: recut.draft.version };
  const all = [...new Set([...paths, ...passagesAt(recut === null ? spans : spans.map(recut.moved), values)])];
  const found = new Concerned(id, all, app, 'latest', next, sought);
  const concerned = concernedOf(found, app);
  if (boxes.length > 0)
    for (const copy of formerCopies(id, app)) concerned.push({ id: copy, kind: 'document', paths: FILE_OF_COPY });
  const told = await sayingElsewhere(
    sayingsOf([...sought, ...found.taken]),
    new Set(concerned.map((one) => one.id)),
    app,
  );
  const figures = [...new Set(told.flatMap((one) => (one.kind === 'figure' ? [one.id] : [])))];
  for (const figure of figures) concerned.push({ id: figure, kind: 'figure', paths: namingOf(figure, app) });
  const own = new Set(concerned[0]!.paths);
  const said = values.flatMap(({ path, value }): [string, string][] =>
    isPassage(path) && (own.has(path) || own.has(path.split('/')[0]!)) ? [[path, value as string]] : [],
  );
  return {
    recut,
    concerned,
    elsewhere: [
      ...told.filter(({ kind }) => kind !== 'figure'),
      ...[...found.saidOn(), ...found.unsure()].flatMap((one) => toldOf(one, found, app)),
    ],
    said: Object.fromEntries(said),
  };
}

/** As the search for words tells what it finds; what is withheld already is told no more. */
function toldOf({ id, path, isPart }: Elsewhere, found: Concerned, app: App): SaidElsewhere[] {
  const { kind } = known(id, app.catalogue);
  const { fields, values } = found.heldOf(id).at(-1)!;
  const hidden = redactedPaths(id, app, values);
  if (hidden.has(path) || hidden.has(path.split('/')[0]!)) return [];
  const isShown = confidentialityOf(fields, path) === 'public';
  return [{ id, kind, path, public: isShown, ...(isPart === true ? { isPart } : {}) }];
}

/** What of a figure repeats its filter. */
function namingOf(figure: string, app: App): string[] {
  const { fields } = app.archive.read(known(figure, app.catalogue).entry);
  return ['title', 'definition', 'description'].filter((path) => fields[path] !== undefined);
}

interface Wanted {
  spans: TextSpan[];
  /** What is named as a whole, and what else of the record says the words. */
  paths: string[];
  boxes: readonly Box[];
  /** Words by which other records are found that say the same. */
  sought: string[];
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
  const widened = named.map((span) => ({ field: span.field, ...toWholeLetters(textAt(span.field, values), span) }));
  const said = widened.map(({ field, start, end }) => textAt(field, values).slice(start, end));
  const sought = [...words, ...said.filter((text) => /[\p{L}\p{N}]/u.test(text))];
  const spans = unitedByField([...widened, ...spansInTexts(values, sought)]);
  const others = values.filter(({ path, value }) => !isPassage(path) && !isMark(path) && mentions(path, value, sought));
  // with what hangs on them: half a double name is half a name
  const inTexts = spansInTexts(values, words).map(({ field, start, end }) => textAt(field, values).slice(start, end));
  const onPages = words.length > 0 ? await boxesOnPages(id, [...new Set([...words, ...inTexts])], app) : [];
  const all = [...boxes, ...onPages];
  if (words.length > 0 && onPages.length === 0 && others.length === 0 && inTexts.length === 0)
    throw new SabtError('not-found', 'The record says these words nowhere.', { at: 'words' });
  // boxes drawn by hand cover words that nobody named: all that was read from the file stays
  const file = boxes.length > 0 ? ['blob'] : [];
  const fields = others.map(({ path }) => path);
  const fromFile = all.length > 0 ? readFromFile(id, app) : [];
  const whole = paths.filter((path) => spanOf(path) === null);
  return { spans, paths: [...new Set([...whole, ...fields, ...file, ...fromFile])], boxes: all, sought };
}

/** A file says of itself who wrote it, what it is called, where and when it was made: a copy that is blacked out does not. */
const OF_FILE = ['name', 'title', 'author', 'description', 'published', 'place', 'country', 'capture'];

/** Of these what holds since the file was taken in: nobody wrote it since. */
function readFromFile(id: string, { archive }: App): string[] {
  const versions = archive.versionsOf(id).map(({ entry }) => archive.read(entry).fields);
  const [first, last] = [versions[0]!, versions.at(-1)!];
  return OF_FILE.filter((path) => last[path] !== undefined && isDeepStrictEqual(first[path], last[path]));
}

function mentions(path: string, value: Json, words: readonly string[]): boolean {
  const name = path.startsWith('custom/') ? [path.slice('custom/'.length)] : [];
  return [...textsIn(value), ...name].some((text) => says(text, words));
}

async function boxesOnPages(id: string, words: readonly string[], app: App): Promise<Box[]> {
  const { fields } = app.archive.read(known(id, app.catalogue).entry);
  if (fields['mediaType'] !== 'application/pdf' || fields['blob'] === undefined) return [];
  return boxesAround(await fileOf(id, app), words);
}

/** What a redaction withholds, of the record itself first. Of a batch only the keeper is told anyway. */
function concernedOf(found: Concerned, app: App): { id: string; kind: string; paths: string[] }[] {
  const records = recordsOf(found.losses.destroyed());
  return records.filter(({ kind }) => kind !== 'batch').map((record) => withSize(record, app));
}

/** Of a short text, the size of the file less what is shown is the length of what is withheld. */
function withSize<T extends { id: string; paths: string[] }>(record: T, app: App): T {
  const { fields } = app.archive.read(app.catalogue.byId(record.id)!.entry);
  const isTold = record.paths.includes('sha256') && fields['size'] !== undefined && !record.paths.includes('size');
  return isTold ? { ...record, paths: [...record.paths, 'size'] } : record;
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

const FILE_OF_COPY = ['blob', 'sha256', 'size'];

/** Copies that the new one takes the place of: something was found to be missing from their boxes. */
function formerCopies(id: string, app: App): string[] {
  return copiesOf(id, app).flatMap((copy) => (copy.fields['blob'] === undefined ? [] : [copy.id]));
}

const toldCopy = ({ draft, sha256, mediaType, boxes }: CopyMade): NonNullable<Redacted['copy']> => ({
  id: draft.id,
  sha256,
  mediaType,
  boxes,
});
