/**
 * How an act is told: as a deed of the day, beside one, in passing, as a subject of talk, as a figure of speech, as a mere
 * kind of deed.
 *
 * A word for a deed is no report of one. Three signs tell them apart without a parser. Words of one walk of life (a match, a
 * market, the weather, a film) come in company, so that two of them beside an "attack" make it a figure of speech. A bare
 * plural or mass noun names a kind ("protests are banned", "a report on torture") unless its clause gives a place, a date, a
 * number, somebody who did it, or a verb of happening ("protests erupted"); Carlson 1977 on bare plurals. And a relative
 * clause tells of somebody what is known already, so that the deed of the day is in the main clause.
 *
 * All words are classes of the pattern files; a language without them is read without these distinctions.
 */
import type { ActType } from '../../../codebook/index.ts';
import type { MarkedText } from './grammar.ts';
import type { Mention } from './mentions.ts';
import type { Hit } from './phrase-index.ts';
import type { Candidate } from './settle.ts';
import type { DatedText } from './when.ts';
import type { PlacedText } from './where.ts';

/** A text with all that is found in it before its acts. */
export interface ReadText {
  text: MarkedText;
  dated: DatedText;
  placed: PlacedText;
  mentions: readonly Mention[];
}

const ASIDE_WORDS = 2;

/** "after the arrest of", "amid protests": named only beside what is told. */
export function isAside(text: MarkedText, from: number): boolean {
  return endsShortlyBefore(text, 'aside-ahead', from, ASIDE_WORDS);
}

/** What is done to films and books. */
const DONE_TO_WORKS: ReadonlySet<string> = new Set(['censorship', 'confiscation', 'ban']);

/** Whether the sentence tells of a novel, a film or a game, so that the act is one in it. */
export function isFiction({ tokens, phrases }: MarkedText, act: ActType, at: number): boolean {
  if (DONE_TO_WORKS.has(act.id)) return false;
  return (phrases.get('fiction-anywhere') ?? []).some(({ from }) => tokens[from]!.sentence === tokens[at]!.sentence);
}

const TOPIC_WORDS = 2;

/** "the crime of", "a law on", "a seminar about": the act as a subject, not a deed. */
export function isTopic(text: MarkedText, from: number): boolean {
  return endsShortlyBefore(text, 'topic-ahead', from, TOPIC_WORDS);
}

function endsShortlyBefore({ tokens, phrases }: MarkedText, name: string, from: number, words: number): boolean {
  return (phrases.get(name) ?? []).some(
    (hit) => hit.to <= from && from - hit.to <= words && tokens[hit.to - 1]!.clause === tokens[from]!.clause,
  );
}

const SCENE = 'scene-';
const WORDS_OF_A_SCENE = 2;
/** Acts whose words are used of matches, markets, the weather and films: those of the family of fighting, and these. */
const FIGURATIVE: ReadonlySet<string> = new Set('killing execution torture abduction riot resignation'.split(' '));

/** Whether an act of force is told in a sentence about sport, business, the weather or a show. */
export function isFigure({ tokens, phrases }: MarkedText, act: ActType, at: number): boolean {
  if (act.family !== 'armed' && !FIGURATIVE.has(act.id)) return false;
  const { sentence } = tokens[at]!;
  for (const [name, hits] of phrases) {
    if (!name.startsWith(SCENE)) continue;
    const words = new Set(hits.filter(({ from }) => tokens[from]!.sentence === sentence).map(({ from }) => from));
    if (words.size >= WORDS_OF_A_SCENE) return true;
  }
  return false;
}

const RELATIVE_WORDS = 6;

/** ", who was arrested in May,", ", jailed in 2016,", "accused of killing" – told of somebody in passing. */
export function isBackground({ tokens, phrases }: MarkedText, from: number): boolean {
  const { clause, sentence } = tokens[from]!;
  if ((phrases.get('passing-ahead') ?? []).some((hit) => hit.to === from)) return true;
  const set = (at: number): boolean => tokens[at]?.sentence === sentence && tokens[at].clause !== clause;
  if (set(from - 1) && (phrases.get('participle-first') ?? []).some((hit) => hit.from === from)) {
    let end = from;
    while (tokens[end]?.clause === clause) end++;
    if (set(end)) return true;
  }
  return (phrases.get('who-ahead') ?? []).some(
    (hit) =>
      hit.to <= from &&
      from - hit.to <= RELATIVE_WORDS &&
      tokens[hit.from]!.clause === clause &&
      hit.from > 0 &&
      tokens[hit.from - 1]!.sentence === sentence,
  );
}

const BEFORE_NOUN = 3;
const OCCURS_BEFORE = 4;
const OCCURS_AFTER = 6;

/** Whether the words name a kind of deed ("arrests", "torture") and nothing beside them says that one happened. */
export function isKind({ from, to, counts, cues }: Candidate, { text, dated, placed, mentions }: ReadText): boolean {
  const { tokens, phrases, sentences, quantities } = text;
  const nouns = phrases.get('deed-noun');
  if (nouns === undefined || !isBareNoun(nouns, from, to, text)) return false;
  const { clause, sentence } = tokens[from]!;
  const { start, end } = sentences[sentence]!;
  const isLabel = text.text[end - 1] === ':';
  if (isLabel || cues.negated || cues.hypothetical || Object.keys(counts).length > 0) return false;
  const near = (hit: { from: number; to: number }, before: number, after: number): boolean =>
    hit.to > from - before && hit.from < to + after && tokens[hit.from]!.sentence === sentence;
  const within = (name: string, before: number, after: number): boolean =>
    (phrases.get(name) ?? []).some((hit) => near(hit, before, after) && tokens[hit.from]!.clause === clause);
  if (within('determiner', BEFORE_NOUN, 0) || within('occurs', OCCURS_BEFORE, OCCURS_AFTER)) return false;
  if (quantities.some((quantity) => near(quantity, BEFORE_NOUN, 0))) return false;
  if (mentions.some((mention) => mention.to === from || (mention.agent && near(mention, 0, OCCURS_AFTER))))
    return false;
  const inSentence = ({ span }: { span: readonly [number, number] }): boolean => span[0] >= start && span[1] <= end;
  return !(dated.dates.some(inSentence) || placed.places.some(inSentence));
}

/** Whether the trigger is one such noun and at most small words beside it. */
function isBareNoun(nouns: readonly Hit<string>[], from: number, to: number, { phrases }: MarkedText): boolean {
  const small = phrases.get('small-word') ?? [];
  let deeds = 0;
  for (let at = from; at < to; at++) {
    if (nouns.some((hit) => hit.from <= at && hit.to > at)) deeds++;
    else if (!small.some((hit) => hit.from === at)) return false;
  }
  return deeds > 0;
}
