/** A passage with what was read in it marked: each sort of mark by its own line, so that none rests on colour alone. */
import { directionOf } from '../../i18n/index.ts';
import { type CodedPassage, MARK_KINDS, type MarkKind, type PassageMark } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';

/** The passage on its sheet, in its own direction. */
export function passageSheet(page: PageContext, passage: CodedPassage): Html {
  const { s } = page;
  const direction = directionOf(passage.language);
  const cut = (is: boolean) =>
    is ? html`<span class="cut" aria-label="${s.t('review.cut')}" role="img">…</span>` : html``;
  return html`<div class="sheet passage" dir="${direction}"${passage.language === null ? '' : html` lang="${passage.language}"`}>
<p dir="auto">${cut(passage.cut.before)}${markedPassage(passage.text, passage.marks)}${cut(passage.cut.after)}</p>
</div>`;
}

/** What the marks of a passage mean; nothing where it has none but the words themselves. */
export function markLegend(page: PageContext, passage: CodedPassage): Html {
  const kinds = MARK_KINDS.filter((kind) => passage.marks.some((mark) => mark.of === kind));
  return html`<p class="hint legend">${page.s.t('coding.markLegend')} ${kinds.map(
    (kind) => html`<mark class="of-${kind}">${page.s.t(`coding.mark.${kind}`)}</mark> `,
  )}</p>`;
}

/** Marks may overlap: the text is cut at each of their ends, and every piece says of what it is part. */
export function markedPassage(text: string, marks: readonly PassageMark[]): Html {
  const ends = new Set([0, text.length]);
  for (const { span } of marks)
    for (const end of span) ends.add(Math.min(text.length, Math.max(0, outsidePair(text, end))));
  const cuts = [...ends].sort((a, b) => a - b);
  return html`${cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1]!;
    const kinds = new Set<MarkKind>(marks.filter(({ span }) => span[0] < to && span[1] > from).map(({ of }) => of));
    const piece = text.slice(from, to);
    return kinds.size === 0
      ? piece
      : html`<mark class="${[...kinds].map((kind) => `of-${kind}`).join(' ')}">${piece}</mark>`;
  })}`;
}

function outsidePair(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? at - 1 : at;
}
