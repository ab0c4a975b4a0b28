/*
 * A JSON parser (RFC 8259) for text that will be hashed, signed or believed. It refuses everything on which two honest
 * readers could differ (RFC 7493, I-JSON):
 *
 * - a key twice in one object: some readers take the first value, some the last;
 * - half of a surrogate pair, raw or escaped: it has no UTF-8;
 * - a number that a double does not keep: the decimal that the literal denotes must be the decimal that the canonical
 *   spelling (RFC 8785) of the nearest double denotes. 0.1, 1.0, 1e2 and 1e21 survive; 9007199254740993, 1e400, 1e-400
 *   and 0.1000000000000000055 do not. -0 is read as 0, which is the same decimal;
 * - a byte order mark, anything after the value, raw control characters in strings, more than 512 levels.
 *
 * The parser walks the text once, with recursion bounded by the limit of depth. A key `__proto__` becomes an ordinary
 * own property.
 */
import { canonicalize, type JsonValue, MAX_DEPTH } from './canonical.ts';
import { textOf } from './encoding.ts';
import { describe, ProofError, type ProofErrorCode } from './errors.ts';

/**
 * The value of a JSON text, given as a string or as UTF-8. Throws ProofError `bad-json`, `duplicate-key`,
 * `lone-surrogate`, `number-lost`, `too-deep` or `bad-utf8`; messages give the offset in UTF-16 units.
 */
export function parseStrict(json: string | Uint8Array): JsonValue {
  const text = textOf(json, 'JSON');
  if (!text.isWellFormed()) throw new ProofError('lone-surrogate', 'half of a surrogate pair in the JSON text');
  const parser = new Parser(text);
  return parser.document();
}

/** Like `parseStrict`, and the text must be the canonical spelling of its value: else ProofError `not-canonical`. */
export function parseCanonical(json: string | Uint8Array): JsonValue {
  const text = textOf(json, 'JSON');
  const value = parseStrict(text);
  const canonical = canonicalize(value);
  if (canonical !== text) {
    throw new ProofError('not-canonical', `canonical JSON would be ${describe(canonical)}, got ${describe(text)}`);
  }
  return value;
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const HEX = /^[0-9a-fA-F]{4}$/;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Parser {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): JsonValue {
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) throw this.refuse('bad-json', 'nothing may follow the value');
    return value;
  }

  private refuse(code: ProofErrorCode, why: string): ProofError {
    const found = this.at < this.text.length ? describe(this.text.slice(this.at, this.at + 12)) : 'the end';
    return new ProofError(code, `${why}, at offset ${this.at}: ${found}`);
  }

  private space(): void {
    for (; this.at < this.text.length; this.at++) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
    }
  }

  private value(depth: number): JsonValue {
    this.space();
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth + 1);
      case '[':
        return this.array(depth + 1);
      case '"':
        return this.string();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      case 'n':
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw this.refuse('bad-json', 'a value expected');
    this.at += word.length;
    return value;
  }

  private number(): number {
    NUMBER.lastIndex = this.at;
    const literal = NUMBER.exec(this.text)?.[0];
    if (literal === undefined) throw this.refuse('bad-json', 'a value expected');
    const value = Number(literal);
    if (!sameDecimal(literal, value)) {
      throw this.refuse('number-lost', `a double keeps this number only as ${value}`);
    }
    this.at += literal.length;
    return value === 0 ? 0 : value;
  }

  private string(): string {
    const start = this.at;
    let value = '';
    this.at += 1;
    for (;;) {
      PLAIN.lastIndex = this.at;
      const plain = PLAIN.exec(this.text)![0];
      value += plain;
      this.at += plain.length;
      const stop = this.text[this.at];
      if (stop === '"') break;
      if (stop !== '\\') throw this.refuse('bad-json', 'a string may not hold a control character or end here');
      value += this.escape();
    }
    this.at += 1;
    if (!value.isWellFormed()) {
      this.at = start;
      throw this.refuse('lone-surrogate', 'half of a surrogate pair in a string');
    }
    return value;
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? '';
    if (letter === 'u') {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!HEX.test(digits)) throw this.refuse('bad-json', 'four hexadecimal digits expected');
      this.at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const unit = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (unit === undefined) throw this.refuse('bad-json', 'no such escape');
    this.at += 2;
    return unit;
  }

  private enter(depth: number): void {
    if (depth > MAX_DEPTH) throw this.refuse('too-deep', `more than ${MAX_DEPTH} levels`);
    this.at += 1;
    this.space();
  }

  /** After an item: true if a comma announces another one, false if the closing bracket was read. */
  private another(close: string): boolean {
    this.space();
    const found = this.text[this.at];
    if (found !== ',' && found !== close) throw this.refuse('bad-json', `"," or "${close}" expected`);
    this.at += 1;
    return found === ',';
  }

  private array(depth: number): JsonValue[] {
    this.enter(depth);
    const items: JsonValue[] = [];
    if (this.text[this.at] === ']') {
      this.at += 1;
      return items;
    }
    do items.push(this.value(depth));
    while (this.another(']'));
    return items;
  }

  private object(depth: number): { [key: string]: JsonValue } {
    this.enter(depth);
    const fields: { [key: string]: JsonValue } = {};
    if (this.text[this.at] === '}') {
      this.at += 1;
      return fields;
    }
    do this.field(fields, depth);
    while (this.another('}'));
    return fields;
  }

  private field(fields: { [key: string]: JsonValue }, depth: number): void {
    this.space();
    if (this.text[this.at] !== '"') throw this.refuse('bad-json', 'a key expected');
    const start = this.at;
    const key = this.string();
    if (Object.hasOwn(fields, key)) {
      this.at = start;
      throw this.refuse('duplicate-key', `the key ${describe(key)} stands twice in one object`);
    }
    this.space();
    if (this.text[this.at] !== ':') throw this.refuse('bad-json', '":" expected');
    this.at += 1;
    const value = this.value(depth);
    if (key === '__proto__') {
      Object.defineProperty(fields, key, { value, enumerable: true, configurable: true, writable: true });
    } else {
      fields[key] = value;
    }
  }
}

/** True if the literal denotes exactly the decimal that the shortest spelling of the value denotes. */
function sameDecimal(literal: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  const shortest = String(value);
  return literal === shortest || decimalOf(literal) === decimalOf(shortest);
}

/** A JSON number as sign, digits without zeros at either end, and the power of ten of the last digit. */
function decimalOf(literal: string): string {
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(
    literal,
  )!;
  const digits = (whole! + fraction).replace(/^0+/, '');
  if (digits === '') return '0';
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 0x30) end -= 1;
  const power = Number(exponent) - fraction.length + (digits.length - end);
  return `${sign}${digits.slice(0, end)}e${power}`;
}
