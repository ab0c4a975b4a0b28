/** The contract of search, done the slow way: every document looked at, nothing kept between queries. */

import { SEARCH_FIELDS, type SearchOptions } from '../../../store/search-port.ts';
import { LENGTH_OF_CODE, lengthCode } from '../../../store/segments/lengths.ts';
import { fold, terms } from '../../reading/index.ts';
import type { SearchDocument } from '../index.ts';
import type { ParsedQuery, Phrase, Word } from '../query.ts';
import { languageOfShort } from '../record-language.ts';

const WEIGHT: { [field: string]: number } = { title: 3, name: 3, tag: 2 };
const weightOf = (field: string): number => WEIGHT[field] ?? 1;

interface Occurrence {
  field: string;
  fold: string;
  stem: string;
  position: number;
}

export interface NaiveDocument extends SearchDocument {
  occurrences: Occurrence[];
  length: number;
}

export function naiveDocument(document: SearchDocument): NaiveDocument {
  const occurrences: Occurrence[] = [];
  for (const field of SEARCH_FIELDS) {
    const value = document.fields[field];
    if (value === undefined || field === 'id') continue;
    let from = 0;
    for (const text of (Array.isArray(value) ? value : [value]) as string[]) {
      let last = from;
      for (const term of terms(text, document.language ?? languageOfShort(document) ?? undefined)) {
        const position = from + term.position;
        last = Math.max(last, position);
        occurrences.push({ field, fold: term.fold, stem: term.stem, position });
      }
      from = last + 17;
    }
  }
  return { ...document, occurrences, length: LENGTH_OF_CODE[lengthCode(occurrences.length)]! };
}

/** Score of a document, or null if it does not match. */
type Score = number | null;

export function naiveSearch(documents: readonly NaiveDocument[], query: ParsedQuery, options: SearchOptions) {
  const n = documents.length;
  const average = documents.reduce((sum, { length }) => sum + length, 0) / n || 1;
  const idf = (frequency: number): number =>
    Math.log(1 + (n - Math.min(n, frequency) + 0.5) / (Math.min(n, frequency) + 0.5));
  const bm25 = (document: NaiveDocument, x: number, weight: number): Score =>
    x === 0 ? null : (weight * x * 2.2) / (x + 1.2 * (0.25 + (0.75 * document.length) / average));
  const sum = (list: readonly Occurrence[]): number =>
    Math.min(
      255,
      list.reduce((total, { field }) => total + weightOf(field), 0),
    );
  const inField = (list: readonly Occurrence[], field: string | null): readonly Occurrence[] =>
    field === null || list.some((occurrence) => occurrence.field === field) ? list : [];

  const byFold = (document: NaiveDocument, fold: string): Occurrence[] =>
    document.occurrences.filter((o) => o.fold === fold);
  const byStem = (document: NaiveDocument, stem: string): Occurrence[] =>
    document.occurrences.filter((o) => o.stem === stem && o.fold !== stem);
  const having = (list: (document: NaiveDocument) => readonly Occurrence[]): number =>
    documents.filter((document) => list(document).length > 0).length;

  const word = (document: NaiveDocument, { fold, stems, field }: Word): Score => {
    const variants: [number, (document: NaiveDocument) => Occurrence[]][] = [
      [stems.length === 0 ? 10 : 7, (d) => byFold(d, fold)],
      [3, (d) => byStem(d, fold)],
      ...stems.flatMap((stem): [number, (document: NaiveDocument) => Occurrence[]][] => [
        [3, (d) => byStem(d, stem)],
        [3, (d) => byFold(d, stem)],
      ]),
    ];
    const frequency = variants.reduce((total, [, list]) => total + having(list), 0);
    const x = variants.reduce((total, [weight, list]) => total + weight * sum(inField(list(document), field)), 0) / 10;
    return bm25(document, x, idf(frequency));
  };

  const phrase = (document: NaiveDocument, { terms, field }: Phrase): Score => {
    const weight = terms.reduce((total, term) => total + idf(having((d) => byFold(d, term.fold))), 0);
    if (terms.length === 1) return bm25(document, sum(inField(byFold(document, terms[0]!.fold), field)), weight);
    let x = 0;
    const starts = new Set(
      document.occurrences.filter((o) => o.fold === terms[0]!.fold).map((o) => `${o.field} ${o.position}`),
    );
    for (const start of starts) {
      const [where, position] = start.split(' ');
      if (field !== null && where !== field) continue;
      const stands = terms.every(({ fold, offset }) =>
        document.occurrences.some(
          (o) => o.field === where && o.position === Number(position) + offset && o.fold === fold,
        ),
      );
      if (stands) x += weightOf(where!);
    }
    return bm25(document, Math.min(255, x), weight);
  };

  const prefix = (document: NaiveDocument, start: string, field: string | null): Score => {
    const count = (d: NaiveDocument): number => {
      const folds = new Set(d.occurrences.filter((o) => o.fold.startsWith(start)).map((o) => o.fold));
      let total = 0;
      for (const fold of folds) total += sum(inField(byFold(d, fold), field));
      return Math.min(255, total);
    };
    return bm25(document, count(document), idf(documents.filter((d) => count(d) > 0).length));
  };

  const score = (document: NaiveDocument, part: ParsedQuery): Score => {
    switch (part.type) {
      case 'all':
        return 0;
      case 'none':
        return null;
      case 'word':
        return word(document, part);
      case 'phrase':
        return phrase(document, part);
      case 'prefix':
        return prefix(document, part.fold, part.field);
      case 'id': {
        const has = (d: NaiveDocument): boolean =>
          d.fields.id !== undefined && fold(d.fields.id as string) === part.fold;
        return bm25(document, has(document) ? 1 : 0, idf(documents.filter(has).length));
      }
      case 'kind':
      case 'language':
        return document[part.type] === part.value ? 0 : null;
      case 'years':
        return document.year !== null && document.year >= part.from && document.year <= part.to ? 0 : null;
      case 'days':
        return document.day !== null && document.day >= part.from && document.day <= part.to ? 0 : null;
      case 'and':
        return part.of.map((each) => score(document, each)).reduce((a, b) => (a === null || b === null ? null : a + b));
      case 'or':
        return part.of.map((each) => score(document, each)).reduce((a, b) => (a === null ? b : b === null ? a : a + b));
      case 'not':
        return score(document, part.of) === null ? 0 : null;
    }
  };

  const passes = (document: NaiveDocument): boolean =>
    (options.kind === undefined || document.kind === options.kind) &&
    (options.language === undefined || document.language === options.language) &&
    (options.source === undefined || document.sources.includes(options.source)) &&
    (options.tag === undefined || (document.tags ?? []).includes(options.tag)) &&
    ((options.fromDay === undefined && options.toDay === undefined) ||
      (document.day !== null && document.day >= (options.fromDay ?? -1e9) && document.day <= (options.toDay ?? 1e9)));

  const found = documents.flatMap((document) => {
    const own = passes(document) ? score(document, query) : null;
    return own === null ? [] : [{ document, score: own }];
  });
  const dayOf = ({ day }: SearchDocument): number => day ?? Number.NEGATIVE_INFINITY;
  found.sort((a, b) =>
    options.sort === 'rank'
      ? rounded(b.score) - rounded(a.score) || a.document.num - b.document.num
      : (dayOf(a.document) === dayOf(b.document) ? 0 : dayOf(b.document) - dayOf(a.document)) ||
        b.document.num - a.document.num,
  );
  const count = (values: (document: NaiveDocument) => readonly (string | number | null)[]): string[] => {
    const counts = new Map<string | number, number>();
    for (const { document } of found)
      for (const value of new Set(values(document)))
        if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].map(([value, n]) => `${value}: ${n}`).sort();
  };
  return {
    total: found.length,
    hits: found.map(({ document, score }) => ({ num: document.num, score: rounded(score) })),
    facets: {
      kind: count(({ kind }) => [kind]),
      language: count(({ language }) => [language]),
      year: count(({ year }) => [year]),
      source: count(({ sources }) => sources),
      tag: count(({ tags }) => tags ?? []),
    },
  };
}

/** The order of additions differs between the two, so the last bits may. */
export const rounded = (score: number): number => Math.round(score * 1e9) / 1e9;
