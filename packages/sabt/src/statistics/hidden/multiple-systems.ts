/**
 * Multiple systems estimation: how many there are in all, from who stands on which of several lists.
 *
 * Every log-linear model of how the lists depend on one another gives another N, and the data choose between them only
 * weakly. So the result is a set: Chao's lower bound, all models tried, the best by BIC with its profile interval, the
 * best by AIC, and the range of the two. With up to four lists all hierarchical models with every main effect and without
 * the term for all lists are fitted (Fienberg 1972; Cormack 1989; Ball et al. 2002 for Kosovo). With more, models with
 * terms of two lists, and up to six lists of three, are searched step by step, one term in or out at a time, by BIC and by
 * AIC, from independence and from all pairs; the models met on the way are listed.
 *
 * Refused where the lists fall into parts that share no record: N is then free. A model in which N runs to infinity or
 * to nothing has no `n`, and is never the best.
 *
 * Assumptions: closed population; records matched without error; nobody with no chance of being listed. Unlike two lists,
 * several can show their dependence, but never that of all lists at once: that term cannot be seen, and is left out.
 * Ties go to the model with fewer parameters.
 */
import type { StatisticReason } from '../reasons.ts';
import { chaoLowerBound } from './chao-lower-bound.ts';
import {
  allHierarchicalModels,
  generators,
  holdsParts,
  independence,
  interactions,
  type Terms,
} from './hierarchical-models.ts';
import { fitLogLinear, type LogLinearFit } from './log-linear.ts';
import { connectedParts, listsIn, nameOf, type OverlapTable } from './overlap-table.ts';
import { profileInterval } from './profile-interval.ts';

export type ModelEstimate = { model: string } & LogLinearFit;

export interface MultipleSystems {
  observed: number;
  chaoLowerBound: number | null;
  /** By ascending BIC; those without a fit last. */
  models: ModelEstimate[];
  best: {
    bic: { model: string; n: number; ci95Profile: [number, number] | null; reason?: StatisticReason };
    aic: { model: string; n: number };
  } | null;
  /** Lowest and highest of the two best. */
  range: [number, number] | null;
  refused?: { code: StatisticReason; reason: string };
  /** Why `chaoLowerBound` is null, or `best`. */
  reason?: StatisticReason;
}

/** Up to so many lists every model is fitted. */
const ALL_MODELS = 4;
/** Up to so many lists the search tries terms of three lists; beyond, their number would take minutes. */
const THREES = 6;

/** @param onModel told how many models are fitted, of how many; null where a search goes on until none is better */
export function multipleSystems(
  table: OverlapTable,
  names: readonly string[],
  onModel: OnModel = () => {},
): MultipleSystems {
  const { observed } = table;
  const nothing = { observed, chaoLowerBound: null, models: [], best: null, range: null };
  if (observed === 0) return { ...nothing, refused: { code: 'all-zero', reason: 'No list holds a record.' } };
  const parts = connectedParts(table);
  if (parts.length > 1) {
    const apart = parts
      .map((part) =>
        listsIn(part)
          .map((i) => names[i])
          .join(', '),
      )
      .join(' | ');
    return { ...nothing, refused: { code: 'no-overlap', reason: `No record connects these lists: ${apart}.` } };
  }
  const lower = chaoLowerBound(table);
  const fits = table.lists <= ALL_MODELS ? fitAll(table, onModel) : search(table, onModel);
  const models = fits.map(({ name, fit }) => ({ model: name, ...fit }));
  const byBic = best(fits, 'bic');
  const byAic = best(fits, 'aic');
  if (byBic === null || byAic === null)
    return { ...nothing, chaoLowerBound: lower.n, models, reason: 'not-identifiable' };
  const interval = profileInterval(table, byBic.terms, byBic.n);
  return {
    observed,
    chaoLowerBound: lower.n,
    models,
    best: {
      bic: {
        model: byBic.name,
        n: byBic.n,
        ci95Profile: interval.ci95,
        ...('reason' in interval && { reason: interval.reason }),
      },
      aic: { model: byAic.name, n: byAic.n },
    },
    range: [Math.min(byBic.n, byAic.n), Math.max(byBic.n, byAic.n)],
    ...(lower.n === null && { reason: lower.reason }),
  };
}

type Criterion = 'aic' | 'bic';

interface Fitted {
  name: string;
  terms: Terms;
  fit: LogLinearFit;
}

function fitted(table: OverlapTable, terms: Terms): Fitted {
  return { name: nameOf(generators(terms)), terms, fit: fitLogLinear(table, terms) };
}

type OnModel = (done: number, total: number | null) => void;

function fitAll(table: OverlapTable, onModel: OnModel): Fitted[] {
  const all = allHierarchicalModels(table.lists);
  return all
    .map((terms, i) => {
      onModel(i, all.length);
      return fitted(table, terms);
    })
    .sort(byCriterion('bic'));
}

function search(table: OverlapTable, onModel: OnModel): Fitted[] {
  const met = new Map<string, Fitted>();
  const visit = (terms: Terms): Fitted => {
    const key = terms.join();
    const known = met.get(key);
    if (known !== undefined) return known;
    onModel(met.size, null);
    const fresh = fitted(table, terms);
    met.set(key, fresh);
    return fresh;
  };
  const candidates = interactions(table.lists, table.lists <= THREES ? 3 : 2);
  const alone = independence(table.lists);
  const pairs = [...alone, ...interactions(table.lists, 2)];
  for (const criterion of ['bic', 'aic'] as const) {
    for (const start of [alone, pairs]) {
      let here = visit(start);
      for (;;) {
        const next = best([here, ...neighbours(here.terms, candidates).map(visit)], criterion);
        if (next === null || next.name === here.name) break;
        here = next;
      }
    }
  }
  return [...met.values()].sort(byCriterion('bic'));
}

/** Models with one term more or less that are still hierarchical; terms in order, so that a model has one key. */
function neighbours(terms: Terms, candidates: readonly number[]): Terms[] {
  const held = new Set(terms);
  const main = terms.filter((term) => !candidates.includes(term));
  const ordered = (keep: (term: number) => boolean) => [...main, ...candidates.filter(keep)];
  const fewer = generators(terms).filter((term) => candidates.includes(term));
  const more = candidates.filter((term) => !held.has(term) && holdsParts(terms, term));
  return [
    ...fewer.map((gone) => ordered((term) => held.has(term) && term !== gone)),
    ...more.map((added) => ordered((term) => held.has(term) || term === added)),
  ];
}

/** Among those that have an estimate. */
function best(fits: readonly Fitted[], criterion: Criterion): (Fitted & { n: number }) | null {
  const order = byCriterion(criterion);
  let found: (Fitted & { n: number }) | null = null;
  for (const one of fits) {
    const { n } = one.fit;
    if (n !== null && (found === null || order(one, found) < 0)) found = { ...one, n };
  }
  return found;
}

function byCriterion(criterion: Criterion): (a: Fitted, b: Fitted) => number {
  const value = ({ fit }: Fitted) => fit[criterion] ?? Number.POSITIVE_INFINITY;
  return (a, b) => {
    const [x, y] = [value(a), value(b)];
    return (x === y ? 0 : x - y) || b.fit.df - a.fit.df || (a.name < b.name ? -1 : 1);
  };
}
