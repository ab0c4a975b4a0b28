/** The page of a public record: what it says, what of it is withheld, and the file that proves it. */
import { directionOf } from '../../i18n/index.ts';
import type { Json, When } from '../../model/records.ts';
import { siteCopyPath } from '../../stages/publishing/index.ts';
import { foundWords } from '../claims/claim-found.ts';
import { recordedClaim } from '../claims/claim-record.ts';
import { type NamedAct, restingRows } from '../claims/claim-told.ts';
import { verdictBadge, whyWords } from '../claims/claim-words.ts';
import type { PageContext } from '../context.ts';
import { reasonOf } from '../dossier/pages.ts';
import { type Titled, titleOf } from '../dossier/titles.ts';
import { dossierValue } from '../dossier/values.ts';
import { rangeWords, statusBadge } from '../explore/explore-words.ts';
import { bdi, type Content, code, command, type Html, html, say } from '../html.ts';
import { basis, sentence } from '../measuring/indicator-words.ts';
import { askedOf } from '../measuring/question.ts';
import { restingFacts, startTable, testTable } from '../measuring/safeguards.ts';
import { madeFrom } from '../parts/acquired.ts';
import { when } from '../parts/dates.ts';
import { erasedBeforeNotice } from '../parts/erased-before.ts';
import { fieldLabel, pathLabel } from '../parts/fields.ts';
import { dotted, section } from '../parts/lists.ts';
import { home, publicDocument } from './frame.ts';
import { measurementOf } from './measurement.ts';
import { methodFile } from './methods.ts';
import type { PublicPage, PublicView } from './model.ts';

const COUNTS = ['killed', 'injured', 'arrested', 'participants'] as const;
/** Shown in places of their own, or of use to programs alone. */
const NOT_LISTED = new Set(
  (
    'id version title text mainText textDigest custom type status encoding extractor contentType inputs form verdict ' +
    'verdicts span figure evidence needed safeguards interval value p missing definition method methodVersion checkpoint codebook'
  ).split(' '),
);
const TWICE = new Set(['document', 'event']);

export interface PublicRecordModel {
  view: PublicView;
  /** The public records that it names, by id. */
  named: ReadonlyMap<string, PublicView>;
  /** Blacked-out copies of its file. */
  copies: readonly PublicView[];
}

/** By its own title; else by what is shown of it, in the reader's language, as in a dossier. */
export function titleWords(page: PageContext, view: PublicView): Content {
  const { s } = page;
  // its own title is the question as a program reads it
  if (view.kind === 'figure') {
    const name = measureName(page, view);
    return name === undefined ? s.t('kind.figure') : say(page, 'figure.title', { name });
  }
  return bdi(view.title ?? titleOf(page, titled(view), view.acts.map(titled)));
}

const titled = ({ id, kind, values }: PublicView): Titled => ({ id, kind, values: new Map(Object.entries(values)) });

export function publicRecordPage(page: PublicPage, { view, named, copies }: PublicRecordModel): string {
  const { s } = page;
  const titles = new Map([...named].map(([id, one]) => [id, plainTitle(page, one)]));
  const { values, language, acts } = view;
  const titleLanguage = view.title === null ? page.language : language;
  const textPath = values['mainText'] === undefined ? 'text' : 'mainText';
  const text = values[textPath];
  const isText = TWICE.has(view.kind) || view.kind === 'source';
  return publicDocument(page, {
    title: plainTitle(page, view),
    body: html`<div class="record-head">
<p class="kicker">${dotted([s.t(`kind.${view.kind}`), dated(page, values), isSample(values) && html`<span class="badge sample">${s.t('sample.badge')}</span>`])}</p>
<h1 dir="${titleLanguage === null ? 'auto' : directionOf(titleLanguage)}"${titleLanguage === null ? '' : html` lang="${titleLanguage}"`}>${titleWords(page, view)}</h1>
</div>
<div class="record">
<div class="record-main">
${beforeOf(page, view)}
${view.kind === 'claim' ? claim(page, view, named) : ''}${view.kind === 'figure' ? figure(page, view) : ''}
${view.kind === 'act' ? oneAct(page, view) : ''}
${copyShown(page, view)}${copies.map((copy) => html`<p>${say(page, 'publish.copyOf', { copy: html`<a href="${home(page)}${copy.page}">${titleWords(page, copy)}</a>` })}</p>`)}
${isText && text !== undefined ? html`<div class="sheet" dir="${directionOf(language)}"${language === null ? '' : html` lang="${language}"`}>${dossierValue(page, textPath, text, titles, view.erased)}</div>` : ''}
${acts.length === 0 ? '' : section(s.t('event.acts', { n: acts.length }), html`${acts.map((act) => html`<article class="one-act" id="${act.id}"><h3>${titleWords(page, act)}</h3>${beforeOf(page, act)}${oneAct(page, act)}${goneOf(page, act)}${proof(page, act)}</article>`)}`, { id: 'acts' })}
</div>
<div class="record-side">
${aboutRecord(page, view, titles)}
${withheld(page, view)}
${section(s.t('record.proof'), html`<dl class="facts"><div><dt>${s.t('record.id')}</dt><dd>${code(view.id)}</dd></div><div><dt>${s.t('record.entry')}</dt><dd>${s.number(view.entry)}</dd></div></dl>${proof(page, view)}`, { id: 'proof' })}
</div>
</div>`,
  });
}

const beforeOf = (page: PublicPage, { erasedBefore, values }: PublicView): Html =>
  erasedBeforeNotice(page, erasedBefore, new Set(Object.keys(values)));

/** The same without markup. */
export function plainTitle(page: PublicPage, view: PublicView): string {
  if (view.kind !== 'figure') return view.title ?? titleOf(page, titled(view), view.acts.map(titled));
  return measureName(page, view) ?? page.s.t('kind.figure');
}

function measureName({ s }: PageContext, { values }: Pick<PublicView, 'values'>): string | undefined {
  const { measure } = (values['definition'] ?? {}) as { measure?: string };
  return measure === undefined ? undefined : s.lookup(`measure.name.${measure}`);
}

/** Invented records are called so wherever they stand. */
export function isSample(values: PublicView['values']): boolean {
  return Array.isArray(values['tags']) && values['tags'].includes('invented-sample');
}

/** A copy that was made to be shown: a picture as it is, pages as a file. */
function copyShown({ s, base }: PublicPage, { id, kind, values }: PublicView): Html {
  const path = kind === 'document' ? siteCopyPath(id, values) : null;
  if (path === null) return html``;
  const href = `${base}${path}`;
  const isPicture = !path.endsWith('.pdf');
  return html`${isPicture ? html`<p><img class="copy-shown" src="${href}" alt="${s.t('publish.copy')}"></p>` : ''}<p><a href="${href}" download>${s.t('publish.copy')}</a></p>`;
}

function dated(page: PublicPage, values: PublicView['values']): Content {
  const date = values['when'] ?? values['published'];
  const isDate = typeof date === 'object' && date !== null && !Array.isArray(date) && typeof date['start'] === 'string';
  return isDate ? when(page, { ...(date as unknown as When), calendar: 'gregorian' }) : null;
}

function proof({ s, base }: PublicPage, { id }: PublicView): Html {
  return html`<p><a href="${base}records/${id.slice(0, 2)}/${id}.json" download>${s.t('publish.proof')}</a></p>`;
}

function aboutRecord(page: PublicPage, { id, kind, values }: PublicView, titles: ReadonlyMap<string, string>): Content {
  const found = kind === 'figure' ? measurementOf(id, values) : null;
  const listed = [...(found === null ? [] : restingFacts(page, found)), ...facts(page, values, titles)];
  if (listed.length === 0) return '';
  const lines = listed.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return section(
    page.s.t(found === null ? 'record.about' : 'measure.restsOn'),
    html`<dl class="facts${found === null ? '' : ' stacked-facts'}">${lines}</dl>`,
  );
}

function facts(
  page: PublicPage,
  values: PublicView['values'],
  titles: ReadonlyMap<string, string>,
): [Content, Content][] {
  const custom = values['custom'];
  const listed = Object.entries(values).filter(([path, value]) => !NOT_LISTED.has(path) && !isEmpty(value));
  if (typeof custom === 'object' && custom !== null && !Array.isArray(custom))
    for (const [name, value] of Object.entries(custom)) listed.push([`custom/${name}`, value]);
  return listed.map(([path, value]) => [
    fieldLabel(page, path),
    placeName(path, value) ??
      madeFrom(page, path, value, titles, values['mediaType']) ??
      dossierValue(page, path, value, titles),
  ]);
}

/** Of a place its name; where it lies is on the map and in the data. */
function placeName(path: string, value: Json): Content {
  const isPlace = path === 'place' && typeof value === 'object' && value !== null && !Array.isArray(value);
  return isPlace && typeof value['name'] === 'string' ? bdi(value['name']) : null;
}

const isEmpty = (value: Json): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What there is and is not shown, by name; of the archive's own housekeeping only that it is withheld everywhere. */
const KEEPERS = new Set(
  'acquiredAt at by batch blob confidentiality custody notes predecessor row thumbnail capture reading'.split(' '),
);

const isNamed = (path: string): boolean => !KEEPERS.has(path.split('/')[0]!);

function withheld(page: PublicPage, view: PublicView): Html {
  const { s } = page;
  const fields = view.withheld.filter(isNamed);
  const { erased } = view;
  return html`${fields.length === 0 ? '' : section(s.t('dossier.withheld'), html`<p class="hint">${s.t('publish.withheldNote')}</p><ul class="plain">${fields.map((path) => html`<li>${pathLabel(page, path)}</li>`)}</ul>`, { id: 'withheld' })}
${erased.length === 0 ? '' : section(s.t('dossier.erased'), html`<p class="hint">${s.t('dossier.erasedNote')}</p><ul class="plain">${erased.map(({ path, reason }) => html`<li>${pathLabel(page, path)}: ${reasonOf(page, reason)}</li>`)}</ul>`, { id: 'erased' })}`;
}

/** Of an act in the page of its event: what is not told of it, since it looks like nothing else than never known. */
function goneOf(page: PublicPage, { withheld, erased }: PublicView): Html {
  const { s } = page;
  const fields = withheld.filter(isNamed);
  const rows: [Content, Content[]][] = [
    [s.t('dossier.withheld'), fields.map((path) => pathLabel(page, path))],
    [
      s.t('dossier.erased'),
      erased.map(({ path, reason }) => html`${pathLabel(page, path)}: ${reasonOf(page, reason)}`),
    ],
  ];
  const told = rows.filter(([, paths]) => paths.length > 0);
  if (told.length === 0) return html``;
  return html`<dl class="facts wide">${told.map(([label, paths]) => html`<div><dt>${label}</dt><dd><ul class="plain">${paths.map((path) => html`<li>${path}</li>`)}</ul></dd></div>`)}</dl>`;
}

function oneAct(page: PublicPage, { values }: PublicView): Html {
  const { s } = page;
  const rows: [Content, Content][] = COUNTS.flatMap((path): [Content, Content][] => {
    const range = values[path];
    return Array.isArray(range) ? [[s.t(`field.${path}`), rangeWords(page, range as [number, number, number])]] : [];
  });
  const status = values['status'];
  if (typeof status === 'string') rows.push([s.t('field.status'), statusBadge(page, status)]);
  return html`<dl class="facts wide">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** The sentence of a published number, as a person can quote it. */
function figure(page: PublicPage, { id, values }: PublicView): Html {
  const { s } = page;
  const found = measurementOf(id, values);
  if (found === null) return html``;
  return html`<section class="answer"><p class="said">${sentence(page, found, askedOf(page, found.definition))}</p>
<p class="said-basis">${basis(page, found)}</p>
<p class="hint"><a href="${home(page)}${methodFile(found.definition.measure)}">${s.t('methods.read')}</a></p>
<p class="hint">${say(page, 'measure.sameAs', { command: command(`sabt measure --figure ${id}`) })}</p></section>
${startTable(page, found)}${testTable(page, found)}`;
}

/** The verdict that was given last, with what was found and all that it rests on, as a dossier tells it. */
function claim(page: PublicPage, view: PublicView, named: PublicRecordModel['named']): Html {
  const { s } = page;
  const told = recordedClaim(view.values);
  if (told === null) return html`<section class="verdict-block is-unknown">${verdictBadge(page, 'unknown')}</section>`;
  const { answer, hasFigure } = told;
  const { verdict, reason } = answer;
  const found = hasFigure ? foundWords(page, told.view, answer) : [];
  const linked = ({ id }: NamedAct): Content | null => {
    const act = named.get(id);
    return act === undefined ? null : html`<a href="${home(page)}${act.page}">${titleWords(page, act)}</a>`;
  };
  const rows = restingRows(page, told, view.values, linked);
  return html`<section class="verdict-block is-${verdict}" aria-label="${s.t('claim.verdict')}">
${verdictBadge(page, verdict)}
<p class="verdict-says">${s.t(`verdict.says.${verdict}`)}</p>
<p class="verdict-found">${found.map((words) => html`${words} `)}</p>
<p class="verdict-why">${whyWords(page, reason, told.view)}</p>
<dl class="facts wide">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
<p class="hint"><a href="${home(page)}${methodFile('claims')}#${told.view.form}">${s.t('methods.readClaim')}</a></p>
</section>`;
}
