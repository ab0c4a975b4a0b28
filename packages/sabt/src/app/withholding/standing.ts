/**
 * What stands of a record whose texts lost passages, as a next version is to take it over. What is left of a text is joined
 * and cut anew, so from there on passages have other numbers and spans other places: whatever was said of a passage (its
 * level, a consent) goes to where its words are now. An old place that was kept would cut a name in two that is to be withheld.
 */
import { type Fields, type Json, type RecordVersion, TEXT_PATHS } from '../../model/records.ts';
import { spansWithLevel, splitPassages } from '../../stages/keeping/index.ts';
import { carried, isPassage, passagesOf } from './text-passages.ts';

type Values = { path: string; value: Json }[];
type ByPath = { [path: string]: Json };

export interface Standing {
  fields: Fields;
  /** The passages of its texts, by the numbers that they would have in a next version. */
  passages: Values;
  /** Whether a text lost something, so that a next version is cut in other places. */
  isCut: boolean;
}

/** `held`: the open values of the version. */
export function standingOf({ fields, erased = [] }: Pick<RecordVersion, 'fields' | 'erased'>, held: Values): Standing {
  const before = held.filter(({ path }) => isPassage(path));
  const cut = TEXT_PATHS.filter(
    (field) => typeof fields[field] === 'string' && erased.some((path) => path.startsWith(`${field}/`)),
  );
  if (cut.length === 0) return { fields, passages: before, isCut: false };
  const levels = fields['confidentiality'] as ByPath;
  const { custom } = fields;
  const consents = (custom as ByPath | undefined)?.['consent'];
  const consent = typeof consents === 'object' && consents !== null && !Array.isArray(consents) ? consents : {};
  const ofPassage = (path: string): boolean =>
    cut.some((field) => path.startsWith(`${field}@`) || path.startsWith(`${field}/`));
  const without = (rules: ByPath): ByPath =>
    Object.fromEntries(Object.entries(rules).filter(([path]) => !ofPassage(path)));
  const nowLevels = without(levels);
  for (const field of cut)
    for (const { path, start, end } of passagesOf(field, before)) {
      const level = levels[path] ?? (Object.hasOwn(consent, path) ? (levels[field] ?? levels['*']) : undefined);
      if (level !== undefined) nowLevels[`${field}@${start}-${end}`] = level;
    }
  const passages = TEXT_PATHS.flatMap((field): Values => {
    const text = fields[field];
    if (!cut.includes(field)) return before.filter(({ path }) => path.startsWith(`${field}/`));
    return splitPassages(text as string, spansWithLevel(field, nowLevels)).map((value, i) => ({
      path: `${field}/${i}`,
      value,
    }));
  });
  const nowConsent = without(consent);
  for (const [rules, now] of [
    [levels, nowLevels],
    [consent, nowConsent],
  ] as const)
    for (const [path, rule] of Object.entries(rules))
      if (isPassage(path) && ofPassage(path)) for (const moved of carried([path], before, passages)) now[moved] = rule;
  const now: Fields = { ...fields, confidentiality: nowLevels };
  if (Object.keys(consent).length > 0) now['custom'] = { ...(custom as ByPath), consent: nowConsent };
  return { fields: now, passages, isCut: true };
}
