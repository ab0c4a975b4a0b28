/**
 * A dossier on paper: the same as its pages, to be printed, read out and filed. The checkpoint stands at the foot of each
 * sheet, in letters and as a QR code that holds its three lines, so that any one sheet says which state of which log it
 * speaks of. Paper proves nothing by itself; it says so, and what does.
 */
import { FACTS, type Language } from '../../i18n/index.ts';
import type { Paper, PaperBlock } from '../../stages/publishing/index.ts';
import type { PageContext } from '../context.ts';
import { code, html, say } from '../html.ts';
import { day } from '../parts/dates.ts';
import { saidBefore } from '../parts/erased-before.ts';
import { pathLabel } from '../parts/fields.ts';
import type { DossierModel, DossierRecordView } from './model.ts';
import { checkingSteps, contextOf, copiesAmong, lead, reasonOf, shownOf, shownValue } from './pages.ts';
import { plainText } from './plain.ts';
import { isolated, statedByOthers } from './stated.ts';
import { titlesOf } from './titles.ts';
import { toldOf } from './told.ts';
import { TEXTS, type Titles } from './values.ts';

/** Of more records only the list is printed: nobody reads a thousand sheets, and the pages and tables hold the rest. */
export const MAX_RECORDS_ON_PAPER = 200;

export function dossierPaper(model: DossierModel, language: Language): Paper {
  const page = contextOf(language);
  const { s } = page;
  return {
    language,
    direction: FACTS[language].direction,
    title: `${s.t('dossier.title')} – ${model.archive}`,
    day: model.day,
    blocks: blocksOf(page, model),
    foot: [
      `${s.t('dossier.checkpoint')}: \u2066${model.origin}\u2069 · ${s.number(model.size)}`,
      `\u2066${model.root}\u2069`,
      s.t('dossier.paper.foot'),
    ],
    qr: `${model.origin}\n${model.size}\n${model.root}\n`,
    pageOf: (n, total) => s.t('dossier.paper.page', { n, total }),
  };
}

function* blocksOf(page: PageContext, model: DossierModel): Generator<PaperBlock> {
  const { s } = page;
  const titles = titlesOf(page, model.records);
  yield { kind: 'note', text: s.t('dossier.title') };
  yield { kind: 'title', text: model.archive, isQuoted: true };
  yield { kind: 'text', text: plainText(lead(page, model)) };
  yield { kind: 'note', text: s.t('dossier.paper.alone') };
  yield { kind: 'heading', text: s.t('dossier.check') };
  for (const step of checkingSteps(page, model)) yield { kind: 'item', text: plainText(step) };
  yield { kind: 'heading', text: s.t('dossier.means') };
  for (const key of ['dossier.means1', 'dossier.means2', 'dossier.means3'] as const)
    yield { kind: 'text', text: s.t(key) };
  yield { kind: 'heading', text: s.t('dossier.checkpoint') };
  yield { kind: 'code', text: model.note };
  const { nobody, label, lines } = statedByOthers(model, s, isolated);
  if (nobody !== null) yield { kind: 'text', text: nobody };
  if (label !== null) yield { kind: 'text', text: label };
  for (const line of lines) yield { kind: 'item', text: line };
  yield { kind: 'heading', text: s.t('dossier.records') };
  for (const record of model.records) {
    const entry = plainText(say(page, 'dossier.entryOf', { entry: record.entry, size: model.size }));
    yield { kind: 'item', text: `${isolated(titles.get(record.id)!)} · ${s.t(`kind.${record.kind}`)} · ${entry}` };
  }
  if (model.records.length > MAX_RECORDS_ON_PAPER) {
    yield { kind: 'note', text: s.t('dossier.paper.many') };
    return;
  }
  const copies = copiesAmong(model.records);
  for (const record of model.records)
    yield* recordBlocks(page, model, record, { titles, copies: copies.get(record.id) ?? [] });
}

function* recordBlocks(
  page: PageContext,
  model: DossierModel,
  record: DossierRecordView,
  { titles, copies }: { titles: Titles; copies: readonly DossierRecordView[] },
): Generator<PaperBlock> {
  const { s } = page;
  yield { kind: 'new-page' };
  yield { kind: 'note', text: s.t(`kind.${record.kind}`) };
  yield { kind: 'title', text: titles.get(record.id)!, isQuoted: true };
  if (record.erasedBefore.length > 0)
    for (const one of saidBefore(page, record.erasedBefore, record.values))
      yield { kind: 'text', text: plainText(one) };
  // texts come last, as they may go on for pages
  const told = toldOf(page, record);
  if (told !== null) {
    for (const one of told.said) yield { kind: 'text', text: plainText(one) };
    for (const [label, value] of told.facts) yield { kind: 'fact', label: plainText(label), value: plainText(value) };
  }
  const shown = shownOf(record, told).toSorted(([a], [b]) => Number(TEXTS.has(a)) - Number(TEXTS.has(b)));
  if (told === null && shown.length === 0 && !record.values.has('title'))
    yield { kind: 'text', text: s.t('dossier.nothing') };
  for (const [path, value] of shown) {
    const label = plainText(pathLabel(page, path));
    const said = plainText(shownValue(page, record, path, value, titles));
    if (!TEXTS.has(path)) yield { kind: 'fact', label, value: said };
    else {
      yield { kind: 'heading', text: label };
      for (const text of said.split('\n')) yield { kind: 'text', text, isQuoted: true };
    }
  }
  if (record.file !== null) {
    yield { kind: 'heading', text: s.t(record.file.isCopy ? 'dossier.copy' : 'dossier.file') };
    yield { kind: 'fact', label: s.t('file.name'), value: record.file.path, isCode: true };
    yield { kind: 'fact', label: 'SHA-256', value: record.file.sha256, isCode: true };
  }
  for (const copy of copies)
    yield {
      kind: 'text',
      text: plainText(
        say(page, 'publish.copyOf', { copy: html`${isolated(titles.get(copy.id)!)} (${code(copy.id)})` }),
      ),
    };
  if (record.withheld.length > 0) {
    yield { kind: 'heading', text: s.t('dossier.withheld') };
    yield { kind: 'note', text: s.t('dossier.withheldNote') };
    for (const path of record.withheld) yield { kind: 'item', text: plainText(pathLabel(page, path)) };
  }
  if (record.erased.length > 0) {
    yield { kind: 'heading', text: s.t('dossier.erased') };
    yield { kind: 'note', text: s.t('dossier.erasedNote') };
    for (const { path, reason } of record.erased)
      yield { kind: 'item', text: plainText(html`${pathLabel(page, path)}: ${reasonOf(page, reason)}`) };
  }
  yield { kind: 'heading', text: s.t('dossier.proof') };
  yield { kind: 'fact', label: s.t('record.id'), value: record.id, isCode: true };
  const entry = plainText(say(page, 'dossier.entryOf', { entry: record.entry, size: model.size }));
  yield { kind: 'fact', label: s.t('dossier.checkpoint'), value: entry };
  yield { kind: 'fact', label: s.t('dossier.claimedDay'), value: plainText(day(page, record.at)) };
  yield { kind: 'fact', label: s.t('dossier.proof'), value: plainText(code(`proof/records/${record.id}.json`)) };
}
