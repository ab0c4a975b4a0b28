/**
 * Messages: a string, or one string for each plural category (Unicode CLDR, `Intl.PluralRules`) chosen by the
 * parameter `n`. `{name}` is a placeholder. The English catalogue is the type of the other two: a key that is
 * missing there, or a placeholder that is missing in a call, does not compile.
 */
export type Plural = { [category in Intl.LDMLPluralRule]?: string } & { other: string };
export type Message = string | Plural;

type TextOf<M> = M extends string ? M : M extends object ? Extract<M[keyof M], string> : never;

type InText<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | InText<Rest> : never;

/** Names of the placeholders in a message's English text; a message with plural forms always takes `n`. */
export type Placeholder<M> = InText<TextOf<M>> | (M extends string ? never : 'n');

/** What another language must have for an English catalogue `E`. */
export type Translation<E> = { readonly [K in keyof E]: E[K] extends string ? string : Plural };

export function placeholdersOf(text: string): Set<string> {
  return new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!));
}

/** A message's parts in order: literal text at even places, names of placeholders at odd ones. */
export function partsOf(text: string): string[] {
  return text.split(/\{(\w+)\}/);
}
