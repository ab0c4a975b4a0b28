/** The pattern files of one language, compiled: classes, triggers, and the cues that change what a trigger says. */
import { type Pattern, type PatternFile, type PatternLanguage, readPatternFiles } from './pattern-file.ts';
import { parsePhrase } from './pattern-syntax.ts';
import { type Hit, PhraseIndex, type TextMarks } from './phrase-index.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import type { TokenisedText } from './tokens.ts';

export interface Trigger {
  /** Number of its pattern; each phrase of a pattern leads to it. */
  pattern: Pattern;
  vetoes: PhraseIndex<true> | null;
  needs: PhraseIndex<true> | null;
}

export interface MarkedText extends TokenisedText {
  marks: TextMarks;
  quantities: readonly Quantity[];
  /** Phrases of classes by name, in order. */
  phrases: ReadonlyMap<string, readonly Hit<string>[]>;
}

export class Grammar {
  readonly language: string;
  readonly #classes = new PhraseIndex<string>();
  readonly #triggers = new PhraseIndex<Trigger>();

  constructor(language: string, files: readonly PatternFile[]) {
    this.language = language;
    for (const file of files) {
      for (const [name, phrases] of file.classes)
        for (const phrase of phrases) this.#classes.add(parsePhrase(phrase, language), name);
    }
    for (const file of files) for (const pattern of file.patterns) this.#add(pattern);
  }

  #add(pattern: Pattern): void {
    const indexOf = (phrases: readonly string[] | undefined): PhraseIndex<true> | null => {
      if (phrases === undefined) return null;
      const index = new PhraseIndex<true>();
      for (const phrase of phrases) index.add(parsePhrase(phrase, this.language), true);
      return index;
    };
    const trigger: Trigger = { pattern, vetoes: indexOf(pattern.unless), needs: indexOf(pattern.needs) };
    for (const phrase of pattern.find) this.#triggers.add(parsePhrase(phrase, this.language), trigger);
  }

  mark(text: TokenisedText): MarkedText {
    const quantities = findQuantities(text);
    const numbers = new Map(quantities.map(({ from, to }) => [from, to]));
    const classes = new Map<string, Map<number, number>>();
    const phrases = new Map<string, Hit<string>[]>();
    for (const hit of this.#classes.find({ tokens: text.tokens, classes, numbers })) {
      const ends = classes.get(hit.item) ?? new Map<number, number>();
      if ((ends.get(hit.from) ?? 0) < hit.to) ends.set(hit.from, hit.to);
      classes.set(hit.item, ends);
      phrases.set(hit.item, [...(phrases.get(hit.item) ?? []), hit]);
    }
    return { ...text, quantities, phrases, marks: { tokens: text.tokens, classes, numbers } };
  }

  /** Every trigger of a marked text whose conditions hold, in order. */
  triggers(text: MarkedText): Hit<Trigger>[] {
    return this.#triggers.find(text.marks).filter(({ item, from }) => {
      if (item.vetoes === null && item.needs === null) return true;
      const sentence = text.sentences[text.tokens[from]!.sentence]!;
      const within = (index: PhraseIndex<true>): boolean =>
        index.find(text.marks).some((hit) => hit.from >= sentence.from && hit.to <= sentence.to);
      return (item.vetoes === null || !within(item.vetoes)) && (item.needs === null || within(item.needs));
    });
  }
}

const grammars = new Map<PatternLanguage, Grammar>();

/** Reads and compiles the files of a language when first asked. */
export function grammarOf(language: PatternLanguage): Grammar {
  let grammar = grammars.get(language);
  if (grammar === undefined) {
    grammar = new Grammar(language, readPatternFiles(language));
    grammars.set(language, grammar);
  }
  return grammar;
}
