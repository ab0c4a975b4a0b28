import type { PageContext } from '../context.ts';
import { type Content, type Html, html } from '../html.ts';

/** A form that changes something carries the session's token. */
export function postForm(
  page: PageContext,
  action: string,
  body: Content,
  more: { className?: string; upload?: boolean; id?: string } = {},
): Html {
  return html`<form method="post" action="${action}"${more.className ? html` class="${more.className}"` : ''}${more.id ? html` id="${more.id}"` : ''}${
    more.upload ? html` enctype="multipart/form-data"` : ''
  }>
<input type="hidden" name="csrf" value="${page.csrf}">
${body}
</form>`;
}

/** One button that posts: what a link must not do. */
export function postButton(page: PageContext, action: string, label: string, className = 'quiet'): Html {
  return postForm(page, action, html`<button class="${className}">${label}</button>`, { className: 'inline' });
}

export interface FieldOptions {
  id: string;
  name?: string;
  label: Content;
  value?: string;
  hint?: Content;
  /** The id of a hint that several controls share. */
  describedBy?: string;
  type?: 'text' | 'search' | 'url' | 'number' | 'password';
  /** Where the direction does not follow from what is typed: addresses, dates. */
  direction?: 'ltr';
  required?: boolean;
  list?: string;
  rows?: number;
  error?: Content;
}

/** Label, hint and error of a control, tied to it. */
export function field(options: FieldOptions): Html {
  const { id, label, hint, error } = options;
  const described = [options.describedBy ?? '', hint ? `${id}-hint` : '', error ? `${id}-error` : '']
    .filter((part) => part !== '')
    .join(' ');
  const shared = html`id="${id}" name="${options.name ?? id}"${options.direction === undefined ? '' : html` dir="${options.direction}"`}${
    described === '' ? '' : html` aria-describedby="${described}"`
  }${error ? html` aria-invalid="true"` : ''}${options.required ? html` required` : ''}`;
  return html`<div class="field">
<label for="${id}">${label}</label>
${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''}
${
  options.rows === undefined
    ? html`<input type="${options.type ?? 'text'}" ${shared} value="${options.value ?? ''}"${options.list ? html` list="${options.list}"` : ''} autocomplete="off">`
    : html`<textarea ${shared} rows="${options.rows}">
${options.value ?? ''}</textarea>`
}
${error ? html`<p class="error" id="${id}-error">${error}</p>` : ''}
</div>`;
}

export interface Choice {
  value: string;
  label: string;
}

export function select(options: {
  id: string;
  name?: string;
  label: Content;
  value: string;
  choices: Choice[];
  hidden?: boolean;
  required?: boolean;
}): Html {
  return html`<div class="field">
<label for="${options.id}"${options.hidden ? html` class="visually-hidden"` : ''}>${options.label}</label>
<select id="${options.id}" name="${options.name ?? options.id}"${options.required ? html` required` : ''}>
${options.choices.map(({ value, label }) => html`<option value="${value}"${value === options.value ? html` selected` : ''}>${label}</option>`)}
</select>
</div>`;
}

export function hidden(name: string, value: string | number): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}
