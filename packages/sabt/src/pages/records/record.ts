import { directionOf } from '../../i18n/index.ts';
import { CONFIDENTIALITY, isWithdrawnEvent, type When } from '../../model/records.ts';
import type { CodingView, RecordLink, RecordView } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, code, type Html, html, say } from '../html.ts';
import { layout } from '../layout.ts';
import { instant, when } from '../parts/dates.ts';
import { fieldLabel, fieldValue, listedFields } from '../parts/fields.ts';
import { field, hidden, postForm, select } from '../parts/forms.ts';
import { confidentialityBadge, dotted, entryNumber, section } from '../parts/lists.ts';
import { marked } from '../parts/marks.ts';
import { originalText } from '../parts/original.ts';
import { proofLines } from '../parts/proof-lines.ts';
import { codingsSection, linkedSection } from '../parts/said.ts';
import { versionList } from '../parts/versions.ts';
import { type ShownText, urls } from '../urls.ts';

export interface RecordModel {
  record: RecordView;
  /** Of a document: what it is said to tell. */
  codings?: readonly CodingView[];
  /** What it is the same as. */
  linked?: readonly RecordLink[];
  /** The query whose words are marked. */
  highlight?: string;
  /** Which part of a long text; without it the one with the first mark. */
  part?: number;
  /** What stands in the place of the record's text or description. */
  story?: Content;
  /** Of a web page; without it the article, unless only the rest of it holds the words that are marked. */
  text?: ShownText;
}

/** A record of any kind. A document shows its own text first; what is said about it stands beside. */
export function recordPage(page: PageContext, model: RecordModel): Html {
  const { record } = model;
  const title = plainTitle(page, record);
  return layout(page, {
    title,
    section: record.kind === 'source' ? 'sources' : model.story === undefined ? 'search' : 'explore',
    islands: ['copy', 'withhold-words'],
    body: html`${stateNotice(page, record)}
<div class="record-head">
<p class="kicker">${dotted([
      page.s.t(`kind.${record.kind}`),
      entryNumber(page, record.versions.find((v) => v.version === record.version)?.entry ?? record.proof.entry),
      confidentialityBadge(page, record.confidentiality),
      record.sample && html`<span class="badge sample">${page.s.t('sample.badge')}</span>`,
    ])}</p>
<h1 dir="${directionOf(record.language)}"${record.language ? html` lang="${record.language}"` : ''}>${marked(title, record.marks?.['title'] ?? [])}</h1>
${byline(page, record)}${toClaims(page, record)}${record.kind === 'source' ? html`<p class="byline"><a href="${urls(page.language).search({ query: '', source: record.id })}">${page.s.t('source.documents')}</a></p>` : ''}
</div>
<div class="record">
<div class="record-main">
${model.story ?? (record.kind === 'document' ? originalText(page, model) : description(record))}
${section(page.s.t('record.versions'), versionList(page, record), { id: 'versions' })}
${page.person === null || record.version !== record.latest ? '' : annotate(page, record)}
</div>
<div class="record-side">
${codingsSection(page, model.codings ?? [])}
${linkedSection(page, model.linked ?? [])}
${about(page, record)}
${file(page, record)}
${section(page.s.t('record.proof'), proofLines(page, record), { id: 'proof' })}
</div>
</div>`,
  });
}

/** The title as a plain string, for the browser's window too. */
export function plainTitle(page: PageContext, record: RecordView): string {
  const named = [record.title, record.fields['title'], record.fields['name']].find(
    (name): name is string => typeof name === 'string' && name.trim() !== '',
  );
  return named ?? page.s.t(`kind.${record.kind}`);
}

function byline(page: PageContext, record: RecordView): Html {
  const to = urls(page.language);
  const sources = Array.isArray(record.fields['sources']) ? record.fields['sources'] : [];
  const dated = record.fields['published'] ?? record.fields['when'];
  const parts: Content[] = sources
    .filter((id): id is string => typeof id === 'string')
    .map((id) => html`<a href="${to.record(id)}">${bdi(record.names[id] ?? id)}</a>`);
  if (typeof dated === 'object' && dated !== null && 'start' in dated && 'end' in dated)
    parts.push(when(page, { ...(dated as unknown as When), calendar: 'gregorian' }));
  return parts.length === 0 ? html`` : html`<p class="byline">${dotted(parts)}</p>`;
}

/** From a document to what it asserts, and from the record of a claim to its verdict. */
function toClaims(page: PageContext, { id, kind, unread }: RecordView): Html {
  const to = urls(page.language);
  if (page.person === null) return html``;
  if (kind === 'claim') return html`<p class="byline"><a href="${to.claim(id)}">${page.s.t('claim.verdict')}</a></p>`;
  if (kind !== 'document' || unread !== null) return html``;
  return html`<p class="byline screen-only"><a href="${to.claimDesk(id)}">${page.s.t('desk.title')}</a></p>`;
}

/** An earlier version, or the record as of an earlier checkpoint, says so before anything else. */
function stateNotice(page: PageContext, record: RecordView): Html {
  const { s } = page;
  const latest = html`<a href="${urls(page.language).record(record.id)}">${s.t('record.toLatest')}</a>`;
  if (record.asOf !== null)
    return html`<p class="notice">${say(page, 'record.asOf', { size: record.asOf })} ${latest}</p>`;
  if (record.version === record.latest)
    return isWithdrawnEvent(record) ? html`<p class="notice">${s.t('record.withdrawnEvent')}</p>` : html``;
  return html`<p class="notice">${say(page, 'record.earlier', { version: record.version, latest: record.latest })} ${latest}</p>`;
}

function description(record: RecordView): Html {
  const text = record.fields['description'];
  if (typeof text !== 'string' || text === '') return html``;
  return html`<div class="sheet" dir="${directionOf(record.language)}"><p dir="auto">${text}</p></div>`;
}

function about(page: PageContext, record: RecordView): Html {
  const { s } = page;
  const to = urls(page.language);
  // what stands above already is not said again
  const shown = { ...record.fields };
  if (record.kind !== 'document') shown['description'] = null;
  if (shown['name'] === plainTitle(page, record)) shown['name'] = null;
  const tags = Array.isArray(record.fields['tags']) ? record.fields['tags'].map(String) : [];
  const canEdit = page.person !== null && record.version === record.latest && record.asOf === null;
  return section(
    s.t('record.about'),
    html`<dl class="facts">
${listedFields(shown).map(({ path, value }) => html`<div><dt>${fieldLabel(page, path)}</dt><dd>${fieldValue(page, path, value, record.names)}</dd></div>`)}
${tags.length > 0 ? html`<div><dt>${s.t('field.tags')}</dt><dd>${tags.map((tag) => html`<a class="tag" href="${to.search({ query: '', tag })}">${bdi(tag)}</a> `)}</dd></div>` : ''}
${record.erased.map((path) => html`<div><dt>${fieldLabel(page, path)}</dt><dd><span class="gone">${dotted([s.t('record.erased'), erasedWhy(page, record, path)])}</span></dd></div>`)}
${record.batch === null ? '' : html`<div><dt>${s.t('field.batch')}</dt><dd><a href="${to.batch(record.batch.id)}">${bdi(record.batch.name)}</a></dd></div>`}
<div><dt>${s.t('record.id')}</dt><dd>${code(record.id)} <button class="copy" type="button" data-copy="${record.id}" data-copied="${s.t('copy.done')}" hidden>${s.t('copy.action')}</button></dd></div>
</dl>`,
    {
      side: canEdit
        ? dotted([
            html`<a href="${to.edit(record.id)}">${s.t('record.correct')}</a>`,
            html`<a href="${to.withhold(record.id)}" data-withhold>${s.t('withhold.heading')}</a>`,
            html`<a href="${to.handOver([record.id])}">${s.t('handOver.title')}</a>`,
          ])
        : '',
    },
  );
}

function erasedWhy(page: PageContext, record: RecordView, path: string): string | undefined {
  const reason = record.erasedFor?.[path];
  return reason === undefined ? undefined : page.s.lookup(`withhold.reason.${reason}`);
}

/** The evidentiary copy: its name, size, digest, how it was read, and the bytes themselves. */
function file(page: PageContext, record: RecordView): Html {
  const { s } = page;
  const { original, encoding } = record;
  if (original === null) return html``;
  const how = encoding === null ? null : s.t(`encoding.${encoding.how}`);
  return section(
    html`<a class="word" href="${urls(page.language).glossary('evidentiary-copy')}">${s.t('word.evidentiaryCopy')}</a>`,
    html`<dl class="facts">
<div><dt>${s.t('file.name')}</dt><dd>${bdi(original.name)}</dd></div>
<div><dt>${s.t('file.size')}</dt><dd>${s.bytes(original.size)} <span class="faint">${bdi(original.mediaType, 'code')}</span></dd></div>
<div><dt>SHA-256</dt><dd><bdi class="code hash" dir="ltr">${original.sha256}</bdi></dd></div>
${
  encoding === null
    ? ''
    : html`<div><dt>${s.t('file.encoding')}</dt><dd>${bdi(encoding.name)} <span class="faint">${how}${
        encoding.others?.length ? html`${say(page, 'encoding.others', { others: encoding.others.join(', ') })}` : ''
      }</span></dd></div>`
}
</dl>
<p><a class="button quiet" href="${urls(page.language).original(record.id, record.version)}" download>${s.t('file.download')}</a></p>`,
  );
}

function annotate(page: PageContext, record: RecordView): Html {
  const { s } = page;
  const notes = Array.isArray(record.fields['notes']) ? record.fields['notes'] : [];
  const based = hidden('basedOn', record.version);
  const action = urls(page.language).annotate(record.id);
  return section(
    s.t('record.notes'),
    html`${notes.length === 0 ? '' : html`<div>${notes.map((note) => oneNote(page, note))}</div>`}
<div class="annotate">
${postForm(page, action, html`${based}${field({ id: 'note', label: s.t('record.note'), rows: 3, required: true })}<button class="quiet" name="do" value="note">${s.t('bulk.note')}</button>`, { className: 'stack' })}
<div>
${postForm(page, action, html`${based}${field({ id: 'tag', label: s.t('record.tag'), required: true })}<button class="quiet" name="do" value="tag">${s.t('bulk.tag')}</button>`, { className: 'with-button' })}
${postForm(
  page,
  action,
  html`${based}${select({ id: 'level', label: html`${s.t('field.confidentiality')}`, value: record.confidentiality, choices: CONFIDENTIALITY.map((level) => ({ value: level, label: s.t(`confidentiality.${level}`) })) })}<button class="quiet" name="do" value="confidentiality">${s.t('bulk.confidentiality')}</button>`,
  { className: 'with-button' },
)}
</div>
</div>
<p class="hint screen-only">${s.t('record.annotateHint')}</p>`,
    { id: 'notes', ...(notes.length === 0 ? { className: 'screen-only' } : {}) },
  );
}

function oneNote(page: PageContext, note: unknown): Html {
  if (typeof note !== 'object' || note === null || !('text' in note)) return html``;
  const { text, at, by } = note as { text: unknown; at?: unknown; by?: unknown };
  return html`<div class="note"><p dir="auto">${String(text)}</p><p class="row-meta">${dotted([
    typeof by === 'string' && bdi(by),
    typeof at === 'string' && instant(page, at),
  ])}</p></div>`;
}
