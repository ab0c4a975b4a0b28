/**
 * What was erased of former versions of a record, where the one that is shown shows no sign of it: a text that was joined of
 * what was left reads as if it were whole, and so it is said above it.
 */
import { type ErasedBefore, TEXT_PATHS } from '../../model/records.ts';
import type { PageContext } from '../context.ts';
import { type Content, code, type Html, html, say } from '../html.ts';
import { day } from './dates.ts';
import { pathLabel } from './fields.ts';

/** A sentence an erasure, and one on the text, where one is shown that lost passages. `shown`: fields by path. */
export function saidBefore(
  page: PageContext,
  before: readonly ErasedBefore[],
  shown: { has(path: string): boolean },
): Content[] {
  const { s } = page;
  const said = before.map(({ versions, paths, reason, day: on }) =>
    say(page, 'dossier.before', {
      versions: html`${s.list(versions.map((one) => s.ordinal(one)))}`,
      // what a passage is called has a comma in it
      paths: html`${paths.map((path, i) => html`${i === 0 ? '' : ' · '}${pathLabel(page, path)}`)}`,
      reason: html`${s.lookup(`dossier.reason.${reason}`) ?? code(reason)}`,
      day: day(page, on),
    }),
  );
  const isLeft = before.some(({ paths }) =>
    TEXT_PATHS.some((field) => shown.has(field) && paths.some((path) => path.startsWith(`${field}/`))),
  );
  return isLeft ? [...said, s.t('dossier.before.left')] : said;
}

export function erasedBeforeNotice(
  page: PageContext,
  before: readonly ErasedBefore[],
  shown: { has(path: string): boolean },
): Html {
  if (before.length === 0) return html``;
  return html`<div class="notice">${saidBefore(page, before, shown).map((one) => html`<p>${one}</p>`)}</div>`;
}
