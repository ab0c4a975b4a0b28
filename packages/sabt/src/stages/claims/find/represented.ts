/**
 * What of a sentence a proposal holds, word by word.
 *
 * A proposal that leaves out a word that restricts ("women", "in prisons", "peacefully") asks another question than the
 * sentence does, and its verdict would be of that other question. So the burden is turned round: a word counts as held only
 * if it is known to be: it names the kind of act, the country, a date that is bound, the number that is bound, the change
 * itself, or it is one of the words that restrict nothing (classes `plain`, `says-…` of the pattern files). Every other word
 * is told to the person, and so is each part that a verdict needs and the sentence leaves open. Only where neither is left
 * may a claim be bound by one click. Restricting words need no list: a word that nobody thought of is not held.
 *
 * The same words say different things in different places ("rose by" and "rose to 150 per cent", "were strikes" and "took
 * place during strikes"), so those that can are held by what stands beside them (held.ts), and a sentence whose parts stand
 * in no place that is known has a lack. Where in doubt, a lack: what is missed costs a click, what is bound wrongly a verdict.
 *
 * Invariants: a year that is bound stands in the sentence; of two times the one said after "than" is the earlier term of the
 * comparison, whatever the calendar says; a denied change is never turned into "unchanged"; one change is bound from a part
 * that speaks of one change ("the rise doubled" speaks of two).
 */
import { actType, codebookInUse } from '../../../codebook/index.ts';
import { findPlaces } from '../../../gazetteer/index.ts';
import type { MarkedText } from '../../coding/index.ts';
import { type FoundDate, findDates } from '../../reading/index.ts';
import type { Direction, Form, Lack, ProposedInputs } from './assertion.ts';
import type { TopicHit } from './compiled.ts';
import type { FigureAt } from './figures.ts';
import { HeldWords, type Run } from './held.ts';
import { isDenied } from './moods.ts';
import type { Segment } from './segments.ts';
import { sizeOf } from './sizes.ts';
import { daysOf, endsOf, isOfYears } from './times.ts';

export interface Asked {
  segment: Segment;
  text: MarkedText;
  topics: readonly TopicHit[];
  figures: readonly FigureAt[];
  direction: Direction | null;
}

export interface Represented {
  /** Kind of act that is counted; null where no word names one beyond doubt. */
  act: string | null;
  /** share: the kind of act of which it is one. */
  ofAct: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  inputs: ProposedInputs;
  words: string[];
  lacks: Lack[];
}

/** The others need a choice that no sentence holds: a lag, a series, which roll calls, equal effort. */
const WITH_RULE: ReadonlySet<Form> = new Set([
  'growth',
  'comparison',
  'trend',
  'every-year',
  'at-least',
  'none',
  'share',
]);
const CHANGES: ReadonlySet<Form> = new Set(['growth', 'comparison', 'trend', 'every-year']);

export function represented(asked: Asked): Represented {
  const reading = new Reading(asked);
  return reading.result();
}

class Reading {
  readonly #asked: Asked;
  readonly #form: Form;
  readonly #held: HeldWords;
  readonly #lacks = new Set<Lack>();
  readonly #inputs: ProposedInputs = {};
  #act: string | null = null;
  #ofAct: string | null = null;
  #country: string | null = null;

  constructor(asked: Asked) {
    this.#asked = asked;
    this.#form = asked.segment.held.form;
    this.#held = new HeldWords(asked.text, asked.segment);
    for (const name of ['plain', `says-${this.#form}`]) this.#held.holdAll(name);
    this.#acts();
    this.#places();
    this.#times();
    this.#sizes();
    this.#way();
  }

  result(): Represented {
    return {
      act: this.#act,
      ofAct: this.#ofAct,
      country: this.#country,
      inputs: this.#inputs,
      words: this.#wordsLeft(),
      lacks: [...this.#lacks],
    };
  }

  /** Kinds of act whose very name stands here. */
  #named(): Named[] {
    const names = this.#held.hits('act-name');
    return this.#asked.topics.flatMap(({ topic, from, to }) => {
      const act = topic.acts[0];
      const isName = names.some((hit) => hit.from === from && hit.to === to);
      return topic.about === 'act' && topic.acts.length === 1 && act !== undefined && isName ? [{ act, from, to }] : [];
    });
  }

  #acts(): void {
    const named = this.#named();
    const [first] = named;
    if (this.#form === 'share') {
      this.#shared(named);
      return;
    }
    if (this.#form === 'at-least' && this.#people()) return;
    if (first === undefined || named.some(({ act }) => act !== first.act)) {
      this.#lacks.add('what');
      return;
    }
    this.#act = first.act;
    for (const one of named) this.#held.hold(one);
    const hasNumber = this.#held.holdCountOf(named);
    if (CHANGES.has(this.#form)) this.#changed(named, hasNumber);
    // "strikes" may be of workers or from the air
    if (named.some((one) => this.#is(one, 'doubtful-name'))) this.#lacks.add('what');
    const hasSize = this.#form !== 'none' && this.#asked.segment.held.figure !== null;
    if (this.#is(first, 'of-people') && hasSize) this.#lacks.add('unit');
    // "more were killed", "the number arrested": people
    if (CHANGES.has(this.#form) && named.some((one) => this.#isDoneToPeople(one))) this.#lacks.add('unit');
    if (this.#form === 'at-least' && !this.#isCountedBy(first)) this.#lacks.add('size');
  }

  #is({ from, to }: Run, name: string): boolean {
    return this.#held.hits(name).some((hit) => hit.from === from && hit.to === to);
  }

  #isDoneToPeople({ from }: Run): boolean {
    return this.#held.hits('done-to-people').some((hit) => hit.from === from);
  }

  /** "At least 100 protests": the number stands at what is counted. */
  #isCountedBy({ from }: Run): boolean {
    const { figure } = this.#asked.segment.held;
    return figure !== null && figure.number < from && from <= figure.to;
  }

  /**
   * "Most of the protests were strikes": the part is a kind of the whole, and is said to be it. What took place during, in or
   * with something else is no kind of it.
   */
  #shared(named: readonly Named[]): void {
    const [first, second, third] = named;
    const isAfterCue = first !== undefined && first.from >= this.#asked.segment.held.from;
    if (first === undefined || second === undefined || third !== undefined || !isAfterCue || first.act === second.act) {
      this.#lacks.add('of-whom');
      return;
    }
    [this.#ofAct, this.#act] = [first.act, second.act];
    for (const one of named) this.#held.hold(one);
    this.#held.holdCountOf([first]);
    const isPart = codebookInUse().isA(second.act, first.act) || actType(second.act)?.family === first.act;
    const isSaidToBe =
      this.#held.before(second.from, 'is-word') !== undefined ||
      (this.#held.at(second.to, 'is-word') !== undefined && this.#isAfterTimeOrPlace(second.from));
    if (!isPart || !isSaidToBe) this.#lacks.add('of-whom');
    if (this.#is(first, 'of-people') || this.#is(second, 'of-people')) this.#lacks.add('unit');
  }

  #isAfterTimeOrPlace(token: number): boolean {
    return [...this.#dates().map(({ at }) => at), ...this.#found().map(({ at }) => at)].some(([, to]) => to === token);
  }

  /** Words of more and fewer are held where they are said of the acts, or of their number. */
  #changed(named: readonly Run[], hasNumber: boolean): void {
    this.#held.holdAll('changes');
    if (hasNumber) this.#held.holdAll('level-word');
    for (const { from, to } of this.#held.hits('more-word')) {
      const isOfActs = named.some((one) => one.from === to) || this.#held.at(to, 'count-word') !== undefined;
      if (this.#held.before(from, 'told-word') !== undefined) this.#lacks.add('direction');
      const isSaid = ['than-word', 'in-word', 'is-word'].some((name) => this.#held.at(to, name) !== undefined);
      if (!isOfActs && !isSaid && to < this.#asked.segment.to) this.#lacks.add('direction');
    }
  }

  /** "500 people were killed": people are added up, wherever else the sentence says that it was. */
  #people(): boolean {
    const { figure } = this.#asked.segment.held;
    const people = [...this.#held.hits('anybody'), ...this.#held.hits('person')];
    if (people.length === 0) return false;
    for (const [name, of, act] of [
      ['says-killed', 'killed', 'killing'],
      ['says-arrested', 'arrested', 'arrest'],
      ['says-injured', 'injured', null],
    ] as const) {
      const [said] = this.#held.hits(name);
      if (said === undefined) continue;
      this.#inputs.of = of;
      this.#act = act;
      this.#held.hold(said);
      for (const one of this.#held.hits('anybody')) if (this.#isCountedBy(one)) this.#held.hold(one);
      if (!people.some((one) => this.#isCountedBy(one)) || figure === null) this.#lacks.add('size');
      if (act === null) this.#lacks.add('what');
      return true;
    }
    return false;
  }

  /** The whole sentence: a place or date said of another part of it may be meant of this one, too. */
  #sentence(): { start: number; end: number } {
    const { tokens, sentences } = this.#asked.text;
    return sentences[tokens[this.#asked.segment.from]!.sentence]!;
  }

  #tokensOf([start, end]: readonly [number, number]): [number, number] {
    const { tokens } = this.#asked.text;
    const from = tokens.findIndex((token) => token.end > start);
    const to = tokens.findIndex((token) => token.start >= end);
    return [from < 0 ? tokens.length : from, to < 0 ? tokens.length : to];
  }

  /** Places that the sentence names, with their tokens. */
  #found(): { country: string; isWhole: boolean; at: [number, number] }[] {
    const { text, language } = this.#asked.text;
    const { start, end } = this.#sentence();
    return findPlaces(text.slice(start, end), { language }).places.map(({ country, precision, span }) => ({
      country,
      isWhole: precision === 'country',
      at: this.#tokensOf([span[0] + start, span[1] + start]),
    }));
  }

  /** A country is where something happened if it is said to be: "in Iran", not "Iran's airstrikes". */
  #places(): void {
    const places = this.#found();
    const countries = new Set(places.map(({ country }) => country));
    const [only] = places;
    const isAbroad = this.#act === 'rally-abroad';
    if (only === undefined || countries.size > 1 || isAbroad) {
      this.#lacks.add('place');
      return;
    }
    this.#country = only.country;
    const whole = places.filter(({ isWhole }) => isWhole);
    if (whole.length === 0) this.#lacks.add('place');
    for (const { at } of whole) {
      const [from, to] = at;
      this.#held.hold({ from, to });
      const isThere = [from, this.#held.overLinks(from)].some((token) => this.#held.before(token, 'in-word'));
      if (!isThere) this.#lacks.add('place');
    }
  }

  #dates(): (FoundDate & { at: [number, number] })[] {
    const { text, language } = this.#asked.text;
    const { start, end } = this.#sentence();
    return findDates(text.slice(start, end), { language })
      .filter(({ start: day }) => !day.startsWith('0000'))
      .map((date) => ({ ...date, at: this.#tokensOf([date.span[0] + start, date.span[1] + start]) }));
  }

  #times(): void {
    const dates = this.#dates();
    const [first, second] = dates;
    const isOfTwo = this.#form === 'growth' || this.#form === 'comparison' || this.#form === 'more-kinds';
    if (this.#form === 'comparison' && dates.length < 2) this.#lacks.add('of-whom');
    if (first === undefined) this.#lacks.add('times');
    else if (isOfTwo) this.#twoTimes(dates);
    else if (second !== undefined || (this.#isOverTime() && !isOfYears(first))) {
      this.#lacks.add('times');
      if (second === undefined) Object.assign(this.#inputs, daysOf(first));
    } else {
      Object.assign(this.#inputs, daysOf(first));
      this.#held.holdDate({ from: first.at[0], to: first.at[1] });
    }
  }

  #isOverTime(): boolean {
    return this.#form === 'trend' || this.#form === 'every-year';
  }

  /** Of "between A and B" the last year with the first; of "A than B" A with B; one time alone has nothing beside it. */
  #twoTimes(dates: readonly (FoundDate & { at: [number, number] })[]): void {
    const [first, second, third] = dates;
    if (first !== undefined && second === undefined) {
      const ends = endsOf(first);
      if (ends === null || !this.#isBetween(first.at)) {
        this.#lacks.add('times');
        if (!isOfYears(first)) Object.assign(this.#inputs, daysOf(first));
        return;
      }
      Object.assign(this.#inputs, ends.now, { before: ends.before });
      // without a size it may as well be said of all the years between
      if (isOfYears(first) && this.#asked.segment.held.figure === null) this.#lacks.add('times');
      this.#held.holdDate({ from: first.at[0], to: first.at[1] });
      return;
    }
    const thanOf = ({ at: [from] }: { at: [number, number] }): Run | undefined =>
      (this.#asked.text.phrases.get('than-word') ?? []).findLast((hit) => hit.to <= from && from - hit.to <= NEAR_THAN);
    const others = dates.filter((date) => thanOf(date) !== undefined);
    if (third !== undefined || others.length !== 1 || first === undefined || second === undefined) {
      this.#lacks.add('times');
      return;
    }
    const before = others[0]!;
    const now = before === first ? second : first;
    if (now.start <= before.end && before.start <= now.end) {
      this.#lacks.add('times');
      return;
    }
    Object.assign(this.#inputs, daysOf(now), { before: daysOf(before) });
    for (const { at } of [now, before]) this.#held.holdDate({ from: at[0], to: at[1] });
    this.#held.hold(thanOf(before)!);
  }

  /** "Between" and "from" compare both ends; "during" and a bare span do not. */
  #isBetween([from]: readonly [number, number]): boolean {
    return this.#held.hits('span-word').some((hit) => hit.to <= from + 1 && from - hit.to <= NEAR_THAN);
  }

  #sizes(): void {
    const { inputs, lacks } = sizeOf(this.#asked, this.#held);
    Object.assign(this.#inputs, inputs);
    for (const lack of lacks) this.#lacks.add(lack);
  }

  #way(): void {
    const { segment, text } = this.#asked;
    const { from, to } = segment.held;
    if (!WITH_RULE.has(this.#form)) this.#lacks.add('choice');
    if (this.#form === 'none') {
      // of two denials the one may deny the other: "no year without"
      if (this.#held.apart('says-not').length > 1) this.#lacks.add('denial');
    } else if (segment.held.pattern.direction !== 'none' && isDenied(from, to, text)) this.#lacks.add('denial');
    else if (CHANGES.has(this.#form)) this.#onlyWay();
  }

  /**
   * One change, one direction. "More strikes, fewer arrests" leaves open which is claimed of what, "rose and fell" says both,
   * and "the rise doubled", "rose more than before", "the decline was smaller" speak of the change of a change.
   */
  #onlyWay(): void {
    const [ups, downs] = ['says-more', 'says-fewer'].map((name) => this.#held.hits(name).length) as [number, number];
    const changes = this.#held.apart('changes', 'level-word', 'says-more', 'says-fewer', ...TIMES_WORDS);
    const said = ups > 0 ? 'up' : downs > 0 ? 'down' : this.#form === 'every-year' ? null : this.#asked.direction;
    if (changes.length > 1 || (ups > 0 && downs > 0) || said === null) this.#lacks.add('direction');
    else this.#inputs.direction = said;
  }

  /** "Had protests increased": an auxiliary that opens a sentence asks, or sets a condition. */
  #isHeld(token: number): boolean {
    const { text } = this.#asked;
    const opens = text.sentences[text.tokens[token]!.sentence]!.from === token;
    return this.#held.has(token) && !(opens && this.#held.at(token, 'opening-verb') !== undefined);
  }

  /** Words of this part that nothing holds, and times and places of the rest of its sentence, as they stand. */
  #wordsLeft(): string[] {
    const { segment, text } = this.#asked;
    const { tokens } = text;
    const beside = [...this.#dates(), ...this.#found()].map(({ at }) => at);
    const open = tokens.flatMap((_, i) => {
      const isOwn = i >= segment.from && i < segment.to;
      const isBeside = beside.some(([from, to]) => i >= from && i < to);
      return (isOwn || isBeside) && !this.#isHeld(i) ? [i] : [];
    });
    const runs: [number, number][] = [];
    for (const i of open) {
      const last = runs.at(-1);
      if (last?.[1] === i) last[1] = i + 1;
      else runs.push([i, i + 1]);
    }
    return runs.map(([from, to]) => text.text.slice(tokens[from]!.start, tokens[to - 1]!.end));
  }
}

interface Named extends Run {
  act: string;
}

/** Words that are a figure and a change in one: "doubled". */
const TIMES_WORDS = ['times-2', 'times-3', 'times-4', 'times-half'] as const;
/** Words between "than" and its date: "than in the year 2018". */
const NEAR_THAN = 3;
