/** Values of fields as a dossier shows them: nothing links out of it, and nothing is left out. */
import { when as whenSchema } from '../../model/fields.ts';
import { isId } from '../../model/ids.ts';
import type { Json } from '../../model/records.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, code, html } from '../html.ts';
import { instant, when } from '../parts/dates.ts';
import { pathLabel } from '../parts/fields.ts';
import { gappedText } from '../parts/gapped.ts';

const CHOICES = new Set(['reliability', 'credibility', 'generation']);
const COUNTS = new Set(['participants', 'killed', 'injured', 'arrested']);
/** Where the words for the codes of a closed list stand. */
const CLOSED: Readonly<Record<string, string>> = { reason: 'dossier.reason.', verdict: 'verdict.' };
const TERM = /^[a-z-]+$/;
/** Of a field, a passage or a field of the archive's own. */
const PATH = /^(?:[a-zA-Z]+(?:\/\d+)?|custom\/.+)$/u;
export const TEXTS: ReadonlySet<string> = new Set(['text', 'mainText']);

/** Titles of the records that are in the dossier, by id. */
export type Titles = ReadonlyMap<string, string>;

export function dossierValue(page: PageContext, path: string, value: Json, titles: Titles): Content {
  const { s } = page;
  if (value === null) return s.t('value.none');
  if (typeof value === 'boolean') return s.t(value ? 'value.yes' : 'value.no');
  if (CHOICES.has(path)) return s.lookup(`${path}.${String(value)}`) ?? bdi(String(value));
  if (typeof value === 'number') return s.number(value);
  if (TEXTS.has(path)) return gappedText(page, value);
  if (typeof value === 'string') return stringValue(page, path, value, titles);
  if (Array.isArray(value)) {
    if (COUNTS.has(path)) return countValue(page, value);
    return html`<ul>${value.map((item) => html`<li>${dossierValue(page, path, item, titles)}</li>`)}</ul>`;
  }
  const date = whenSchema.safeParse(value);
  if (date.success) return when(page, date.data);
  return html`<ul>${Object.entries(value).map(([name, item]) => html`<li><span class="soft">${bdi(name)}</span> ${dossierValue(page, '', item, titles)}</li>`)}</ul>`;
}

function stringValue(page: PageContext, path: string, value: string, titles: Titles): Content {
  if (path === 'country') return bdi(page.s.countryName(value));
  if (path === 'languages') return page.s.languageName(value);
  if (path === 'paths' && PATH.test(value)) return pathLabel(page, value);
  const term = CLOSED[path] === undefined || !TERM.test(value) ? undefined : page.s.lookup(CLOSED[path] + value);
  if (term !== undefined) return term;
  const title = isId(value) ? titles.get(value) : undefined;
  if (title !== undefined) return html`<a href="${value}.html">${bdi(title)}</a>`;
  if (/^[0-9a-f]{64}$/.test(value) || isId(value)) return code(value);
  if (/^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(value)) return instant(page, value);
  return html`<span dir="auto">${value}</span>`;
}

/** [low, best, high]. */
function countValue(page: PageContext, value: readonly Json[]): Content {
  const [low, best, high] = value.map((n) => (typeof n === 'number' ? page.s.number(n) : '?')) as [
    string,
    string,
    string,
  ];
  return low === best && best === high ? best : page.s.t('value.count', { best, low, high });
}
