/** Which indicator and filter would decide an assertion: a proposal that a person accepts, changes or leaves. */
import type { Direction, Form, Lack, Proposal, Subject } from './assertion.ts';
import type { AssertionPattern, Topic } from './pattern-file.ts';
import type { Represented } from './represented.ts';
import type { Votes } from './votes.ts';

const MEASURE: Readonly<Record<Form, Proposal['measure']>> = {
  growth: 'rate',
  comparison: 'rate',
  'more-kinds': 'diversity',
  trend: 'trend',
  'every-year': 'trend',
  'at-least': 'count',
  none: 'count',
  follows: 'follows',
  causes: 'follows',
  position: 'positions',
  share: 'count',
};

/** Kinds of act that take place abroad by their definition: the country of the filter is not where they happened. */
const ABROAD = 'rally-abroad';

export interface Bound {
  form: Form;
  pattern: AssertionPattern;
  subject: Subject;
  /** Kinds of act before and after the cue, for what is said to come first and to follow. */
  before: readonly string[];
  after: readonly string[];
  about: Topic['about'] | 'none';
  /** ISO 3166-1 alpha-2 of the document, where the passage names no country. */
  country: string | null;
  /** Of a position: whose votes, on what. */
  votes: Votes | null;
  direction: Direction | null;
  represented: Represented;
}

/** Null where nothing of the record could decide it: neither acts nor a series. */
export function proposalOf(bound: Bound): Proposal | null {
  const { form, subject, about } = bound;
  if (form === 'follows' || form === 'causes') return sequence(bound);
  const rest = restOf(bound);
  if (about === 'opinion' && subject.actTypes === undefined)
    return { measure: 'opinion', where: '', by: 'year', ...rest };
  if (form === 'position') return ofVotes(bound, rest);
  const acts = actsOf(bound);
  if (acts.length === 0 && rest.inputs.of === undefined) return null;
  const by = form === 'comparison' ? 'place' : form === 'share' ? 'act' : 'year';
  return { measure: MEASURE[form], where: whereOf(acts, bound), by, ...rest };
}

/** Where one kind is counted, another that the sentence names beside it is where or of what, and no other kind as well. */
const OF_ONE_KIND: ReadonlySet<Form> = new Set(['at-least', 'none', 'share']);

function actsOf({ form, subject, represented: { act, inputs } }: Bound): readonly string[] {
  if (act !== null) return [act];
  if (inputs.of !== undefined) return [];
  const named = subject.actTypes ?? [];
  return OF_ONE_KIND.has(form) ? named.slice(0, 1) : named;
}

function restOf(bound: Bound): Pick<Proposal, 'inputs' | 'unheld'> {
  const { inputs, ofAct, words, lacks } = bound.represented;
  const against =
    ofAct === null ? {} : { against: whereOf([ofAct], { ...bound, subject: withoutYears(bound.subject) }) };
  return { inputs: { ...inputs, ...against }, unheld: { words, lacks } };
}

/** A year by itself is where something began: what a single year decided is no change. */
function ofVotes({ votes, direction }: Bound, { inputs, unheld }: Pick<Proposal, 'inputs' | 'unheld'>): Proposal {
  const { from, to } = inputs;
  const isOneYear = from !== undefined && to !== undefined && from.slice(0, 4) === to.slice(0, 4);
  return {
    measure: MEASURE.position,
    where: votes?.where ?? '',
    by: 'year',
    inputs: {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined || isOneYear ? {} : { to }),
      ...(votes?.against == null ? {} : { against: votes.against }),
      ...(direction === null ? {} : { direction }),
    },
    // which roll calls are meant is always for a person to say
    unheld: { words: votes?.words ?? unheld.words, lacks: unheld.lacks.filter((lack) => OF_VOTES.has(lack)) },
  };
}

const OF_VOTES: ReadonlySet<Lack> = new Set(['choice', 'denial']);

const withoutYears = ({ years: _, ...subject }: Subject): Subject => subject;

/** What follows is measured, what comes first drives it: "never causes", whatever the text says. */
function sequence(asked: Bound): Proposal | null {
  // what is abroad and what at home are two things here: neither is said of both
  const { insideOrAbroad: _, ...subject } = asked.subject;
  const bound = { ...asked, subject };
  const { form, pattern, before, after } = bound;
  const [first, then] = pattern.driver === 'after' ? [after, before] : [before, after];
  let effect = then.length > 0 ? then : (pattern.effectActs ?? []);
  let driver = first.length > 0 ? first : (pattern.driverActs ?? []);
  if (effect.length === 0 || driver.length === 0) {
    // both on one side of the cue: "whenever strikes spread, executions rise" names what comes first, first
    const [named, ...rest] = [...driver, ...effect];
    [driver, effect] = named === undefined || rest.length === 0 ? [[], [...driver, ...effect]] : [[named], rest];
  }
  if (effect.length === 0) return null;
  const whereAt = (acts: readonly string[]): string =>
    isWarAbroad(acts, asked) ? abroadOf(acts, bound) : whereOf(acts, bound);
  const driven = driver.length === 0 ? '' : whereAt(driver);
  return {
    measure: MEASURE[form],
    where: whereAt(effect),
    by: 'week',
    ...(driven === '' ? {} : { driver: driven }),
    ...restOf(bound),
  };
}

/** Wars of which a sentence speaks that tells home from abroad are those abroad. */
const isWarAbroad = (acts: readonly string[], { subject, country }: Bound): boolean =>
  subject.insideOrAbroad !== undefined && (subject.country ?? country) !== null && acts.every((act) => act === 'armed');

function abroadOf(acts: readonly string[], bound: Bound): string {
  const { country: own, ...subject } = bound.subject;
  return `${whereOf(acts, { ...bound, subject, country: null })} -country:${own ?? bound.country}`;
}

function whereOf(acts: readonly string[], { subject, country }: Bound): string {
  const abroad = subject.insideOrAbroad === 'abroad' && acts.some((act) => act.startsWith('protest'));
  const types = abroad ? [ABROAD, ...acts.filter((act) => !act.startsWith('protest'))] : acts;
  const type = types.map((act) => `type:${act}`).join(' OR ');
  const where = types.includes(ABROAD) ? null : (subject.country ?? country);
  return [
    types.length > 1 ? `(${type})` : type,
    ...(where === null ? [] : [`country:${where}`]),
    ...(subject.years === undefined ? [] : [`date:${subject.years.join('..')}`]),
  ]
    .filter((part) => part !== '')
    .join(' ');
}
