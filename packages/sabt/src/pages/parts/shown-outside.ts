import { directionOf } from '../../i18n/index.ts';
import type { RecordView } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import type { OutsiderView } from '../handing-over/withhold-port.ts';
import { type Html, html } from '../html.ts';
import { fieldLabel, fieldValue, pathLabel } from './fields.ts';
import { gappedText } from './gapped.ts';

const TEXTS: ReadonlySet<string> = new Set(['text', 'mainText']);

/** A record without a title is called by the beginning of its text, which may be what is withheld. */
export function titleOutside(page: PageContext, { kind }: RecordView, { shown }: OutsiderView): string {
  const own = shown.find(({ path }) => path === 'title')?.value;
  return typeof own === 'string' ? own : page.s.t(`kind.${kind}`);
}

/** What a proof of a record discloses when nobody chooses. */
export function shownOutside(page: PageContext, record: RecordView, { shown }: OutsiderView): Html {
  const texts = shown.filter(({ path }) => TEXTS.has(path));
  const others = shown.filter(({ path }) => !TEXTS.has(path));
  return html`<dl class="facts wide">${others.map(
    ({ path, value }) =>
      html`<div><dt>${pathLabel(page, path)}</dt><dd>${fieldValue(page, path, value, record.names)}</dd></div>`,
  )}</dl>
${texts.map(
  ({ path, value }) =>
    html`<h3>${fieldLabel(page, path)}</h3><div class="sheet" dir="${directionOf(record.language)}">${gappedText(page, value)}</div>`,
)}`;
}
