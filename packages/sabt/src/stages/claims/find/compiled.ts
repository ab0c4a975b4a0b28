/** The pattern file of a language, compiled once: classes and topics mark a text, patterns find cues in it. */
import {
  type Hit,
  type MarkedText,
  PhraseGrammar,
  PhraseIndex,
  parsePhrase,
  type TokenisedText,
} from '../../coding/index.ts';
import {
  type AssertionPattern,
  type ClaimLanguage,
  readAssertionFile,
  TOPIC_ABOUT,
  type Topic,
} from './pattern-file.ts';

interface Trigger {
  pattern: AssertionPattern;
  unless: PhraseIndex<true> | null;
  needs: PhraseIndex<true> | null;
}

export interface Cue {
  pattern: AssertionPattern;
  /** Tokens [from, to). */
  from: number;
  to: number;
}

export interface TopicHit {
  topic: Topic;
  from: number;
  to: number;
}

/** An Arabic word has و and ف written on it: an exact form stands for those, too. */
const withConjunctions = (phrase: string): string =>
  phrase.replace(/=([\u0620-\u064a]+)(?=[|?\s]|$)/gu, '=$1|=و$1|=ف$1');

/** Class under which patterns name any topic; `$act`, `$opinion` and `$measured` are those of one kind. */
const ANY_TOPIC = 'topic';

export class AssertionGrammar {
  readonly #grammar: PhraseGrammar;
  readonly #topics: ReadonlyMap<string, Topic>;
  readonly #triggers = new PhraseIndex<Trigger>();

  constructor(language: ClaimLanguage) {
    const { classes, topics, patterns } = readAssertionFile(language);
    const written = (phrase: string): string => (language === 'ar' ? withConjunctions(phrase) : phrase);
    this.#topics = new Map(topics.map((topic, i) => [`${ANY_TOPIC}-${i}`, topic]));
    const all = new Map(Object.entries(classes).map(([name, find]): [string, string[]] => [name, find.map(written)]));
    for (const [name, { find }] of this.#topics) all.set(name, find.map(written));
    all.set(
      ANY_TOPIC,
      [...this.#topics.keys()].map((name) => `$${name}`),
    );
    for (const about of TOPIC_ABOUT) {
      const own = [...this.#topics].filter(([, topic]) => topic.about === about).map(([name]) => `$${name}`);
      all.set(about, own);
    }
    this.#grammar = new PhraseGrammar(language, [{ language, name: language, classes: all, patterns: [] }]);
    const indexOf = (phrases: readonly string[] | undefined): PhraseIndex<true> | null => {
      if (phrases === undefined) return null;
      const index = new PhraseIndex<true>();
      for (const phrase of phrases) index.add(parsePhrase(written(phrase), language), true);
      return index;
    };
    for (const pattern of patterns) {
      const trigger = { pattern, unless: indexOf(pattern.unless), needs: indexOf(pattern.needs) };
      for (const phrase of pattern.find) this.#triggers.add(parsePhrase(written(phrase), language), trigger);
    }
  }

  mark(text: TokenisedText): MarkedText {
    return this.#grammar.mark(text);
  }

  /** Cues whose own conditions hold, in order. */
  cues(text: MarkedText): Cue[] {
    const found = this.#triggers.find(text.marks).filter(({ item: { unless, needs }, from }) => {
      const sentence = text.sentences[text.tokens[from]!.sentence]!;
      const stands = (index: PhraseIndex<true>): boolean =>
        index.find(text.marks, sentence.from, sentence.to).length > 0;
      return (unless === null || !stands(unless)) && (needs === null || stands(needs));
    });
    return found.map(({ item: { pattern }, from, to }) => ({ pattern, from, to }));
  }

  /** What the text speaks of, in order; of overlapping topics the longest. */
  topics({ phrases }: MarkedText): TopicHit[] {
    const hits = [...this.#topics].flatMap(([name, topic]) =>
      (phrases.get(name) ?? []).map(({ from, to }: Hit<string>) => ({ topic, from, to })),
    );
    hits.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
    const kept: TopicHit[] = [];
    for (const hit of hits) if (!kept.some((one) => one.from < hit.to && one.to > hit.from)) kept.push(hit);
    return kept.sort((a, b) => a.from - b.from);
  }
}

const grammars = new Map<ClaimLanguage, AssertionGrammar>();

/** Reads and compiles the file of a language when first asked. */
export function assertionGrammar(language: ClaimLanguage): AssertionGrammar {
  let grammar = grammars.get(language);
  if (grammar === undefined) {
    grammar = new AssertionGrammar(language);
    grammars.set(language, grammar);
  }
  return grammar;
}
