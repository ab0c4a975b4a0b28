/**
 * Cuts a query as typed into words, phrases and operators. Takes the signs of several keyboards for the same: quotes
 * " “ ” „ « » ＂, parentheses ( ) （ ）, minus - – − －, star * ＊ ٭, colon : ：, and commas , ، 、 ， as spaces.
 */
export type Token =
  | { type: 'word' | 'prefix'; text: string; negated: boolean; fields: FieldPrefix[]; joinsNext: boolean }
  | { type: 'phrase'; text: string; negated: boolean; fields: FieldPrefix[] }
  | { type: '('; negated: boolean; fields: FieldPrefix[] }
  | { type: ')' | 'or' | 'and' }
  /** A quote that does not end, a minus or field with nothing behind it. */
  | { type: 'broken' };

/** `field:` in front of something, as typed, without the colon. */
export type FieldPrefix = string;

const SPACE = /[\s,،、，;؛；]/u;
const QUOTE = /["“”„‟«»＂]/u;
const GUILLEMET = /[«»]/u;
const MINUS = /[-–−－]/u;
const STAR_END = /[*＊٭]+$/u;
const FIELD = /^([\p{L}_]+)[:：](?!\/\/)/u;
/** Behind a letter or digit these are part of a number or address, not the end of a word. */
const DIGITS_COMMA = /^\d[,]\d$/u;

export function lex(text: string, isField: (name: string) => boolean): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text[at]!)) {
      at++;
      continue;
    }
    if (isClose(text[at]!)) {
      tokens.push({ type: ')' });
      at++;
      continue;
    }
    at = lexOne(text, at, isField, tokens);
  }
  return tokens;
}

function lexOne(text: string, from: number, isField: (name: string) => boolean, tokens: Token[]): number {
  let at = from;
  let negated = false;
  if (MINUS.test(text[at]!) && at + 1 < text.length && !SPACE.test(text[at + 1]!) && !MINUS.test(text[at + 1]!)) {
    negated = true;
    at++;
  }
  const fields: FieldPrefix[] = [];
  for (
    let match = FIELD.exec(text.slice(at, at + 40));
    match !== null && isField(match[1]!);
    match = FIELD.exec(text.slice(at, at + 40))
  ) {
    fields.push(match[1]!);
    at += match[0].length;
  }
  const sign = text[at];
  if (sign === undefined || SPACE.test(sign) || isClose(sign)) {
    if (negated || fields.length > 0) tokens.push({ type: 'broken' });
    return at;
  }
  if (isOpen(sign)) {
    tokens.push({ type: '(', negated, fields });
    return at + 1;
  }
  if (QUOTE.test(sign)) {
    const end = closingQuote(text, at);
    if (end < 0) {
      tokens.push({ type: 'broken' });
      return text.length;
    }
    tokens.push({ type: 'phrase', text: text.slice(at + 1, end), negated, fields });
    return end + 1;
  }
  const end = endOfWord(text, at);
  pushWord(text, at, end, negated, fields, tokens);
  return end;
}

function pushWord(
  text: string,
  from: number,
  to: number,
  negated: boolean,
  fields: FieldPrefix[],
  tokens: Token[],
): void {
  const word = text.slice(from, to);
  const plain = !negated && fields.length === 0;
  if (plain && (word === 'OR' || word === '|' || word === '||')) tokens.push({ type: 'or' });
  else if (plain && (word === 'AND' || word === '&' || word === '&&')) tokens.push({ type: 'and' });
  else if (STAR_END.test(word) && word.replace(STAR_END, '') !== '')
    tokens.push({ type: 'prefix', text: word.replace(STAR_END, ''), negated, fields, joinsNext: false });
  else tokens.push({ type: 'word', text: word, negated, fields, joinsNext: plain && /^\s/u.test(text.slice(to)) });
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const sign = text[at]!;
    if (isOpen(sign) || isClose(sign) || QUOTE.test(sign)) break;
    if (SPACE.test(sign) && !(sign === ',' && DIGITS_COMMA.test(text.slice(at - 1, at + 2)))) break;
    at++;
  }
  return at;
}

/** Guillemets close each other whichever way they point; so do the other double quotes. */
function closingQuote(text: string, open: number): number {
  const guillemet = GUILLEMET.test(text[open]!);
  for (let at = open + 1; at < text.length; at++)
    if (QUOTE.test(text[at]!) && GUILLEMET.test(text[at]!) === guillemet) return at;
  return -1;
}

const isOpen = (sign: string): boolean => sign === '(' || sign === '（';
const isClose = (sign: string): boolean => sign === ')' || sign === '）';
