/**
 * Marks where words were erased from a text. The version that lost them has a gap in its tree of passages, which every page
 * and proof shows; a later version is a text of its own, and without a mark it would say something that nobody ever said
 * ("did not shoot" without the "not"). So what a later version takes over has an ellipsis in brackets where words are gone,
 * as editors set it.
 */
import { type Json, TEXT_PATHS } from '../../model/records.ts';
import { passagesOf } from './text-passages.ts';

export const GAP_MARK = '[…]';

type Values = readonly { path: string; value: Json }[];

interface Mark {
  /** Where it stands in what is left of the text, in UTF-16 units. */
  at: number;
  /** With the blanks that it needs. */
  text: string;
}

/** Where a text of a version, of which it holds `values`, lost passages: the text with marks, and where its places are then. */
export class MarkedText {
  readonly text: string;
  readonly #marks: Mark[];

  constructor(field: string, values: Values, erased: readonly string[]) {
    const held = passagesOf(field, values);
    const left = held.map(({ text }) => text).join('');
    const gaps = new Set(
      erased.flatMap((path) => {
        const [of, number] = path.split('/');
        if (of !== field || number === undefined) return [];
        return held.find((passage) => numberOf(passage.path) > Number(number))?.start ?? left.length;
      }),
    );
    this.#marks = [...gaps].sort((a, b) => a - b).map((at) => ({ at, text: markAt(left, at) }));
    let text = '';
    let done = 0;
    for (const { at, text: mark } of this.#marks) {
      text += left.slice(done, at) + mark;
      done = at;
    }
    this.text = text + left.slice(done);
  }

  /** A span of what is left, in the marked text: it takes marks in that stand within it, and none at its ends. */
  moved<S extends { start: number; end: number }>(span: S): S {
    const before = (isBefore: (at: number) => boolean): number =>
      this.#marks.reduce((sum, { at, text }) => (isBefore(at) ? sum + text.length : sum), 0);
    return {
      ...span,
      start: span.start + before((at) => at <= span.start),
      end: span.end + before((at) => at < span.end),
    };
  }
}

/** By field, for the texts that lost something and otherwise say what the version says. */
export function markedTexts(
  fields: { [path: string]: Json },
  values: Values,
  erased: readonly string[],
): Map<string, MarkedText> {
  return new Map(
    TEXT_PATHS.flatMap((field): [string, MarkedText][] => {
      if (!erased.some((path) => path.startsWith(`${field}/`))) return [];
      const left = passagesOf(field, values)
        .map(({ text }) => text)
        .join('');
      return fields[field] === left ? [[field, new MarkedText(field, values, erased)]] : [];
    }),
  );
}

const numberOf = (path: string): number => Number(path.split('/')[1]);

function markAt(text: string, at: number): string {
  const [before, behind] = [text.slice(0, at), text.slice(at)];
  const left = before === '' || /\s$/u.test(before) ? '' : ' ';
  const right = /^[\p{L}\p{N}]/u.test(behind) ? ' ' : '';
  return `${left}${GAP_MARK}${right}`;
}
