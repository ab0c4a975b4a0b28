/**
 * From patterns to probabilities. Where two values are equal, the weight is that of the value, not of the column: that two
 * Schmidts are called Schmidt says little, that two Zschunkes are says much (Fellegi and Sunter 1969, section 3.2; Winkler
 * 1989). The probability of meeting the value by chance takes the place of u.
 */
import { patternDigits } from './candidates.ts';
import type { EncodedColumn } from './encode.ts';
import { type ColumnWeights, type LinkModel, weightAt, weightsOf } from './model.ts';

/** How one column speaks for or against a pair. */
export interface ColumnWeight {
  column: string;
  /** What the agreement is called; null where a value is missing. */
  level: string | null;
  /** Base-2 logarithm of m/u: +1 doubles the odds, −1 halves them. */
  weight: number;
}

export class Scorer {
  readonly #columns: readonly EncodedColumn[];
  readonly #model: LinkModel;
  readonly #rarest: readonly number[];
  readonly #odds: number;
  /** For each column, how many rows of each table have each value. */
  readonly #tables: readonly (readonly { counts: Int32Array; rows: number }[])[];
  /** Rows of the pair in each of these tables. */
  readonly #own: number;
  readonly #weights: readonly ColumnWeights[];

  /** @param rarest for each column, the number of rows that a value is taken to have which no other row has */
  constructor(columns: readonly EncodedColumn[], model: LinkModel, rarest: readonly number[], split: number) {
    this.#rarest = rarest;
    const twoTables = split < columns[0]!.codes.length;
    this.#own = twoTables ? 1 : 2;
    this.#tables = columns.map((column) =>
      twoTables
        ? [column.codes.subarray(0, split), column.codes.subarray(split)].map((codes) =>
            counted(codes, column.counts.length),
          )
        : [{ counts: column.counts, rows: column.filled }],
    );
    this.#columns = columns;
    this.#model = model;
    this.#odds = Math.log2(model.prior / (1 - model.prior));
    this.#weights = weightsOf(model.columns, Math.log2);
  }

  /** Base-2 logarithm of the odds of a pattern, the rarity of its values apart; and the most that rarity can add. */
  ofPattern(pattern: number): { digits: number[]; logOdds: number; most: number } {
    const digits = patternDigits(pattern, this.#columns);
    let logOdds = this.#odds;
    let most = 0;
    for (const [c, digit] of digits.entries()) {
      logOdds += weightAt(this.#weights[c]!, digits, 0, c);
      if (this.#speaksByRarity(digits, c)) {
        const { filled } = this.#columns[c]!;
        most += Math.max(0, Math.log2((this.#model.columns[c]!.u[digit - 1]! * filled) / this.#rarest[c]!));
      }
    }
    return { digits, logOdds, most };
  }

  /** What the rarity of the equal values of a pair adds to the weight of its pattern. */
  rarity(digits: readonly number[], row: number): number {
    let sum = 0;
    for (let c = 0; c < digits.length; c++) if (this.#speaksByRarity(digits, c)) sum += this.#rarityOf(c, row);
    return sum;
  }

  /** Equal, unless the column that it follows is equal too: then the rarity of that one has been told. */
  #speaksByRarity(digits: readonly number[], c: number): boolean {
    const { columns } = this.#model;
    const parent = columns[c]!.given?.at;
    return digits[c] === columns[c]!.m.length && (parent === undefined || digits[parent] !== columns[parent]!.m.length);
  }

  #rarityOf(c: number, row: number): number {
    const { codes, filled } = this.#columns[c]!;
    const u = this.#model.columns[c]!.u.at(-1)!;
    const code = codes[row]!;
    // how often a row has the value by chance, as seen in all rows but the two; of two tables the one where it is rarer
    // tells, since the other may have it often for having duplicates
    const chance = Math.min(
      ...this.#tables[c]!.map(({ counts, rows }) => (counts[code]! - this.#own) / Math.max(1, rows - this.#own)),
    );
    return Math.log2(u / Math.max(chance, this.#rarest[c]! / Math.max(1, filled)));
  }

  explain(pattern: number, row: number): ColumnWeight[] {
    const digits = patternDigits(pattern, this.#columns);
    return digits.map((digit, c) => {
      const { column, levels } = this.#model.columns[c]!;
      if (digit === 0) return { column, level: null, weight: 0 };
      const rarity = this.#speaksByRarity(digits, c) ? this.#rarityOf(c, row) : 0;
      return { column, level: levels[digit - 1]!, weight: weightAt(this.#weights[c]!, digits, 0, c) + rarity };
    });
  }
}

function counted(codes: Int32Array, values: number): { counts: Int32Array; rows: number } {
  const counts = new Int32Array(values);
  let rows = 0;
  for (const code of codes) {
    if (code < 0) continue;
    counts[code]!++;
    rows++;
  }
  return { counts, rows };
}

export const probabilityOf = (logOdds: number): number => 1 / (1 + 2 ** -logOdds);
