/**
 * What a coding read in words that go, of a text that is not the one that it counts in: something of it was erased since, or
 * it was read anew. Its words are found by the names that it gives itself (`coding/placed.ts`), and by coding what stands of
 * the text once more: the same act at the same time and place with the same numbers is what was read. Neither is sure. So
 * both are asked, and the numbers, the date and the names are held against the words that go as those of any record that
 * names the document; what one of the three says goes, since what stays by error could not be taken back.
 *
 * Of a coding that lost what it said, with words that were erased before, the act says the rest of it, and is looked for in
 * the same way; it names no places in the text. Where the text is not read as the act any more, its words may have come to
 * stand anywhere before the end of where they stood, for a text only loses words: with anything there the type goes.
 *
 * But what the words that stay say as a whole (act, date, place, numbers) stays: nothing is given away by it.
 */
import type { Fields } from '../../../model/records.ts';
import type { CodedEvent } from '../../../stages/coding/index.ts';
import { placed, placementOf, readingOf, spansIn } from '../../coding/placed.ts';
import { type CutText, eventsIn, isTouched } from './cut-text.ts';
import { OF_ROLE, OF_TYPE, type Provenance, readFrom, repeated, together } from './provenance.ts';

interface Read {
  cut: CutText;
  /** The types by which the act is known: as it was suggested, and as persons called it. */
  acts: readonly (string | undefined)[];
}

/** Fields of the act and the event made of a coding that the words that go say. `value`: what the coding says, or said. */
export function readInChanged(coding: Fields, value: Partial<CodedEvent>, read: Read): Provenance {
  const { cut } = read;
  const found = [repeated(saidBy(value), cut)];
  const placement = placementOf(readingOf({ ...coding, evidence: coding['evidence'] ?? value.evidence ?? [] }), {
    text: cut.text,
    breaks: 'unknown',
  });
  if (placement !== null && coding['value'] !== undefined) {
    const { place, actors = [], evidence = [] } = value;
    const moved = {
      ...value,
      actors: actors.map((actor) => ({ ...actor, span: placed(actor.span, placement) })),
      evidence: evidence.map((span) => placed(span, placement)),
      ...(place ? { place: { ...place, span: placed(place.span, placement) } } : {}),
    };
    found.push(readFrom(moved, cut, read.acts));
  }
  found.push(fromReadAgain(value, read) ?? fromNothing(coding, cut));
  return together(found);
}

/**
 * Of events that are the same in all but their place one may stand, and then nothing goes; of similar ones any may be meant.
 * Null where there is none.
 */
function fromReadAgain(value: Partial<CodedEvent>, { cut, acts }: Read): Provenance | null {
  const found = eventsIn(cut)
    .filter(({ act }) => acts.includes(act))
    .map((event) => ({ event, agreeing: agreeing(event, value) }));
  if (found.length === 0) return null;
  const most = Math.max(...found.map((one) => one.agreeing));
  const readings = found
    .filter((one) => one.agreeing === most)
    .map(({ event: { evidence, actors, place } }) => readFrom({ ...value, evidence, actors, place }, cut, acts));
  return most === ALL ? readings.toSorted((a, b) => a.goes.size - b.goes.size)[0]! : together(readings);
}

const ALL = 3;

/**
 * Nothing is read as the act any more since something was erased: its words have come to stand anywhere before where they
 * stood, since a text only loses words.
 */
function fromNothing(coding: Fields, cut: CutText): Provenance {
  const ends = coding['textDigest'] === undefined ? spansIn(coding).map(([, end]) => end) : [];
  const isReached = isTouched([0, Math.max(0, ...ends)], cut);
  return { goes: new Set(isReached ? OF_TYPE : []), stays: new Set() };
}

/** In how many of date, place and numbers two events are the same. */
function agreeing(one: CodedEvent, other: Partial<CodedEvent>): number {
  const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  const parts = [
    isSame(one.start, other.start),
    isSame(one.place?.name, other.place?.name),
    isSame(countsIn(one), countsIn(other)),
  ];
  return parts.filter(Boolean).length;
}

const countsIn = ({ counts = {} as CodedEvent['counts'] }: Partial<CodedEvent>): unknown[] =>
  Object.entries(counts)
    .filter(([, count]) => count !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** What a coding says, in the fields of an act. */
function saidBy({ counts, start, place, actors = [] }: Partial<CodedEvent>): Fields {
  const persons = Object.groupBy(actors, ({ role }) => OF_ROLE[role] ?? 'initiators');
  const said = { ...counts, ...persons, ...(place ? { place } : {}), ...(start ? { when: { start } } : {}) };
  return said as unknown as Fields;
}
