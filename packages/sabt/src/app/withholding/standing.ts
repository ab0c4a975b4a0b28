/**
 * What stands of a record whose texts lost passages, as a next version is to take it over. What is left of a text is joined,
 * with marks where something is gone (`gap-marks.ts`), and cut anew, so from there on passages have other numbers and spans other places: whatever was said of a passage (its
 * level, a consent) goes to where its words are now. An old place that was kept would cut a name in two that is to be withheld.
 */
import { type Fields, type Json, type RecordVersion, TEXT_PATHS } from '../../model/records.ts';
import { spansWithLevel, splitPassages } from '../../stages/keeping/index.ts';
import type { TextSpan } from './erasing/span.ts';
import { type MarkedText, markedTexts } from './gap-marks.ts';
import { carried, isPassage, passagesOf } from './text-passages.ts';

type Values = { path: string; value: Json }[];
type ByPath = { [path: string]: Json };

export interface Standing {
  fields: Fields;
  /** The passages of its texts, by the numbers that they would have in a next version. */
  passages: Values;
  /** Whether a text lost something, so that a next version is cut in other places. */
  isCut: boolean;
  /** Where a span of what is left of a text is in a next version. */
  moved: (span: TextSpan) => TextSpan;
}

/** `held`: the open values of the version. */
export function standingOf({ fields, erased = [] }: Pick<RecordVersion, 'fields' | 'erased'>, held: Values): Standing {
  const before = held.filter(({ path }) => isPassage(path));
  const cut = TEXT_PATHS.filter(
    (field) => typeof fields[field] === 'string' && erased.some((path) => path.startsWith(`${field}/`)),
  );
  if (cut.length === 0) return { fields, passages: before, isCut: false, moved: (span) => span };
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
  const texts = markedTexts(fields, before, erased);
  const marked = withMarks({ levels: nowLevels, consent: nowConsent, passages }, texts);
  const now: Fields = { ...fields, confidentiality: marked.levels };
  for (const [field, { text }] of texts) now[field] = text;
  if (Object.keys(consent).length > 0) now['custom'] = { ...(custom as ByPath), consent: marked.consent };
  const moved = (span: TextSpan): TextSpan => texts.get(span.field)?.moved(span) ?? span;
  return { fields: now, passages: marked.passages, isCut: true, moved };
}

/** Levels, consents and passages of what is left, where they are between the marks. */
function withMarks(
  { levels, consent, passages }: { levels: ByPath; consent: ByPath; passages: Values },
  texts: ReadonlyMap<string, MarkedText>,
): { levels: ByPath; consent: ByPath; passages: Values } {
  const onSpans = (rules: ByPath): ByPath =>
    Object.fromEntries(
      Object.entries(rules).flatMap(([path, rule]): [string, Json][] => {
        const [, field = '', start, end] = /^(\w+)@(\d+)-(\d+)$/.exec(path) ?? [];
        const text = texts.get(field);
        if (text === undefined) return texts.has(path.split('/')[0]!) && isPassage(path) ? [] : [[path, rule]];
        const span = text.moved({ start: Number(start), end: Number(end) });
        return [[`${field}@${span.start}-${span.end}`, rule]];
      }),
    );
  const now = { levels: onSpans(levels), consent: onSpans(consent) };
  const between = TEXT_PATHS.flatMap((field): Values => {
    const text = texts.get(field);
    if (text === undefined) return passages.filter(({ path }) => path.startsWith(`${field}/`));
    const split = splitPassages(text.text, spansWithLevel(field, now.levels));
    return split.map((value, i) => ({ path: `${field}/${i}`, value }));
  });
  for (const [field, text] of texts) {
    const there = passagesOf(field, between);
    for (const { path, ...passage } of passagesOf(field, passages)) {
      const { start, end } = text.moved(passage);
      const here = there.filter((one) => one.start < end && start < one.end);
      for (const [rules, moved] of [
        [levels, now.levels],
        [consent, now.consent],
      ] as const)
        if (Object.hasOwn(rules, path)) for (const one of here) moved[one.path] = rules[path]!;
    }
  }
  return { ...now, passages: between };
}
