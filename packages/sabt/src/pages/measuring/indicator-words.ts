/**
 * The sentence of an indicator, as a person can quote it: what was found, over which time, with its interval; then what it
 * rests on. Sentences are built so that they hold for every number and every kind of act in three languages: what is
 * counted stands as "the number of …", and nothing agrees with it. No percentage of fewer than twenty is written.
 */
import type { Interval, Measurement } from '../../stages/measuring/index.ts';
import type { PageContext } from '../context.ts';
import { type Content, type Html, html, say } from '../html.ts';
import type {
  ChangeValue,
  CorroborationValue,
  DiversityValue,
  FollowsValue,
  RateValue,
  RightsValue,
  TogetherValue,
  TrendValue,
} from './measure-values.ts';
import { completeSpan, inPeriods, periodWord, type Span, spanWords, unitOf } from './periods.ts';
import type { Question } from './question.ts';
import { ratioSaid } from './ratio-words.ts';
import { estimateSaid, opinionSaid, positionsSaid } from './series-words.ts';
import { effortWords, limit, sized, type Telling } from './telling.ts';

export function sentence(page: PageContext, found: Measurement, asked: Question): Html {
  const { measure } = found.definition;
  const whole: Span | null =
    found.definition.from === null || found.definition.to === null
      ? null
      : { from: found.definition.from, to: found.definition.to };
  const span = measure === 'rate' || measure === 'rights' ? whole : completeSpan(found);
  if (span === null) return nothing(page, found, asked);
  const telling = { page, found, asked, span: spanWords(page, span) };
  return found.value === null ? withoutValue(telling) : SENTENCES[measure](telling);
}

/** "Basis: 121 acts, one source that reported throughout (of 3), checkpoint 56,302 of the log." */
export function basis(page: PageContext, { definition, safeguards, checkpoint, inputs, missing }: Measurement): Html {
  const { s } = page;
  const { unit, measure } = definition;
  const key = unit === 'acts' ? 'said.acts.n' : unit === 'votes' ? 'said.votes.n' : 'said.values.n';
  const { all, throughout, used } = safeguards.sources;
  const sources =
    all === 0
      ? s.t('said.noSource')
      : measure === 'opinion'
        ? s.t('said.houses', { n: all })
        : used === 'all'
          ? s.t('said.sources.all', { n: all })
          : s.t(measure === 'positions' ? 'said.states.throughout' : 'said.sources.throughout', {
              n: throughout,
              all,
            });
  // where less entered the method than there is, its number beside the sentence would read as all
  const isPart = safeguards.onRecord !== undefined && missing !== undefined && inputs.n < safeguards.onRecord;
  const n = s.t(key, { n: inputs.n });
  const entered = isPart ? s.t('said.ofAll', { n, all: s.number(safeguards.onRecord ?? 0) }) : n;
  return say(page, 'said.basis', { n: entered, sources, size: checkpoint.size });
}

const SENTENCES: Readonly<Record<Measurement['definition']['measure'], (telling: Telling) => Html>> = {
  trend,
  change,
  rate,
  diversity,
  corroboration,
  estimate: estimateSaid,
  follows,
  together,
  rights,
  positions: positionsSaid,
  opinion: opinionSaid,
};

const intervalOf = ({ interval }: Measurement): Interval => (interval as Interval | null) ?? [null, null];

function trend(telling: Telling): Html {
  const { page, found, asked, span } = telling;
  const { s } = page;
  const { percentPerYear } = found.value as TrendValue;
  if (percentPerYear === null) return withoutValue(telling);
  const verdict = found.verdict === 'up' || found.verdict === 'down' ? found.verdict : 'undecidable';
  const [percent, low, high] = sized(percentPerYear, intervalOf(found), verdict === 'down');
  const write = (n: number): string => s.percentAbout(n / 100, verdict === 'undecidable');
  return say(page, `said.trend.${verdict}`, {
    ...span,
    acts: asked.acts,
    percent: write(percent),
    low: limit(low, write),
    high: limit(high, write),
  });
}

/** What entered a method is not how many there are: the count is of the record, and why nothing follows from it is said. */
function unmeasured({ page, asked, found: { missing, safeguards } }: Telling): Html {
  const { s } = page;
  const { onRecord: n } = safeguards;
  const main =
    n === undefined
      ? say(page, 'said.unmeasured', { acts: asked.acts })
      : say(page, 'said.tooLittle', { acts: asked.acts, n });
  return missing === undefined ? main : html`${main} ${s.t(`why.${missing}`)}`;
}

function number({ page, asked, span }: Telling, n: number): Html {
  return say(page, 'said.number', { ...span, acts: asked.acts, n });
}

function rate(telling: Telling): Html {
  const { page, found, asked, span } = telling;
  const { s } = page;
  const { n, days, perYear, compared } = found.value as RateValue;
  if (perYear === null) return number(telling, n);
  const write = (one: number): string => s.about(one);
  const [low, high] = intervalOf(found);
  const main = say(page, 'said.rate', {
    ...span,
    days,
    acts: asked.acts,
    n,
    rate: write(perYear),
    low: limit(low, write),
    high: limit(high, write),
  });
  return compared === undefined || asked.second === null
    ? main
    : html`${main} ${ratioSaid(page, compared, asked.acts, asked.second)}`;
}

function change({ page, found, asked, span: whole }: Telling): Html {
  const { s } = page;
  const { changes } = found.value as ChangeValue;
  const isDecided = found.verdict === 'changed';
  const span = inPeriods(page, completeSpan(found), changes[0]?.at) ?? whole;
  if (changes.length === 0) return say(page, 'said.change.none', { ...span, acts: asked.acts });
  const each = changes.map(({ at, between, before, after }) => {
    const shared = {
      at: periodWord(page, at),
      before: s.about(before),
      after: s.about(after),
      per: s.t(`said.per.${unitOf(at)}`),
    };
    return between === null
      ? say(page, 'said.change.atOpen', shared)
      : say(page, between[0] === between[1] ? 'said.change.atSure' : 'said.change.at', {
          ...shared,
          low: periodWord(page, between[0]),
          high: periodWord(page, between[1]),
        });
  });
  const parts: Content[] = [
    say(page, isDecided ? 'said.change.changed' : 'said.change.reported', {
      ...span,
      acts: asked.acts,
      n: changes.length,
    }),
    ...each,
    ...(isDecided ? [] : [s.t(found.missing === 'tests-differ' ? 'said.change.memory' : 'said.change.undecidable')]),
  ];
  return html`${parts.map((part, i) => (i === 0 ? part : html` ${part}`))}`;
}

function diversity({ page, found, asked }: Telling): Html {
  const { s } = page;
  const { first, last, effort, difference, clusters } = found.value as DiversityValue;
  const verdict = found.verdict === 'more' || found.verdict === 'fewer' ? found.verdict : 'undecidable';
  const [size, low, high] = sized(difference, intervalOf(found), verdict === 'fewer');
  const write = (n: number): string => s.about(n, verdict === 'undecidable');
  const shared = {
    effort: effortWords(page, effort, clusters?.factor),
    acts: asked.acts,
    first: periodWord(page, first.label),
    last: periodWord(page, last.label),
  };
  if (found.interval === null)
    return say(page, 'said.diversity.exhausted', { ...shared, difference: s.about(difference, true) });
  return say(page, `said.diversity.${verdict}`, {
    ...shared,
    difference: write(size),
    low: limit(low, write),
    high: limit(high, write),
  });
}

function corroboration({ page, found, asked, span }: Telling): Html {
  const { s } = page;
  const { acts: several, of: n, share } = found.value as CorroborationValue;
  if (share === null) return say(page, 'said.corroborationSmall', { ...span, acts: asked.acts, several, n });
  const write = (one: number): string => s.percentAbout(one);
  const [low, high] = intervalOf(found);
  return say(page, 'said.corroboration', {
    ...span,
    acts: asked.acts,
    several,
    n,
    share: write(share),
    low: limit(low, write),
    high: limit(high, write),
  });
}

function follows(telling: Telling): Html {
  const { page, found, asked, span } = telling;
  const { s } = page;
  const { percent, lags } = found.value as FollowsValue;
  if (percent === null) return nothing(page, found, asked);
  const write = (n: number): string => s.percentAbout(n / 100, true);
  const [low, high] = intervalOf(found);
  return say(page, found.verdict === 'follows' ? 'said.follows.follows' : 'said.follows.undecidable', {
    ...span,
    acts: asked.acts,
    second: asked.second,
    per: s.t(`said.per.${unitAsked(found, 'week')}`),
    lags,
    percent: write(percent),
    low: limit(low, write),
    high: limit(high, write),
  });
}

/** The unit of time that was asked for, or the usual one of the indicator. */
function unitAsked({ definition }: Measurement, usual: 'week' | 'month'): 'year' | 'month' | 'week' {
  return definition.by === 'year' || definition.by === 'month' || definition.by === 'week' ? definition.by : usual;
}

function together({ page, found, asked, span }: Telling): Html {
  const { s } = page;
  const write = (n: number): string => s.about(n);
  const [low, high] = intervalOf(found);
  return say(page, found.verdict === 'together' ? 'said.together.together' : 'said.together.undecidable', {
    ...span,
    acts: asked.acts,
    second: asked.second,
    by: s.t(`said.by.${unitAsked(found, 'month')}`),
    r: write((found.value as TogetherValue).r),
    low: limit(low, write),
    high: limit(high, write),
  });
}

function rights({ page, found, asked, span }: Telling): Html {
  const { violations, womensRights } = found.value as RightsValue;
  const [low, high] = intervalOf(found);
  const write = (n: number): string => page.s.about(n);
  const [least, most] = womensRights.interval ?? [null, null];
  return say(page, 'said.rights', {
    ...span,
    acts: asked.acts,
    n: violations,
    women: womensRights.n,
    least: limit(least, write),
    most: limit(most, write),
    low: limit(low, write),
    high: limit(high, write),
  });
}

/** There is no value: what was asked is said, and how many there are where that is known. */
function nothing(page: PageContext, found: Measurement, asked: Question): Html {
  const { measure } = found.definition;
  if ((measure === 'follows' || measure === 'together') && asked.second !== null)
    return say(page, `said.${measure}.none`, { acts: asked.acts, second: asked.second });
  if (measure === 'opinion') return html`${page.s.t('said.opinion.none')}`;
  if (found.missing === 'no-acts') return say(page, 'said.none', { acts: asked.acts });
  return html`${page.s.t('said.nothing')}`;
}

/** The sentence where the value is missing although acts are there. */
function withoutValue(telling: Telling): Html {
  const { page, found, asked } = telling;
  const countsActs = found.definition.unit === 'acts' && (found.safeguards.onRecord ?? found.inputs.n) > 0;
  return countsActs && asked.second === null ? unmeasured(telling) : nothing(page, found, asked);
}
