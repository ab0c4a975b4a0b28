/** What a passage speaks of: kinds of act, place, years, an institution, at home or abroad. */
import { findPlaces, focusCountry } from '../../../gazetteer/index.ts';
import { codeText, type MarkedText } from '../../coding/index.ts';
import { findDates } from '../../reading/index.ts';
import type { Subject } from './assertion.ts';
import type { TopicHit } from './compiled.ts';
import type { Segment } from './segments.ts';

/** Kinds of act that words of a segment name, the one nearest to its cue first. */
export function actsIn(
  segment: Segment,
  topics: readonly TopicHit[],
  { text, tokens, language }: MarkedText,
): string[] {
  const { from, to, held } = segment;
  const named = topics
    .filter((hit) => hit.from >= from && hit.to <= to && hit.topic.about === 'act')
    .toSorted((a, b) => distance(a, held) - distance(b, held))
    .flatMap(({ topic }) => topic.acts);
  if (named.length > 0) return [...new Set(named)];
  const events = codeText({ text: text.slice(tokens[from]!.start, tokens[to - 1]!.end), language });
  return [...new Set(events.map(({ act }) => act))].filter((act) => act !== 'other' && act !== 'statement');
}

export function distance(a: { from: number; to: number }, b: { from: number; to: number }): number {
  return Math.max(0, a.from - b.to, b.from - a.to);
}

export function subjectOf(segment: Segment, acts: readonly string[], marked: MarkedText): Subject {
  const { text, tokens, language, phrases } = marked;
  const { from, to } = segment;
  const passage = text.slice(tokens[from]!.start, tokens[to - 1]!.end);
  const inside = (name: string): boolean => (phrases.get(name) ?? []).some((hit) => hit.from >= from && hit.to <= to);
  const { places } = findPlaces(passage, { language });
  const country = places[0]?.country ?? focusCountry(passage, { language }).country;
  const years = yearsIn(passage, language);
  const institution = (phrases.get('institution') ?? [])
    .filter((hit) => segment.held.form === 'position' && hit.from >= from && hit.to <= to)
    .toSorted((a, b) => distance(a, segment.held) - distance(b, segment.held) || b.to - b.from - (a.to - a.from))[0];
  return {
    ...(acts.length > 0 ? { actTypes: [...acts] } : {}),
    ...(places[0] === undefined ? {} : { place: places[0].name }),
    ...(country === null ? {} : { country }),
    ...(institution === undefined
      ? {}
      : { actor: text.slice(tokens[institution.from]!.start, tokens[institution.to - 1]!.end) }),
    ...(years === null ? {} : { years }),
    ...(inside('abroad') ? { insideOrAbroad: 'abroad' } : inside('inside') ? { insideOrAbroad: 'inside' } : {}),
  };
}

function yearsIn(passage: string, language: string): [number, number] | null {
  const years = findDates(passage, { language })
    .flatMap(({ start, end }) => [start, end])
    .map((day) => Number(day.slice(0, 4)))
    .filter((year) => year > 0);
  return years.length === 0 ? null : [Math.min(...years), Math.max(...years)];
}
