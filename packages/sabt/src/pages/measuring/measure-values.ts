/** What the `value` of a measurement holds, by indicator, as far as the pages read it. Parts may be absent in old figures. */
export interface TrendValue {
  percentPerYear: number | null;
}

export interface RateValue {
  n: number;
  days: number;
  perYear: number | null;
  compared?: {
    /** Null where no source covers it. */
    counts: readonly [number | null, number | null];
    /** Absent in old figures. */
    periods?: number;
    ratio: number | null;
    ci95: readonly [number | null, number | null] | null;
    /** Absent in old figures, as all that follows. */
    from?: string | null;
    to?: string | null;
    counting?: { model: string; told: boolean };
    sources?: { first: number; second: number; both: number };
    sameSources?: {
      counts: readonly [number, number];
      ratio: number | null;
      ci95: readonly [number | null, number | null] | null;
    } | null;
  };
}

export interface ChangeValue {
  changes: {
    at: string;
    between: [string, string] | null;
    before: number;
    after: number;
    percent: number | null;
    percentCi95: readonly [number | null, number | null] | null;
  }[];
}

export interface DiversityValue {
  first: { label: string; kinds: number; n: number };
  last: { label: string; kinds: number; n: number };
  effort: number;
  difference: number;
  /** How many acts of a wave tell as much as one by itself; absent or null where nothing tells it. */
  clusters?: { factor: number } | null;
  periods: { label: string; observed: number; n: number; q0: number | null; q1: number | null; q2: number | null }[];
}

export interface CorroborationValue {
  acts: number;
  of: number;
  share: number | null;
}

export interface EstimateValue {
  observed: number;
  refused?: string;
  lists?: string[];
  chaoLowerBound?: number | null;
  best?: { bic: { model: string; n: number; ci95Profile: [number, number] | null } } | null;
  models?: { model: string; n: number | null; ci95?: readonly [number | null, number | null] | null }[];
  /** Of two lists. */
  chapman?: number;
}

export interface FollowsValue {
  percent: number | null;
  lags: number;
}

export interface TogetherValue {
  r: number;
}

export interface CountedRight {
  n: number;
  interval: readonly [number | null, number | null];
  share: number | null;
}

export interface RightsValue {
  violations: number;
  articles: ({ article: string } & CountedRight)[];
  instruments: ({ instrument: string } & CountedRight)[];
  kinds: ({ act: string } & CountedRight)[];
  womensRights: CountedRight;
}

export interface PositionsValue {
  share: number | null;
  votes: { yes: number; no: number; abstain: number };
  rollCalls: number;
  changePerYear: number | null;
  changePerYearInterval: readonly [number | null, number | null] | null;
  listed: { id: string; date: string; title: string | null; yes: number; no: number; abstain: number }[];
  states?: {
    country: string;
    code: string;
    yes: number;
    no: number;
    abstain: number;
    n: number;
    share: number | null;
    interval: readonly [number | null, number | null] | null;
  }[];
}

export interface OpinionValue {
  series?: string | { series: string; n: number; from: string | null; to: string | null }[];
  changePerYear?: number | null;
  latest?: { year: number; value: number; interval: readonly [number, number] | null };
  lines?: {
    house: string | null;
    mode: string | null;
    question: string | null;
    values: number;
    effect: number | null;
  }[];
}
