import { SaxesParser } from 'saxes';
import { SabtError } from '../../../model/errors.ts';
import type { Limits } from '../limits.ts';
import type { Parsed } from './extraction.ts';
import { versionOf } from './versions.ts';

/**
 * The text of an XML document in document order, a line for each element that holds text. The parser knows
 * no external entities, and of a document type's own entities none: `&lol9;` stays as it is written, so
 * nothing can expand. Where the document is not well-formed, what was read before counts, with a note.
 * Runs in a child.
 */
export function readXml(source: string, limits: Limits): Parsed {
  const parser = new SaxesParser();
  const notes: string[] = [];
  const lines: string[] = [];
  const open: string[] = [];
  let line = '';
  let title: string | undefined;
  let language: string | undefined;
  let broken = false;
  const endLine = (): void => {
    const text = line.replace(/[ \t\n]+/g, ' ').trim();
    if (text !== '') {
      lines.push(text);
      if (title === undefined && /^(?:\w+:)?title$/i.test(open.at(-1) ?? '')) title = text;
    }
    line = '';
  };
  parser.on('opentag', (tag) => {
    // Mixed content such as <para>one <b>word</b></para> stays one line.
    if (line.trim() === '' || !INLINE.test(tag.name)) endLine();
    open.push(tag.name);
    if (open.length > limits.depth) throw new SabtError('damaged-file', 'The XML is nested too deeply to be read.');
    const declared: unknown = tag.attributes['xml:lang'] ?? tag.attributes['lang'];
    if (open.length === 1 && typeof declared === 'string') language = declared;
  });
  parser.on('closetag', (tag) => {
    if (!INLINE.test(tag.name)) endLine();
    open.pop();
  });
  const addText = (text: string): void => {
    if (isDrawing(open[0]) && NOT_SHOWN.test(open.at(-1) ?? '')) return;
    line += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('error', (error) => {
    if (!broken) notes.push(`Not well-formed XML: ${error.message.slice(0, 160)}`);
    broken = true;
  });
  for (let at = 0; at < source.length; at += 65_536) parser.write(source.slice(at, at + 65_536));
  parser.close();
  endLine();
  const text = lines.join('\n');
  return {
    text: text === '' ? null : text,
    extractor: `sabt-xml@1 saxes@${versionOf('saxes')}`,
    notes,
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { declaredLanguages: [language] }),
    ...(text === '' ? { reason: { code: 'no-text', message: 'The XML holds no text.' } as const } : {}),
  };
}

function isDrawing(root: string | undefined): boolean {
  return root !== undefined && /^(?:\w+:)?svg$/i.test(root);
}

/** In a drawing these hold rules and programs, not words. */
const NOT_SHOWN = /^(?:\w+:)?(?:style|script)$/i;

const INLINE = /^(?:\w+:)?(?:a|abbr|b|i|u|em|strong|span|sub|sup|emph|hi|ref|note-ref|q|cite|code|font|s|small)$/i;
