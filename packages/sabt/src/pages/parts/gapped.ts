/** Texts of which something is not shown: the rest in its paragraphs, with a mark where something is missing. */
import type { Json } from '../../model/records.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';

export interface Erased {
  path: string;
  reason: string;
}

/** What stands where something is missing: what was erased is with nobody any more, what is withheld the archive still has. */
interface Gap {
  state: 'withheld' | 'erased';
  /** Why it was erased. */
  reasons: ReadonlySet<string>;
}

/**
 * `value` is a text, or `{"passages":{"<number>":"<passage>"},"size":N}`; `erased` are the fields and passages of its record that
 * were, of which those below `path` count here. A mark has one length, whatever it stands for, and passages that follow one
 * another and are missing in the same way have one mark.
 */
export function gappedText(page: PageContext, path: string, value: Json, erased: readonly Erased[]): Html {
  return html`${paragraphsOf(path, value, erased).map(
    (parts) => html`<p dir="auto">${parts.map((part) => (typeof part === 'string' ? part : mark(page, part)))}</p>`,
  )}`;
}

function mark({ s, language }: PageContext, { state, reasons }: Gap): Html {
  if (state === 'withheld') return html`<span class="withheld" lang="${language}">[${s.t('outside.gap')}]</span>`;
  const why = s.list([...reasons].map((reason) => s.lookup(`dossier.reason.${reason}`) ?? reason));
  return html`<span class="erased" lang="${language}" title="${why}">[${s.t('outside.gone')}]</span>`;
}

const BEGINNING = /^[\p{L}\p{N}\p{Ps}\p{Pi}]/u;

function paragraphsOf(path: string, value: Json, erased: readonly Erased[]): (string | Gap)[][] {
  const paragraphs: (string | Gap)[][] = [[]];
  for (const passage of passagesOf(path, value, erased)) {
    const last = paragraphs.at(-1)!;
    if (typeof passage !== 'string') {
      const before = last.at(-1);
      if (typeof before !== 'object' || before.state !== passage.state) last.push(passage);
      else last[last.length - 1] = { ...passage, reasons: before.reasons.union(passage.reasons) };
      continue;
    }
    const [first, ...others] = passage.split(/\n+/u);
    // a heading that is withheld took the end of its line along; behind a name there is a blank or a point
    if (last.length > 0 && last.every((part) => typeof part !== 'string') && BEGINNING.test(first!))
      paragraphs.push([first!]);
    else if (first !== '') last.push(first!);
    for (const other of others) paragraphs.push(other === '' ? [] : [other]);
  }
  return paragraphs.filter((parts) => parts.some((part) => typeof part !== 'string' || part.trim() !== ''));
}

function passagesOf(path: string, value: Json, erased: readonly Erased[]): (string | Gap)[] {
  if (typeof value === 'string') return [value];
  const { passages, size } = value as { passages: { [n: string]: Json }; size: number };
  const reasons = new Map(erased.map((one) => [one.path, one.reason]));
  return Array.from({ length: size }, (_, i) => {
    const passage = passages[i];
    if (typeof passage === 'string') return passage;
    const reason = reasons.get(`${path}/${i}`);
    return reason === undefined
      ? { state: 'withheld', reasons: new Set() }
      : { state: 'erased', reasons: new Set([reason]) };
  });
}
