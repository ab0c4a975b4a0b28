/** The face of i18n: catalogues in three languages, numbers, dates. */
import { ar } from './ar/index.ts';
import { en } from './en/index.ts';
import { fa } from './fa/index.ts';
import { Formats } from './format.ts';
import { FACTS, type Language } from './languages.ts';
import { type Message, type Placeholder, partsOf } from './message.ts';

export { directionOf, FACTS, isLanguage, LANGUAGES, type Language, negotiate } from './languages.ts';

export type Catalogue = typeof en;
export type Key = keyof Catalogue;
export const CATALOGUES: Readonly<Record<Language, Readonly<Record<Key, Message>>>> = { en, ar, fa };

export type Params<K extends Key, V> = [Placeholder<Catalogue[K]>] extends [never]
  ? []
  : [params: { [name in Placeholder<Catalogue[K]>]: V }];

/** Speaks one language: messages and everything that `Formats` writes. */
export class Speaker extends Formats {
  readonly direction: 'ltr' | 'rtl';
  readonly #messages: Readonly<Record<Key, Message>>;

  constructor(language: Language) {
    super(language);
    this.direction = FACTS[language].direction;
    this.#messages = CATALOGUES[language];
  }

  /** The message as plain text; numbers among the parameters are written in the language's digits. */
  t<K extends Key>(key: K, ...[params]: Params<K, string | number>): string {
    return this.parts(key, params as Record<string, string | number> | undefined)
      .map((part) => (typeof part === 'number' ? this.number(part) : part))
      .join('');
  }

  /** The message as its parts, with the parameters in their places; for those who put markup around them. */
  parts<V>(key: Key, params: Record<string, V> | undefined): (string | V)[] {
    const message = this.#messages[key];
    const text = typeof message === 'string' ? message : (message[this.plural(params?.['n'])] ?? message.other);
    return partsOf(text).map((part, i) => (i % 2 === 0 ? part : params![part]!));
  }

  /** A message whose key is only known at run time, or undefined where there is none. Takes no parameters. */
  lookup(key: string): string | undefined {
    const message = Object.hasOwn(this.#messages, key) ? this.#messages[key as Key] : undefined;
    return typeof message === 'string' ? message : undefined;
  }
}

const speakers = new Map<Language, Speaker>();

/** The speaker of a language; made once, as `Intl` objects are dear. */
export function speak(language: Language): Speaker {
  let speaker = speakers.get(language);
  if (speaker === undefined) {
    speaker = new Speaker(language);
    speakers.set(language, speaker);
  }
  return speaker;
}
