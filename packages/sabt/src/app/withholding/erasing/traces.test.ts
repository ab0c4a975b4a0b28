import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import fc from 'fast-check';
import { findTraces } from './traces.ts';

const dir = mkdtempSync(join(tmpdir(), 'sabt-traces-'));
after(() => rmSync(dir, { recursive: true, force: true }));

const CHUNK = 1 << 22;

it('a piece is found wherever it stands, over the ends of what is read at once and at the very end', async () => {
  const piece = Buffer.from('Zulaykha Quartermain');
  for (const at of [0, 1, 7, CHUNK - 30, CHUNK - piece.length, CHUNK - 3, CHUNK - 1, CHUNK, CHUNK + 5]) {
    const bytes = Buffer.alloc(at + piece.length, 0x71);
    piece.copy(bytes, at);
    writeFileSync(join(dir, 'file'), bytes);
    const found = await findTraces(dir, ['nothing of this', piece.toString()]);
    assert.deepEqual(
      found.map(({ file, piece: which }) => [file, which]),
      [['file', 1]],
      `at ${at}`,
    );
  }
});

it('the same pieces are found as by looking for each by itself', async () => {
  const letter = fc.constantFrom(...'abcا');
  const piece = fc.string({ unit: letter, minLength: 6, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(piece, { minLength: 1, maxLength: 5 }),
      fc.array(fc.oneof(piece, fc.string({ unit: letter, maxLength: 9 })), { maxLength: 8 }),
      async (pieces, parts) => {
        const text = [...parts, pieces[0]!.slice(1)].join('');
        writeFileSync(join(dir, 'file'), text);
        const found = new Set(
          (await findTraces(dir, pieces)).filter(({ encoding }) => encoding === 'UTF-8').map((one) => one.piece),
        );
        for (const [i, one] of pieces.entries()) assert.equal(found.has(i), text.includes(one), one);
      },
    ),
    { numRuns: 150 },
  );
});
