/** Reads one of the program's own tables: a line an entry, tabs between fields, `|` between spellings in a field. */
import { readFileSync } from 'node:fs';

export function readTable(name: string): string[][] {
  return readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

/** The spellings in a field; the first is the one that is shown. */
export const spellings = (field: string | undefined): string[] =>
  field === undefined || field === '' ? [] : field.split('|');
