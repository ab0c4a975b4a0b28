import type { Message } from '../message.ts';

/** Reasons, needs and cautions that keep a verdict about counts from being too bold. */
export const claimsCautions = {
  'claims.why.direction-shown-size-open':
    'The direction is shown, the size is not: the interval holds the size that is claimed, and half of it or double as well.',
  'claims.why.not-covered':
    'No source in the record tells of one of the two sides. What is not covered cannot be told from what did not happen.',
  'claims.why.beside.sources-differ':
    'It was not the same sources that tell of both selections. More reports may come of more people who report.',
  'claims.why.beside.changes': 'No difference is claimed, and there clearly is one.',
  'claims.why.beside.stays-within-ten-percent': 'The whole interval stays within ten per cent of no difference.',
  'claims.needs.beside.same-sources': 'A count by sources that tell of both selections alike.',
  'claims.needs.besideActs':
    'If the ratio stayed as it is, about {n} acts of both selections together would decide; there are {now}.',
  'claims.needs.a-source-there': 'A source that tells of this place, or of this kind of act.',
  'claims.why.seasons-differ':
    'The two spans lie in different seasons of the year, and events have seasons: the season alone may make the difference.',
  'claims.why.duplicates-undecided':
    'Some reports may tell of one and the same act, and nobody has decided it yet. If they do, the verdict is another.',
  'claims.why.acts-shared': 'Both sides are partly the same acts. What goes with itself shows nothing.',
  'claims.why.nothing-follows': 'The tests agree: nothing is seen of the one coming after the other.',
  'claims.needs.same-season': 'The same days of two years, or whole years.',
  'claims.needs.decided-pairs': 'Decisions, on the page of pairs, about which reports tell of the same act.',
  'claims.needs.separate-acts': 'Two filters of which neither takes acts of the other.',
  'claims.caution.direction-assumed': 'No direction was given; it was held against a rise.',
  'claims.caution.bursts-allowed-for':
    'The finer series shows that acts come in bursts. The interval allows for it, as if fewer acts had been counted.',
  'claims.caution.bursts-not-told':
    'There is no finer series to tell whether acts come in bursts. The interval takes them to come one by one; if they do not, it is too narrow.',
  'claims.caution.small-numbers': 'It rests on fewer than twenty acts in all: single reports weigh much.',
  'claims.caution.spans-chosen': 'The claim names no days. The last two complete years of the record were compared.',
  'claims.caution.seasons-differ': 'The two spans do not lie in the same season of the year.',
  'claims.caution.duplicates-undecided':
    'Some pairs of reports that may be one act still wait for a decision. The verdict is the same either way.',
  'claims.caution.acts-shared': 'Some acts stand on both sides.',
  'claims.caution.many-loosely-dated':
    'More than a tenth of the acts are dated too loosely and are left out of the series.',
  'claims.caution.one-origin': 'No more than one source tells of it.',
  'claims.caution.few-years':
    'So few polls show whether these years differ, and not whether they are part of a longer rise or fall.',
} as const satisfies Record<string, Message>;
