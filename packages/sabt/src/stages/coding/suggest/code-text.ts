/**
 * Suggesting what happened from what a text says: `sabt code`.
 *
 * The idea is that of dictionary coders of political events (Schrodt's TABARI and PETRARCH; PLOVER's types): phrases of
 * the language trigger an act type, and what stands around a trigger says who, whom, where, when, how many, and whether
 * it happened at all. The phrases are data (`patterns/`, `docs/PATTERNS.md`); this file is the list of steps.
 *
 * What is suggested is no finding: a person confirms it. So each suggestion carries the words that it rests on, and an
 * event that the text denies, expects or fears is flagged rather than left out.
 */
import { type AcledCode, actType, type PloverCode } from '../../../codebook/index.ts';
import { SabtError } from '../../../model/errors.ts';
import { cuesAround, type Saying } from './cues.ts';
import { grammarOf, type MarkedText } from './grammar.ts';
import { findMentions } from './mentions.ts';
import { NO_ACT, type PatternLanguage } from './pattern-file.ts';
import { countPeople, type Measure } from './people-counts.ts';
import { languageRead, piecesOf } from './pieces.ts';
import type { Count } from './quantities.ts';
import { type Actor, actorsOf, type TriggerPlace } from './roles.ts';
import { type Candidate, settle, withoutOverlaps } from './settle.ts';
import { isAside, isBackground, isFiction, isFigure, isKind, isTopic, type ReadText } from './telling.ts';
import { tokenise } from './tokens.ts';
import { readDates, whenOf } from './when.ts';
import { type PlacedText, type PlaceFound, readPlaces, whereOf } from './where.ts';

export interface CodeInput {
  text: string;
  /** ISO 639-1; read from the text if absent. */
  language?: string | undefined;
  /** Date of publication, ISO: what "yesterday" refers to. */
  published?: string | undefined;
  /** ISO 3166-1 alpha-2: the country that the text is about, where that is known. */
  country?: string | undefined;
}

/** An event as suggested; the shape is that of the contract. */
export interface CodedEvent {
  act: string;
  plover: PloverCode | null;
  acled: AcledCode | null;
  cameo: string | null;
  confidence: number;
  start: string | null;
  end: string | null;
  precision: string | null;
  place: PlaceFound | null;
  actors: Actor[];
  counts: Record<Measure, Count | null>;
  rights: readonly string[];
  negated: boolean;
  hypothetical: boolean;
  future: boolean;
  historical: boolean;
  reported: boolean;
  evidence: [number, number][];
}

const SURE_BY_ITSELF = 0.7;

/** Events in the order of the contract: those that happened first, then by confidence, then by position. */
export function codeText(input: CodeInput): CodedEvent[] {
  const language = languageRead(input);
  if (language === null) return [];
  return piecesOf(input.text)
    .flatMap((start, i, starts) => {
      const text = input.text.slice(start, starts[i + 1]);
      return codePiece({ ...input, text }, language).map((event) => moved(event, start));
    })
    .sort(inOrder);
}

function moved(event: CodedEvent, by: number): CodedEvent {
  if (by === 0) return event;
  const span = ([from, to]: readonly [number, number]): [number, number] => [from + by, to + by];
  return {
    ...event,
    place: event.place === null ? null : { ...event.place, span: span(event.place.span) },
    actors: event.actors.map((actor) => ({ ...actor, span: span(actor.span) })),
    evidence: event.evidence.map(span),
  };
}

function codePiece(input: CodeInput, language: PatternLanguage): CodedEvent[] {
  const grammar = grammarOf(language);
  const dated = readDates(input.text, language, input.published);
  const written = dated.spans.filter((span) => /\p{Nd}/u.test(input.text.slice(...span)));
  const text = grammar.mark(tokenise(input.text, language, written));
  const triggers = withoutOverlaps(
    grammar.triggers(text).map(({ item: { pattern }, from, to }) => {
      return { pattern, from, to, sure: pattern.act === NO_ACT ? 1 : (pattern.sure ?? SURE_BY_ITSELF) };
    }),
  ).flatMap((trigger) => {
    if (trigger.pattern.act === NO_ACT) return [];
    const act = actType(trigger.pattern.act);
    if (act === undefined) throw new SabtError('defect', `A pattern names the act type ${trigger.pattern.act}.`);
    return [{ ...trigger, act }];
  });
  if (triggers.length === 0) return [];
  const placed = readPlaces(input.text, language, input.country);
  const mentions = findMentions(text);
  const read = { text, dated, placed, mentions };
  const candidates = triggers
    .filter(({ act, from }) => !isFiction(text, act, from) && !isTopic(text, from) && !isFigure(text, act, from))
    .map((trigger, rank) => candidateOf({ ...trigger, rank }, read))
    .map((candidate, _, all) => onProtesters(candidate, all, text));
  giveCounts(candidates, read);
  const told = candidates.filter((candidate) => !isKind(candidate, read));
  return settle(told).map((candidate) => shown(massacred(candidate, text), placed));
}

function candidateOf(trigger: TriggerPlace & { sure: number; rank: number }, read: ReadText): Candidate {
  const { text, dated, placed, mentions } = read;
  const { from, to, act, pattern } = trigger;
  const first = text.tokens[from]!;
  const sentence = text.sentences[first.sentence]!;
  const cues = cuesAround(from, to, pattern.whole === true ? 'whole' : sayingOf(act.id), text);
  const when = whenOf([first.start, text.tokens[to - 1]!.end], sentence, dated);
  return {
    ...trigger,
    sentence: first.sentence,
    clause: first.clause,
    cues,
    actors: actorsOf(trigger, mentions, text),
    aside: isAside(text, from),
    background: isBackground(text, from),
    again: (text.phrases.get('again-ahead') ?? []).some((hit) => hit.to === from),
    own: ownMeasure(act),
    carries: act.counts,
    counts: {},
    when,
    place: whereOf([first.start, text.tokens[to - 1]!.end], sentence, first.clause, placed, text)?.id ?? null,
    evidence: [[first.start, text.tokens[to - 1]!.end]],
  };
}

/** In how many sentences after the last act numbers still belong to it: "They shelled the town. Three were wounded." */
const COUNTED_AFTER = 2;

function giveCounts(candidates: readonly Candidate[], { text, dated, mentions }: ReadText): void {
  let acts: readonly Candidate[] = [];
  let since = 0;
  for (const [number, { from, to }] of text.sentences.entries()) {
    const own = candidates.filter(({ sentence }) => sentence === number);
    since = own.length > 0 ? 0 : since + 1;
    if (own.length > 0) acts = own;
    if (acts.length > 0 && since <= COUNTED_AFTER) countPeople(text, mentions, { from, to, dates: dated.spans }, acts);
  }
}

const FIRED_AT: ReadonlySet<string> = new Set(['killing', 'armed-attack', 'protest-intervention']);
const PROTEST_BEFORE = 2;

/** "A crowd gathered. Police opened fire on them": whom they shot at was told a sentence or two before. */
function onProtesters(candidate: Candidate, all: readonly Candidate[], { tokens, phrases }: MarkedText): Candidate {
  const { act, sentence } = candidate;
  const fired = (phrases.get('fire-on-them') ?? []).some(({ from }) => tokens[from]!.sentence === sentence);
  if (!FIRED_AT.has(act.id) || !fired) return candidate;
  const protest = all.some(
    (other) =>
      other.act.family === 'protest' &&
      other.sentence < sentence &&
      sentence - other.sentence <= PROTEST_BEFORE &&
      !(other.cues.negated || other.cues.hypothetical),
  );
  return protest ? { ...candidate, act: actType('protest-suppression') ?? act } : candidate;
}

const MASSACRE = 10;
/** So many are one even where the text only says that armed men killed them. */
const MASSACRE_OF_ANYBODY = 25;

/** So many dead of one attack on people who take no part in fighting are a massacre, whatever the text calls it. */
function massacred(candidate: Candidate, { tokens, phrases }: MarkedText): Candidate {
  const { act, cues, counts, sentence } = candidate;
  if (!['killing', 'armed-attack'].includes(act.id) || cues.negated || cues.hypothetical) return candidate;
  const killed = counts.killed?.[1] ?? counts.killed?.[0] ?? 0;
  const unarmed = (phrases.get('unarmed') ?? []).some(({ from }) => tokens[from]!.sentence === sentence);
  const armed = (phrases.get('armed') ?? []).some(({ from }) => tokens[from]!.sentence === sentence);
  return armed && killed >= (unarmed ? MASSACRE : MASSACRE_OF_ANYBODY)
    ? { ...candidate, act: actType('mass-killing') ?? act }
    : candidate;
}

/** Acts of saying: refused is refused, threatened is threatened, and who is told to come tomorrow is summoned. */
const SAYINGS: ReadonlySet<string> = new Set(
  'rejection threat promise demand statement accusation condemnation lobbying summons'.split(' '),
);

/** Acts that consist in something not done or not let happen: "may not leave", "refuse to say where he is held". */
const WITHHOLDINGS: ReadonlySet<string> = new Set(
  'statement enforced-disappearance travel-ban denial-of-aid dress-code-enforcement protest-hunger-strike protest-boycott'.split(
    ' ',
  ),
);

function sayingOf(act: string): Saying {
  if (WITHHOLDINGS.has(act)) return 'inside';
  return SAYINGS.has(act) ? 'done' : 'no';
}

/** What people are counted as where nothing is said of them: arrested in an arrest, taking part in a protest. */
function ownMeasure({ id, family, counts }: Candidate['act']): Measure | null {
  if (['killing', 'execution', 'death-in-custody', 'mass-killing', 'assassination', 'femicide'].includes(id))
    return 'killed';
  if (family === 'protest') return 'participants';
  return counts.length === 1 ? counts[0]! : null;
}

function shown(candidate: Candidate, placed: PlacedText): CodedEvent {
  const { act, cues, counts, when } = candidate;
  return {
    act: act.id,
    plover: act.plover,
    acled: act.acled,
    cameo: act.cameo,
    confidence: confidenceOf(candidate),
    start: when?.start ?? null,
    end: when?.end ?? null,
    precision: when?.precision ?? null,
    place: candidate.place === null ? null : (placed.byId.get(candidate.place) ?? null),
    actors: candidate.actors,
    counts: {
      participants: counts.participants ?? null,
      killed: counts.killed ?? null,
      injured: counts.injured ?? null,
      arrested: counts.arrested ?? null,
    },
    rights: act.rights,
    ...cues,
    evidence: candidate.evidence,
  };
}

/**
 * What the phrase alone makes sure; the doubt that remains is less with a place, a date and somebody named. It is more
 * where the act is only feared, denied or long past, where it is named beside another ("after the arrest of"), and the
 * later it is told: reports begin with what happened.
 */
function confidenceOf({ sure, place, when, actors, cues, aside, background, rank }: Candidate): number {
  const doubt = (1 - sure) * (place === null ? 1 : 0.7) * (when === null ? 1 : 0.8) * (actors.length === 0 ? 1 : 0.85);
  const less =
    (cues.negated || cues.hypothetical ? 0.75 : 1) *
    (cues.historical ? 0.85 : 1) *
    (background ? 0.85 : aside ? 0.93 : 1);
  const late = 1 - LATER * Math.min(rank, LATEST);
  return Math.max(0.05, Math.round((1 - doubt) * less * late * 100) / 100);
}

const LATER = 0.03;
const LATEST = 5;

function inOrder(a: CodedEvent, b: CodedEvent): number {
  const denied = (event: CodedEvent): number => (event.negated || event.hypothetical ? 1 : 0);
  return denied(a) - denied(b) || b.confidence - a.confidence || a.evidence[0]![0] - b.evidence[0]![0];
}
