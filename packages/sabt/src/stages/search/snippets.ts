/**
 * Snippets: the stretches of a text that show best why it was found, in the original spelling, with the letters of the
 * matching words marked. Words are found by cutting the text as the index did, so what matched there is marked here.
 */
import { forEachTerm } from '../reading/index.ts';
import type { ParsedQuery, Phrase, Word } from './query.ts';

export interface Snippet {
  /** A part of the original text, unchanged. */
  text: string;
  /** [start, end) of matching words, in UTF-16 units of `text`, ascending, not touching one another. */
  marks: [start: number, end: number][];
  /** Where `text` begins in the original. */
  at: number;
}

export interface SnippetOptions {
  /** At most so many; default 2. */
  count?: number;
  /** Length aimed at, in UTF-16 units; default 220. */
  length?: number;
}

/** More matches than this are not looked at: the first ones are enough to choose from. */
const MOST_MATCHES = 400;

interface Match {
  start: number;
  end: number;
  /** Which part of the query it meets; a window with more different ones is better. */
  part: number;
}

/**
 * @param field the field whose text this is: parts of the query that ask for another field are left out
 * @param language ISO 639-1 of the text, as it was indexed
 * @returns best first … in the order of the text; none if no word stands in it
 */
export function snippets(
  text: string,
  field: string,
  query: ParsedQuery,
  language: string | null,
  { count = 2, length = 220 }: SnippetOptions = {},
): Snippet[] {
  const matches = findMatches(text, language, partsOf(query, field));
  const windows = chooseWindows(matches, count, length);
  const kept: Snippet[] = [];
  for (const window of windows) {
    const snippet = cut(text, window, length);
    // near the ends of a text a window is moved inwards, and may then reach into a better one
    if (kept.every(({ at, text: other }) => snippet.at >= at + other.length || at >= snippet.at + snippet.text.length))
      kept.push(snippet);
  }
  return kept.sort((a, b) => a.at - b.at);
}

type Part = Word | Phrase | (ParsedQuery & { type: 'prefix' });

/** What a text may show: words, phrases and prefixes that are wanted, not those excluded. */
function partsOf(query: ParsedQuery, field: string): Part[] {
  switch (query.type) {
    case 'word':
    case 'phrase':
    case 'prefix':
      return query.field === null || query.field === field ? [query] : [];
    case 'and':
    case 'or':
      return query.of.flatMap((part) => partsOf(part, field));
    default:
      return [];
  }
}

function findMatches(text: string, language: string | null, parts: readonly Part[]): Match[] {
  const forms = new Map<string, number>();
  const prefixes: { fold: string; part: number }[] = [];
  const phrases: PhraseFinder[] = [];
  parts.forEach((query, part) => {
    if (query.type === 'prefix') prefixes.push({ fold: query.fold, part });
    else if (query.type === 'phrase') phrases.push(new PhraseFinder(query, part));
    else for (const form of [query.fold, ...query.stems]) if (!forms.has(form)) forms.set(form, part);
  });
  const matches: Match[] = [];
  if (parts.length === 0) return matches;
  forEachTerm(text, language ?? undefined, (fold, stem, position, start, end) => {
    if (matches.length >= MOST_MATCHES) return;
    let part = forms.get(fold) ?? forms.get(stem);
    for (let i = 0; part === undefined && i < prefixes.length; i++)
      if (fold.startsWith(prefixes[i]!.fold)) part = prefixes[i]!.part;
    if (part !== undefined) matches.push({ start, end, part });
    for (const phrase of phrases) phrase.see(fold, position, start, end, matches);
  });
  return matches.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Follows a phrase through the words of a text. */
class PhraseFinder {
  private readonly phrase: Phrase;
  private readonly part: number;
  /** By the position where the phrase would start: the words seen so far. */
  private readonly begun = new Map<number, Match[]>();

  constructor(phrase: Phrase, part: number) {
    this.phrase = phrase;
    this.part = part;
  }

  see(fold: string, position: number, start: number, end: number, into: Match[]): void {
    const { terms } = this.phrase;
    const match = { start, end, part: this.part };
    for (const [n, term] of terms.entries()) {
      if (term.fold !== fold) continue;
      const from = position - term.offset;
      const seen = n === 0 ? [] : this.begun.get(from);
      if (seen?.length !== n) continue;
      seen.push(match);
      if (n < terms.length - 1) this.begun.set(from, seen);
      else {
        into.push(...seen);
        this.begun.delete(from);
      }
    }
    if (this.begun.size > terms.length * 4)
      for (const from of this.begun.keys()) if (from < position - terms.at(-1)!.offset) this.begun.delete(from);
  }
}

/** The windows with the most different parts, then the most matches, then the earliest; not overlapping. */
function chooseWindows(matches: readonly Match[], count: number, length: number): Match[][] {
  const chosen: Match[][] = [];
  let left = [...matches];
  while (chosen.length < count && left.length > 0) {
    let best: Match[] = [];
    let bestWorth = -1;
    for (let i = 0, j = 0; i < left.length; i++) {
      if (j <= i) j = i + 1;
      while (j < left.length && left[j]!.end - left[i]!.start <= length) j++;
      const window = left.slice(i, j);
      const worth = new Set(window.map(({ part }) => part)).size * 1000 + window.length;
      if (worth > bestWorth) {
        best = window;
        bestWorth = worth;
      }
    }
    chosen.push(best);
    const from = best[0]!.start - length;
    const to = best.at(-1)!.end + length;
    left = left.filter(({ start, end }) => end < from || start > to);
  }
  return chosen;
}

const BREAK = /[\s\u200b]/u;

/** The text around some matches, from and to the edge of a word. */
function cut(text: string, window: readonly Match[], length: number): Snippet {
  const first = window[0]!.start;
  const last = Math.max(...window.map(({ end }) => end));
  const spare = Math.max(0, length - (last - first));
  let from = Math.max(0, first - (spare >> 1));
  const to = wordEnd(text, Math.min(text.length, from + Math.max(length, last - from)), last);
  from = wordStart(text, Math.max(0, Math.min(from, to - length)), first);
  const marks: [number, number][] = [];
  for (const { start, end } of window) {
    const before = marks.at(-1);
    if (before !== undefined && start - from < before[1]) before[1] = Math.max(before[1], end - from);
    else marks.push([start - from, end - from]);
  }
  return { text: text.slice(from, to), marks, at: from };
}

/** The first start of a word from `at` on, not behind `limit`. */
function wordStart(text: string, at: number, limit: number): number {
  if (at === 0) return 0;
  let start = at;
  while (start < limit && !BREAK.test(text[start - 1]!)) start++;
  while (start < limit && BREAK.test(text[start]!)) start++;
  return start;
}

/** The last end of a word up to `at`, not before `limit`. */
function wordEnd(text: string, at: number, limit: number): number {
  if (at >= text.length) return text.length;
  let end = at;
  while (end > limit && !BREAK.test(text[end]!)) end--;
  while (end > limit && BREAK.test(text[end - 1]!)) end--;
  return end;
}
