/** Texts of which something is not shown: the rest in its paragraphs, with a mark where something is missing. */
import type { Json } from '../../model/records.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';

/**
 * `value` is a text, or `{"passages":{"<number>":"<passage>"},"size":N}`. A mark has one length, whatever it stands for, and
 * passages that follow one another and are missing have one mark.
 */
export function gappedText(page: PageContext, value: Json): Html {
  return html`${paragraphsOf(value).map(
    (parts) =>
      html`<p dir="auto">${parts.map((part) => part ?? html`<span class="withheld" lang="${page.language}">[${page.s.t('outside.gap')}]</span>`)}</p>`,
  )}`;
}

/** Null stands for what is missing. */
export function paragraphsOf(value: Json): (string | null)[][] {
  const paragraphs: (string | null)[][] = [[]];
  for (const passage of passagesOf(value)) {
    const last = paragraphs.at(-1)!;
    if (passage === null) {
      if (last.at(-1) !== null) last.push(null);
      continue;
    }
    const [first, ...others] = passage.split(/\n+/u);
    if (first !== '') last.push(first!);
    for (const other of others) paragraphs.push(other === '' ? [] : [other]);
  }
  return paragraphs.filter((parts) => parts.some((part) => part === null || part.trim() !== ''));
}

function passagesOf(value: Json): (string | null)[] {
  if (typeof value === 'string') return [value];
  const { passages, size } = value as { passages: { [n: string]: Json }; size: number };
  return Array.from({ length: size }, (_, i) => {
    const passage = passages[i];
    return typeof passage === 'string' ? passage : null;
  });
}
