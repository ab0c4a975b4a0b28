/** How the fields of a record are named and shown. Paths are those of the slot table in `@sabt/proof`. */
import { fieldOf } from '@sabt/proof';
import { when as whenSchema } from '../../model/fields.ts';
import { isId } from '../../model/ids.ts';
import type { Fields, Json, Kind } from '../../model/records.ts';
import type { RecordView } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, code, type Html, html, say, shortHash } from '../html.ts';
import { urls } from '../urls.ts';
import { instant, when } from './dates.ts';
import { dotted } from './lists.ts';

/** Shown in places of their own, or of use to the program alone. */
const NOT_LISTED = new Set(
  (
    'id version predecessor at by batch row confidentiality tags notes title text mainText textDigest extractor blob ' +
    'reading encoding thumbnail contentType sha256 size mediaType custom capture'
  ).split(' '),
);

/** What stands beside a record first, in this order; everything else follows as it comes. */
const FIRST = (
  'sources author published when place country languages type names actorKind event plover killed injured arrested ' +
  'participants perpetrators victims targets initiators url acquiredFrom acquiredAt generation custody reliability ' +
  'credibility description name'
).split(' ');

/** Fields that a person corrects in the form of a kind, in order; other fields have the command line. */
export const CORRECTABLE: Partial<Record<Kind, readonly string[]>> = {
  document: [
    'title',
    'sources',
    'author',
    'start',
    'end',
    'languages',
    'url',
    'description',
    'acquiredFrom',
    'generation',
    'credibility',
    'place',
    'country',
  ],
  source: ['name', 'type', 'reliability', 'country', 'languages', 'affiliations', 'url', 'description', 'public'],
  event: ['title', 'start', 'end', 'place', 'country', 'description'],
  act: [
    'type',
    'start',
    'end',
    'place',
    'country',
    'killed',
    'injured',
    'arrested',
    'participants',
    'method',
    'description',
  ],
  actor: ['title', 'actorKind', 'country', 'description'],
};

export const LONG_FIELDS: ReadonlySet<string> = new Set(['description', 'sources']);

export function fieldLabel(page: PageContext, path: string): Content {
  const label = page.s.lookup(`field.${path}`);
  if (label !== undefined) return label;
  return path.startsWith('custom/') ? bdi(path.slice('custom/'.length)) : code(path);
}

/** A field by its name; a passage by the name of its text and its number, a field of the archive's own by that name. */
export function pathLabel(page: PageContext, path: string): Html {
  const slash = path.indexOf('/');
  if (slash < 0) return html`${fieldLabel(page, path)}`;
  const [field, item] = [path.slice(0, slash), path.slice(slash + 1)];
  if (field === 'custom') {
    if (item === '…') return html`${page.s.t('withhold.ownField')}`;
    return item === 'consent' ? html`${page.s.t('field.custom/consent')}` : bdi(item);
  }
  return html`${say(page, 'withhold.passage', { text: fieldLabel(page, field), n: Number(item) + 1 })}`;
}

export interface ListedField {
  path: string;
  value: Json;
}

/** The fields to list beside a record, custom ones last. The name of a file stands with its evidentiary copy. */
export function listedFields(fields: Fields): ListedField[] {
  const own = Object.entries(fields).filter(
    ([path, value]) => !NOT_LISTED.has(path) && !(path === 'name' && fields['blob'] !== undefined) && !isEmpty(value),
  );
  const rank = (path: string) => (FIRST.includes(path) ? FIRST.indexOf(path) : FIRST.length);
  const listed = own.map(([path, value]) => ({ path, value })).sort((a, b) => rank(a.path) - rank(b.path));
  const custom = fields['custom'];
  if (typeof custom === 'object' && custom !== null && !Array.isArray(custom))
    for (const [name, value] of Object.entries(custom))
      if (!isEmpty(value)) listed.push({ path: `custom/${name}`, value });
  return listed;
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Whether a path may stand in a kind at all; what a form sends is not trusted to say so. */
export function isPathOf(kind: Kind, path: string): boolean {
  try {
    fieldOf(kind, path);
    return true;
  } catch {
    return false;
  }
}

const COUNTS = new Set(['participants', 'killed', 'injured', 'arrested']);
const CHOICES = new Set(['reliability', 'credibility', 'generation']);

/** A value as a reader sees it. Strings keep their own direction; ids become links by name. */
export function fieldValue(page: PageContext, path: string, value: Json, names: RecordView['names']): Content {
  const { s } = page;
  if (value === null) return html`<span class="faint">${s.t('value.none')}</span>`;
  if (typeof value === 'boolean') return s.t(value ? 'value.yes' : 'value.no');
  if (CHOICES.has(path)) return s.lookup(`${path}.${String(value)}`) ?? bdi(String(value));
  if (typeof value === 'number') return path === 'row' ? s.ordinal(value) : s.number(value);
  if (typeof value === 'string') return stringValue(page, path, value, names);
  if (Array.isArray(value)) {
    if (COUNTS.has(path)) return countValue(page, value);
    return html`<ul class="plain">${value.map((item) => html`<li>${fieldValue(page, path, item, names)}</li>`)}</ul>`;
  }
  const date = whenSchema.safeParse(value);
  if (date.success) return when(page, date.data);
  if (path === 'custody') return custodyStep(page, value);
  if (typeof value['document'] === 'string') return stringValue(page, path, value['document'], names);
  const name = nameWithin(value);
  return name === null ? code(JSON.stringify(value)) : bdi(name);
}

/** What stands for a value of several parts: the name of a place, the path that a file was acquired from. */
function nameWithin(value: { [key: string]: Json }): string | null {
  const name = value['name'] ?? value['text'] ?? value['path'];
  return typeof name === 'string' ? name : null;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Who held it, when, and what was done; our own steps are codes, those that a person wrote stand as written. */
function custodyStep(page: PageContext, { at, by, what, file }: { [key: string]: Json }): Html {
  const parts = [typeof at === 'string' && instant(page, at), typeof by === 'string' && bdi(by)];
  const ours = typeof what === 'string' ? page.s.lookup(`custody.${what}`) : undefined;
  const done = ours ?? (typeof what === 'string' ? html`<span class="text-value" dir="auto">${what}</span>` : '');
  return html`${done} ${typeof file === 'string' ? html`${bdi(file)} ` : ''}<span class="row-meta">${dotted(parts)}</span>`;
}

function stringValue(page: PageContext, path: string, value: string, names: RecordView['names']): Content {
  if (path === 'country') return bdi(page.s.countryName(value));
  if (path === 'languages') return page.s.languageName(value);
  if (isId(value)) {
    const to = urls(page.language).record(value);
    return html`<a href="${to}">${names[value] === undefined ? code(value) : bdi(names[value])}</a>`;
  }
  if (/^https?:\/\/[^\s]+$/i.test(value))
    return html`<a class="outward" href="${value}" rel="noreferrer noopener nofollow"><bdi dir="ltr">${value}</bdi></a>`;
  if (/^[0-9a-f]{64}$/.test(value)) return shortHash(value);
  if (/^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(value)) return instant(page, value);
  return html`<span class="text-value" dir="auto">${value}</span>`;
}

/** [low, best, high] as "between 150 and 300, best 200". */
function countValue(page: PageContext, value: Json[]): Html {
  const number = (at: number) => (typeof value[at] === 'number' ? page.s.number(value[at]) : '?');
  if (value[0] === value[1] && value[1] === value[2]) return html`${number(1)}`;
  return html`${page.s.t('value.count', { best: number(1), low: number(0), high: number(2) })}`;
}

/** A value as it stands in a form's control. */
export function inputValue(
  { fields, kind, names }: Pick<RecordView, 'fields' | 'kind' | 'names'>,
  path: string,
): string {
  if (path === 'start' || path === 'end') {
    const dated = fields[kind === 'document' ? 'published' : 'when'];
    const bound = typeof dated === 'object' && dated !== null && !Array.isArray(dated) ? dated[path] : undefined;
    return typeof bound === 'string' ? bound : '';
  }
  const value = fields[path];
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return path === 'sources' ? value.map((id) => oneLine(names[id] ?? id)).join('\n') : value.join(', ');
  if (typeof value === 'object' && !Array.isArray(value)) return nameWithin(value) ?? '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
