/** The form by which a person binds a claim to the record, and what it becomes. */
import { actTypes, families } from '../../codebook/index.ts';
import { parseDateInput } from '../../model/calendar.ts';
import type { Json } from '../../model/records.ts';
import { FORMS, type Form } from '../../stages/claims/index.ts';
import type { PageContext } from '../context.ts';
import { code, type Html, html, say } from '../html.ts';
import { dateExamples } from '../parts/dates.ts';
import { field, hidden, select } from '../parts/forms.ts';
import { formWords } from './claim-words.ts';

const NAMES = [
  'where',
  'from',
  'to',
  'beforeFrom',
  'beforeTo',
  'against',
  'driver',
  'series',
  'direction',
  'by',
  'claimedPercent',
  'atLeast',
  'of',
] as const;
type Name = (typeof NAMES)[number];
export type Typed = Partial<Record<Name | 'form' | 'text' | 'speaker', string>>;

/** What each form asks for; the rest is folded away, and left alone when the form is sent. */
const OF_FORM: Readonly<Record<Form, readonly Name[]>> = {
  growth: ['where', 'from', 'to', 'beforeFrom', 'beforeTo', 'direction', 'claimedPercent'],
  comparison: ['where', 'against', 'from', 'to', 'direction', 'claimedPercent'],
  'more-kinds': ['where', 'from', 'to', 'beforeFrom', 'beforeTo', 'direction'],
  trend: ['where', 'series', 'from', 'to', 'direction', 'by'],
  'every-year': ['where', 'series', 'from', 'to', 'direction'],
  'at-least': ['where', 'from', 'to', 'atLeast', 'of'],
  none: ['where', 'from', 'to'],
  follows: ['where', 'driver', 'from', 'to', 'direction', 'by'],
  causes: ['where', 'driver', 'from', 'to', 'direction', 'by'],
  position: ['where', 'against', 'from', 'to', 'direction', 'by'],
  share: ['where', 'against', 'from', 'to', 'direction', 'claimedPercent'],
};
const NEEDED: Readonly<Partial<Record<Form, Name>>> = {
  // a change whose direction nobody chose would be taken for a rise
  growth: 'direction',
  comparison: 'direction',
  'more-kinds': 'direction',
  trend: 'direction',
  'every-year': 'direction',
  'at-least': 'atLeast',
  follows: 'driver',
  causes: 'driver',
  share: 'against',
};

export interface Refusal {
  field: Name | 'form' | 'text' | null;
  words: string;
  /** The program's own message. */
  message?: string;
}

/** What was typed as inputs of a claim, or which field cannot be taken. */
export function bindingOf(
  page: PageContext,
  typed: Typed,
): { form: Form; inputs: Record<string, Json> } | { refusal: Refusal } {
  const { s } = page;
  const form = FORMS.find((one) => one === typed.form);
  if (form === undefined) return { refusal: { field: 'form', words: s.t('claims.needed') } };
  const inputs: Record<string, Json> = { where: typed.where ?? '' };
  const days: Partial<Record<Name, string>> = {};
  for (const name of OF_FORM[form]) {
    const text = typed[name] ?? '';
    if (text === '' || name === 'where') continue;
    if (['from', 'to', 'beforeFrom', 'beforeTo'].includes(name)) {
      const read = parseDateInput(text);
      if (read === null) return { refusal: { field: name, words: s.t('claims.noDate') } };
      days[name] = name === 'from' || name === 'beforeFrom' ? read.start : read.end;
    } else if (name === 'claimedPercent' || name === 'atLeast') {
      const n = numberTyped(text);
      if (n === null || (name === 'atLeast' && !(Number.isInteger(n) && n >= 0)))
        return { refusal: { field: name, words: s.t('claims.noNumber') } };
      inputs[name] = n;
    } else inputs[name] = text;
  }
  const { from, to, beforeFrom, beforeTo } = days;
  for (const [first, last, name] of [[from, to, 'to'] as const, [beforeFrom, beforeTo, 'beforeTo'] as const])
    if (first !== undefined && last !== undefined && first > last)
      return { refusal: { field: name, words: s.t('claims.endBefore') } };
  if ((beforeFrom === undefined) !== (beforeTo === undefined))
    return { refusal: { field: beforeFrom === undefined ? 'beforeFrom' : 'beforeTo', words: s.t('claims.needed') } };
  const needed = NEEDED[form];
  if (needed !== undefined && inputs[needed] === undefined)
    return { refusal: { field: needed, words: s.t('claims.needed') } };
  return {
    form,
    inputs: {
      ...inputs,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(beforeFrom === undefined || beforeTo === undefined ? {} : { before: { from: beforeFrom, to: beforeTo } }),
    },
  };
}

function numberTyped(text: string): number | null {
  const plain = text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[%٪\s,٬]/g, '')
    .replace('٫', '.')
    .replace('−', '-');
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

export function typedOf(value: (name: string) => string): Typed {
  return Object.fromEntries(
    [...NAMES, 'form', 'text', 'speaker'].map((name) => [name, value(name).slice(0, name === 'text' ? 4000 : 2000)]),
  );
}

/** What may be chosen from lists: both are offered, and anything else may be typed. */
export interface Known {
  /** Names of series of polls and indices in the record. */
  series: readonly string[];
}

/** Filters by kind of act as they would be typed, each with its name; once a page. */
export function choices(page: PageContext, { series }: Known): Html {
  const named = [...families(), ...actTypes()];
  return html`<datalist id="kinds-of-acts">${named.map(({ id, labels }) => html`<option value="type:${id}">${labels[page.language]}</option>`)}</datalist>
<datalist id="series-names">${series.map((name) => html`<option value="${name}"></option>`)}</datalist>`;
}

/** A proposal as it stands, sent by one button. */
export function proposalFields(typed: Typed): Html {
  return html`${[...NAMES, 'form' as const].map((name) => {
    const value = typed[name];
    return value === undefined || value === '' ? '' : hidden(name, value);
  })}`;
}

/** The fields; those of the form that is proposed stand first, the others are folded away. `id` tells several apart. */
export function bindingFields(page: PageContext, id: string, typed: Typed, refusal?: Refusal): Html {
  const { s } = page;
  const form = FORMS.find((one) => one === typed.form) ?? 'growth';
  const own = NAMES.filter((name) => OF_FORM[form].includes(name));
  const others = NAMES.filter((name) => !own.includes(name));
  const one = (name: Name): Html => control(page, id, name, typed, form, refusal);
  const isOpen = refusal?.field != null && others.some((name) => name === refusal.field);
  return html`${select({
    id: `${id}-form`,
    name: 'form',
    label: s.t('claims.form'),
    value: form,
    choices: FORMS.map((value) => ({ value, label: formWords(page, value) })),
  })}
<div class="bind-fields">${own.map(one)}</div>
<details class="bind-more"${isOpen ? html` open` : ''}><summary>${s.t('claims.bindMore')}</summary>
<div class="bind-fields">${others.map(one)}</div></details>`;
}

const CHOICES = {
  direction: ['up', 'down', 'none'],
  by: ['auto', 'year', 'month', 'week'],
  of: ['acts', 'killed', 'injured', 'arrested', 'participants'],
} as const;

const OF_TWO_SPANS: ReadonlySet<Form> = new Set(['growth', 'more-kinds']);

function control(page: PageContext, prefix: string, name: Name, typed: Typed, form: Form, refusal?: Refusal): Html {
  const { s } = page;
  const id = `${prefix}-${name}`;
  const value = typed[name] ?? '';
  const error = refusal?.field === name ? { error: refusal.words } : {};
  switch (name) {
    case 'direction':
    case 'by':
    case 'of': {
      const words = (choice: string): string => s.lookup(`claims.${name}.${choice}`) ?? choice;
      const choices = CHOICES[name].map((choice) => ({ value: choice === 'auto' ? '' : choice, label: words(choice) }));
      const isPlain = name === 'direction' && value === '';
      return select({
        id,
        name,
        label: s.t(`claims.${name}`),
        value,
        choices: isPlain ? [{ value: '', label: '–' }, ...choices] : choices,
      });
    }
    case 'where':
      return field({
        id,
        name,
        label: s.t(form === 'position' ? 'claims.whereVotes' : 'claims.where'),
        value,
        direction: 'ltr',
        list: 'kinds-of-acts',
        hint:
          form === 'position'
            ? say(page, 'claims.whereVotesHint', { example: code('iran "human rights"') })
            : say(page, 'claims.whereHint', { example: code('type:protest country:IR') }),
        ...error,
      });
    case 'from':
    case 'to':
      return field({
        id,
        name,
        label: s.t(`claims.${name}`),
        value,
        direction: 'ltr',
        hint:
          name === 'from'
            ? say(page, 'search.dateHint', dateExamples(page))
            : s.t(OF_TWO_SPANS.has(form) ? 'claims.daysHintTwo' : 'claims.daysHintAll'),
        ...error,
      });
    case 'beforeTo':
      return field({
        id,
        name,
        label: s.t('claims.beforeTo'),
        value,
        direction: 'ltr',
        hint: s.t('claims.beforeHint'),
        ...error,
      });
    case 'against':
      return field({
        id,
        name,
        label: s.t(form === 'position' ? 'claims.againstVotes' : 'claims.against'),
        value,
        direction: 'ltr',
        ...(form === 'position' ? {} : { list: 'kinds-of-acts' }),
        hint:
          form === 'position'
            ? say(page, 'claims.againstVotesHint', { example: code('palestine country:FR') })
            : s.t('claims.againstHint'),
        ...error,
      });
    case 'series':
      return field({ id, name, label: s.t('claims.series'), value, list: 'series-names', ...error });
    case 'driver':
      return field({ id, name, label: s.t('claims.driver'), value, direction: 'ltr', list: 'kinds-of-acts', ...error });
    default:
      return field({ id, name, label: s.t(`claims.${name}`), value, direction: 'ltr', ...error });
  }
}
