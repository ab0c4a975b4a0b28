/**
 * Our own descriptions of methods as HTML. They are Markdown of few forms, of which this reads exactly those: headings,
 * paragraphs of lines, lists, tables, fenced code; within a line code, bold, emphasis and links, of which only the words are
 * kept, since they lead to files and not to pages. Whatever else stands there is shown as it is.
 */
import { type Content, type Html, html } from '../html.ts';

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\([^)\s]+\)/g;

function inline(text: string): Html {
  const parts: Content[] = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, code, bold, emphasis, link] = match;
    parts.push(text.slice(at, match.index));
    at = match.index + whole.length;
    if (code !== undefined) parts.push(html`<code>${code}</code>`);
    else if (bold !== undefined) parts.push(html`<b>${inline(bold)}</b>`);
    else if (emphasis !== undefined) parts.push(html`<i>${inline(emphasis)}</i>`);
    else parts.push(inline(link!));
  }
  parts.push(text.slice(at));
  return html`${parts}`;
}

const BLANK = /^\s*$/;
const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/** `label` names the tables for a screen reader. */
export function technical(text: string, label: string): Html {
  const lines = text.split('\n');
  const blocks: Html[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    const taken = (fits: (line: string) => boolean): string[] => {
      const from = at;
      while (at < lines.length && fits(lines[at]!)) at++;
      return lines.slice(from, at);
    };
    if (BLANK.test(line)) at++;
    else if (line.startsWith('```')) {
      at++;
      blocks.push(html`<pre class="code" dir="ltr">${taken((one) => !one.startsWith('```')).join('\n')}</pre>`);
      at++;
    } else if (/^#{1,4} /.test(line)) {
      at++;
      const words = inline(line.replace(/^#+ /, ''));
      blocks.push(line.startsWith('### ') ? html`<h4>${words}</h4>` : html`<h3>${words}</h3>`);
    } else if (line.startsWith('|'))
      blocks.push(
        table(
          taken((one) => one.startsWith('|')),
          label,
        ),
      );
    else if (line.startsWith('- '))
      blocks.push(
        html`<ul>${taken((one) => one.startsWith('- ')).map((one) => html`<li>${inline(one.slice(2))}</li>`)}</ul>`,
      );
    else
      blocks.push(
        html`${taken((one) => !BLANK.test(one) && !/^(#{1,4} |- |\||```)/.test(one)).map((one) => html`<p>${inline(one)}</p>`)}`,
      );
  }
  return html`${blocks}`;
}

function table(lines: readonly string[], label: string): Html {
  const [head = [], ...rows] = lines.filter((line) => !/^\|[\s:|-]+\|?$/.test(line)).map(cellsOf);
  return html`<div class="table" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr>${head.map((cell) => html`<th scope="col">${inline(cell)}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell, i) => (i === 0 ? html`<th scope="row">${inline(cell)}</th>` : html`<td>${inline(cell)}</td>`))}</tr>`)}</tbody>
</table></div>`;
}
