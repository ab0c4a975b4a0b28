import type { When } from '../../model/records.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';

/** A civil day in the reader's calendar, with the ISO date beside it. */
export function day(page: PageContext, iso: string): Html {
  return html`<span class="date"><time datetime="${iso.slice(0, 10)}">${page.s.day(iso)}</time> <bdi class="iso" dir="ltr">${iso.slice(0, 10)}</bdi></span>`;
}

/** The same for narrow places: the ISO date stands on a line of its own. */
export function stackedDay(page: PageContext, iso: string | null): Html {
  if (iso === null) return html`<span class="date stacked faint">${page.s.t('date.none')}</span>`;
  return html`<span class="date stacked"><time datetime="${iso.slice(0, 10)}">${page.s.day(iso)}</time> <bdi class="iso" dir="ltr">${iso.slice(0, 10)}</bdi></span>`;
}

/** An instant: day and time, UTC. */
export function instant(page: PageContext, iso: string): Html {
  // when a version was made may have been erased from it
  if (iso === '') return html``;
  if (iso.length === 10) return day(page, iso);
  return html`<span class="date"><time datetime="${iso}">${page.s.day(iso)}${page.s.t('date.comma')} ${page.s.time(iso)}</time> <bdi class="iso" dir="ltr">${iso.slice(0, 10)}</bdi></span>`;
}

/** The forms in which a date may be typed, as examples for a message. */
export function dateExamples(page: PageContext): { gregorian: Html; persian: Html; islamic: Html } {
  const example = (text: string) => html`<bdi class="short" dir="ltr">${text}</bdi>`;
  return {
    gregorian: example('2022-09-16'),
    persian: example(page.language === 'fa' ? '۱۴۰۱/۰۶/۲۵' : '1401-06-25'),
    islamic: example('1444-02-19h'),
  };
}

/** How long ago; the instant itself in the title, and beside it on paper, where no time goes by. */
export function ago(page: PageContext, iso: string): Html {
  return html`<time datetime="${iso}" title="${iso.slice(0, 16).replace('T', ' ')} UTC">${page.s.ago(iso, page.now)}</time>`;
}

/** What a record says about when: the calendar that the text used, and how sure it is. */
export function when(page: PageContext, value: When): Html {
  const iso = value.start === value.end ? value.start : `${value.start} – ${value.end}`;
  const notes = [
    value.calendar === 'persian' || value.calendar === 'islamic-umalqura'
      ? page.s.t(`calendar.${value.calendar}`)
      : null,
    value.uncertaintyDays ? page.s.t('date.uncertain', { n: value.uncertaintyDays }) : null,
  ].filter((note) => note !== null);
  return html`<span class="date"><time datetime="${value.start}">${page.s.when(value)}</time> <bdi class="iso" dir="ltr">${iso}</bdi></span>${
    notes.length > 0 ? html` <span class="faint">${notes.join(' · ')}</span>` : ''
  }`;
}
