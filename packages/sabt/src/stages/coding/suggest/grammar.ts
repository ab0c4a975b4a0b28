/** The pattern files of one language, compiled: classes, triggers, and the cues that change what a trigger says. */
import { SabtError } from '../../../model/errors.ts';
import { type Pattern, type PatternFile, type PatternLanguage, readPatternFiles } from './pattern-file.ts';
import { type Element, parsePhrase } from './pattern-syntax.ts';
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
  /** Classes by level: those of a level name only classes of the levels before. */
  readonly #levels: readonly PhraseIndex<string>[];
  readonly #triggers = new PhraseIndex<Trigger>();

  constructor(language: string, files: readonly PatternFile[]) {
    this.language = language;
    this.#levels = levelsOf(files, language);
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
    for (const level of this.#levels) {
      for (const hit of level.find({ tokens: text.tokens, classes, numbers })) {
        let ends = classes.get(hit.item);
        if (ends === undefined) {
          ends = new Map();
          classes.set(hit.item, ends);
        }
        if ((ends.get(hit.from) ?? 0) < hit.to) ends.set(hit.from, hit.to);
        const list = phrases.get(hit.item);
        if (list === undefined) phrases.set(hit.item, [hit]);
        else list.push(hit);
      }
    }
    return { ...text, quantities, phrases, marks: { tokens: text.tokens, classes, numbers } };
  }

  /** Every trigger of a marked text whose conditions hold, in order. */
  triggers(text: MarkedText): Hit<Trigger>[] {
    const asked = new Map<PhraseIndex<true>, Map<number, boolean>>();
    const within = (index: PhraseIndex<true>, number: number): boolean => {
      let answers = asked.get(index);
      if (answers === undefined) {
        answers = new Map();
        asked.set(index, answers);
      }
      let answer = answers.get(number);
      if (answer === undefined) {
        const { from, to } = text.sentences[number]!;
        answer = index.stands(text.marks, from, to);
        answers.set(number, answer);
      }
      return answer;
    };
    return this.#triggers.find(text.marks).filter(({ item: { vetoes, needs }, from }) => {
      const { sentence } = text.tokens[from]!;
      return (vetoes === null || !within(vetoes, sentence)) && (needs === null || within(needs, sentence));
    });
  }
}

/** Names of the classes that an element names. */
export function classesIn(element: Element): string[] {
  if (element.is === 'choice') return element.of.flatMap(classesIn);
  return element.is === 'class' ? [element.name] : [];
}

function levelsOf(files: readonly PatternFile[], language: string): PhraseIndex<string>[] {
  const classes = new Map<string, Element[][]>();
  for (const file of files)
    for (const [name, phrases] of file.classes)
      classes.set(name, [...(classes.get(name) ?? []), ...phrases.map((phrase) => parsePhrase(phrase, language))]);
  const depths = new Map<string, number>();
  const depthOf = (name: string, above: readonly string[]): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    if (above.includes(name))
      throw new SabtError('invalid-value', `The class “${name}” names itself: ${[...above, name].join(' → ')}.`);
    const named = (classes.get(name) ?? []).flat().flatMap(classesIn);
    const depth = named.length === 0 ? 0 : 1 + Math.max(...named.map((inner) => depthOf(inner, [...above, name])));
    depths.set(name, depth);
    return depth;
  };
  const levels: PhraseIndex<string>[] = [];
  for (const [name, phrases] of classes) {
    const depth = depthOf(name, []);
    while (levels.length <= depth) levels.push(new PhraseIndex<string>());
    for (const elements of phrases) levels[depth]!.add(elements, name);
  }
  return levels;
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
