/**
 * Values of fields as a dossier shows them: terms of closed lists and parts of values in the reader's words, nothing that
 * links out of it. What only a program can read (definitions, inputs, signatures) is not dumped between the words; it is
 * said where it stands in full.
 */
import { rightsArticle } from '../../codebook/index.ts';
import { when as whenSchema } from '../../model/fields.ts';
import { isId } from '../../model/ids.ts';
import type { Json } from '../../model/records.ts';
import type { PageContext } from '../context.ts';
import { rangeWords, typeLabel } from '../explore/explore-words.ts';
import { bdi, type Content, code, html, say } from '../html.ts';
import { instant, when } from '../parts/dates.ts';
import { pathLabel } from '../parts/fields.ts';
import { type Erased, gappedText } from '../parts/gapped.ts';

const COUNTS = new Set(['participants', 'killed', 'injured', 'arrested']);
const SHARES = new Set(['score', 'confidence']);
/** Between two bounds. */
const RANGES = new Set(['span', 'interval']);
const CODES = new Set(
  'extractor mediaType contentType encoding cameo codebook coder methodVersion profile digest key ledgerDigest recordsRoot root'.split(
    ' ',
  ),
);
const FOR_PROGRAMS = new Set(
  'definition safeguards inputs figure mapping capture reading statement row signature difference blob thumbnail'.split(
    ' ',
  ),
);
/** Where the words for the terms of a closed list stand, in order; besides `term.<path>.`. */
const CLOSED: Readonly<Record<string, readonly string[]>> = {
  reason: ['dossier.reason.', 'claims.why.', 'why.'],
  verdict: ['verdict.', 'finding.'],
  missing: ['why.'],
  needed: ['claims.needs.', 'need.'],
  form: ['claimed.'],
  status: ['explore.status.'],
  method: ['measure.name.'],
  reliability: ['reliability.'],
  credibility: ['credibility.'],
  generation: ['generation.'],
  precision: ['coding.precision.'],
  role: ['coding.role.'],
  calendar: ['calendar.'],
  what: ['custody.'],
  column: ['links.field.', 'field.'],
  level: ['links.how.'],
  confidentiality: ['confidentiality.'],
};
/** Maps from a path to a term. */
const BY_PATH = new Set(['confidentiality', 'consent']);
const TERM = /^[a-zA-Z0-9-]+$/;
/** Of a field, a passage or a field of the archive's own. */
const PATH = /^(?:[a-zA-Z]+(?:\/\d+)?|custom\/.+)$/u;
export const TEXTS: ReadonlySet<string> = new Set(['text', 'mainText']);
/** Other values have a start and an end too, and more beside. */
const OF_DATE = new Set(['start', 'end', 'precision', 'calendar', 'uncertaintyDays']);
/** The tag of records that are invented. */
const SAMPLE = 'invented-sample';
/** Where everything that is disclosed stands in full. */
const DATA = 'data/records.jsonl';

/** Titles of the records that are in the dossier, by id. */
export type Titles = ReadonlyMap<string, string>;

/** `erased`: of the record, for the marks in a text. */
export function dossierValue(
  page: PageContext,
  path: string,
  value: Json,
  titles: Titles,
  erased: readonly Erased[] = [],
): Content {
  const { s } = page;
  if (value === null) return s.t('value.none');
  if (typeof value === 'boolean') return s.t(value ? 'value.yes' : 'value.no');
  if (typeof value === 'number') {
    if (SHARES.has(path)) return s.percentAbout(value);
    return termOf(page, path, String(value)) ?? s.number(value);
  }
  if (TEXTS.has(path) && !Array.isArray(value)) return gappedText(page, path, value, erased);
  if (typeof value === 'string') return stringValue(page, path, value, titles);
  if (FOR_PROGRAMS.has(path)) return inFull(page);
  if (Array.isArray(value)) return listValue(page, path, value, titles);
  const { size, root } = value;
  if (path === 'checkpoint' && typeof size === 'number' && typeof root === 'string')
    return html`${say(page, 'seal.checkpoint', { size })} ${code(root)}`;
  const date = whenSchema.safeParse(value);
  if (date.success && Object.keys(value).every((part) => OF_DATE.has(part))) return when(page, date.data);
  const isMap = BY_PATH.has(path.replace(/^custom\//, ''));
  return html`<ul>${Object.entries(value).map(([name, item]) => html`<li><span class="soft">${isMap ? ofRecord(page, name) : partLabel(page, name)}</span> ${dossierValue(page, isMap ? path : name, item, titles)}</li>`)}</ul>`;
}

export function inFull(page: PageContext): Content {
  return html`<span class="soft">${say(page, 'dossier.asData', { path: code(DATA) })}</span>`;
}

function listValue(page: PageContext, path: string, value: readonly Json[], titles: Titles): Content {
  if (COUNTS.has(path)) return countValue(page, value);
  if (value.length === 0) return page.s.t('value.none');
  const isRange = value.length === 2 && value.every((bound) => typeof bound === 'number' || bound === null);
  if (isRange && (RANGES.has(path) || path === 'evidence')) {
    const bound = (n: Json): string =>
      typeof n !== 'number' ? page.s.t('found.unbounded') : path === 'interval' ? page.s.about(n) : page.s.number(n);
    return say(page, 'claim.span', { from: bound(value[0]!), to: bound(value[1]!) });
  }
  // what a claim rests on: filters, counts and acts
  if (path === 'evidence' && value.some((one) => typeof one === 'object' && one !== null && 'where' in one))
    return inFull(page);
  return html`<ul>${value.map((item) => html`<li>${dossierValue(page, path, item, titles)}</li>`)}</ul>`;
}

/** What a part of a value is called. */
function partLabel(page: PageContext, name: string): Content {
  return page.s.lookup(`part.${name}`) ?? page.s.lookup(`field.${name}`) ?? bdi(name);
}

const ofRecord = (page: PageContext, path: string): Content =>
  path === '*' ? page.s.t('part.all') : pathLabel(page, path);

/** The words for a term of a closed list; undefined for what none has. */
function termOf(page: PageContext, path: string, value: string): string | undefined {
  if (!TERM.test(value)) return undefined;
  const own = path.replace(/^custom\//, '');
  for (const key of [...(Object.hasOwn(CLOSED, own) ? CLOSED[own]! : []), `term.${own}.`]) {
    const words = page.s.lookup(key + value);
    if (words !== undefined) return words;
  }
  return undefined;
}

function stringValue(page: PageContext, path: string, value: string, titles: Titles): Content {
  if (path === 'country') return bdi(page.s.countryName(value));
  if (path === 'tags' && value === SAMPLE) return page.s.t('sample.badge');
  if (path === 'languages') return page.s.languageName(value);
  if (path === 'paths' && PATH.test(value)) return pathLabel(page, value);
  const term = termOf(page, path, value);
  if (term !== undefined) return term;
  if (path === 'rightsArticles' || path === 'rights') return articleLabel(page, value);
  if (path === 'type' || path === 'act' || path === 'eventType') return typeLabel(page, value);
  const title = isId(value) ? titles.get(value) : undefined;
  if (title !== undefined) return html`<a href="${value}.html">${bdi(title)}</a>`;
  if (/^[0-9a-f]{64}$/.test(value) || isId(value) || CODES.has(path)) return code(value);
  if (/^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(value)) return instant(page, value);
  return html`<span dir="auto">${value}</span>`;
}

function articleLabel(page: PageContext, article: string): Content {
  const known = rightsArticle(article)?.labels[page.language];
  return known === undefined ? code(article) : html`${known} ${code(article)}`;
}

/** [low, best, high]. */
function countValue(page: PageContext, value: readonly Json[]): Content {
  const [low = null, best = null, high = null] = value.map((n) => (typeof n === 'number' ? n : null));
  if (low === null || best === null || high === null) return rangeWords(page, [low, best, high]);
  return low === high ? page.s.number(best) : page.s.t('value.count', { best, low, high });
}
