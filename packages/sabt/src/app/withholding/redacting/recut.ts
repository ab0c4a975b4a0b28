/**
 * A version of a record whose texts are cut at the ends of what is to be withheld. The leaf of a record's text tree is the
 * passage; so that a name can be withheld and the sentence around it proved, the name has to be a passage. The text and its
 * digest stay what they were; what is withheld is shown to nobody, and its number of letters neither.
 *
 * The cuts last: the spans stand in `confidentiality`, which every later version takes over, and the keeper cuts there.
 */
import { type Confidentiality, type Fields, type Json, type RecordDraft, TEXT_PATHS } from '../../../model/records.ts';
import { digestOf, spansWithLevel, splitPassages } from '../../../stages/keeping/index.ts';
import type { App } from '../../app.ts';
import type { TextSpan } from '../erasing/span.ts';
import { standingOf } from '../standing.ts';
import { carried, isPassage, passagesOf } from '../text-passages.ts';

type Levels = { [path: string]: Confidentiality };
type Values = { path: string; value: Json }[];

/** A version that is not yet in the log. */
export interface Recut {
  draft: RecordDraft;
  /** What it will hold, passages by their new numbers. */
  values: Values;
  /** As it will be read. */
  fields: Fields;
  /** Where a span of what stands of the texts is in it. */
  moved: (span: TextSpan) => TextSpan;
}

/** The next version, or null where the passages end there already. `spans` count in what stands of the texts. */
export function recutOf(entry: number, spans: readonly TextSpan[], app: App): Recut | null {
  const { id, kind, version, ...read } = app.archive.read(entry);
  const held = app.archive.openValues(entry);
  const { fields, passages: before, isCut, moved } = standingOf(read, held);
  const former = (fields['confidentiality'] ?? {}) as Levels;
  const levels: Levels = { ...former };
  for (const { field, start, end } of spans.map(moved)) levels[`${field}@${start}-${end}`] = 'identity';
  const after = TEXT_PATHS.flatMap((field): Values => {
    const text = fields[field];
    if (typeof text !== 'string') return [];
    return splitPassages(text, spansWithLevel(field, levels)).map((value, i) => ({ path: `${field}/${i}`, value }));
  });
  if (after.length === before.length && !isCut) return null;
  // a level that a passage had by its number goes to where the passage is now
  for (const [path, level] of Object.entries(former)) {
    if (!isPassage(path)) continue;
    delete levels[path];
    for (const now of carried([path], before, after)) levels[now] = level;
  }
  const draft = { id, kind, version: version + 1, fields: { ...handedOn(fields), confidentiality: levels } };
  // of a text that lost something the digest went with it; the new version has one again
  const { text } = fields;
  const others = held.filter(({ path }) => !isPassage(path) && path !== 'textDigest');
  const digest: Fields = typeof text === 'string' ? { textDigest: digestOf(text) } : {};
  const digests = Object.entries(digest).map(([path, value]) => ({ path, value }));
  const values = [...others, ...digests, ...after];
  return { draft, values, fields: { ...fields, ...draft.fields, ...digest }, moved };
}

/** What a new version takes over: all but what the keeper writes. */
export function handedOn({ at: _at, by: _by, predecessor: _before, textDigest: _digest, ...rest }: Fields): Fields {
  return rest;
}

/** The passages that spans are, once the text is cut at their ends. */
export function passagesAt(spans: readonly TextSpan[], values: Values): string[] {
  return spans.flatMap(({ field, start, end }) =>
    passagesOf(field, values)
      .filter((passage) => passage.start < end && start < passage.end)
      .map(({ path }) => path),
  );
}
