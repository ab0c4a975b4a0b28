import { hash } from 'node:crypto';

/**
 * Which row a row is; see `RowMark` in `context.ts`.
 *
 * Hashes are SHA-256 cut to 128 bits: long enough that two rows of one archive never meet by chance.
 */
function digest(parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22);
}

/** The file family without a source: the set of column names, in any order. */
export function familyOf(source: string | undefined, columns: readonly string[]): string {
  return source === undefined ? `columns:${digest([...columns].sort())}` : `source:${source.trim()}`;
}

export function keyById(family: string, kind: string, id: string): string {
  return `id:${digest([family, kind, id.trim()])}`;
}

/** `cells` are name and value of the filled cells, in the order of names. */
export function keyByContent(family: string, kind: string, cells: readonly string[]): string {
  return `content:${digest([family, kind, ...cells])}`;
}

export const digestOfValues = digest;

/**
 * Counts how often a key occurred, in 16 bytes a key: a JavaScript Map of strings would take a hundred, and
 * an import must not grow with the file. Open addressing over 64 bits of a hash; at ten million rows the
 * chance that any two different keys share them is below one in 300,000.
 */
export class Occurrences {
  #high = new Uint32Array(1 << 12);
  #low = new Uint32Array(1 << 12);
  #count = new Uint32Array(1 << 12);
  #value = new Uint32Array(1 << 12);
  #used = 0;

  /** Counts this occurrence and returns its number, from 1, with the value that the first one left. */
  add(key: string, value = 0): { occurrence: number; first: number } {
    if (this.#used * 2 > this.#high.length) this.#grow();
    const at = this.#place(...fingerprint(key));
    if (this.#count[at] === 0) {
      this.#used++;
      this.#value[at] = value;
    }
    this.#count[at]!++;
    return { occurrence: this.#count[at]!, first: this.#value[at]! };
  }

  #place(high: number, low: number): number {
    const mask = this.#high.length - 1;
    let at = low & mask;
    while (this.#count[at] !== 0 && (this.#high[at] !== high || this.#low[at] !== low)) at = (at + 1) & mask;
    this.#high[at] = high;
    this.#low[at] = low;
    return at;
  }

  #grow(): void {
    const [high, low, count, value] = [this.#high, this.#low, this.#count, this.#value];
    const size = high.length * 2;
    this.#high = new Uint32Array(size);
    this.#low = new Uint32Array(size);
    this.#count = new Uint32Array(size);
    this.#value = new Uint32Array(size);
    for (let i = 0; i < high.length; i++) {
      if (count[i] === 0) continue;
      const at = this.#place(high[i]!, low[i]!);
      this.#count[at] = count[i]!;
      this.#value[at] = value[i]!;
    }
  }
}

/** 64 bits of the key, which already ends in base64url characters of a SHA-256. */
function fingerprint(key: string): [number, number] {
  const bytes = Buffer.from(key.slice(key.indexOf(':') + 1, key.indexOf(':') + 13), 'base64url');
  return [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
}
