/** The indicators for `sabt measure --help`. */
import type { Measure } from '../stages/measuring/index.ts';
import type { HelpPart } from './command.ts';

export const MEASURE_HELP: Readonly<Record<Measure, string>> = {
  rate: 'how many in how many days watched; with --driver two selections side by side',
  trend: 'more or fewer over complete periods, by sources that reported throughout',
  change: 'when the rate changed, with intervals of the dates',
  diversity: 'more kinds or fewer, at equal effort',
  estimate: 'how many there may be beside those reported, from lists that overlap (--lists source)',
  corroboration: 'how many are told by at least two independent origins',
  follows: 'whether acts come after others (--driver EXPR), both ways, with placebo leads',
  together: 'whether two kinds of acts move together (--driver EXPR)',
  opinion: 'a poll or an index over the years (--series NAME)',
  positions:
    'the share of yes on roll calls that --where finds by words; country: asks whose votes, --by state for each',
  rights: 'alleged violations by article, treaty and group',
};

export const measureHelp: readonly HelpPart[] = [
  ...Object.entries(MEASURE_HELP).map(([name, text]) => ({ name, text })),
  {
    name: 'gives',
    text: 'value, interval, verdict or the reason why there is none (missing), safeguards, checkpoint, digest of the inputs',
  },
  { name: 'example', text: "sabt measure trend --where 'type:protest country:IR date:2010..2021' --by year --json" },
  { name: 'more', text: 'docs/INDICATORS.md' },
];
