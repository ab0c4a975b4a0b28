/** Which indicator and filter would decide an assertion: a proposal that a person accepts, changes or leaves. */
import type { Form, Proposal, Subject } from './assertion.ts';
import type { AssertionPattern, Topic } from './pattern-file.ts';

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
}

/** Null where nothing of the record could decide it: neither acts nor a series. */
export function proposalOf(bound: Bound): Proposal | null {
  const { form, subject, about } = bound;
  if (form === 'follows' || form === 'causes') return sequence(bound);
  const where = whereOf(subject.actTypes ?? [], bound);
  if (about === 'opinion' && subject.actTypes === undefined) return { measure: 'opinion', where: '', by: 'year' };
  if (form !== 'position' && (subject.actTypes ?? []).length === 0) return null;
  const by = form === 'comparison' ? 'place' : form === 'share' ? 'act' : 'year';
  return { measure: MEASURE[form], where, by };
}

/** What follows is measured, what comes first drives it: "never causes", whatever the text says. */
function sequence(bound: Bound): Proposal | null {
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
  const driven = driver.length === 0 ? '' : whereOf(driver, bound);
  return {
    measure: MEASURE[form],
    where: whereOf(effect, bound),
    by: 'week',
    ...(driven === '' ? {} : { driver: driven }),
  };
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
