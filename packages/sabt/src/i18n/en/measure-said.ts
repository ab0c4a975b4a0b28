import type { Message } from '../message.ts';

/**
 * Sentences that say what an indicator found, so that they can be quoted. `{acts}` is what is counted, put together from
 * `said.acts` and the parts that follow it. Nothing here says that one thing causes another.
 */
export const measureSaid = {
  'said.acts': 'reported acts',
  'said.allActs': 'acts',
  'said.votes': 'votes',
  'said.votesBy': 'by {value}',
  'said.type': 'of the type “{value}”',
  'said.country': 'in {value}',
  'said.place': 'at {value}',
  'said.actor': 'with the actor {value}',
  'said.source': 'according to {value}',
  'said.words': 'with the words “{value}”',
  'said.where': 'that meet the condition {value}',
  'said.box': 'on an area of the map',
  'said.status.suggested': '(suggested and not confirmed)',
  'said.status.any': '(suggested ones too)',
  'said.trend.up':
    'From {from} to {to}, the number of {acts} rose by {percent} a year (95% interval: {low} to {high}).',
  'said.trend.down':
    'From {from} to {to}, the number of {acts} fell by {percent} a year (95% interval: {low} to {high}).',
  'said.trend.undecidable':
    'From {from} to {to}, the number of {acts} changed by {percent} a year (95% interval: {low} to {high}). Whether it rises or falls is not decided by this.',
  'said.number': 'From {from} to {to}, the number of {acts} was {n}.',
  'said.tooLittle': 'The number of {acts} on record is {n}: too little to measure what was asked.',
  'said.unmeasured': 'Too little is known of {acts} to measure what was asked.',
  'said.ofAll': '{n} of {all} on record',
  'said.none': 'The record holds no {acts}.',
  'said.rate':
    'From {from} to {to} (days watched: {days}), the number of {acts} was {n}; that is {rate} a year (95% interval: {low} to {high}).',
  'said.gregorian': '({from} to {to})',
  'said.ratio':
    'Over the same periods the number of {first} is {ratio} times that of {second} (95% interval: {interval}).',
  'said.between': '{low} to {high}',
  'said.atMost': 'at most {high}',
  'said.atLeast': 'at least {low}',
  'said.unbounded': 'without bounds',
  'said.ratioOpen':
    'Over the same periods there were {a} of the first selection and {b} of the second; that gives no ratio.',
  'said.ratioCounts': 'From {from} to {to}, the number of {first} was {a}, that of {second} {b}.',
  'said.ratioNone': 'That gives no ratio.',
  'said.ratioUndecided': 'The interval holds 1: which of the two is more cannot be told.',
  'said.ratioCounting.bursts': 'The interval allows for acts that come in bursts.',
  'said.ratioCounting.poisson': 'The parts of these numbers vary no more than by chance; the interval is exact.',
  'said.ratioCounting.untold':
    'Too little is known to tell whether these acts come in bursts; the interval takes them to come one by one.',
  'said.ratioNoSource':
    'No source tells of both: these numbers compare those who report, and do not show of which there was more.',
  'said.ratioSame':
    'By the sources that tell of both ({n}): {a} and {b}, that is {ratio} times (95% interval: {interval}).',
  'said.ratioSameOpen': 'By the sources that tell of both ({n}): {a} and {b}, which gives no ratio.',
  'said.ratioBasis':
    'Basis: acts {a} and {b}; sources {first} and {second}, of which tell of both: {both}; checkpoint {size} of the log.',
  'said.notCovered':
    'Not covered: no source in the record tells of {acts}. A nought there would not say that there were none.',
  'said.ratioApart':
    'There is no complete period in which the record holds both {first} and {second}: nothing can be compared.',
  'said.change.changed': {
    one: 'From {from} to {to}, the rate of {acts} changed once.',
    other: 'From {from} to {to}, the rate of {acts} changed {n} times.',
  },
  'said.change.reported': {
    one: 'From {from} to {to}, the number of {acts} shows one break.',
    other: 'From {from} to {to}, the number of {acts} shows {n} breaks.',
  },
  'said.change.undecidable': 'Whether it was the events that changed, or the reporting, is not decided by this.',
  'said.change.none': 'From {from} to {to}, no change in the rate of {acts} was found.',
  'said.change.at':
    'From {at} on it was {after} {per} instead of {before} (95% interval of the date: {low} to {high}).',
  'said.change.atOpen': 'From {at} on it was {after} {per} instead of {before}; how exact the date is cannot be told.',
  'said.change.memory':
    'Counts whose neighbours are alike show such breaks by chance as well: whether the rate changed is not decided by this.',
  'said.change.atSure':
    'From {at} on it was {after} {per} instead of {before} (95% interval of the date: that same period).',
  'said.per.year': 'a year',
  'said.per.month': 'a month',
  'said.per.week': 'a week',
  'said.effortInWaves': '{n}, which in waves tell as much as {draws} by themselves',
  'said.diversity.more':
    'At an equal number of acts ({effort}), {last} shows {difference} more kinds of {acts} than {first} (95% interval: {low} to {high}).',
  'said.diversity.fewer':
    'At an equal number of acts ({effort}), {last} shows {difference} fewer kinds of {acts} than {first} (95% interval: {low} to {high}).',
  'said.diversity.undecidable':
    'At an equal number of acts ({effort}), the number of kinds of {acts} differs between {first} and {last} by {difference} (95% interval: {low} to {high}). Whether there are more kinds or fewer is not decided by this.',
  'said.diversity.exhausted':
    'At an equal number of acts ({effort}), the number of kinds of {acts} differs between {first} and {last} by {difference}. Every kind was seen so often that no interval can be told.',
  'said.corroboration':
    'From {from} to {to}, {share} of {acts} ({several} of {n}) are told by at least two independent origins (95% interval: {low} to {high}).',
  'said.corroborationSmall':
    'From {from} to {to}, {several} of {n} {acts} are told by at least two independent origins.',
  'said.estimate.least':
    'It is estimated that from {from} to {to} the number of {acts} lay between {low} and {high}, over the models that fit; by Chao’s lower bound it was {estimate}. This takes the lists to have come about independently of one another. Of these acts {observed} are reported.',
  'said.estimate':
    'It is estimated that from {from} to {to} the number of {acts} was about {estimate} (95% interval: {low} to {high}); {observed} of them are reported.',
  'said.estimate.observed':
    'From {from} to {to} the lists together hold {observed} {acts}. How many there were that nobody reported is not told by this.',
  'said.follows.follows':
    'From {from} to {to}, {acts} followed {second}: each additional one of these ({per}, over {lags} periods) went with a difference of {percent} in their number (95% interval: {low} to {high}).',
  'said.follows.undecidable':
    'From {from} to {to}, each additional one of {second} ({per}, over {lags} periods) went with a difference of {percent} in the number of {acts} (95% interval: {low} to {high}). Whether the one follows the other is not decided by this.',
  'said.follows.none': 'Whether {acts} follow {second} was asked.',
  'said.together.together':
    'From {from} to {to}, {acts} and {second} moved together: their numbers {by} have a correlation of {r} (95% interval: {low} to {high}).',
  'said.together.undecidable':
    'From {from} to {to}, the numbers of {acts} and {second} {by} have a correlation of {r} (95% interval: {low} to {high}). Whether they move together is not decided by this.',
  'said.together.none': 'Whether {acts} and {second} move together was asked.',
  'said.by.year': 'by year',
  'said.by.month': 'by month',
  'said.by.week': 'by week',
  'said.rights':
    'From {from} to {to}, the number of {acts} that may be violations of rights was {n} (95% interval: {low} to {high}); of these, {women} touch the rights of women (95% interval: {least} to {most}), as far as the codebook knows the types of the acts.',
  'said.positions':
    'From {from} to {to}, {share} of the {votes} were yes (95% interval: {low} to {high}): {yes} of {n}, in {rollCalls} roll calls.',
  'said.positionsSmall': 'From {from} to {to}, {yes} of {n} {votes} were yes, in {rollCalls} roll calls.',
  'said.positions.up': 'The share of yes rose by {change} percentage points a year ({low} to {high}).',
  'said.positions.down': 'The share of yes fell by {change} percentage points a year ({low} to {high}).',
  'said.positions.undecidable':
    'The share of yes changed by {change} percentage points a year ({low} to {high}). Whether it rises or falls is not decided by this.',
  'said.opinion.up': 'From {from} to {to}, “{series}” rose by {change} a year (95% interval: {low} to {high}).',
  'said.opinion.down': 'From {from} to {to}, “{series}” fell by {change} a year (95% interval: {low} to {high}).',
  'said.opinion.undecidable':
    'From {from} to {to}, “{series}” changed by {change} a year (95% interval: {low} to {high}). Whether it rises or falls is not decided by this.',
  'said.opinion.latest': 'In {year} it stood at {value} (95% interval: {low} to {high}).',
  'said.opinion.latestOpen': 'In {year} it stood at {value}; how sure this is cannot be told from the source.',
  'said.points': '{n} percentage points',
  'said.inUnit': '{n} ({unit})',
  'said.opinion.none': 'What a series of polls says over the years was asked.',
  'said.nothing': 'There is no number for this question.',
  'said.basis': 'Basis: {n}, {sources}, checkpoint {size} of the log.',
  'said.acts.n': { one: 'one act', other: '{n} acts' },
  'said.votes.n': { one: 'one vote', other: '{n} votes' },
  'said.values.n': { one: 'one value', other: '{n} values' },
  'said.sources.throughout': {
    one: 'one source that reported throughout (of {all})',
    other: '{n} sources that reported throughout (of {all})',
  },
  'said.sources.all': { one: 'one source', other: '{n} sources' },
  'said.states.throughout': {
    one: 'one state that voted in every year (of {all})',
    other: '{n} states that voted in every year (of {all})',
  },
  'said.houses': { one: 'one polling house', other: '{n} polling houses' },
  'said.noSource': 'no source named',
  'chart.counts': '{acts} by period, {from} to {to}',
  'chart.reported': 'As reported, not estimated.',
  'chart.estimated': 'Estimated by a model.',
  'chart.band': 'Band: 95% interval.',
  'chart.hollow': 'Hollow and dashed: a period that is not complete and does not count.',
  'chart.sourcesUnder': 'Bars below: how many sources told of them.',
  'chart.sources': 'sources',
  'chart.fitted': 'model',
  'chart.value.acts': 'acts',
  'chart.value.kinds': 'kinds at equal effort',
  'chart.value.share': 'share of yes',
  'chart.value.series': 'value',
  'chart.first': 'first selection',
  'chart.second': 'second selection',
  'chart.changePoint': 'Lines: a change; shaded: the 95% interval of its date.',
  'chart.origins': 'independent origins',
  'chart.origins.n': { one: 'one', other: '{n}' },
  'chart.origins.none': 'none named',
  'chart.origins.more': '{n} or more',
  'chart.models':
    'Each line is a model of how the lists depend on one another; the bar at the left is what is reported.',
  'chart.observed': 'reported',
  'chart.leastBound': 'lower bound',
} as const satisfies Record<string, Message>;
