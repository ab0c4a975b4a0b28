/**
 * What a coding read in words that go, of a text that is not the one that it counts in: something of it was erased since, or
 * it was read anew. Its words are found by the names that it gives itself (`coding/placed.ts`), and by coding what stands of
 * the text once more: the same act at the same time and place with the same numbers is what was read. Neither is sure. So
 * both are asked, and the numbers, the date and the names are held against the words that go as those of any record that
 * names the document; what one of the three says goes, since what stays by error could not be taken back.
 *
 * But what the words that stay say as a whole (act, date, place, numbers) stays: nothing is given away by it.
 */
import type { Fields } from '../../../model/records.ts';
import { type CodedEvent, codeText } from '../../../stages/coding/index.ts';
import { placed, placementOf, readingOf } from '../../coding/placed.ts';
import { type CutText, OF_ROLE, readFrom, repeated } from './provenance.ts';

/** Fields of the act and the event made of a coding that the words that go say. */
export function readInChanged(coding: Fields, cut: CutText): Set<string> {
  const value = coding['value'] as unknown as Partial<CodedEvent>;
  const fields = repeated(saidBy(value), cut);
  const placement = placementOf(readingOf({ ...coding, evidence: coding['evidence'] ?? value.evidence ?? [] }), {
    text: cut.text,
    breaks: 'unknown',
  });
  if (placement !== null) {
    const { place, actors = [], evidence = [] } = value;
    const moved = {
      ...value,
      actors: actors.map((actor) => ({ ...actor, span: placed(actor.span, placement) })),
      evidence: evidence.map((span) => placed(span, placement)),
      ...(place ? { place: { ...place, span: placed(place.span, placement) } } : {}),
    };
    for (const field of readFrom(moved, cut)) fields.add(field);
  }
  for (const field of fromReadAgain(value, cut)) fields.add(field);
  return fields;
}

/** Of events that are the same in all but their place one may stand, and then nothing goes; of similar ones any may be meant. */
function fromReadAgain(value: Partial<CodedEvent>, cut: CutText): string[] {
  const found = eventsIn(cut)
    .filter(({ act }) => act === value.act)
    .map((event) => ({ event, agreeing: agreeing(event, value) }));
  const most = Math.max(0, ...found.map((one) => one.agreeing));
  if (most === 0) return [];
  const readings = found
    .filter((one) => one.agreeing === most)
    .map(({ event: { evidence, actors, place } }) => [...readFrom({ ...value, evidence, actors, place }, cut)]);
  return most === ALL ? readings.toSorted((a, b) => a.length - b.length)[0]! : readings.flat();
}

const ALL = 3;

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

/** Asked for each coding of the text. */
const known = new WeakMap<CutText, CodedEvent[]>();

function eventsIn(cut: CutText): CodedEvent[] {
  const { text, language, published } = cut;
  const events =
    known.get(cut) ?? codeText({ text, ...(language ? { language } : {}), ...(published ? { published } : {}) });
  known.set(cut, events);
  return events;
}
