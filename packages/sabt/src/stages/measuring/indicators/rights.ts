/**
 * Alleged violations by right and by group: how many acts touch each article of the codebook, each treaty (of women, of
 * children, of the disappeared …), each family of acts, with exact intervals of Poisson; and what of it concerns women.
 *
 * An act counts as an alleged violation where the codebook says so of its type; one whose type the codebook does not know,
 * where its record names articles. It touches the articles that its record names, and if that names none, those that the
 * codebook names for its type: `articlesFrom` says how many there are of each. Articles overlap, and their numbers do not add
 * up. Whether an act was a violation, review decides.
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
  const groups = await copy.articleSets(selected);
  const known = groups.flatMap((group) => kindOf(group) ?? []);
  const violations = known.filter(({ isViolation }) => isViolation);
  const total = sum(violations);
  const series = await seriesOf(
    copy,
    {
      ...selected,
      filter: { is: 'and', of: [selected.filter, oneOf([...new Set(violations.map(({ act }) => act))])] },
    },
    unit ?? 'year',
    today,
  );
  const tally = (keysOf: (kind: Kind) => readonly string[]): [string, number][] => {
    const counts = new Map<string, number>();
    for (const kind of violations)
      for (const key of new Set(keysOf(kind))) counts.set(key, (counts.get(key) ?? 0) + kind.n);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const counted = (n: number): Counted => ({
    n,
    interval: poissonInterval(n).ci95,
    share: total < SMALL ? null : n / total,
  });
  const women = sum(violations.filter(({ ofWomen }) => ofWomen));
  const recorded = sum(violations.filter(({ isRecorded }) => isRecorded));
  const notes = [
    'violations-are-alleged',
    'articles-overlap',
    ...(sum(groups) > sum(known) ? ['acts-without-type'] : []),
    ...(recorded > 0 ? ['articles-as-recorded'] : []),
  ];
  const safeguards = safeguardsOf(series, 'reported', 'all');
  return {
    method: 'rights/3',
    unit: 'acts',
    ...spanOf(series),
    n: total,
    value: {
      violations: total,
      acts: sum(groups),
      articlesFrom: { record: recorded, codebook: total - recorded },
      articles: tally(({ articles }) => articles).map(([article, n]) => ({
        article,
        instrument: rightsArticle(article)?.instrument ?? null,
        ...counted(n),
      })),
      instruments: tally(({ articles }) => articles.flatMap((id) => rightsArticle(id)?.instrument ?? [])).map(
        ([instrument, n]) => ({ instrument, ...counted(n) }),
      ),
      families: tally(({ family }) => (family === null ? [] : [family])).map(([family, n]) => ({
        family,
        ...counted(n),
      })),
      kinds: tally(({ act }) => [act]).map(([act, n]) => ({ act, ...counted(n) })),
      womensRights: {
        ...counted(women),
        shareInterval: total < SMALL ? null : wilson(women, total).ci95,
        // protests and laws for or about women are no violations, and belong to the same lens
        acts: sum(known.filter(({ ofWomen }) => ofWomen)),
      },
    },
    interval: total === 0 ? null : poissonInterval(total).ci95,
    ...(total === 0 ? { missing: 'no-acts' as const } : {}),
    safeguards: { ...safeguards, isSmall: total < SMALL, notes },
    points: countedPoints(series, 'all'),
    input: { groups: groups.map(({ act, articles, n }) => [act, articles, n]) },
  };
}

interface Kind {
  act: string;
  family: string | null;
  articles: readonly string[];
  isRecorded: boolean;
  isViolation: boolean;
  ofWomen: boolean;
  n: number;
}

/** Null where neither the codebook nor the record says anything. */
function kindOf({ act, articles, n }: { act: string | null; articles: string[] | null; n: number }): Kind | null {
  const type = act === null ? undefined : actType(act);
  if (act === null || (type === undefined && articles === null)) return null;
  const touched = articles ?? type?.rights ?? [];
  return {
    act,
    family: type?.family ?? null,
    articles: touched,
    isRecorded: articles !== null,
    isViolation: type === undefined || type.violation,
    ofWomen: type?.womensRights === true || touched.some((id) => rightsArticle(id)?.womensRights === true),
    n,
  };
}

const sum = (groups: readonly { n: number }[]): number => groups.reduce((total, { n }) => total + n, 0);

const oneOf = (acts: readonly string[]): Filter =>
  acts.length === 0 ? { is: 'none' } : { is: 'or', of: acts.map((value) => ({ is: 'equals', field: 'act', value })) };
