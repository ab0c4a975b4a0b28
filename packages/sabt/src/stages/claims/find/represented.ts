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
 * Invariants: a year that is bound stands in the sentence; of two times the one said after "than" is the earlier term of the
 * comparison, whatever the calendar says; a denied change is never turned into "unchanged".
 */
import { findPlaces } from '../../../gazetteer/index.ts';
import type { MarkedText } from '../../coding/index.ts';
import { type FoundDate, findDates } from '../../reading/index.ts';
import type { Days, Direction, Form, Lack, ProposedInputs } from './assertion.ts';
import type { TopicHit } from './compiled.ts';
import type { FigureAt } from './figures.ts';
import { isDenied } from './moods.ts';
import type { Segment } from './segments.ts';

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
  readonly #held = new Set<number>();
  readonly #lacks = new Set<Lack>();
  readonly #inputs: ProposedInputs = {};
  #act: string | null = null;
  #ofAct: string | null = null;
  #country: string | null = null;

  constructor(asked: Asked) {
    this.#asked = asked;
    this.#form = asked.segment.held.form;
    for (const name of ['plain', `says-${this.#form}`]) this.#holdAll(name);
    if (CHANGES.has(this.#form)) this.#holdAll('changes');
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

  #hold(from: number, to: number): void {
    for (let i = from; i < to; i++) this.#held.add(i);
  }

  #hits(name: string): { from: number; to: number }[] {
    const { from, to } = this.#asked.segment;
    return (this.#asked.text.phrases.get(name) ?? []).filter((hit) => hit.from >= from && hit.to <= to);
  }

  #holdAll(name: string): void {
    for (const { from, to } of this.#hits(name)) this.#hold(from, to);
  }

  /** Kinds of act whose very name stands here. */
  #named(): { act: string; from: number; to: number }[] {
    const names = this.#hits('act-name');
    return this.#asked.topics.flatMap(({ topic, from, to }) => {
      const act = topic.acts[0];
      const isName = names.some((hit) => hit.from === from && hit.to === to);
      return topic.about === 'act' && topic.acts.length === 1 && act !== undefined && isName ? [{ act, from, to }] : [];
    });
  }

  #acts(): void {
    const named = this.#named();
    const [first, second] = named;
    if (this.#form === 'share') {
      const isAfterCue = first !== undefined && first.from >= this.#asked.segment.held.from;
      if (first !== undefined && second !== undefined && named.length === 2 && isAfterCue && first.act !== second.act) {
        [this.#ofAct, this.#act] = [first.act, second.act];
        for (const { from, to } of named) this.#hold(from, to);
        if (this.#isOfPeople(first) || this.#isOfPeople(second)) this.#lacks.add('unit');
        return;
      }
      this.#lacks.add('of-whom');
      return;
    }
    if (this.#form === 'at-least' && this.#people()) return;
    if (first === undefined || named.some(({ act }) => act !== first.act)) {
      this.#lacks.add('what');
      return;
    }
    this.#act = first.act;
    for (const { from, to } of named) this.#hold(from, to);
    const hasSize = this.#form !== 'none' && this.#asked.segment.held.figure !== null;
    if (this.#isOfPeople(first) && hasSize) this.#lacks.add('unit');
  }

  /** Arrests and executions may be counted as acts or as people. */
  #isOfPeople({ from, to }: { from: number; to: number }): boolean {
    return this.#hits('of-people').some((hit) => hit.from === from && hit.to === to);
  }

  /** "500 people were killed": people are added up, wherever else the sentence says that it was. */
  #people(): boolean {
    if (this.#hits('anybody').length + this.#hits('person').length === 0) return false;
    for (const [name, of, act] of [
      ['says-killed', 'killed', 'killing'],
      ['says-arrested', 'arrested', 'arrest'],
      ['says-injured', 'injured', null],
    ] as const) {
      const [said] = this.#hits(name);
      if (said === undefined) continue;
      this.#inputs.of = of;
      this.#act = act;
      this.#hold(said.from, said.to);
      this.#holdAll('anybody');
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

  #places(): void {
    const { text, language } = this.#asked.text;
    const { start, end } = this.#sentence();
    const { places } = findPlaces(text.slice(start, end), { language });
    const countries = new Set(places.map(({ country }) => country));
    const [only] = places;
    const isAbroad = this.#act === 'rally-abroad';
    if (only === undefined || countries.size > 1 || isAbroad) {
      this.#lacks.add('place');
      return;
    }
    const whole = places.filter(({ precision }) => precision === 'country');
    if (whole.length === 0) this.#lacks.add('place');
    this.#country = only.country;
    for (const { span } of whole) this.#hold(...this.#tokensOf([span[0] + start, span[1] + start]));
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
      this.#hold(...first.at);
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
      this.#hold(...first.at);
      return;
    }
    const isAfterThan = ({ at }: { at: [number, number] }): boolean => {
      const { tokens } = this.#asked.text;
      return (this.#asked.text.phrases.get('than-word') ?? []).some(
        (hit) =>
          tokens[hit.from]!.sentence === tokens[at[0]]?.sentence && hit.to <= at[0] && at[0] - hit.to <= NEAR_THAN,
      );
    };
    const others = dates.filter(isAfterThan);
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
    for (const { at } of [now, before]) this.#hold(...at);
    this.#holdAll('than-word');
  }

  /** "Between" and "from" compare both ends; "during" and a bare span do not. */
  #isBetween([from]: readonly [number, number]): boolean {
    return this.#hits('span-word').some((hit) => hit.to <= from + 1 && from - hit.to <= NEAR_THAN);
  }

  #sizes(): void {
    const { figure } = this.#asked.segment.held;
    const others = this.#asked.figures.filter(
      (one) => one.from >= this.#asked.segment.from && one.to <= this.#asked.segment.to,
    );
    if (this.#form === 'share') this.#majority();
    // "not one", "no one"
    if (this.#form === 'none' && figure?.value === 1) return;
    if (figure === null) {
      if (this.#form === 'share' && this.#inputs.claimedPercent === undefined) this.#lacks.add('size');
      if (others.some(({ unit }) => unit !== 'number')) this.#lacks.add('size');
      return;
    }
    const { value, unit, atLeast, number, to } = figure;
    const isHeld = ((): boolean => {
      switch (this.#form) {
        case 'at-least':
          if (unit !== 'number' || !atLeast) return false;
          this.#inputs.atLeast = value;
          return true;
        case 'share':
          if (unit !== 'percent') return false;
          this.#inputs.claimedPercent = value;
          this.#inputs.direction = atLeast ? 'up' : 'none';
          return true;
        case 'growth':
          if (unit === 'number') return false;
          this.#inputs.claimedPercent = unit === 'percent' ? value : Math.round((value - 1) * 100);
          // "three times more" is read in two ways; "doubled" in one
          return !atLeast && (unit === 'percent' || to - figure.from === 1);
        default:
          return false;
      }
    })();
    if (isHeld) this.#hold(number, to);
    else this.#lacks.add('size');
  }

  #majority(): void {
    if (this.#hits('says-most').length === 0) return;
    this.#holdAll('says-most');
    this.#inputs.claimedPercent = MAJORITY;
    this.#inputs.direction = 'up';
  }

  #way(): void {
    const { segment, text, direction } = this.#asked;
    const { from, to } = segment.held;
    if (!WITH_RULE.has(this.#form)) this.#lacks.add('choice');
    if (this.#form === 'none') return;
    if (segment.held.pattern.direction !== 'none' && isDenied(from, to, text)) this.#lacks.add('denial');
    else if (this.#form === 'comparison' || this.#form === 'growth' || this.#form === 'trend') this.#onlyWay(direction);
    else if (this.#form === 'every-year') {
      const changes = this.#hits('changes').length > 0;
      if (!changes) this.#lacks.add('direction');
      else if (direction !== null) this.#inputs.direction = direction;
    }
  }

  /** Words of both directions in one sentence ("more strikes, fewer arrests") leave open which is claimed of what. */
  #onlyWay(direction: Direction | null): void {
    const [ups, downs] = ['says-more', 'says-fewer'].map((name) => this.#hits(name).length) as [number, number];
    if (direction === null || (ups > 0 && downs > 0)) {
      this.#lacks.add('direction');
      return;
    }
    this.#inputs.direction = ups > 0 ? 'up' : downs > 0 ? 'down' : direction;
  }

  /** Words of this part that nothing holds, and times and places of the rest of its sentence, as they stand. */
  #wordsLeft(): string[] {
    const { segment, text } = this.#asked;
    const { tokens } = text;
    const { start, end } = this.#sentence();
    const beside = [
      ...this.#dates().map(({ at }) => at),
      ...findPlaces(text.text.slice(start, end), { language: text.language }).places.map(({ span }) =>
        this.#tokensOf([span[0] + start, span[1] + start]),
      ),
    ];
    const open = tokens.flatMap((_, i) => {
      const isOwn = i >= segment.from && i < segment.to;
      const isBeside = beside.some(([from, to]) => i >= from && i < to);
      return (isOwn || isBeside) && !this.#held.has(i) ? [i] : [];
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

const MAJORITY = 50;
/** Words between "than" and its date: "than in the year 2018". */
const NEAR_THAN = 3;

const daysOf = ({ start, end }: FoundDate): Days => ({ from: start, to: end });

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Several whole years. */
const isOfYears = ({ start, end }: FoundDate): boolean => yearOf(end) - yearOf(start) >= 2;

/** First and last year of a span of whole calendar years; null of anything else. */
function endsOf({ start, end }: FoundDate): { before: Days; now: Days } | null {
  const isWhole = start.endsWith('-01-01') && end.endsWith('-12-31') && yearOf(end) > yearOf(start);
  if (!isWhole) return null;
  const year = (n: number): Days => ({ from: `${n}-01-01`, to: `${n}-12-31` });
  return { before: year(yearOf(start)), now: year(yearOf(end)) };
}
