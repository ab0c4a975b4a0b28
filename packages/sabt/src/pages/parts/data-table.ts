import { type Content, type Html, html } from '../html.ts';

/** A table of numbers: the first column names the row, the others stand at the end of their cells; scrolls by itself. */
export function dataTable(of: {
  label: string;
  head: readonly Content[];
  rows: readonly (readonly Content[])[];
}): Html {
  return html`<div class="table" role="region" aria-label="${of.label}" tabindex="0"><table>
<thead><tr>${of.head.map((cell, i) => html`<th scope="col"${i === 0 ? '' : html` class="n"`}>${cell}</th>`)}</tr></thead>
<tbody>${of.rows.map(
    ([name, ...cells]) =>
      html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td class="n">${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}
