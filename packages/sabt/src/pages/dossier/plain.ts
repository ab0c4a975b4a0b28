/**
 * What a page shows, as plain text: for paper, which takes text and not markup. The markup is our own (`html.ts`), so few
 * elements have to be known. What a page isolates from the direction around it stays isolated.
 */
import { type Content, html } from '../html.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const [LEFT_TO_RIGHT, BY_FIRST_LETTER, END] = ['\u2066', '\u2068', '\u2069'];

export function plainText(content: Content): string {
  const markup = String(html`${content}`);
  return markup
    .replace(/<details>[\s\S]*?<\/details>/g, '')
    .replace(/<span class="(?:withheld|erased)"[^>]*>([^<]*)<\/span>/g, ` ${BY_FIRST_LETTER}$1${END} `)
    .replace(/<bdi class="iso" dir="ltr">([^<]*)<\/bdi>/g, `(${LEFT_TO_RIGHT}$1${END})`)
    .replace(/<span dir="auto">([^<]*)<\/span>/g, (_whole, words: string) => isolated(words))
    .replace(/<bdi[^>]*dir="ltr"[^>]*>/g, LEFT_TO_RIGHT)
    .replace(/<bdi[^>]*>/g, BY_FIRST_LETTER)
    .replaceAll('</bdi>', END)
    .replace(/<\/(?:p|li|div|ul)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => ENTITIES[name]!)
    .replace(/[^\S\n]*\n\s*/g, '\n')
    .trim();
}

/** Line by line, as an isolate does not outlast the end of a paragraph. */
function isolated(words: string): string {
  return words.replace(/[^\r\n\u0085\u2028\u2029]+/gu, (line) => `${BY_FIRST_LETTER}${line}${END}`);
}
