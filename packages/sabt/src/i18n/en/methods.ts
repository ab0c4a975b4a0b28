import type { Message } from '../message.ts';

/** The pages that explain methods: for a lay reader each indicator, each safeguard, and the rule of each form of claim. */
export const methods = {
  'methods.title': 'How numbers and verdicts come about',
  'methods.lead':
    'What each indicator asks, what it can say and where it misleads; what guards each number; and by which rule a claim is judged.',
  'methods.indicators': 'Indicators',
  'methods.safeguards': 'What guards a number',
  'methods.claims': 'The verdict on a claim',
  'methods.how': 'How it is computed',
  'methods.technical': 'In detail',
  'methods.english': 'Formulas, sources, assumptions and checks, in English.',
  'methods.absent': 'The detailed description is not installed here; it is in the folder docs of the program.',
  'methods.read': 'How this is computed, and where it misleads',
  'methods.readClaim': 'By which rule this was judged',
  'methods.what': 'What these words mean',
  'lay.trend':
    'It tells whether there become more or fewer, and by how many per cent a year. It looks at whole periods only and at sources that reported all the time, and it asks several tests, because years resemble their neighbours. It says up or down only where all agree, from every later first year as well. More reports may still come of more reporting.',
  'lay.rate':
    'It counts the acts and divides by the days watched, so that spans of different length can be compared. The interval says which rates fit such a count; few acts leave it wide. Counted is what was reported, and the days are those of the record, not those on which somebody looked.',
  'lay.change':
    'It looks for the dates at which the number of acts jumped, and tells how many there were before and afterwards. Each date has an interval, because one month alone says little. A slow rise appears here as steps; whether there is a rise is another question.',
  'lay.diversity':
    'It asks whether there are more different kinds of acts than before. Whoever sees more acts sees more kinds, so each period is first brought to the same number of acts. Without that, more reports would look like more variety.',
  'lay.corroboration':
    'It tells how many acts are told by at least two sources that do not copy one another. Texts that repeat each other count as one origin. A low share does not say that acts are invented, only that one voice alone stands for them.',
  'lay.estimate':
    'It estimates how many acts nobody reported, from how far the lists of different sources overlap: if two lists that know nothing of each other share little, much is missing in both. The range over all models is always told. Lists that draw on one another make it too low.',
  'lay.follows':
    'It asks whether the one sort of act becomes more frequent in the periods after the other. Chance is held off in two ways: by a model with memory and season, and by turning one series against the other. To follow is not to be caused: a third thing may move both.',
  'lay.together':
    'It tells whether two series go up and down in the same periods, after their long rise or fall is taken out. It says nothing of which comes first, and nothing of causes.',
  'lay.rights':
    'It counts acts that the codebook takes for alleged violations, by article, treaty and group. One act may touch several articles, so the numbers do not add up. Whether an act is a violation is decided by people, case by case.',
  'lay.positions':
    'It shows how states or an institution voted on what was asked for, and whether yes becomes more frequent. Only states that voted in every year are compared, and votes on one text count as alike. Read the texts: a yes to taking no action is a no.',
  'lay.opinion':
    'It draws one line through polls or an index over the years, after taking out how far the institutes differ among themselves. It says up or down only with eight whole years and tests that agree. Different questions, countries or scales are never made one.',
  'guard.reported.name': 'Reported or estimated',
  'guard.reported':
    'A count of reports is not a count of what happened. Each number says whether it was counted in reports or computed by a model.',
  'guard.sources.name': 'The same sources',
  'guard.sources':
    'When sources come and go, the count changes though nothing else did. A finding therefore rests on those that reported throughout, and where there are none there is no finding.',
  'guard.exposure.name': 'Time watched',
  'guard.exposure':
    'Fifty acts in a month are not fifty in a year. Numbers are told with the days they were watched; incomplete periods are drawn hollow and left out of all tests.',
  'guard.duplicates.name': 'Duplicates',
  'guard.duplicates':
    'One event that five sources tell counts once, if a person confirmed it. Beside the number stands how many pairs still wait for a decision, and what it would be without them.',
  'guard.small.name': 'Small numbers',
  'guard.small': 'Below twenty no percentage is given: one act more or fewer would change it too much.',
  'guard.interval.name': 'The interval',
  'guard.interval':
    'The interval holds the values that fit what was counted; of a hundred such intervals about 95 hold the true one. It allows for chance, not for what sources leave out.',
  'guard.starts.name': 'Every first year',
  'guard.starts':
    'A rise may hang on the year with which one begins. The same is computed from every later start, and one that says the opposite undoes the finding.',
  'guard.tests.name': 'All tests that were tried',
  'guard.tests':
    'Whoever asks often enough finds something by chance. All tests that were tried are listed, with their p corrected for how many they are (Holm, Benjamini–Hochberg).',
  'guard.checkpoint.name': 'Checkpoint and digest',
  'guard.checkpoint':
    'A number names the checkpoint of the log at which it was computed. Whoever has the record up to there gets the same digits; the digest tells whether the same went in.',
  'rule.lead':
    'A claim is supported if what it says lies within the interval of what was found, the interval leaves no room for the opposite, and like is compared with like. It is contradicted if it lies outside. In every other case it cannot be decided, and its page says what is known, what is missing and what to do.',
  'rule.growth':
    'Two spans of equal length and the same months are compared, as the same sources tell them; the interval of the change decides.',
  'rule.comparison': 'Two selections over the same days are compared; the interval of their difference decides.',
  'rule.more-kinds': 'Both spans are first brought to the same number of acts; only then are their kinds compared.',
  'rule.trend': 'It takes the finding of the indicator of trends, or of opinion, with all its tests.',
  'rule.every-year':
    'Every step from one year to the next must be clear by itself. One clear step the other way contradicts it.',
  'rule.at-least':
    'If the record holds as many, it is supported. If it holds fewer, nothing is decided: the rest may not have been reported.',
  'rule.none':
    'One act in the record contradicts it. None in the record decides nothing: what was not reported may have happened.',
  'rule.share': 'The share that is claimed is held against the interval of the share that was found.',
  'rule.follows': 'It takes the finding of the indicator of following, which needs two tests and a placebo.',
  'rule.causes':
    'No count of reports shows a cause. Whether the one follows the other is computed, and the verdict stays open.',
  'rule.position':
    'The votes of those that voted throughout decide whether yes becomes more or less frequent. Two voters are compared on one matter, by the years in which both voted.',
} as const satisfies Record<string, Message>;
