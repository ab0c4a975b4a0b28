/**
 * JSON as a person reads it: a line for each value, with its key, escapes resolved, nesting as indentation.
 *
 * It walks over the characters and not over a parsed value, so numbers stay as they are written (an id of 19
 * digits would otherwise lose its end), depth costs no stack and memory grows with the output alone.
 * Strings are checked token by token; of structure only as much as is needed to name keys, since the text
 * is a rendering and the evidence is the file.
 */
const MAX_INDENT = 12;

interface Level {
  array: boolean;
  key: string | null;
}

/** Throws SyntaxError with the offset if a token is not JSON, or brackets do not match. */
export function jsonAsText(source: string): string {
  const lines: string[] = [];
  const levels: Level[] = [];
  const token = /\s*(?:([[\]{},:"])|([-+\w.]+))/gy;
  const end = source.trimEnd().length;
  if (source.charCodeAt(0) === 0xfeff) token.lastIndex = 1;
  const add = (value: string | null): void => {
    const level = levels.at(-1);
    const indent = '  '.repeat(Math.min(MAX_INDENT, Math.max(0, levels.length - 1)));
    const label =
      level === undefined
        ? ''
        : level.array
          ? value === null
            ? '-'
            : '- '
          : `${level.key ?? ''}:${value === null ? '' : ' '}`;
    const text = value === null ? '' : value.replaceAll('\n', `\n${indent}  `);
    // Lists of lists of … say nothing by themselves.
    const bare = value === null && (level === undefined || (level.array && levels.length > MAX_INDENT));
    if (!bare) lines.push(indent + label + text);
    if (level !== undefined) level.key = null;
  };
  while (token.lastIndex < end) {
    const at = token.lastIndex;
    const match = token.exec(source);
    if (match === null) throw new SyntaxError(`not JSON at character ${at}`);
    const [, sign, word] = match;
    if (sign === '"') {
      const close = closingQuote(source, token.lastIndex);
      const text = unquoted(source.slice(token.lastIndex - 1, close + 1), at);
      token.lastIndex = close + 1;
      const level = levels.at(-1);
      if (level !== undefined && !level.array && level.key === null) level.key = text;
      else add(text);
    } else if (word !== undefined) {
      if (!/^(?:true|false|null|-?\d[\d.eE+-]*)$/.test(word)) throw new SyntaxError(`not JSON at character ${at}`);
      add(word);
    } else if (sign === '{' || sign === '[') {
      if (levels.length > 0) add(null);
      levels.push({ array: sign === '[', key: null });
    } else if (sign === '}' || sign === ']') {
      if (levels.pop()?.array !== (sign === ']')) throw new SyntaxError(`brackets do not match at character ${at}`);
    }
  }
  if (levels.length > 0) throw new SyntaxError('the file ends inside a bracket');
  return lines.join('\n');
}

/** Found by jumping from quote to quote: an expression over a string of many megabytes would exhaust the stack. */
function closingQuote(source: string, from: number): number {
  for (let at = source.indexOf('"', from); at >= 0; at = source.indexOf('"', at + 1)) {
    let slashes = 0;
    while (source.charCodeAt(at - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return at;
  }
  throw new SyntaxError(`a string without an end at character ${from}`);
}

function unquoted(quoted: string, at: number): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    throw new SyntaxError(`a string that is not JSON at character ${at}`);
  }
}
