import { directionOf } from '../../i18n/index.ts';
import type { RecordView } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import type { OutsiderView } from '../handing-over/withhold-port.ts';
import { type Html, html, own } from '../html.ts';
import { erasedBeforeNotice } from './erased-before.ts';
import { fieldLabel, fieldValue, pathLabel } from './fields.ts';
import { gappedText } from './gapped.ts';

const TEXTS: ReadonlySet<string> = new Set(['text', 'mainText']);
/** Said in the language of the record. */
const OWN_WORDS: ReadonlySet<string> = new Set(['title', 'description']);

/** A record without a title is called by the beginning of its text, which may be what is withheld. */
export function titleOutside(page: PageContext, { kind }: RecordView, { shown }: OutsiderView): string {
  const title = shown.find(({ path }) => path === 'title')?.value;
  return typeof title === 'string' ? title : page.s.t(`kind.${kind}`);
}

/** What a proof of a record discloses when nobody chooses. */
export function shownOutside(
  page: PageContext,
  record: RecordView,
  { shown, erased, erasedBefore }: OutsiderView,
): Html {
  const texts = shown.filter(({ path }) => TEXTS.has(path));
  const others = shown.filter(({ path }) => !TEXTS.has(path));
  return html`${erasedBeforeNotice(page, erasedBefore, new Set(shown.map(({ path }) => path)))}<dl class="facts wide">${others.map(
    ({ path, value }) =>
      html`<div><dt>${pathLabel(page, path)}</dt><dd>${
        OWN_WORDS.has(path) && typeof value === 'string'
          ? own(value, record.language)
          : fieldValue(page, path, value, record.names)
      }</dd></div>`,
  )}</dl>
${texts.map(
  ({ path, value }) =>
    html`<h3>${fieldLabel(page, path)}</h3><div class="sheet" dir="${directionOf(record.language)}"${record.language ? html` lang="${record.language}"` : ''}>${gappedText(page, path, value, erased)}</div>`,
)}`;
}
