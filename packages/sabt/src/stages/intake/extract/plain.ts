import { SabtError } from '../../../model/errors.ts';
import type { Limits } from '../limits.ts';
import { delimiterOf, parseDelimited } from '../table/delimited.ts';
import type { FileKind, Parsed } from './extraction.ts';
import { jsonAsText } from './json-text.ts';

/**
 * Kinds that are text already. They need no child: nothing here recurses, and what can grow is counted.
 * Plain text, Markdown and YAML stay as they are; JSON and tables get a rendering that can be read.
 */
export const PLAIN_KINDS: ReadonlySet<FileKind> = new Set(['txt', 'md', 'yaml', 'json', 'jsonl', 'csv', 'tsv']);

export async function readPlain(kind: FileKind, text: string, limits: Limits): Promise<Parsed> {
  switch (kind) {
    case 'json':
      return readJson(text);
    case 'jsonl':
      return readJsonLines(text);
    case 'csv':
    case 'tsv':
      return readDelimited(text, limits);
    default:
      return { text, extractor: 'sabt-text@1', notes: [], ...titleOf(kind, text) };
  }
}

function readJson(text: string): Parsed {
  try {
    return { text: jsonAsText(text), extractor: 'sabt-json@1', notes: [] };
  } catch (error) {
    return { text, extractor: 'sabt-text@1', notes: [`Not valid JSON (${(error as Error).message}); shown as it is.`] };
  }
}

function readJsonLines(text: string): Parsed {
  const notes: string[] = [];
  let bad = 0;
  const rendered = text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [jsonAsText(line)];
    } catch (error) {
      if (++bad === 1) notes.push(`Line ${i + 1} is not valid JSON (${(error as Error).message}); shown as it is.`);
      return [line];
    }
  });
  if (bad > 1) notes.push(`${bad} lines are not valid JSON.`);
  return { text: rendered.join('\n\n'), extractor: 'sabt-jsonl@1', notes };
}

async function readDelimited(text: string, limits: Limits): Promise<Parsed> {
  const dialect = delimiterOf(text.slice(0, 65_536));
  const lines: string[] = [];
  const notes: string[] = [];
  async function* once(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += 65_536) yield text.slice(at, at + 65_536);
  }
  try {
    for await (const row of parseDelimited(once(), dialect, limits)) {
      lines.push(
        row.cells
          .map((cell) => cell.trim().replace(/[\t\n]+/g, ' '))
          .join('\t')
          .trimEnd(),
      );
      if (row.damage !== undefined) notes.push(row.damage);
    }
  } catch (error) {
    if (!(error instanceof SabtError)) throw error;
    return { text, extractor: 'sabt-text@1', notes: [`${error.message} Shown as it is.`] };
  }
  return { text: lines.join('\n').trimEnd(), extractor: 'sabt-csv@1', notes };
}

const TITLE_UNITS = 160;

/** A heading in Markdown; in plain text a short first line that is no sentence and stands apart. */
function titleOf(kind: FileKind, text: string): { title?: string } {
  if (kind === 'yaml') return {};
  const head = text.slice(0, 4_096);
  if (kind === 'md') {
    const heading = /^(?:---\n[\s\S]*?\n---\n)?\s*(?:#{1,2}[ \t]+(.+?)#*[ \t]*|(.+)\n(?:={3,}|-{3,})[ \t]*)$/m.exec(
      head,
    );
    const title = heading?.[1] ?? heading?.[2];
    return title !== undefined && title.length <= TITLE_UNITS ? { title: title.trim() } : {};
  }
  const match = /^\s*(\S.*)\n([\s\S]*)$/.exec(head);
  if (match === null) return {};
  const line = match[1]!.replace(/[\u0000-\u001f\u200e\u200f\ufeff]/g, '').trim();
  const apart = /^\s*\n/.test(match[2]!) && match[2]!.trim() !== '';
  return apart && line.length <= TITLE_UNITS && !/[.،,;؛:]$/.test(line) ? { title: line } : {};
}
