import type { Message } from '../message.ts';

/** What was found about a claim, why the verdict is what it is, and what would be needed to decide. */
export const claimsSaid = {
  'verdict.supported': 'Supported',
  'verdict.contradicted': 'Contradicted',
  'verdict.undecidable': 'Cannot be decided',
  'verdict.unknown': 'Being computed',
  'verdict.failed': 'Cannot be computed',
  'verdict.says.supported': 'The record supports this.',
  'verdict.says.contradicted': 'The record contradicts this.',
  'verdict.says.undecidable': 'From the record this cannot be decided, neither for nor against.',
  'claimed.growth': 'More than before',
  'claimed.growth.down': 'Fewer than before',
  'claimed.growth.none': 'As many as before',
  'claimed.comparison': 'More than of something else',
  'claimed.comparison.down': 'Fewer than of something else',
  'claimed.comparison.none': 'As many as of something else',
  'claimed.more-kinds': 'More kinds than before',
  'claimed.more-kinds.down': 'Fewer kinds than before',
  'claimed.trend': 'A rise over the years',
  'claimed.trend.down': 'A fall over the years',
  'claimed.every-year': 'More in every single year',
  'claimed.every-year.down': 'Less in every single year',
  'claimed.every-year.none': 'The same in every single year',
  'claimed.at-least': 'At least so many',
  'claimed.none': 'Not one',
  'claimed.follows': 'One thing comes after another',
  'claimed.causes': 'One thing comes of another',
  'claimed.position': 'An institution votes for it more and more',
  'claimed.position.down': 'An institution votes for it less and less',
  'claimed.position.none': 'An institution votes for it as often as before',
  'claimed.position-beside': 'One votes for it more often than another',
  'claimed.position-beside.down': 'One votes for it less often than another',
  'claimed.position-beside.none': 'One votes for it as often as another',
  'claimed.share': 'A share of all',
  'claimed.share.up': 'A share of at least so much',
  'claimed.share.down': 'A share of at most so much',
  'claimed.test-report': 'A test, as it is reported',
  'claimed.mean-report': 'A mean, as it is reported',
  'found.two': 'The number of {acts} was {before} ({beforeDays}), then {now} ({nowDays}).',
  'found.counts': 'Counted: {before} before, {now} now.',
  'found.followsAsked': 'The question was whether {acts} follow {other} ({days}).',
  'found.someOf': 'In the record the number of {acts} is {n} ({days}).',
  'found.restsOnly': 'That is {n}: too few to tell a change from chance.',
  'found.summed': 'Added up were {summed}.',
  'found.seriesRead': 'It was held against the series “{series}”.',
  'found.countedOf': 'Counted: {acts}, out of {other} ({days}).',
  'found.counted': 'Counted: {acts} ({days}).',
  'found.change': 'That is a change of {percent} (95 % interval: {low} to {high}).',
  'found.changeWide': 'With so few, anything from {low} to {high} is possible (95 % interval).',
  'found.changeOnly': 'The change lies between {low} and {high} (95 % interval).',
  'found.differenceOnly': 'The difference lies between {low} and {high} (95 % interval).',
  'found.differenceWide': 'With so few, any difference from {low} to {high} is possible (95 % interval).',
  'found.countsBeside': 'Counted: {first} of the one, {second} of the other.',
  'found.sameSources':
    'From the sources that reported in both spans: {before} before and {now} afterwards (95 % interval of the change: {low} to {high}).',
  'found.compared': 'The number of {acts} is {first}; that of {other} is {second} ({days}).',
  'found.difference': 'The difference is {percent} (95 % interval: {low} to {high}).',
  'found.kinds':
    'Kinds of reported acts: {before} before, {now} afterwards. At equal effort (acts of each side: {effort}) the difference is {difference} (95 % interval: {low} to {high}).',
  'found.kindsFew': 'Kinds of reported acts: {before} before, {now} afterwards.',
  'found.trend':
    'The number of {acts} changes by {percent} a year (95 % interval: {low} to {high}). It rests on {n} ({days}).',
  'found.opinion':
    'The series “{series}” changes by {change} a year (95 % interval: {low} to {high}); it rests on {n} values.',
  'found.shareTrend': 'The share changes by {change} percentage points a year (95 % interval: {low} to {high}).',
  'found.steps':
    'Of {all} steps from one year to the next, {up} clearly go up, {down} clearly go down, and {open} cannot be told from chance.',
  'found.stepsAgainst': 'Clearly another way than claimed: {steps}.',
  'found.stepsAgainstFirst': 'Clearly another way than claimed, among others: {steps}.',
  'found.atLeast': 'Claimed: at least {claimed}. In the record: {found}.',
  'found.some': 'In the record: {n}.',
  'found.nothing': 'In the record: none.',
  'found.share': '{x} of {n}, that is {percent} (95 % interval: {low} to {high}).',
  'found.shareFew': '{x} of {n}; with so few, any share from {low} to {high} is possible (95 % interval).',
  'found.positions': 'Of {n} votes {yes} were yes (95 % interval of the share: {low} to {high}).',
  'found.positionChange': 'The share of yes changes by {change} points a year (95 % interval: {low} to {high}).',
  'found.votesBeside':
    'Over {years} years in which both voted, the share of yes differs from that of {other} by {difference} percentage points on average (95 % interval: {low} to {high}).',
  'found.votesAlike':
    'In each of {years} years in which both voted, the share of yes differs from that of {other} by {difference} percentage points.',
  'found.follows':
    'Each additional one of {other} ({per}, over {lags} periods) goes with a difference of {percent} in the number of {acts} (95 % interval: {low} to {high}; {days}).',
  'found.followsPlain':
    'After one more of what may go before, the number differs by {percent} (95 % interval: {low} to {high}).',
  'found.test': 'The numbers that are printed give a p between {low} and {high}.',
  'found.mean': 'The nearest mean that {n} whole numbers can have is {nearest}.',
  'found.noNumber': 'There is no number for it.',
  'found.unbounded': 'no bound',
  'claims.why.no-size-claimed':
    'No size and no direction is claimed, so that there is nothing the share could be held against.',
  'claims.why.no-whole-named': 'It is not said of which acts this is a share.',
  'claims.why.words-untested':
    'Words of the claim restrict it, and nothing that was counted stands for them. The number below is of more than the claim speaks of.',
  'claims.needs.a-size': 'A percentage, or whether it is more or less than half.',
  'claims.needs.a-whole': 'The acts of which it is a share.',
  'claims.needs.a-binding': 'A filter that holds these words too.',
  'claims.why.as-claimed':
    'What was found is what is claimed, leaves no room for the opposite, and compares like with like.',
  'claims.why.opposite-found': 'What was found points clearly the other way.',
  'claims.why.other-size-found': 'The size that is claimed lies outside the interval of what was found.',
  'claims.why.kinds-exhausted':
    'Both sides show each of their kinds so often that nothing is left to vary; kinds that nobody saw are not excluded.',
  'claims.why.interval-holds-none':
    'The interval leaves room for what is claimed, and as well for no difference at all.',
  'claims.why.days-differ':
    'The spans are not equally long, and events have seasons: a part of a year says nothing about a whole one.',
  'claims.why.record-breaks-off':
    'The record begins or breaks off within these days, or the days are not over yet. What is missing cannot be told from what did not happen.',
  'claims.why.sources-differ':
    'It was not the same sources that reported in both spans. More reports may come of more people who report.',
  'claims.why.nothing-counted': 'The record holds nothing of what is claimed about.',
  'claims.why.too-few': 'There is too little to tell a change from chance.',
  'claims.why.not-every-step': 'Not every single step can be told from chance, and every one is claimed.',
  'claims.why.a-step-back': 'At least one year clearly goes the other way, and one is enough.',
  'claims.why.a-year-is-missing': 'A year is missing, and every one is claimed.',
  'claims.why.stays-within-ten-percent': 'The whole interval stays within ten per cent of no change.',
  'claims.why.changes': 'No change is claimed, and there clearly is one.',
  'claims.why.equal-effort-shows-none':
    'More kinds are seen only because more was reported. At equal effort the difference is no more than chance.',
  'claims.why.tests-disagree':
    'The tests do not agree: what looks like an effect may be chance, because neighbouring periods resemble each other.',
  'claims.why.leads-tell-as-much':
    'What comes afterwards foretells as much as what comes before. So it is something else that moves both.',
  'claims.why.found-as-many': 'The record holds at least as many.',
  'claims.why.found-fewer':
    'The record holds fewer. That does not show that there were fewer: what nobody reported does not stand in it.',
  'claims.why.found-some': 'None is claimed, and the record holds some. One is enough.',
  'claims.why.found-none':
    'The record holds none. That does not show that there was none: what nobody reported does not stand in it.',
  'claims.why.causes-cannot-be-shown':
    'That one thing comes after another does not show that it comes of it. No count of reports can show that.',
  'claims.why.p-agrees': 'The p that is printed agrees with the other numbers.',
  'claims.why.p-differs': 'The p that is printed does not follow from the other numbers.',
  'claims.why.decision-differs':
    'The p that is printed does not follow from the other numbers, and it lies on the other side of the threshold.',
  'claims.why.mean-possible': 'So many whole numbers can have such a mean.',
  'claims.why.mean-impossible': 'So many whole numbers cannot have such a mean.',
  'claims.why.any-mean-possible': 'With so many numbers every mean of so few decimals is possible.',
  'claims.needs.same-days': 'Two spans of the same length and the same months, both of them over.',
  'claims.needs.same-sources': 'A count by sources that reported throughout both spans.',
  'claims.needs.more-acts':
    'More acts: a longer time, a larger area, or more sources. A larger effect would show already.',
  'claims.needs.more-years': 'More whole years.',
  'claims.needs.missing-years': 'The years that are missing.',
  'claims.needs.longer-series': 'A longer series, so that chance and effect come apart.',
  'claims.needs.complete-record':
    'A source that is complete for these days and this place, or an estimate of what nobody reported from lists that overlap.',
  'claims.needs.a-design-for-causes':
    'A comparison that chance made, or one as good: where the one happened and where it did not, all else being alike.',
  'claims.needs.acts':
    'If the ratio stayed as it is, about {n} acts in both spans together would decide; there are {now}.',
} as const satisfies Record<string, Message>;
