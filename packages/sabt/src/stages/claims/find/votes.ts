/**
 * Whose votes a sentence speaks of, and on what: a filter of roll calls, which are found by words and whose voters are found
 * by `country:`. The country that takes the position is the voter, one that stands after "than" is another voter, and any
 * other that is named is what the vote is about. Words of
 * roll calls are English in the data sets that there are; what a text in another language calls "human rights" is told by the
 * classes `roll-call-…` of its pattern file, whose names end in those words.
 */
import { findPlaces } from '../../../gazetteer/index.ts';
import type { MarkedText } from '../../coding/index.ts';
import type { Direction } from './assertion.ts';
import type { Segment } from './segments.ts';
import { distance } from './subject.ts';

export const ROLL_CALL = 'roll-call-';

export interface Votes {
  /** As `sabt measure positions --where` takes it; empty where neither voter nor matter is named. */
  where: string;
  /** Another voter that this one is compared with, on the same matter. */
  against: string | null;
  /** What of the part is held by neither of these, as it stands. */
  words: string[];
}

export function votesIn({ held, from, to }: Segment, text: MarkedText): Votes {
  const { tokens, phrases, language } = text;
  const hits = (name: string) => (phrases.get(name) ?? []).filter((hit) => hit.from >= from && hit.to <= to);
  const follows = (name: string, at: number): boolean => hits(name).some((hit) => hit.to === at);
  const start = tokens[from]!.start;
  const [actor] = hits('institution')
    .filter((hit) => !follows('votes-on', hit.from) && !follows('than-word', hit.from))
    .toSorted((a, b) => distance(a, held) - distance(b, held));
  const matters = [...phrases.keys()]
    .filter((name) => name.startsWith(ROLL_CALL) && hits(name).length > 0)
    .map((name) => name.slice(ROLL_CALL.length).replaceAll('-', ' '));
  const { places } = findPlaces(text.text.slice(start, tokens[to - 1]!.end), { language });
  const countries = places.flatMap(({ span, country, precision }) => {
    if (precision !== 'country' || country === null) return [];
    const at = tokens.findIndex((token) => token.end > span[0] + start);
    const isActor = actor !== undefined && at >= actor.from && at < actor.to;
    const end = tokens.findIndex((token) => token.end >= span[1] + start) + 1;
    return [{ country, at, end, role: isActor ? 'voter' : follows('than-word', at) ? 'other' : 'matter' }];
  });
  const of = (role: string): string[] => countries.flatMap((one) => (one.role === role ? [one.country] : []));
  const [voter] = of('voter');
  const [other] = of('other');
  const about = of('matter').flatMap((country) => (country === voter ? [] : (englishName(country) ?? [])));
  const words = [...new Set([...matters, ...about])].map((word) => (word.includes(' ') ? `"${word}"` : word));
  const whose = (country: string | undefined): string =>
    [...words, ...(country === undefined ? [] : [`country:${country}`])].join(' ');
  const isCompared = voter !== undefined && other !== undefined && other !== voter;
  const spoken = [
    ...(actor === undefined ? [] : [actor]),
    ...countries.map(({ at, end }) => ({ from: at, to: end })),
    ...[...phrases.keys()].filter((name) => name.startsWith(ROLL_CALL) || HELD.includes(name)).flatMap(hits),
  ];
  const isHeld = (at: number): boolean => spoken.some((hit) => at >= hit.from && at < hit.to);
  const left = tokens.slice(from, to).filter((_, i) => !isHeld(from + i));
  return {
    where: whose(voter),
    against: isCompared ? whose(other) : null,
    words: left.map((token) => text.text.slice(token.start, token.end)),
  };
}

/** Classes of words that say no more than that there are votes, which, and which way they go. */
const HELD: readonly string[] = ['votes-plain', 'votes-on', 'votes-no', 'says-more', 'says-fewer', 'than-word'];

/** Territories have other names in resolutions than in lists of countries. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  PS: 'palestine',
  TR: 'turkey',
  KP: 'korea',
  KR: 'korea',
  CD: 'congo',
  MM: 'myanmar',
};

function englishName(country: string): string | null {
  return OTHER_NAMES[country] ?? new Intl.DisplayNames('en', { type: 'region' }).of(country)?.toLowerCase() ?? null;
}

const MORE = ['says-more', 'up-ing', 'up-noun'] as const;
const FEWER = ['says-fewer', 'down-ing', 'down-verb', 'down-word'] as const;

/** Whether yes is said to become more or fewer; null where no change is said, or both. */
export function wayOfVotes({ from, to }: Segment, { phrases }: MarkedText): Direction | null {
  const stands = (names: readonly string[]): boolean =>
    names.some((name) => (phrases.get(name) ?? []).some((hit) => hit.from >= from && hit.to <= to));
  const [more, fewer] = [stands(MORE), stands(FEWER)];
  if (more === fewer) return null;
  return more !== stands(['votes-no']) ? 'up' : 'down';
}
