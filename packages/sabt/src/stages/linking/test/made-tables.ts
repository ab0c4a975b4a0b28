/**
 * Tables with known answers, made by a generator that always gives the same: persons with slips of the pen, and citations
 * as two libraries write them. None of it is anyone's data.
 */
import type { Table } from '../table.ts';

/** mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Maker {
  readonly next: () => number;

  constructor(seed: number) {
    this.next = randomOf(seed);
  }

  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }

  happens(share: number): boolean {
    return this.next() < share;
  }

  /** Common things are common: a place in a list of `size`, skewed as names and words are. */
  skewed(size: number): number {
    return Math.min(size - 1, Math.floor(size * this.next() ** 2.5));
  }

  /** A word that can be said, the same for the same number. */
  word(number: number): string {
    const onsets = [
      'b',
      'd',
      'f',
      'g',
      'h',
      'k',
      'l',
      'm',
      'n',
      'p',
      'r',
      's',
      't',
      'v',
      'w',
      'z',
      'br',
      'st',
      'tr',
      'kl',
      'sch',
      'gr',
    ];
    const vowels = ['a', 'e', 'i', 'o', 'u', 'ei', 'au'];
    const ends = ['', 'n', 'r', 's', 'l', 'm', 't', 'ck', 'ng'];
    const own = randomOf(number * 7919 + 13);
    const of = <T>(list: readonly T[]): T => list[Math.floor(own() * list.length)]!;
    return Array.from({ length: 2 + Math.floor(own() * 2) }, () => of(onsets) + of(vowels) + of(ends)).join('');
  }

  /** One slip of the pen. */
  slip(text: string): string {
    if (text.length < 3) return text;
    const at = 1 + this.below(text.length - 2);
    switch (this.below(4)) {
      case 0:
        return text.slice(0, at) + text.slice(at + 1);
      case 1:
        return text.slice(0, at) + this.pick([...'aeinrst']) + text.slice(at);
      case 2:
        return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
      default:
        return (
          text.slice(0, at) +
          (/\d/.test(text[at]!) ? String(this.below(10)) : this.pick([...'aeinrst'])) +
          text.slice(at + 1)
        );
    }
  }
}

export interface Made {
  a: Table;
  b: Table;
  /** `id of a` + space + `id of b`. */
  truth: Set<string>;
}

const PERSON = ['given_name', 'surname', 'sex', 'date_of_birth', 'street', 'town', 'postcode'];

function person(make: Maker): string[] {
  const town = make.skewed(400);
  return [
    make.word(make.skewed(600)),
    make.word(1_000 + make.skewed(9_000)),
    make.pick(['f', 'm']),
    `${1930 + make.below(75)}-${String(1 + make.below(12)).padStart(2, '0')}-${String(1 + make.below(28)).padStart(2, '0')}`,
    `${make.word(20_000 + make.skewed(3_000))} ${make.pick(['street', 'road', 'lane'])} ${1 + make.below(120)}`,
    make.word(30_000 + town),
    String(10_000 + town * 37),
  ];
}

/** The person seen again: some slips, something not filled in, sometimes moved. */
function seenAgain(make: Maker, cells: readonly string[]): string[] {
  const moved = make.happens(0.08) ? person(make).slice(4) : cells.slice(4);
  return [...cells.slice(0, 4), ...moved].map((cell) => {
    if (make.happens(0.05)) return '';
    return make.happens(0.13) ? make.slip(cell) : cell;
  });
}

/** Persons of whom some stand there twice. */
export function personsWithDuplicates(rows: number, share: number, seed = 1): { table: Table; truth: Set<string> } {
  const make = new Maker(seed);
  const twice = Math.floor(rows * share);
  const list = Array.from({ length: rows - twice }, (_, at) => ({ id: `p${at}`, cells: person(make) }));
  const truth = new Set<string>();
  for (let at = 0; at < twice; at++) {
    list.push({ id: `q${at}`, cells: seenAgain(make, list[at]!.cells) });
    truth.add(`p${at} q${at}`);
  }
  return { table: { columns: PERSON, rows: list.map(({ cells }) => cells), ids: list.map(({ id }) => id) }, truth };
}

/** Two lists of persons without duplicates of their own; `shared` of them are in both. */
export function twoLists(rows: number, shared: number, seed = 2): Made {
  const make = new Maker(seed);
  const a = Array.from({ length: rows }, () => person(make));
  const b = Array.from({ length: rows }, (_, at) => (at < shared ? seenAgain(make, a[at]!) : person(make)));
  const order = b.map((_, at) => at).sort((x, y) => randomOf(x)() - randomOf(y)());
  return {
    a: { columns: PERSON, rows: a, ids: a.map((_, at) => `a${at}`) },
    b: { columns: PERSON, rows: order.map((at) => b[at]!), ids: order.map((at) => `b${at}`) },
    truth: new Set(Array.from({ length: shared }, (_, at) => `a${at} b${at}`)),
  };
}

/** Citations in two libraries, the second in another style; `perWork` copies of some in the second. */
export function citations(works: number, perWork = 1, seed = 3): Made {
  const make = new Maker(seed);
  const venues = Array.from({ length: 12 }, (_, at) => ({
    long: `proceedings of the ${make.word(50_000 + at)} conference on ${make.word(51_000 + at)}`,
    short: make
      .word(50_000 + at)
      .slice(0, 4)
      .toUpperCase(),
  }));
  const rowsA: string[][] = [];
  const rowsB: string[][] = [];
  const idsB: string[] = [];
  const truth = new Set<string>();
  for (let work = 0; work < works; work++) {
    const title = Array.from({ length: 4 + make.below(6) }, () => make.word(60_000 + make.skewed(2_500)));
    const authors = Array.from({ length: 1 + make.below(4) }, () => ({
      given: make.word(make.skewed(300)),
      family: make.word(70_000 + make.skewed(900)),
    }));
    const venue = make.pick(venues);
    const year = String(1985 + make.below(25));
    rowsA.push([
      title.join(' '),
      authors.map(({ given, family }) => `${given} ${family}`).join(', '),
      venue.long,
      year,
    ]);
    const copies = make.happens(0.8) ? 1 + make.below(perWork) : 0;
    for (let copy = 0; copy < copies; copy++) {
      const cut = make.happens(0.1) ? title.slice(0, -1) : title;
      const written = authors.slice(0, make.happens(0.1) ? 2 : undefined);
      idsB.push(`b${rowsB.length}`);
      truth.add(`a${work} b${rowsB.length}`);
      rowsB.push([
        cut.map((word) => (make.happens(0.06) ? make.slip(word) : word)).join(' '),
        written.map(({ given, family }) => `${given[0]} ${make.happens(0.05) ? make.slip(family) : family}`).join(', '),
        make.happens(0.3) ? '' : venue.short,
        make.happens(0.15) ? '' : make.happens(0.05) ? String(Number(year) + 1) : year,
      ]);
    }
  }
  const columns = ['title', 'authors', 'venue', 'year'];
  return {
    a: { columns, rows: rowsA, ids: rowsA.map((_, at) => `a${at}`) },
    b: { columns, rows: rowsB, ids: idsB },
    truth,
  };
}
