/**
 * The pages of a dossier: read offline, from a folder, by somebody who does not have the program. No script, nothing
 * loaded, links only to what lies beside. Under `<language>/`: `index.html` and `<id>.html`.
 */
import { FACTS, LANGUAGES, type Language, speak } from '../../i18n/index.ts';
import type { Json } from '../../model/records.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, code, type Html, html, raw, say } from '../html.ts';
import { blackedFrom, madeFrom } from '../parts/acquired.ts';
import { day } from '../parts/dates.ts';
import { erasedBeforeNotice } from '../parts/erased-before.ts';
import { pathLabel } from '../parts/fields.ts';
import { dotted } from '../parts/lists.ts';
import type { DossierModel, DossierRecordView } from './model.ts';
import { isolated, statedByOthers } from './stated.ts';
import { DOSSIER_POLICY, DOSSIER_STYLE } from './style.ts';
import { titlesOf } from './titles.ts';
import { type Told, toldOf } from './told.ts';
import { dossierValue, type Titles } from './values.ts';

const REASONS = new Set(['safety', 'consent-withdrawn', 'legal', 'not-relevant-personal-data']);
/** Shown in places of their own, or as what the record is. */
const NOT_LISTED = new Set(['id', 'version', 'title', 'custom']);

/** Path and HTML of each, for all three languages. */
export function* dossierPages(model: DossierModel): Generator<[path: string, html: string]> {
  yield ['index.html', `${welcome(model)}\n`];
  const copies = copiesAmong(model.records);
  for (const language of LANGUAGES) {
    const page = contextOf(language);
    const titles = titlesOf(page, model.records);
    yield [`${language}/index.html`, `${listPage(page, model, titles)}\n`];
    for (const record of model.records) {
      const beside = { titles, copies: copies.get(record.id) ?? [] };
      yield [`${language}/${record.id}.html`, `${recordPage(page, model, record, beside)}\n`];
    }
  }
}

export function contextOf(language: Language): PageContext {
  return {
    s: speak(language),
    language,
    now: new Date(0),
    path: '',
    status: null,
    csrf: '',
    person: null,
    done: null,
    assets: {
      style: '',
      icon: '',
      preload: { en: [], ar: [], fa: [] },
      islands: {} as PageContext['assets']['islands'],
    },
  };
}

function document(language: Language, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="${language}" dir="${FACTS[language].direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${DOSSIER_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${raw(DOSSIER_STYLE)}</style>
</head>
<body>
${body}
</body>
</html>`;
}

/** In all three languages at once, since nobody knows yet who reads. */
function welcome(model: DossierModel): Html {
  const parts = LANGUAGES.map((language) => {
    const page = contextOf(language);
    return html`<section lang="${language}" dir="${FACTS[language].direction}"><h2>${page.s.t('dossier.title')}</h2><p>${lead(page, model)}</p>
<p><a href="${language}/index.html">${page.s.t('dossier.records')}</a> · <a href="verify.html">${page.s.t('dossier.verifier')}</a></p>${statedShown(page, model)}</section>`;
  });
  return document('en', model.archive, html`<main><h1>${bdi(model.archive)}</h1>${parts}</main>`);
}

export function lead(page: PageContext, model: DossierModel): Html {
  return say(page, 'dossier.lead', { n: model.records.length, archive: bdi(model.archive), day: day(page, model.day) });
}

function navigation(page: PageContext, name: string): Html {
  const others = LANGUAGES.filter((language) => language !== page.language);
  return html`<nav><ul>${name === 'index' ? '' : html`<li><a href="index.html">${page.s.t('dossier.back')}</a></li>`}<li><a href="../verify.html">${page.s.t('dossier.verifier')}</a></li>${others.map(
    (language) =>
      html`<li><a href="../${language}/${name}.html" lang="${language}" hreflang="${language}">${FACTS[language].name}</a></li>`,
  )}</ul></nav>`;
}

/** At the foot of every printed page. */
function onPaper(page: PageContext, model: DossierModel): Html {
  return html`<div class="on-paper">${page.s.t('dossier.checkpoint')}: <bdi class="code" dir="ltr">${model.origin} · ${model.size} · ${model.root}</bdi></div>`;
}

function listPage(page: PageContext, model: DossierModel, titles: Titles): Html {
  const { s } = page;
  return document(
    page.language,
    `${s.t('dossier.title')} – ${model.archive}`,
    html`${navigation(page, 'index')}
<main>
<h1>${s.t('dossier.title')}</h1>
<p>${lead(page, model)}</p>
<h2>${s.t('dossier.records')}</h2>
<ul class="records">${model.records.map((record) => html`<li><a href="${record.id}.html">${bdi(titles.get(record.id)!)}</a> <span class="soft">${dotted([s.t(`kind.${record.kind}`), tally(page, record)])}</span></li>`)}</ul>
<h2>${s.t('dossier.data')}</h2>
<ul><li><a href="dossier.pdf" download>${s.t('dossier.paper')}</a></li>${model.data.map((path) => html`<li><a href="../${path}" download>${code(path)}</a></li>`)}</ul>
<h2>${s.t('dossier.check')}</h2>
${checking(page, model)}
<h2>${s.t('dossier.means')}</h2>
<p>${s.t('dossier.means1')}</p><p>${s.t('dossier.means2')}</p><p>${s.t('dossier.means3')}</p>
<h2>${s.t('dossier.checkpoint')}</h2>
<pre dir="ltr">${model.note}</pre>
${statedShown(page, model)}
</main>
${onPaper(page, model)}`,
  );
}

function statedShown({ s }: PageContext, model: DossierModel): Html {
  const { nobody, label, lines } = statedByOthers(model, s, isolated);
  return html`${nobody === null ? '' : html`<p>${nobody}</p>`}${label === null ? '' : html`<p>${label}</p><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`}`;
}

function tally(page: PageContext, record: DossierRecordView): Content {
  const parts: string[] = [];
  if (record.withheld.length > 0)
    parts.push(`${page.s.t('dossier.withheld')}: ${page.s.number(record.withheld.length)}`);
  if (record.erased.length > 0) parts.push(`${page.s.t('dossier.erased')}: ${page.s.number(record.erased.length)}`);
  return parts.join(' · ');
}

function checking(page: PageContext, model: DossierModel): Html {
  return html`<ol>${checkingSteps(page, model).map((step) => html`<li>${step}</li>`)}</ol>`;
}

export function checkingSteps(page: PageContext, model: DossierModel): Content[] {
  return [
    page.s.t('dossier.check1'),
    say(page, 'dossier.check2', { key: code(model.vkey) }),
    html`${say(page, 'dossier.check3', { digest: code(model.verifierDigest) })} ${say(page, 'dossier.check3.program', { digest: code(model.verifierProgramDigest) })}`,
    page.s.t('dossier.check4'),
  ];
}

/** What is listed of a record beside what is told of it, by path: the archive's own fields by their names. */
export function shownOf({ values }: DossierRecordView, told: Told | null): [string, Json][] {
  const custom = values.get('custom');
  const own = typeof custom === 'object' && custom !== null && !Array.isArray(custom) ? Object.entries(custom) : [];
  return [
    ...[...values].filter(([path]) => !NOT_LISTED.has(path) && told?.covers.has(path) !== true),
    ...own.map(([name, value]): [string, Json] => [`custom/${name}`, value]),
  ];
}

/** A value as it is shown of a record, `titles` being those of the records that can be linked to. */
export function shownValue(
  page: PageContext,
  { values, erased }: Pick<DossierRecordView, 'values' | 'erased'>,
  path: string,
  value: Json,
  titles: Titles,
): Content {
  const made = madeFrom(page, path, value, titles, values.get('mediaType'));
  return made ?? dossierValue(page, path, value, titles, erased);
}

/** The blacked-out copies among the records, by the document whose file they show. */
export function copiesAmong(records: readonly DossierRecordView[]): ReadonlyMap<string | null, DossierRecordView[]> {
  return Map.groupBy(records, ({ values }) => blackedFrom(values.get('acquiredFrom')));
}

interface InDossier {
  titles: Titles;
  /** Blacked-out copies of its file. */
  copies: readonly DossierRecordView[];
}

function recordPage(
  page: PageContext,
  model: DossierModel,
  record: DossierRecordView,
  { titles, copies }: InDossier,
): Html {
  const { s } = page;
  const title = titles.get(record.id)!;
  const told = toldOf(page, record);
  const shown = shownOf(record, told);
  return document(
    page.language,
    title,
    html`${navigation(page, record.id)}
<main>
<p class="soft">${s.t(`kind.${record.kind}`)}</p>
<h1 dir="auto">${title}</h1>
${erasedBeforeNotice(page, record.erasedBefore, record.values)}
${told === null ? '' : html`${told.said.map((one, i) => html`<p class="${i === 0 ? 'said' : 'basis'}">${one}</p>`)}<dl>${told.facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`}
${told !== null && shown.length === 0 ? '' : html`<h2>${s.t('dossier.shown')}</h2>`}
${told !== null && shown.length === 0 ? '' : shown.length === 0 && !record.values.has('title') ? html`<p>${s.t('dossier.nothing')}</p>` : html`<dl>${shown.map(([path, value]) => html`<div><dt>${pathLabel(page, path)}</dt><dd>${shownValue(page, record, path, value, titles)}</dd></div>`)}</dl>`}
${file(page, record)}
${copies.map((copy) => html`<p>${say(page, 'publish.copyOf', { copy: html`<a href="${copy.id}.html">${bdi(titles.get(copy.id)!)}</a>` })}</p>`)}
${withheld(page, record)}
${
  record.erased.length === 0
    ? ''
    : html`<h2>${s.t('dossier.erased')}</h2><p class="soft">${s.t('dossier.erasedNote')}</p><ul>${record.erased.map(({ path, reason }) => html`<li class="gone">${pathLabel(page, path)}: ${reasonOf(page, reason)}</li>`)}</ul>`
}
<h2>${s.t('dossier.proof')}</h2>
<dl>
<div><dt>${s.t('record.id')}</dt><dd>${code(record.id)}</dd></div>
<div><dt>${s.t('dossier.checkpoint')}</dt><dd>${say(page, 'dossier.entryOf', { entry: html`${s.number(record.entry)}`, size: html`${s.number(model.size)}` })}</dd></div>
<div><dt>${s.t('dossier.claimedDay')}</dt><dd>${day(page, record.at)}</dd></div>
<div><dt>${s.t('dossier.proof')}</dt><dd><a href="../proof/records/${record.id}.json" download>${code(`proof/records/${record.id}.json`)}</a></dd></div>
</dl>
</main>
${onPaper(page, model)}`,
  );
}

function withheld(page: PageContext, record: DossierRecordView): Html {
  const { s } = page;
  if (record.withheld.length + record.housekeeping === 0) return html``;
  const paths = record.withheld.map((path) => html`<li>${pathLabel(page, path)}</li>`);
  return html`<h2>${s.t('dossier.withheld')}</h2>
${paths.length === 0 ? '' : html`<p class="soft">${s.t('dossier.withheldNote')}</p><ul>${paths}</ul>`}
${record.housekeeping === 0 ? '' : html`<p class="soft">${say(page, 'dossier.housekeeping', { n: record.housekeeping })}</p>`}`;
}

export function reasonOf(page: PageContext, reason: string): Content {
  return REASONS.has(reason) ? page.s.t(`dossier.reason.${reason as 'safety'}`) : code(reason);
}

function file(page: PageContext, { file }: DossierRecordView): Html {
  if (file === null) return html``;
  return html`<h2>${page.s.t(file.isCopy ? 'dossier.copy' : 'dossier.file')}</h2><dl><div><dt>${page.s.t('file.name')}</dt><dd><a href="../${encodeURI(file.path)}" download>${code(file.path)}</a> <span class="soft">${page.s.bytes(file.size)}</span></dd></div><div><dt>SHA-256</dt><dd>${code(file.sha256)}</dd></div></dl>`;
}
