/** What a suggestion says, in words: act, flags, when, where, who, how many. */
import { actType, type Count, rightsArticle, rightsInstruments } from '../../codebook/index.ts';
import { placeName, placeParents } from '../../gazetteer/index.ts';
import type { When } from '../../model/records.ts';
import { type CodedEvent, FLAGS, MEASURES } from '../../stages/coding/index.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, type Html, html, own } from '../html.ts';
import { when } from './dates.ts';

type Range = readonly [number | null, number | null, number | null];

/** The label of an act type; its id where an archive no longer has it. */
export function actLabel(page: PageContext, id: string): string {
  return actType(id)?.labels[page.language] ?? id;
}

/** Bounds of a count as people say them. */
export function rangeText(page: PageContext, [low, best, high]: Range): string {
  const { s } = page;
  const n = (value: number) => s.number(value);
  if (low !== null && high !== null && low === high) return n(low);
  if (low !== null && high !== null)
    return best === null || best === low || best === high
      ? s.t('coding.range', { low: n(low), high: n(high) })
      : s.t('coding.rangeBest', { low: n(low), high: n(high), best: n(best) });
  if (low !== null) return s.t('coding.atLeast', { low: n(low) });
  if (high !== null) return s.t('coding.atMost', { high: n(high) });
  return best === null ? '' : n(best);
}

export function flagBadges(page: PageContext, value: CodedEvent): Html {
  return html`${FLAGS.filter((flag) => value[flag]).map(
    (flag) => html`<span class="flag flag-${flag}">${page.s.t(`coding.flag.${flag}`)}</span> `,
  )}`;
}

export function countsText(page: PageContext, counts: CodedEvent['counts']): Content[] {
  return MEASURES.flatMap((measure: Count) => {
    const range = counts[measure];
    return range === null ? [] : [html`${rangeText(page, range)} ${page.s.t(`coding.count.${measure}`)}`];
  });
}

export function whenOf(page: PageContext, value: CodedEvent): Content {
  if (value.start === null) return null;
  const precision = (value.precision ?? 'day') as When['precision'];
  return when(page, { start: value.start, end: value.end ?? value.start, precision });
}

/** Name in the reader's language, what it lies in, and how near that is. */
export function placeText(page: PageContext, place: NonNullable<CodedEvent['place']>): Html {
  return html`${candidateText(page, place)} <span class="faint">${page.s.t(`coding.precision.${place.precision}`)}</span>`;
}

/** Places of one name are told apart by region and country. */
export function candidateText(
  page: PageContext,
  { id, name, country }: { id: string; name: string; country: string },
): Html {
  const { s, language } = page;
  const shown = placeName(id, language);
  const around = placeParents(id)
    .map((parent) => placeName(parent, language))
    .filter((parent) => parent !== shown);
  const known = around.length > 0 || country === '' ? around : [s.countryName(country)];
  return html`${bdi(shown === id ? name : shown)}${known.length === 0 ? '' : html` <span class="faint">${known.join(s.t('date.comma') + ' ')}</span>`}`;
}

/** The facts of a suggestion as a list; what the text does not say is left out, date and place excepted. */
export function codingFacts(page: PageContext, value: CodedEvent): Html {
  const { s } = page;
  const none = html`<span class="faint">${s.t('coding.none')}</span>`;
  const counts = countsText(page, value.counts);
  const others = (value.place?.candidates ?? []).filter(({ id }) => id !== value.place?.id).slice(0, 4);
  const row = (label: string, text: Content) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`;
  return html`<dl class="facts coding">
${row(s.t('coding.when'), whenOf(page, value) ?? none)}
${row(
  s.t('coding.where'),
  html`${value.place === null ? none : placeText(page, value.place)}${
    others.length === 0
      ? ''
      : html`<span class="hint">${s.t('coding.couldBe')} ${others.map((other, i) => html`${i === 0 ? '' : html` <span aria-hidden="true">·</span> `}${candidateText(page, other)}`)}</span>`
  }`,
)}
${value.actors.length === 0 ? '' : row(s.t('coding.who'), html`<ul class="plain">${value.actors.map(({ role, name }) => html`<li>${own(name)} <span class="faint">${s.t(`coding.role.${role}`)}</span></li>`)}</ul>`)}
${counts.length === 0 ? '' : row(s.t('coding.counts'), html`<ul class="plain">${counts.map((count) => html`<li>${count}</li>`)}</ul>`)}
${row(s.t('coding.sure'), sureness(page, value.confidence))}
${value.rights.length === 0 ? '' : row(s.t('coding.rights'), html`<details class="rights"><summary>${s.number(value.rights.length)}</summary><ul class="plain">${value.rights.map((id) => html`<li>${rightText(page, id)}</li>`)}</ul></details>`)}
</dl>`;
}

function sureness(page: PageContext, confidence: number): Html {
  const { s } = page;
  const word = confidence >= 0.8 ? 'high' : confidence >= 0.6 ? 'middle' : 'low';
  return html`${s.t('coding.sureValue', { percent: s.percent(confidence), word: s.t(`coding.sure.${word}`) })}`;
}

function rightText(page: PageContext, id: string): string {
  const article = rightsArticle(id);
  if (article === undefined) return id;
  const instrument = rightsInstruments().find((one) => one.id === article.instrument);
  return `${instrument?.labels[page.language] ?? article.instrument} ${page.s.number(article.article)}: ${article.labels[page.language]}`;
}
