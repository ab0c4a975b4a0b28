/** What a blacked-out copy was made from, in words; the boxes and the tool behind them. */
import type { Json } from '../../model/records.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, code, html, say } from '../html.ts';

interface Box {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Blacked {
  document: string;
  entry: number;
  redacted: { boxes: Box[]; reason: string; tool: string };
}

/** The document of which this says that a copy is a blacked-out one; null for what says no such thing. */
export function blackedFrom(acquiredFrom: Json | undefined): string | null {
  return isBlacked(acquiredFrom) ? (acquiredFrom as unknown as Blacked).document : null;
}

/**
 * Null for what says no such thing. `titles`: of the records that can be linked to, by id; `mediaType`: of the copy, as a
 * picture has no pages to name.
 */
export function madeFrom(
  page: PageContext,
  path: string,
  value: Json,
  titles: ReadonlyMap<string, string>,
  mediaType: Json | undefined,
): Content | null {
  if (path !== 'acquiredFrom' || !isBlacked(value)) return null;
  const { s } = page;
  const { document, entry, redacted } = value as unknown as Blacked;
  const { boxes, reason, tool } = redacted;
  const title = titles.get(document);
  const link = title === undefined ? code(document) : html`<a href="${document}.html">${bdi(title)}</a>`;
  const isPicture = typeof mediaType === 'string' && mediaType.startsWith('image/');
  const why = s.lookup(`dossier.reason.${reason}`) ?? reason;
  const lines = boxes.map((box) => [box.page, box.x, box.y, box.width, box.height].join(', '));
  return html`<p>${say(page, 'copy.madeFrom', { document: link, entry: html`${s.number(entry)}` })}</p>
<p>${s.t('copy.boxes', { n: boxes.length })} (${isPicture ? '' : html`${onPages(page, boxes)}${s.t('date.comma')} `}${why})</p>
<details><summary>${s.t('copy.where')}</summary><p class="hint">${s.t('copy.whereHint')}</p><ul class="plain">${lines.map((line) => html`<li>${code(line)}</li>`)}</ul><p>${code(tool)}</p></details>`;
}

function onPages({ s }: PageContext, boxes: readonly Box[]): string {
  const pages = [...new Set(boxes.map((box) => box.page))].sort((a, b) => a - b);
  return s.t('copy.onPages', { n: pages.length, pages: s.list(pages.map((one) => s.ordinal(one))) });
}

function isBlacked(value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { document, redacted } = value;
  if (typeof document !== 'string' || typeof redacted !== 'object' || redacted === null || Array.isArray(redacted))
    return false;
  return Array.isArray(redacted['boxes']) && typeof redacted['tool'] === 'string';
}
