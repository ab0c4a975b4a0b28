import { open } from 'node:fs/promises';
import { writeOut } from '../out-file.ts';

const HEADER = 'id_a,id_b,probability';
const ROWS_AT_ONCE = 10_000;

/**
 * Pairs of ids with a probability, as CSV without a byte order mark: programs read it. A list made before is replaced, since
 * it can be made again; any other file is left alone.
 */
export async function writePairs(
  out: string,
  pairs: readonly (readonly [a: string, b: string, probability: number])[],
): Promise<void> {
  await writeOut({ out, force: true, isOurs: (head) => head.startsWith(HEADER) }, async (part) => {
    const file = await open(part, 'wx', 0o600);
    try {
      await file.write(`${HEADER}\n`);
      for (let from = 0; from < pairs.length; from += ROWS_AT_ONCE)
        await file.write(
          pairs
            .slice(from, from + ROWS_AT_ONCE)
            .map(([a, b, probability]) => `${cell(a)},${cell(b)},${Number(probability.toFixed(6))}\n`)
            .join(''),
        );
    } finally {
      await file.close();
    }
  });
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
