/**
 * Weighted least squares by Householder's QR decomposition (Golub & Van Loan, Matrix Computations, 5.2), column by column
 * in one flat array. The normal equations would square the condition number: a column of years beside an intercept
 * already costs six digits there.
 */

/** n rows, k columns; entry (i, j) at j·n + i. */
export interface Columns {
  readonly n: number;
  readonly k: number;
  readonly values: Float64Array;
}

/** A column whose part outside the span of the columns before it is this small beside it counts as their combination. */
const RANK_TOLERANCE = 1e-11;

export function columnsOf(rows: readonly (readonly number[])[]): Columns {
  const n = rows.length;
  const k = rows[0]?.length ?? 0;
  const values = new Float64Array(n * k);
  rows.forEach((row, i) => {
    for (let j = 0; j < k; j++) values[j * n + i] = row[j] as number;
  });
  return { n, k, values };
}

/** Room for one decomposition, used again at every step of an iteration. */
export class LeastSquares {
  readonly #x: Columns;
  readonly #qr: Float64Array;
  readonly #right: Float64Array;
  readonly #diagonal: Float64Array;

  constructor(x: Columns) {
    this.#x = x;
    this.#qr = new Float64Array(x.n * x.k);
    this.#right = new Float64Array(x.n);
    this.#diagonal = new Float64Array(x.k);
  }

  /**
   * Puts into `solution` the β that minimises Σ rootWeight²·(target − xβ)². Answers false, with nothing solved, when the
   * weighted columns are linearly dependent.
   */
  solve(rootWeight: Float64Array, target: Float64Array, solution: Float64Array): boolean {
    const { n, k } = this.#x;
    const right = this.#right;
    for (let i = 0; i < n; i++) right[i] = (rootWeight[i] as number) * (target[i] as number);
    if (!this.#decompose(rootWeight)) return false;
    const qr = this.#qr;
    for (let j = k - 1; j >= 0; j--) {
      let sum = right[j] as number;
      for (let l = j + 1; l < k; l++) sum -= (qr[l * n + j] as number) * (solution[l] as number);
      solution[j] = sum / (this.#diagonal[j] as number);
    }
    return true;
  }

  /** Whether the columns, with these weights, are linearly independent. */
  independent(rootWeight: Float64Array): boolean {
    this.#right.fill(0);
    return this.#decompose(rootWeight);
  }

  /** (xᵀWx)⁻¹ for the weights last solved with, or last found independent. */
  inverseGram(): number[][] {
    const { n, k } = this.#x;
    const inverse = new Float64Array(k * k);
    for (let j = 0; j < k; j++) {
      inverse[j * k + j] = 1 / (this.#diagonal[j] as number);
      for (let i = j - 1; i >= 0; i--) {
        let sum = 0;
        for (let l = i + 1; l <= j; l++) sum -= (this.#qr[l * n + i] as number) * (inverse[l * k + j] as number);
        inverse[i * k + j] = sum / (this.#diagonal[i] as number);
      }
    }
    return Array.from({ length: k }, (_, a) =>
      Array.from({ length: k }, (__, b) => {
        let sum = 0;
        for (let l = Math.max(a, b); l < k; l++) sum += (inverse[a * k + l] as number) * (inverse[b * k + l] as number);
        return sum;
      }),
    );
  }

  /** R above the diagonal of `qr` and in `diagonal`, Qᵀ applied to `right`. */
  #decompose(rootWeight: Float64Array): boolean {
    const { n, k, values } = this.#x;
    if (n < k) return false;
    const qr = this.#qr;
    const right = this.#right;
    for (let j = 0; j < k; j++) {
      const at = j * n;
      for (let i = 0; i < n; i++) qr[at + i] = (rootWeight[i] as number) * (values[at + i] as number);
    }
    for (let j = 0; j < k; j++) {
      const at = j * n;
      let above = 0;
      for (let i = 0; i < j; i++) above += (qr[at + i] as number) ** 2;
      let rest = 0;
      for (let i = j; i < n; i++) rest += (qr[at + i] as number) ** 2;
      const norm = Math.sqrt(rest);
      if (!(norm > RANK_TOLERANCE * Math.sqrt(above + rest))) return false;
      const head = qr[at + j] as number;
      const alpha = head > 0 ? -norm : norm;
      this.#diagonal[j] = alpha;
      qr[at + j] = head - alpha;
      const scale = 1 / (norm * (norm + Math.abs(head)));
      for (let l = j + 1; l <= k; l++) {
        const other = l < k ? qr : right;
        const from = l < k ? l * n : 0;
        let dot = 0;
        for (let i = j; i < n; i++) dot += (qr[at + i] as number) * (other[from + i] as number);
        dot *= scale;
        for (let i = j; i < n; i++) other[from + i] = (other[from + i] as number) - dot * (qr[at + i] as number);
      }
    }
    return true;
  }
}
