/*
 * Where else a value stands. Whoever erases a name from a text means the name, and not only that one field: the title that
 * a program took from the text, the digest by which a short text could be guessed, the file that the text was read from,
 * the coding that quotes it. So an erasure takes with it
 *   - companions: fields that are the same thing in another form (the file of a text, digests over it, digests of rows);
 *   - quotations, in the same record and in those that were made from it: whatever contains the value, and, of a text,
 *     longer phrases taken from it.
 * Records that stand by themselves and happen to say the same are named and left alone: whether they go too, a person says.
 *
 * Values are compared folded, so that another spelling of the same letters is found. What is shorter than `SHORTEST`
 * is a companion's matter only: every third record would "quote" a number or a country code.
 */
import type { Fields, Json, Kind } from '../../../model/records.ts';
import { fold } from '../../../stages/reading/index.ts';
import { spellingsOf } from '../redacting/spellings.ts';
import { sayerOf } from '../redacting/words.ts';

/** UTF-16 units from which a value is looked for elsewhere. */
export const SHORTEST = 6;
/** UTF-16 units from which a phrase that stands in an erased text is held to be taken from it. */
const PHRASE = 12;

/** Values of these fields are terms, ids and marks of the program, and never somebody's words. */
const NEVER_QUOTES: ReadonlySet<string> = new Set(
  (
    'id version predecessor at by batch confidentiality row status type plover acled cameo eventType act mode language ' +
    'languages mediaType contentType extractor encoding reading pages size generation coder codebook confidence field ' +
    'evidence span signature textDigest sha256 blob thumbnail record paths reason versions precision calendar degree country ' +
    'actorKind rightsArticles sources documents event events partOf document basis figure role subEvent phase profile ' +
    'counts ledgerDigest sourceId acquiredAt form relation decision method checkpoint'
  ).split(' '),
);

/** Whether a field holds a mark of the program rather than somebody's words. */
export function isMark(path: string): boolean {
  return NEVER_QUOTES.has(path.split('/')[0]!);
}

/** Other forms of the same thing: erased or withheld with a field, where the record has them. */
export function companionsOf(kind: Kind, path: string, fields: Fields): string[] {
  const field = path.split('/')[0]!;
  const companions = new Set<string>();
  // the file says all that was read from it; a digest of what is short lets it be guessed
  if (kind === 'document' && ['text', 'mainText', 'blob', 'sha256'].includes(field))
    for (const also of ['blob', 'sha256', 'thumbnail', 'textDigest']) companions.add(also);
  if (kind === 'document' && field === 'name' && JSON.stringify(fields['custody'] ?? null).includes('nameBytes'))
    companions.add('custody');
  if (field === 'text') companions.add('textDigest');
  if (kind === 'document' && path === 'text') companions.add('mainText');
  if (kind === 'document' && path === 'blob') for (const also of ['text', 'mainText']) companions.add(also);
  // where something was, its country says too
  if (path === 'place') companions.add('country');
  // a row's mark is a digest of its cells
  companions.add('row');
  companions.delete(path);
  return [...companions].filter((also) => fields[also] !== undefined);
}

/** The texts in a value, each by itself; a long number, as that of a telephone, is one. */
export function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return String(value).length >= SHORTEST ? [String(value)] : [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => (NEVER_QUOTES.has(key) ? [] : textsIn(inner)));
}

/** The texts by which a value is looked for: of a file's name also without its ending. */
export function soughtOf({ path, value }: { path: string; value: Json }): string[] {
  return path === 'name' && typeof value === 'string' ? [value, value.replace(/\.[^.]{1,8}$/, '')] : textsIn(value);
}

/**
 * The texts in which something is looked for. The name that somebody gave to a field of their own is one of them: it may say
 * a name; but it is never what goes, since it says `witness` as often, and any text says that.
 */
export function textsAt(one: { path: string; value: Json }): string[] {
  return one.path.startsWith('custom/') ? [...soughtOf(one), one.path.slice('custom/'.length)] : soughtOf(one);
}

/** What was erased, to be found again in other values. */
export class Quoted {
  readonly #values: string[];
  readonly #text: string;
  readonly #numbers: readonly string[];
  #spellings: readonly Spelt[] | null = null;

  /** @param values the texts of erased values; `text` those of them that are passages of a text, in order */
  constructor(values: readonly string[], text: readonly string[]) {
    this.#values = [...new Set(values.map(plain))].filter((value) => value.length >= SHORTEST);
    this.#text = plain(text.join(''));
    this.#numbers = [...new Set([...values, text.join('')].flatMap(longNumbers))];
  }

  /** Whether passages of a text are among it. */
  get hasText(): boolean {
    return this.#text !== '';
  }

  /** Whether a value at a path says what was erased. */
  in(path: string, value: Json): boolean {
    if (isMark(path)) return false;
    return textsIn(value).some((text) => this.says(text));
  }

  /** Whether a text contains it, or is a phrase taken from it. */
  says(whole: string): boolean {
    const text = plain(whole);
    // without the nought that a table or a country's code takes from its beginning
    if (longNumbers(whole).some((one) => this.#numbers.some((held) => held.endsWith(one) || one.endsWith(held))))
      return true;
    if (text.length >= PHRASE && this.#text.includes(text)) return true;
    return this.holds(whole);
  }

  /** Whether a text contains a whole value of it, in whatever spelling. */
  holds(whole: string): boolean {
    const text = plain(whole);
    if (text.length < SHORTEST) return false;
    if (this.#values.some((value) => text.includes(value))) return true;
    const letters = lettersIn(text);
    return this.#spelt().some(({ key, isSaid }) => letters.includes(key) && isSaid(whole));
  }

  /** The values that are words, as redacting finds them. */
  #spelt(): readonly Spelt[] {
    this.#spellings ??= this.#values.flatMap((value) => {
      const key = spellingsOf(value)?.key;
      return key === undefined ? [] : [{ key, isSaid: sayerOf([value]) }];
    });
    return this.#spellings;
  }
}

interface Spelt {
  key: string;
  isSaid: (text: string) => boolean;
}

const lettersIn = (folded: string): string => folded.replace(/[^\p{L}\p{N}]+/gu, '');
const plain = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

/** Digits from which a number is somebody's, and no count. */
const LONG_NUMBER = 6;

/** The digits of long numbers, whatever their script and however they are grouped, without noughts before them. */
function longNumbers(text: string): string[] {
  const runs = fold(text).match(/\d(?:[-\u2010\u2011\u2013 ./()\u00a0]{0,3}\d)*/gu) ?? [];
  return runs.map((run) => run.replace(/\D+/g, '').replace(/^0+/, '')).filter((run) => run.length >= LONG_NUMBER);
}
