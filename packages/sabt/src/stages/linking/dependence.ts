/**
 * Columns that go together. A town and its post code agree or differ together, also in pairs that are not the same thing;
 * taken as independent they count twice, and expectation–maximisation takes everybody of one town for one person. So among
 * pairs drawn at random the columns form a tree (Chow and Liu 1968, "Approximating discrete probability distributions with
 * dependence trees"): the edges with the most mutual information, and the agreement of a column is judged given that of
 * its parent. Weak edges are left out; most columns have no parent.
 */

/** Random pairs by digits (0 missing, else level + 1), with weights. */
export interface DigitCounts {
  digits: Uint8Array;
  width: number;
  weightOf(at: number): number;
  size: number;
}

/**
 * Counts of two columns together: `tables[x][y][level of x][level of y]`. Of the other columns more must differ than agree:
 * pairs that are the same thing agree in all, and their agreement is not what is asked for.
 */
function together({ digits, width, weightOf, size }: DigitCounts, levels: readonly number[]): number[][][][] {
  const tables = levels.map((n) => levels.map((m) => Array.from({ length: n }, () => new Array<number>(m).fill(0))));
  const leaning = new Int8Array(width);
  for (let at = 0; at < size; at++) {
    const weight = weightOf(at);
    let agreement = 0;
    for (let c = 0; c < width; c++) {
      const digit = digits[at * width + c]!;
      leaning[c] = digit === 0 ? 0 : 2 * (digit - 1) >= levels[c]! - 1 ? 1 : -1;
      agreement += leaning[c]!;
    }
    for (let x = 0; x < width; x++) {
      const one = digits[at * width + x]!;
      if (one === 0) continue;
      for (let y = x + 1; y < width; y++) {
        const other = digits[at * width + y]!;
        if (other === 0 || agreement - leaning[x]! - leaning[y]! >= 0) continue;
        tables[x]![y]![one - 1]![other - 1]! += weight;
        tables[y]![x]![other - 1]![one - 1]! += weight;
      }
    }
  }
  return tables;
}

/** Bits of mutual information. */
function information(table: readonly (readonly number[])[]): number {
  const rows = table.map((row) => row.reduce((a, b) => a + b, 0));
  const columns = table[0]!.map((_, y) => table.reduce((sum, row) => sum + row[y]!, 0));
  const total = Math.max(
    1,
    rows.reduce((a, b) => a + b, 0),
  );
  let bits = 0;
  for (const [x, row] of table.entries())
    for (const [y, count] of row.entries())
      if (count > 0) bits += (count / total) * Math.log2((count * total) / (rows[x]! * columns[y]!));
  return bits;
}

/** A parent for a column, and the probability of each of its levels given each level of the parent. */
export interface Dependence {
  parent: number;
  /** `given[level of parent][level]`. */
  given: number[][];
}

const LEAST_BITS = 0.0004;
/** Random pairs that the marginal counts for beside those seen at a level of the parent. */
const MARGINAL_PAIRS = 12;

/** Bits by which the agreement of two columns of a match exceeds that of any other pair, roughly. */
const BITS_OF_MATCH = 12;

/**
 * @param u probability of each level for each column, taken alone
 * @param matches share of the pairs that may be matches: what so few can bring about is not believed
 */
export function dependences(
  counts: DigitCounts,
  u: readonly (readonly number[])[],
  matches: number,
): (Dependence | null)[] {
  const tables = together(
    counts,
    u.map(({ length }) => length),
  );
  const edges: { x: number; y: number; bits: number }[] = [];
  for (let x = 0; x < u.length; x++)
    for (let y = x + 1; y < u.length; y++) edges.push({ x, y, bits: information(tables[x]![y]!) });
  const neighbours = spanning(
    edges.filter(({ bits }) => bits >= Math.max(LEAST_BITS, BITS_OF_MATCH * matches)),
    u.length,
  );
  const out: (Dependence | null)[] = u.map(() => null);
  const seen = new Set<number>();
  // the column whose agreement is rarest stands alone, the others follow from it
  const roots = u.map((levels, at) => ({ at, top: levels.at(-1)! })).sort((x, y) => x.top - y.top || x.at - y.at);
  const visit = (parent: number): void => {
    seen.add(parent);
    for (const child of neighbours[parent]!) {
      if (seen.has(child)) continue;
      out[child] = { parent, given: conditional(tables[parent]![child]!, u[child]!) };
      visit(child);
    }
  };
  for (const { at } of roots) if (!seen.has(at)) visit(at);
  return out;
}

function conditional(table: readonly (readonly number[])[], marginal: readonly number[]): number[][] {
  return table.map((row) => {
    const sum = row.reduce((a, b) => a + b, 0);
    return row.map((count, level) => (count + MARGINAL_PAIRS * marginal[level]!) / (sum + MARGINAL_PAIRS));
  });
}

/** Kruskal's maximum spanning forest, as lists of neighbours. */
function spanning(edges: { x: number; y: number; bits: number }[], columns: number): number[][] {
  const group = Array.from({ length: columns }, (_, at) => at);
  const neighbours: number[][] = Array.from({ length: columns }, () => []);
  for (const { x, y } of edges.sort((p, q) => q.bits - p.bits || p.x - q.x || p.y - q.y)) {
    const [one, other] = [group[x]!, group[y]!];
    if (one === other) continue;
    for (let at = 0; at < columns; at++) if (group[at] === other) group[at] = one;
    neighbours[x]!.push(y);
    neighbours[y]!.push(x);
  }
  return neighbours;
}
