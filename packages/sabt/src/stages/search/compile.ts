/** From a query as understood to terms and weights for the index. */
import { type IndexQuery, SEARCH_FIELDS, type SearchField, type TermVariant } from '../../store/search-port.ts';
import { FIELD_WEIGHTS } from './analyse.ts';
import type { ParsedQuery, Phrase, Word } from './query.ts';

/**
 * Weights in tenths. A word that is typed as it stands counts once: 7 for its fold and 3 for its stem, which is indexed
 * beside it; a word of another form shares the stem alone and counts 3.
 */
const EXACT_ALONE = 10;
const EXACT = 7;
const STEM = 3;

export function compile(query: ParsedQuery): IndexQuery {
  switch (query.type) {
    case 'all':
    case 'none':
      return { op: query.type };
    case 'word':
      return { op: 'word', variants: variantsOf(query), fields: maskOf(query.field) };
    case 'prefix':
      return { op: 'prefix', key: `f${query.fold}`, fields: maskOf(query.field) };
    case 'phrase':
      return phrase(query);
    case 'id':
      return { op: 'word', variants: [{ key: `i${query.fold}`, weight: EXACT_ALONE }], fields: 0 };
    case 'kind':
    case 'language':
      return { op: query.type, value: query.value };
    case 'years':
    case 'days':
      return { op: query.type, from: query.from, to: query.to };
    case 'and':
    case 'or':
      return { op: query.type, of: query.of.map(compile) };
    case 'not':
      return { op: 'not', of: compile(query.of) };
  }
}

/** Other forms of the word have its stem as theirs, or are that stem; and the word itself may be the stem of others. */
function variantsOf({ fold, stems }: Word): TermVariant[] {
  const variants: TermVariant[] = [
    { key: `f${fold}`, weight: stems.length === 0 ? EXACT_ALONE : EXACT },
    { key: `s${fold}`, weight: STEM },
  ];
  for (const stem of stems) variants.push({ key: `s${stem}`, weight: STEM }, { key: `f${stem}`, weight: STEM });
  return variants;
}

function phrase({ terms, field }: Phrase): IndexQuery {
  const fields = maskOf(field);
  const keyed = terms.map(({ fold, offset }) => ({ key: `f${fold}`, offset }));
  const [only] = keyed;
  if (keyed.length === 1) return { op: 'word', variants: [{ key: only!.key, weight: EXACT_ALONE }], fields };
  return { op: 'phrase', terms: keyed, fields, fieldWeights: FIELD_WEIGHTS };
}

function maskOf(field: SearchField | null): number {
  return field === null ? 0 : 1 << SEARCH_FIELDS.indexOf(field);
}

export function fieldsOf(mask: number): SearchField[] {
  return SEARCH_FIELDS.filter((_, bit) => (mask & (1 << bit)) !== 0);
}
