import { SabtError } from '../../../model/errors.ts';
import type { Limits } from '../limits.ts';
import { openWorkbook } from '../workbook.ts';
import type { Parsed } from './extraction.ts';
import { versionOf } from './versions.ts';

/** A workbook as text: each sheet under its name, rows as lines, cells separated by tabs. Runs in a child. */
export function readWorkbook(bytes: Uint8Array, limits: Limits): Parsed {
  const book = openWorkbook(bytes);
  const sections: string[] = [];
  let units = 0;
  let filled = false;
  for (const sheet of book.sheets) {
    const lines = [sheet];
    for (const cells of book.rows(sheet)) {
      const line = cells
        .map((cell) => cell.replace(/\s+/g, ' ').trim())
        .join('\t')
        .trimEnd();
      units += line.length + 1;
      if (units > limits.textUnits)
        throw new SabtError('too-large', 'The workbook holds more text than one document may have.');
      if (line !== '') {
        lines.push(line);
        filled = true;
      }
    }
    sections.push(lines.join('\n'));
  }
  return {
    text: filled ? sections.join('\n\n') : null,
    extractor: `sabt-xlsx@1 xlsx@${versionOf('@e965/xlsx')}`,
    notes: [],
    pages: book.sheets.length,
    ...(filled ? {} : { reason: { code: 'no-text', message: 'All sheets of the workbook are empty.' } as const }),
  };
}
