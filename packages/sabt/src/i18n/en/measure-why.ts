import type { Message } from '../message.ts';

/** Verdicts of indicators, why there is none and what would be needed, notes, tests, methods. Tests hold that none is missing. */
export const measureWhy = {
  'finding.up': 'more',
  'finding.down': 'fewer',
  'finding.follows': 'follows',
  'finding.together': 'together',
  'finding.changed': 'changed',
  'finding.more': 'more kinds',
  'finding.fewer': 'fewer kinds',
  'finding.undecidable': 'cannot be decided',
  'why.no-acts': 'The record holds no act that fits.',
  'need.no-acts': 'Reports of such acts; or a wider selection: another type, a longer time, suggested acts as well.',
  'why.too-few-acts': 'There are fewer than twenty. With so few, chance alone makes large differences.',
  'need.too-few-acts': 'At least twenty acts: a longer time, a wider area, or more sources taken in.',
  'why.too-few-periods': 'There are too few complete periods to tell a direction from ups and downs.',
  'need.too-few-periods': 'More complete periods: a longer time, or shorter periods.',
  'why.no-complete-period': 'No period is complete: the filter or the present day cuts off each of them.',
  'need.no-complete-period': 'A filter that holds whole periods, or shorter periods.',
  'why.no-series': 'No series was chosen, or none of that name is in the record.',
  'need.no-series': 'Choose one of the series in the record, or take in the polls as a table.',
  'why.mixed-series': 'The values are of different countries, populations or units. They are never made one.',
  'need.mixed-series': 'A filter that leaves one country, one population and one unit.',
  'why.no-driver': 'What to compare with was not chosen.',
  'need.no-driver': 'Choose the other acts in the form on this page.',
  'why.no-lists': 'At least two sources must tell of the acts, each as a list of its own.',
  'need.no-lists': 'A second list of the same acts from a source that worked by itself, and links between the two.',
  'why.no-positions': 'No vote that fits is in the record.',
  'need.no-positions': 'Roll calls of the institution, taken in as a table; or a wider filter.',
  'why.no-panel':
    'No source reported throughout. When reporters come and go, their number changes and the number of acts may not.',
  'need.no-panel': 'A source that covers all of the time. A data set with the same coders in all years is one.',
  'why.sources-differ':
    'All sources together say the opposite of those that reported throughout. So it is the sources that changed.',
  'need.sources-differ': 'To find out which sources came and went, and what each of them covers.',
  'why.starts-differ':
    'From a later first year the opposite follows. A verdict that depends on where one begins is none.',
  'need.starts-differ': 'A reason, from outside the numbers, for one first year; or the question put to one phase.',
  'why.tests-differ':
    'The tests do not agree: what looks like a direction may be chance, because each period is like the one before it.',
  'need.tests-differ': 'More periods. The tests that disagree stand below with their p.',
  'why.interval-holds-none':
    'The interval reaches to both sides of no difference: both are compatible with the record.',
  'need.interval-holds-none':
    'More observations or more periods, so that the interval becomes narrower. A larger effect would be seen with what there is.',
  'why.too-few': 'There are fewer observations than the method needs.',
  'need.too-few': 'More periods or more acts.',
  'why.all-zero': 'Every count is nought.',
  'need.all-zero': 'A selection that holds acts.',
  'why.no-variation': 'Every value is the same, so nothing can go with anything.',
  'need.no-variation': 'A longer time, or periods of another length.',
  'why.zero-denominator': 'It would be a division by nought: there is none on the side with which is compared.',
  'need.zero-denominator': 'Acts on both sides.',
  'why.variance-not-positive':
    'How far the number varies cannot be worked out: the variance comes out as nought or less.',
  'need.variance-not-positive': 'More observations.',
  'why.collinear': 'Two of the quantities say the same, so their parts cannot be told apart.',
  'need.collinear': 'A longer time, or another selection to compare with.',
  'why.separation':
    'One group has not a single event, or the groups are told apart without exception: the estimate runs to infinity.',
  'need.separation': 'More acts in the empty group, or a wider one.',
  'why.poisson-limit': 'The counts vary no more than by chance, so the model of bursts has no finite value.',
  'need.poisson-limit': 'Nothing is wrong with the record; a longer time shows whether acts come in bursts.',
  'why.not-converged': 'The search for the best value did not settle.',
  'need.not-converged': 'More acts or more periods; or a simpler selection.',
  'why.not-identifiable': 'The data leave more than one answer open.',
  'need.not-identifiable': 'Further lists, or lists that overlap more.',
  'why.lists-nested':
    'Every act of the other lists stands in one of them as well. What that list misses, the others cannot tell: neither a number nor an interval follows.',
  'need.lists-nested': 'A list from a source that worked by itself, with acts that the longest list does not hold.',
  'why.lists-of-one-data-set':
    'What these lists share was written down by one data set, which seldom names a second outlet. Nothing was reported twice without the one knowing of the other, so that nothing follows about what nobody reported.',
  'need.lists-of-one-data-set':
    'Lists of several organisations that worked by themselves, each taken in as it is, with links between the reports of the same act.',
  'why.models-disagree':
    'Models that fit about equally well give numbers more than three times apart. None of them is stated.',
  'need.models-disagree': 'Further lists, or lists that overlap more.',
  'why.no-overlap':
    'The lists share no act, or fall into parts that share none. Then any number of unreported acts is possible.',
  'need.no-overlap': 'Links between the reports of the same acts, or lists of the same place and time.',
  'why.not-defined': 'The number does not exist for this model.',
  'need.not-defined': 'Another question, or another selection.',
  'why.out-of-range': 'A value is too large or too small to be computed with.',
  'need.out-of-range': 'A narrower selection.',
  'why.kinds-exhausted':
    'Every kind was seen so often at this effort that nothing is left to vary: no interval can be told, and kinds that nobody saw are not excluded.',
  'need.kinds-exhausted': 'A finer division into kinds, or a smaller number of acts at which kinds are compared.',
  'why.no-pairs': 'No two ratings of one unit exist.',
  'need.no-pairs': 'Units that at least two people have coded.',
  'note.acts-without-source': 'Some acts name no source; they count as told by none.',
  'note.lists-may-copy':
    'Lists that copy from one another make the estimate too low. Confirmed copies count as one origin.',
  'note.acts-outside-the-lists': 'Some acts are on none of the largest lists and are left out.',
  'why.no-change-found': 'No change is found: the series is told as well by one rate throughout.',
  'need.no-change-found': 'Nothing; that is an answer. A smaller change would need more acts to be seen.',
  'why.nothing-follows': 'The tests agree: nothing is seen of the one coming after the other.',
  'need.nothing-follows': 'Nothing; that is an answer. A weaker connection would need a longer series to be seen.',
  'why.leads-tell-as-much':
    'What comes afterwards tells as much as what comes before. So something else moves both, or the other direction is the true one.',
  'need.leads-tell-as-much': 'What it is that moves both, from outside the numbers.',
  'why.acts-shared': 'Both selections hold to a large part the same acts. What goes with itself shows nothing.',
  'need.acts-shared': 'Two filters of which neither takes acts of the other.',
  'note.acts-shared': 'Some acts are in both selections.',
  'note.articles-as-recorded':
    'Where an act has articles of its own on record these count, else those that the codebook names for its type.',
  'note.incomplete-left-out':
    'Rate and interval are of the complete periods alone; the incomplete ones are left out of both.',
  'note.few-recaptures': 'The two lists share fewer than seven acts: the estimate is not sure.',
  'note.not-a-cause': 'Going together or one after the other does not show that one is the reason for the other.',
  'note.violations-are-alleged':
    'The codebook says so of the type of act. Whether an act was a violation, review decides.',
  'note.articles-overlap': 'One act may touch several articles, so their numbers do not add up.',
  'note.acts-without-type': 'Some acts have no type of the codebook and are left out.',
  'note.read-the-roll-calls': 'What a yes means depends on the text that was voted on: read the roll calls.',
  'note.absences-inferred':
    'A vote that is not recorded counts as absent where the state voted on anything else that year.',
  'note.other-positions': 'Some positions are neither yes nor no nor abstention and are left out of the share.',
  'note.kinds-in-waves':
    'Acts of one kind come in waves; the interval takes each wave for one act, as the parts of each period show it.',
  'note.waves-not-told':
    'The parts of the periods are too few to tell whether acts of one kind come in waves. The interval takes them to come one by one; if they do not, it is too narrow.',
  'note.kinds-exhausted':
    'Every kind was seen so often that the difference has no interval; kinds that nobody saw are not excluded.',
  'note.change-without-interval': 'Most years have the same share: the change a year has no interval.',
  'note.whole-span': 'The number is of the whole span; it is not told by year, month or week.',
  'note.votes-alike': 'Votes on one roll call are alike; the interval allows for it.',
  'note.houses-mixed': 'Several polling houses; the differences between them are taken out.',
  'note.modes-mixed': 'Several ways of asking; the differences between them are taken out.',
  'note.questions-mixed': 'Several wordings of the question; the differences between them are taken out.',
  'note.lines-left-out': 'Some polls share no year with the others and are left out.',
  'note.sample-sizes-missing': 'For some polls the number of persons asked is not known.',
  'note.years-missing': 'Some years have no poll.',
  'note.polls-vary-beyond-sampling': 'Polls of one year differ by more than chance; the interval allows for it.',
  'test.trend': 'Trend, the largest of the corrected p',
  'test.mann-kendall-naive': 'Mann–Kendall as if periods were independent (naive)',
  'test.hamed-rao': 'Mann–Kendall corrected for dependence (Hamed–Rao)',
  'test.prewhitened': 'Mann–Kendall corrected for dependence (prewhitening)',
  'test.prewhitened-effective': 'Mann–Kendall prewhitened, with the effective number of observations',
  'test.votes-scatter': 'Mann–Kendall, with the memory that the scatter of votes hides',
  'test.distributed-lag': 'Distributed lags (likelihood ratio)',
  'test.circular-shift': 'Turned in a circle, of what is left over after memory, season and trend',
  'test.circular-shift-naive': 'Turned in a circle, of the series as they are (naive)',
  'test.placebo-leads': 'Placebo: what comes later must tell nothing',
  'test.other-direction-distributed-lag': 'The other direction: distributed lags',
  'test.other-direction-circular-shift': 'The other direction: turned in a circle',
  'test.pearson-naive': 'Correlation as if periods were independent (naive)',
  'test.cochran-armitage-naive': 'Cochran–Armitage as if votes were independent (naive)',
  'test.cochran-armitage': 'Cochran–Armitage with the design effect',
  'test.slope-naive': 'Slope as if years were independent (naive)',
  'test.trendSince': 'Trend from {from} on',
  'test.trendOf': 'Trend of {state}',
  'how.trend':
    'Negative binomial regression of the counts on the calendar, with the days watched as exposure, and the test of Mann–Kendall. A verdict needs the interval on one side of nought, every corrected p below .05, sources that reported throughout, eight years (of months and weeks four), and no later start from which the opposite follows.',
  'how.rate':
    'Acts divided by the days watched. The interval is exact (Garwood); from five periods on it is that of a negative binomial model, because acts come in bursts. Two selections are compared over the periods that both share; the interval of their ratio allows for bursts.',
  'how.change':
    'PELT with a negative binomial cost and the modified BIC; for each change the interval of its date, from a Poisson–gamma model of one change between its neighbours. A change is found only where these steps explain more than that neighbouring counts are alike.',
  'how.diversity':
    'Each period is brought down to the number of acts of the smallest that has at least twenty, since more reports show more kinds of whatever there is. A wave of acts of one kind counts as one act. Beside it stand Hill numbers at equal coverage.',
  'how.corroboration':
    'Reports of one event count as one act; texts that copy one another, and a source named twice, count as one origin. The interval is Wilson’s.',
  'how.estimate':
    'From how far the lists of different sources overlap. Chao’s lower bound holds also where some acts are harder to hear of than others; beside it stand log-linear models of all lists, always with the range over them. Refused where the lists share too little.',
  'how.follows':
    'Negative binomial regression on the other series in the periods before, in both directions, with placebo leads; and how often so close a fit arises when one series is turned in a circle against the other. A verdict needs all of them.',
  'how.together':
    'Correlation of ln(1 + n) after a straight line is taken out of both series. The interval allows for periods that are like their neighbours (Bartlett); the p comes from turning one series in a circle against the other.',
  'how.rights':
    'An act counts as an alleged violation where the codebook says so of its type, and touches the articles that its own record names, else those that the codebook names for its type. Intervals are exact (Poisson).',
  'how.positions':
    'Yes among the votes cast (yes, no, abstain), of the states that voted in every year. Votes on one roll call are alike: their number is divided by the design effect before interval and tests. A verdict needs Cochran–Armitage and both corrected Mann–Kendall p.',
  'how.opinion':
    'The level of each year after the differences between houses, ways of asking and wordings are taken out, the change a year, and Mann–Kendall corrected for dependence in three ways. A verdict needs all of them, eight years, and no later start from which the opposite follows.',
} as const satisfies Record<string, Message>;
