/**
 * Finding what a text asserts that a record could support or contradict.
 *
 * Fact-checking systems rank sentences by "check-worthiness" with a trained model (Hassan et al. 2017, ClaimBuster). Here
 * it is narrower and can be explained: a sentence is testable if it has one of eleven forms, and the words that give it
 * the form are shown. The phrases are data that a linguist edits (`patterns/`, docs/CLAIMS.md); this file is the list of
 * steps.
 *
 * A cue alone asserts nothing. It must speak of something that is counted (acts, a poll, a number), and no question,
 * prediction, wish, demand, condition or definition may hold it. What remains is proposed to a person, with the indicator
 * and the filter that would decide it; nothing here says whether it is true.
 *
 * Invariants: spans lie within the text and do not cross a paragraph; assertions come in the order of the text; the span
 * of an assertion holds its cue.
 */
import { focusCountry } from '../../../gazetteer/index.ts';
import { type MarkedText, tokenise } from '../../coding/index.ts';
import { detectLanguage, findDates } from '../../reading/index.ts';
import type { Assertion, Direction } from './assertion.ts';
import { type AssertionGrammar, assertionGrammar, type Cue, type TopicHit } from './compiled.ts';
import { type FigureAt, figuresOf } from './figures.ts';
import { isDenied, isNoAssertion } from './moods.ts';
import { type AssertionPattern, CLAIM_LANGUAGES, type ClaimLanguage, type Topic } from './pattern-file.ts';
import { proposalOf } from './proposal.ts';
import { represented } from './represented.ts';
import { type Held, type Segment, segmentsOf } from './segments.ts';
import { actsIn, distance, subjectOf } from './subject.ts';
import { votesIn, wayOfVotes } from './votes.ts';

/** @param language ISO 639-1; read from each paragraph if absent. A language without patterns yields nothing. */
export function findAssertions(text: string, language?: string): Assertion[] {
  let focus: string | null | undefined;
  const country = (): string | null => {
    if (focus === undefined) focus = focusCountry(text.slice(0, FOCUS_UNITS)).country;
    return focus;
  };
  return paragraphsOf(text, language).flatMap(({ span: [start, end], language: own }) =>
    inParagraph(text.slice(start, end), own, country).map((assertion) => moved(assertion, start)),
  );
}

/** How much of a document tells its country. UTF-16 units. */
const FOCUS_UNITS = 8000;

function paragraphsOf(
  text: string,
  language: string | undefined,
): { span: [number, number]; language: ClaimLanguage }[] {
  const detected = language === undefined ? detectLanguage(text) : null;
  const paragraphs =
    detected?.paragraphs ??
    [...text.matchAll(/[^\n]+/gu)].map(({ index, 0: line }) => ({
      span: [index, index + line.length] as [number, number],
      language: language!,
    }));
  return paragraphs.flatMap(({ span, language: own }) => {
    const known = CLAIM_LANGUAGES.find((one) => one === own);
    return known === undefined ? [] : [{ span, language: known }];
  });
}

function moved(assertion: Assertion, by: number): Assertion {
  const shift = ([start, end]: readonly [number, number]): [number, number] => [start + by, end + by];
  return { ...assertion, span: shift(assertion.span), cueSpan: shift(assertion.cueSpan) };
}

interface Read {
  text: MarkedText;
  topics: readonly TopicHit[];
  figures: readonly FigureAt[];
  /** Spans of dates, in UTF-16 units of the paragraph. */
  dates: readonly (readonly [number, number])[];
}

function inParagraph(paragraph: string, language: ClaimLanguage, country: () => string | null): Assertion[] {
  const grammar = assertionGrammar(language);
  const dates = findDates(paragraph, { language }).map(({ span }) => span);
  const written = dates.filter((span) => /\p{Nd}/u.test(paragraph.slice(...span)));
  const text = grammar.mark(tokenise(paragraph, language, written));
  const read = { text, topics: grammar.topics(text), figures: figuresOf(text), dates };
  const held = heldCues(grammar, read);
  return text.sentences.flatMap((sentence) => {
    const own = held.filter(({ from }) => from >= sentence.from && from < sentence.to);
    return segmentsOf(sentence, own, text).map((segment) => asserted(segment, read, country));
  });
}

/** Cues that are about something and are meant as statements. */
function heldCues(grammar: AssertionGrammar, read: Read): Held[] {
  return [...grammar.cues(read.text), ...lowerBounds(read)]
    .filter((cue) => !isNoAssertion(cue.from, cue.to, read.text) && !isBound(cue, read))
    .flatMap((cue) => {
      const held = heldBy(cue, read);
      return held === null ? [] : [held];
    });
}

/** "More than 500" compares nothing. */
function isBound({ pattern, from, to }: Cue, { figures }: Read): boolean {
  return (
    pattern.form === 'comparison' && figures.some((figure) => figure.atLeast && figure.from < to && figure.to > from)
  );
}

const LOWER_BOUND: AssertionPattern = {
  form: 'at-least',
  find: [],
  about: ['act', 'measured'],
  within: 5,
  whole: false,
  say: [],
};
/** In Persian the verb, which says what of, comes at the end. */
const LOWER_BOUND_AT_END: AssertionPattern = { ...LOWER_BOUND, within: 12 };

/** "At least 500": numbers that are stated as lower bounds, whatever words do so in the language. */
function lowerBounds({ figures, text: { language } }: Read): Cue[] {
  const pattern = language === 'fa' ? LOWER_BOUND_AT_END : LOWER_BOUND;
  return figures
    .filter(({ atLeast, unit }) => atLeast && unit === 'number')
    .map(({ from, to }) => ({ pattern, from, to }));
}

/** Whether a number counts kilometres, years or money. */
function isOfUnits({ to }: FigureAt, { phrases }: MarkedText): boolean {
  return (phrases.get('unit-word') ?? []).some((hit) => hit.from === to);
}

/** Commas between a cue and what it is about make them as far apart as so many words. */
const OVER_A_COMMA = 3;
/** A subject of which nothing can be counted ("concern is growing") stands so near. */
const VAGUE_WORDS = 3;

function heldBy(cue: Cue, read: Read): Held | null {
  const { text, topics, figures } = read;
  const { pattern, from, to } = cue;
  const { tokens, phrases } = text;
  const { sentence } = tokens[from]!;
  const far = (hit: { from: number; to: number }): number => {
    const crossed = Math.abs(tokens[hit.from]!.clause - tokens[from]!.clause);
    return distance(hit, cue) + (hit.from < to && hit.to > from ? 0 : crossed * OVER_A_COMMA);
  };
  const near = <T extends { from: number; to: number }>(list: readonly T[]): T | undefined =>
    list
      .filter((hit) => tokens[hit.from]!.sentence === sentence && far(hit) <= pattern.within)
      .toSorted((a, b) => far(a) - far(b))[0];
  const figure = near(figures.filter(({ unit }) => unit !== 'number' || pattern.form === 'at-least')) ?? near(figures);
  if (pattern.form === 'at-least' && (figure === undefined || isOfUnits(figure, text))) return null;
  const subject = near(topics.filter(({ topic }) => pattern.about.includes(topic.about)));
  const stated = pattern.about.includes('figure') && figure !== undefined && figure.unit !== 'number';
  if (pattern.about.length > 0 && subject === undefined && !stated) return null;
  const vague = near(phrases.get('vague') ?? []);
  const isVague =
    vague !== undefined && far(vague) <= VAGUE_WORDS && (subject === undefined || far(vague) < far(subject));
  if (pattern.about.length > 0 && isVague) return null;
  const isPercent = figure !== undefined && figure.unit !== 'number';
  const isGrown = (pattern.form === 'trend' && isPercent) || (pattern.form === 'comparison' && isOfTimes(cue, read));
  const isApart = pattern.form === 'growth' && isBareThan(cue, read) && !isOfTimes(cue, read);
  return {
    ...cue,
    form: isGrown ? 'growth' : isApart ? 'comparison' : pattern.form,
    least: Math.min(from, subject?.from ?? from),
    most: Math.max(to, subject?.to ?? to),
    figure: figure ?? null,
  };
}

/** Units between a comparison and a date: "more than in 2021" compares two times. */
const BEFORE_DATE = 12;
/** Words between a comparison and the time that it is with: "twice as many as they had the year before". */
const BEFORE_TIME = 10;

/** Whether what stands after "than", or after the comparison where nothing says "than", is a time. */
function isOfTimes({ from, to }: Cue, { dates, text: { tokens, phrases } }: Read): boolean {
  const { sentence } = tokens[from]!;
  const than = (phrases.get('than-word') ?? []).findLast((hit) => hit.from >= from && hit.to <= to);
  const start = than === undefined ? tokens[from]!.start : tokens[than.to - 1]!.end;
  const end = tokens[to - 1]!.end;
  if (dates.some((date) => date[0] >= start && date[1] > start && date[0] <= end + BEFORE_DATE)) return true;
  const first = than?.to ?? to;
  return (phrases.get('earlier') ?? []).some(
    (hit) => hit.from >= first && hit.from - to <= BEFORE_TIME && tokens[hit.from]!.sentence === sentence,
  );
}

/** "Than in": of a time or of a place. */
function isBareThan({ from, to }: Cue, { text: { phrases } }: Read): boolean {
  return (phrases.get('bare-than') ?? []).some((hit) => hit.from >= from && hit.from < to);
}

function asserted(segment: Segment, read: Read, country: () => string | null): Assertion {
  const { text, topics } = read;
  const { tokens } = text;
  const { held } = segment;
  const span = spanOf(segment, text);
  const cueSpan: [number, number] = [tokens[held.from]!.start, tokens[held.to - 1]!.end];
  const acts = actsIn(segment, topics, text);
  const subject = subjectOf(segment, acts, text);
  const direction = directionOf(segment, read);
  const proposal = proposalOf({
    form: held.form,
    pattern: held.pattern,
    subject,
    ...sidesOf(segment, topics),
    about: nearestAbout(segment, topics),
    country: subject.country === undefined ? country() : null,
    votes: held.form === 'position' ? votesIn(segment, text) : null,
    direction,
    represented: represented({ segment, text, topics, figures: read.figures, direction }),
  });
  return {
    span,
    text: text.text.slice(...span),
    form: held.form,
    cue: text.text.slice(...cueSpan),
    cueSpan,
    ...(Object.keys(subject).length === 0 ? {} : { subject }),
    ...(direction === null ? {} : { direction }),
    ...(held.figure === null ? {} : { quantity: { value: held.figure.value, unit: held.figure.unit } }),
    ...(proposal === null ? {} : { proposal }),
  };
}

/** Acts on both sides of the words that show the assertion; where these begin or end with an act, it is of that side. */
function sidesOf({ from, to, held }: Segment, topics: readonly TopicHit[]): { before: string[]; after: string[] } {
  const inside = topics.filter((hit) => hit.from >= held.from && hit.to <= held.to && hit.topic.about === 'act');
  const first = inside.find((hit) => hit.from === held.from);
  const last = inside.findLast((hit) => hit.to === held.to && hit.from >= (first?.to ?? held.from));
  return {
    before: actsBetween(from, first?.to ?? held.from, topics),
    after: actsBetween(last?.from ?? held.to, to, topics),
  };
}

function actsBetween(from: number, to: number, topics: readonly TopicHit[]): string[] {
  const inside = topics.filter((hit) => hit.from >= from && hit.to <= to && hit.topic.about === 'act');
  return [...new Set(inside.flatMap(({ topic }) => topic.acts))];
}

function nearestAbout({ from, to, held }: Segment, topics: readonly TopicHit[]): Topic['about'] | 'none' {
  const inside = topics.filter((hit) => hit.from >= from && hit.to <= to);
  return inside.toSorted((a, b) => distance(a, held) - distance(b, held))[0]?.topic.about ?? 'none';
}

/** "From 310 to 525": the way is that of the numbers. */
function fromTo({ from, to }: Held, figures: readonly FigureAt[]): Direction | null {
  const numbers = figures.filter((one) => one.number >= from && one.to <= to && one.unit === 'number');
  const [first, last] = [numbers[0]?.value, numbers.at(-1)?.value];
  if (first === undefined || last === undefined || first === last) return null;
  return last > first ? 'up' : 'down';
}

/** Classes that say that something becomes less. */
const DOWN = ['down-verb', 'down-ing', 'down-word'] as const;

function directionOf({ held, from, to }: Segment, { text, figures }: Read): Direction | null {
  const { direction } = held.pattern;
  if (held.form === 'position') return wayOfVotes({ held, from, to }, text);
  if (held.form === 'every-year') {
    const falls = DOWN.flatMap((name) => text.phrases.get(name) ?? []).some((hit) => hit.from >= from && hit.to <= to);
    return falls ? 'down' : 'up';
  }
  if (direction === undefined) return held.form === 'growth' ? fromTo(held, figures) : null;
  // patterns of comparisons hold "more" and "fewer" alike
  const said = (name: string): boolean =>
    (text.phrases.get(name) ?? []).some((hit) => hit.from >= held.from && hit.to <= held.to);
  if (direction === 'up' && held.pattern.form === 'comparison' && said('says-fewer') && !said('says-more'))
    return isDenied(held.from, held.to, text) ? 'none' : 'down';
  return isDenied(held.from, held.to, text) ? 'none' : direction;
}

const CLOSING = /^(?:[.!…۔]+["'»”’)\]]*|["'»”’)\]]+)/u;

/** From the first word to the last, with the mark that ends the sentence. */
function spanOf({ from, to }: Segment, { text, tokens }: MarkedText): [number, number] {
  const start = tokens[from]!.start;
  const end = tokens[to - 1]!.end;
  const opens = /["'«“‘([]$/u.exec(text.slice(0, start)) === null ? 0 : 1;
  return [start - opens, end + (CLOSING.exec(text.slice(end))?.[0].length ?? 0)];
}
