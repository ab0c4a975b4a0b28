/**
 * The records that were made of a coding, and by them the coding: whatever of one goes, goes of the others, since they say
 * it in other forms. `provenance.ts` says which fields.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Fields, Kind } from '../../../model/records.ts';
import { actKey, type CodedEvent, eventKey, MEASURES, type Measure } from '../../../stages/coding/index.ts';
import type { CatalogueItem } from '../../../store/catalogue-port.ts';
import type { App } from '../../app.ts';
import { spansOf } from '../redacting/words.ts';
import { type CutText, cutTextOf, isStanding, isTouched, type Span } from './cut-text.ts';
import type { HeldVersion } from './losses.ts';
import { OF_CODING, type Provenance, readFrom, repeated, together } from './provenance.ts';
import { readInChanged } from './read-again.ts';

/** A suggestion, what was decided about it, and what was made of it. */
export interface Family {
  codings: { id: string; kind: Kind }[];
  /** Act and event. */
  made: CatalogueItem[];
}

/**
 * A version of a document, and the passages of it that go. An earlier version may be cut in other places, and lose a whole
 * paragraph for a name in it: what the `latest` says on is said all the same, and what was read there stays.
 */
export interface CutVersion extends HeldVersion {
  fields: Fields;
  lost: readonly string[];
  /** Of its paths those that were withheld before. */
  hidden: ReadonlySet<string>;
  latest: Omit<CutVersion, 'latest'>;
}

const MOST_DECISIONS = 10_000;

export function familyOf(coding: string, app: App): Family {
  const { catalogue } = app;
  const made = [actKey(coding), eventKey(coding)].flatMap((key) => catalogue.byRow(key)?.item ?? []);
  const { items } = catalogue.list({ kind: 'coding', refersTo: coding, limit: MOST_DECISIONS, offset: 0 });
  return { codings: [{ id: coding, kind: 'coding' }, ...items], made };
}

/** The coding that an act or an event was made of, or null. */
export function codingBehind({ fields }: { fields: Fields }): string | null {
  const key = String((fields['row'] as { key?: string } | undefined)?.key ?? '');
  const start = [actKey(''), eventKey('')].find((one) => key.startsWith(one));
  return start === undefined ? null : key.slice(start.length);
}

/** Of the fields that go of an act or an event those that its coding says. */
export const ofCoding = (paths: readonly string[]): string[] => paths.filter((path) => OF_CODING.includes(path));

/** Asked once for each record that names the document. */
const known = new WeakMap<CutVersion, CutText[]>();

/** The texts of a version of which something goes; codings count in the first. */
export function cutTexts(version: CutVersion): CutText[] {
  const cut = known.get(version) ?? cutsOf(version);
  known.set(version, cut);
  return cut;
}

function cutsOf(version: CutVersion): CutText[] {
  return ['mainText', 'text'].flatMap((field) => {
    const text = version.fields[field];
    if (typeof text !== 'string') return [];
    const gone = withoutStanding(field, text, version);
    if (gone.length === 0) return [];
    const hidden = spansOfLost(field, text, { ...version, lost: [...version.hidden] });
    return [cutTextOf(version.fields, text, { gone, hidden })];
  });
}

/** Of what goes of a text, what the latest version does not say on: by place where the texts are one, else by the words. */
function withoutStanding(field: string, text: string, version: CutVersion): Span[] {
  const gone = spansOfLost(field, text, version);
  const { latest } = version;
  const now = latest.fields[field];
  const goneNow = typeof now === 'string' ? spansOfLost(field, now, latest) : [];
  if (goneNow.length === 0 || latest.version === version.version) return gone;
  if (now === text) return goneNow;
  const words = goneNow.map(({ start, end }) => String(now).slice(start, end).trim()).filter((said) => said !== '');
  return gone.flatMap((span) => {
    const said = words.flatMap((one) => spansSaying(one, text, span));
    return said.length === 0 ? [span] : said;
  });
}

function spansSaying(words: string, text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(words, start); at >= 0 && at + words.length <= end; at = text.indexOf(words, at + 1))
    found.push({ start: at, end: at + words.length });
  return found;
}

function spansOfLost(field: string, text: string, { values, lost }: Pick<CutVersion, 'values' | 'lost'>): Span[] {
  if (lost.includes(field)) return [{ start: 0, end: text.length }];
  let at = 0;
  return values
    .filter(({ path }) => path.startsWith(`${field}/`))
    .flatMap(({ path, value }) => {
      at += (value as string).length;
      return lost.includes(path) ? [{ start: at - (value as string).length, end: at }] : [];
    });
}

/** What the codings of a family say of one act, and what was made of them says, where they were erased. */
export interface Said {
  values: readonly Partial<CodedEvent>[];
  /** Null where nothing was made of them. */
  made: Partial<CodedEvent> | null;
}

/** What was made of a coding as a coding would say it; it names no place in the text. */
export function saidByMade({ type, when, place, ...fields }: Fields): Partial<CodedEvent> {
  const counts = Object.fromEntries(MEASURES.map((measure) => [measure, fields[measure] ?? null]));
  const { start } = (when ?? {}) as { start?: string };
  return {
    ...(typeof type === 'string' ? { act: type } : {}),
    ...(start === undefined ? {} : { start }),
    ...(place === undefined ? {} : { place: { ...(place as unknown as PlaceSaid), span: [0, 0] } }),
    counts: counts as unknown as CodedEvent['counts'],
  };
}

type PlaceSaid = NonNullable<CodedEvent['place']>;

/**
 * Fields of act and event that a version of a coding read in the words that go of a document. What the coding said may have
 * been erased with words that went before: then what was made of it says where it was read, as far as it still says it.
 */
export function readInLost(coding: Fields, versions: readonly CutVersion[], { values, made }: Said): Provenance {
  const { textDigest } = coding;
  const nothing = together([]);
  // what was erased of a text took its digest along, there and in the codings; what has none may count in a former text
  const own = textDigest === undefined ? undefined : versions.find(({ fields }) => fields['textDigest'] === textDigest);
  const same = own ?? versions.at(-1);
  const cut = same === undefined ? undefined : cutTexts(same)[0];
  // of a page the article alone is coded; where it stays, nothing that was read in it goes
  const isCoded = cut?.text === (same?.fields['mainText'] ?? same?.fields['text']);
  const value = (coding['value'] ?? made) as unknown as Partial<CodedEvent> | null;
  if (cut === undefined || !isCoded || value === null) return nothing;
  const acts = [value, made, ...values].map((one) => one?.act);
  return own === undefined || coding['value'] === undefined
    ? readInChanged(coding, value, { cut, acts })
    : readFrom(value, cut, acts);
}

/**
 * Whether a claim is made in words that go. Its span counts in the text as it was when the claim was made; where something was
 * erased since (`isShorter`) it is in the words of the claim that the text is asked. Where they are not found, its words may
 * have come to stand anywhere before the end of its span, and not behind.
 */
export function isClaimLost({ span, text }: Fields, versions: readonly CutVersion[], isShorter: boolean): boolean {
  const [from, to] = (Array.isArray(span) ? span : []) as number[];
  if (from === undefined || to === undefined) return false;
  const cuts = versions.flatMap(cutTexts);
  const said = cuts.map((cut) => ({ cut, places: typeof text === 'string' ? spansOf(cut.text, [text]) : [] }));
  const saying = said.filter(({ places }) => places.length > 0);
  const isHere = (cut: CutText, places: readonly Span[]): boolean => {
    const own = places.filter(({ start, end }) => start < to && from < end);
    const meant = !isShorter && own.length > 0 ? own : places;
    const spans = meant.map(({ start, end }): [number, number] => [start, end]);
    return spans.some((one) => isTouched(one, cut)) && !spans.some((one) => isStanding(one, cut));
  };
  if (saying.length > 0) return saying.some(({ cut, places }) => isHere(cut, places));
  return cuts.some((cut) => isTouched([isShorter ? 0 : from, to], cut));
}

/** Fields of a record that names the document, in which the words that go are repeated. */
export function repeatedOf(fields: Fields, versions: readonly CutVersion[], { values }: Said): Provenance {
  const found = together(versions.flatMap(cutTexts).map((cut) => repeated(fields, cut)));
  // of these its coding knows where they were read
  const isKnown = (path: string): boolean =>
    values.some(({ counts }) => isDeepStrictEqual(counts?.[path as Measure] ?? null, fields[path]));
  for (const measure of MEASURES)
    if (isKnown(measure)) for (const paths of [found.goes, found.stays]) paths.delete(measure);
  return found;
}
