import { html, raw } from 'hono/html';
import type { Catalogue, Key } from '../i18n/index.ts';
import type { Placeholder } from '../i18n/message.ts';
import type { PageContext } from './context.ts';

export { html, raw };

/** What an `html` template gives. Everything put into one is escaped, unless it is Html itself. */
export type Html = ReturnType<typeof html>;
export type Content = Html | string | number | null | undefined | false | Content[];

type HtmlParams<K extends Key> = { [name in Placeholder<Catalogue[K]>]: Content };

/**
 * A message with markup among its parameters. Numbers are written in the language's digits; strings are isolated
 * from the direction of the sentence around them.
 */
export function say<K extends Key>(page: PageContext, key: K, params: HtmlParams<K>): Html {
  const parts = page.s.parts<Content>(key, params as Record<string, Content>);
  return html`${parts.map((part, i) => (i % 2 === 0 ? part : placed(page, part)))}`;
}

function placed(page: PageContext, part: Content): Content {
  if (typeof part === 'number') return page.s.number(part);
  if (typeof part === 'string' && !isHtml(part)) return bdi(part);
  return part;
}

function isHtml(part: unknown): boolean {
  return typeof part === 'object' && part !== null;
}

/** Isolates a name, an id or an address from the direction of what stands around it. */
export function bdi(text: string, className?: string): Html {
  return className === undefined ? html`<bdi>${text}</bdi>` : html`<bdi class="${className}">${text}</bdi>`;
}

/** A name or piece of text in its own direction and language. */
export function own(text: string, language?: string | null): Html {
  return language == null || language === 'und'
    ? html`<bdi>${text}</bdi>`
    : html`<bdi lang="${language}">${text}</bdi>`;
}

/** Hashes, ids, numbers of entries: set in the fixed-width face, always left to right. */
export function code(text: string): Html {
  return html`<bdi class="code" dir="ltr">${text}</bdi>`;
}

/** Longer ones, as keys, are wider than a telephone. */
const LONG_WORD = 30;

/** A command as it is typed: lines break between its words, never at a hyphen in one that is short. */
export function command(text: string): Html {
  const words = text.split(' ');
  return html`<bdi class="code" dir="ltr">${words.map((word, i) => html`${i === 0 ? '' : ' '}${word.length > LONG_WORD ? word : html`<span class="short">${word}</span>`}`)}</bdi>`;
}

/** A long hash by its first and last characters; whole on demand (title) and in print. */
export function shortHash(hash: string): Html {
  const bare = hash.replace(/=+$/, '');
  return bare.length <= 12
    ? code(bare)
    : html`<bdi class="code short" dir="ltr" title="${hash}">${bare.slice(0, 4)}…${bare.slice(-4)}</bdi>`;
}
