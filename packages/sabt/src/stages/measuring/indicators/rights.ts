/**
 * Alleged violations by right and by group: how many acts touch each article of the codebook, each treaty (of women, of
 * children, of the disappeared …), each family of acts, with exact intervals of Poisson; and what of it concerns women.
 *
 * An act counts as an alleged violation where the codebook says so of its type, and touches all articles that the codebook
 * names for it: articles overlap, and their numbers do not add up. Whether an act was a violation, review decides.
 */
import { actType, rightsArticle } from '../../../codebook/index.ts';
import { poissonInterval } from '../../../statistics/rates/poisson-interval.ts';
import { wilson } from '../../../statistics/rates/wilson.ts';
import type { Filter } from '../../../store/analysis-port.ts';
import { type Ask, SMALL, safeguardsOf, spanOf } from '../ask.ts';
import type { Found, Interval } from '../measurement.ts';
import { countedPoints } from '../points.ts';
import { seriesOf } from '../series.ts';

interface Counted {
  n: number;
  interval: Interval;
  /** Of all alleged violations; null where they are too few for a percentage. */
  share: number | null;
}

export async function rights({ copy, selected, unit, today }: Ask): Promise<Found> {
  const groups = (await copy.count({ ...selected, by: ['act'] })).map(({ key, n }) => ({ id: key[0] ?? null, n }));
  const known = groups.flatMap(({ id, n }) => {
    const type = id === null ? undefined : actType(id);
    return type === undefined ? [] : [{ type, n }];
  });
  const violations = known.filter(({ type }) => type.violation);
  const total = sum(violations);
  const series = await seriesOf(
    copy,
    { ...selected, filter: { is: 'and', of: [selected.filter, oneOf(violations.map(({ type }) => type.id))] } },
    unit ?? 'year',
    today,
  );
  const tally = (keysOf: (type: (typeof known)[number]['type']) => readonly string[]): [string, number][] => {
    const counts = new Map<string, number>();
    for (const { type, n } of violations)
      for (const key of new Set(keysOf(type))) counts.set(key, (counts.get(key) ?? 0) + n);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const counted = (n: number): Counted => ({
    n,
    interval: poissonInterval(n).ci95,
    share: total < SMALL ? null : n / total,
  });
  const women = sum(violations.filter(({ type }) => type.womensRights));
  const notes = [
    'violations-are-alleged',
    'articles-overlap',
    ...(sum(groups) > sum(known) ? ['acts-without-type'] : []),
  ];
  const safeguards = safeguardsOf(series, 'reported', 'all');
  return {
    method: 'rights/1',
    unit: 'acts',
    ...spanOf(series),
    n: total,
    value: {
      violations: total,
      acts: sum(groups),
      articles: tally(({ rights: of }) => of).map(([article, n]) => ({
        article,
        instrument: rightsArticle(article)?.instrument ?? null,
        ...counted(n),
      })),
      instruments: tally(({ rights: of }) => of.flatMap((id) => rightsArticle(id)?.instrument ?? [])).map(
        ([instrument, n]) => ({ instrument, ...counted(n) }),
      ),
      families: tally(({ family }) => [family]).map(([family, n]) => ({ family, ...counted(n) })),
      kinds: tally(({ id }) => [id]).map(([act, n]) => ({ act, ...counted(n) })),
      womensRights: {
        ...counted(women),
        shareInterval: total < SMALL ? null : wilson(women, total).ci95,
        // protests and laws for or about women are no violations, and belong to the same lens
        acts: sum(known.filter(({ type }) => type.womensRights)),
      },
    },
    interval: total === 0 ? null : poissonInterval(total).ci95,
    ...(total === 0 ? { missing: 'no-acts' as const } : {}),
    safeguards: { ...safeguards, isSmall: total < SMALL, notes },
    points: countedPoints(series, 'all'),
    input: { groups: groups.map(({ id, n }) => [id, n]) },
  };
}

const sum = (groups: readonly { n: number }[]): number => groups.reduce((total, { n }) => total + n, 0);

const oneOf = (acts: readonly string[]): Filter =>
  acts.length === 0 ? { is: 'none' } : { is: 'or', of: acts.map((value) => ({ is: 'equals', field: 'act', value })) };
