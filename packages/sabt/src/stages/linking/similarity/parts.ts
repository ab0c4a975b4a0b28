/**
 * How much of two names agrees, part by part and across scripts, weighed by rarity. The likeness of names (stages/reading)
 * is ruled by the weakest part, as one name against one; among a hundred thousand names that a given name, a father's and
 * a rare family name agree says much, though the grandfather is written beyond recognition, and that nothing but one
 * common name agrees can be told without looking closer.
 *
 * A part has keys (`namePartKeys`: known names, classes of consonants); parts that share a key may stand for one another,
 * and weigh as the rarest key they share.
 */

/** Keys of the names of a column, as numbers. Each name: its parts from the given name on, each with keys ascending. */
export interface KeyedName {
  /** Keys ascending, and the part (0 … 30) that each belongs to. */
  keys: Int32Array;
  parts: Uint8Array;
  weights: Float64Array;
  total: number;
}

const MAX_PARTS = 31;

/** Numbers keys and weighs them by how many names have them: ln(1 + names / names with it). */
export class NameKeys {
  readonly #numbers = new Map<string, number>();
  readonly #names: number[] = [];
  #seen = 0;

  /** To be called for every name before the first `keyed`; as often as the name occurs. */
  add(parts: readonly (readonly string[])[], times: number): void {
    this.#seen += times;
    for (const key of new Set(parts.flat())) {
      let number = this.#numbers.get(key);
      if (number === undefined) {
        number = this.#names.length;
        this.#numbers.set(key, number);
        this.#names.push(0);
      }
      this.#names[number]! += times;
    }
  }

  weight(key: number): number {
    return Math.log(1 + this.#seen / this.#names[key]!);
  }

  keyed(parts: readonly (readonly string[])[]): KeyedName {
    const list = parts
      .slice(0, MAX_PARTS)
      .flatMap((keys, part) => keys.map((key) => ({ key: this.#numbers.get(key)!, part })))
      .sort((x, y) => x.key - y.key || x.part - y.part);
    // a part weighs as its commonest key: loose keys that hardly anything has are no merit of the name
    const weights = Float64Array.from(parts.slice(0, MAX_PARTS), (keys) =>
      keys.reduce((least, key) => Math.min(least, this.weight(this.#numbers.get(key)!)), 20),
    );
    return {
      keys: Int32Array.from(list, ({ key }) => key),
      parts: Uint8Array.from(list, ({ part }) => part),
      weights,
      total: weights.reduce((sum, weight) => sum + weight, 0),
    };
  }
}

export interface Shared {
  /** 0 to 1: weight of the parts of both that have a counterpart. */
  share: number;
  /** The given names of both have one. */
  given: boolean;
}

/** Symmetric. */
export function sharedParts(a: KeyedName, b: KeyedName): Shared {
  let inA = 0;
  let inB = 0;
  let i = 0;
  let j = 0;
  while (i < a.keys.length && j < b.keys.length) {
    const key = a.keys[i]!;
    const other = b.keys[j]!;
    if (key < other) i++;
    else if (key > other) j++;
    else {
      while (a.keys[i] === key) inA |= 1 << a.parts[i++]!;
      while (b.keys[j] === key) inB |= 1 << b.parts[j++]!;
    }
  }
  const total = a.total + b.total;
  if (total === 0) return { share: 0, given: false };
  return { share: (weightOf(a, inA) + weightOf(b, inB)) / total, given: (inA & inB & 1) === 1 };
}

function weightOf({ weights }: KeyedName, parts: number): number {
  let sum = 0;
  for (let part = 0; part < weights.length; part++) if ((parts >>> part) & 1) sum += weights[part]!;
  return sum;
}
