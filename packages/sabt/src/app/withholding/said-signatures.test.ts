import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Archive } from '../../stages/keeping/index.ts';
import { says } from './redacting/words.ts';
import { SaidSignatures } from './said-signatures.ts';

const folder = mkdtempSync(join(tmpdir(), 'sabt-said-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Of an archive what signatures need: entries that are texts, and how often each was read. */
function archiveOf(texts: readonly string[]): { archive: Archive; reads: number[] } {
  const reads: number[] = texts.map(() => 0);
  const archive = {
    mode: 'write',
    read(entry: number) {
      reads[entry]!++;
      return { fields: { title: texts[entry]! } };
    },
  };
  return { archive: archive as unknown as Archive, reads };
}
const sumOf = (reads: readonly number[]): number => reads.reduce((sum, n) => sum + n, 0);
const items = (n: number): { entry: number }[] => Array.from({ length: n }, (_, entry) => ({ entry }));
const entriesOf = (found: readonly { entry: number }[]): number[] => found.map(({ entry }) => entry);

describe('signatures of what records say', () => {
  it('pass by no record that says a text, in any spelling that redacting knows', async () => {
    const cases: [string, string][] = [
      ['وقمرزاد آمد', 'قمرزاد'],
      ['كَتَبَ زَيْنَب الحسن', 'زينب'],
      ['call 0049 (30) 1234-567 now', '030 1234567'],
      ['۰۹۱۲-۳۴۵ ۶۷۸۹', '09123456789'],
      ['Al-Mas\nri was there', 'Masri'],
      ['Quarter-\nmain', 'Quartermain'],
      ["O'Brien", "O'Brien"],
      ['كتاب‌ها', 'کتابها'],
    ];
    const { archive } = archiveOf(cases.map(([text]) => text));
    const said = new SaidSignatures(archive, folder);
    for (const [i, [text, word]] of cases.entries()) {
      const found = entriesOf(await said.mayHaveSaid(items(cases.length), [word]));
      if (says(text, [word])) assert.ok(found.includes(i), `${word} in ${text}`);
    }
    assert.deepEqual(entriesOf(await said.mayHaveSaid(items(cases.length), ['Wednesday zephyr'])), []);
  });

  it('pass by none whatever the texts are', async () => {
    const letter = fc.constantFrom(..."abcdeéأاإيیك\u200c -\n'’012٣۴ـَ");
    const text = fc.string({ unit: letter, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 6 }),
        fc.string({ unit: letter, minLength: 1, maxLength: 8 }),
        async (texts, word) => {
          const said = new SaidSignatures(archiveOf(texts).archive, join(folder, 'none'));
          const found = entriesOf(await said.mayHaveSaid(items(texts.length), [word]));
          for (const [i, one] of texts.entries()) if (says(one, [word])) assert.ok(found.includes(i));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are made once, kept, forgotten when something is erased, and made anew where the file is not whole', async () => {
    const texts = Array.from({ length: 1_200 }, (_, n) => `report number ${n} of Zaytun ${n % 7}`);
    const first = archiveOf(texts);
    await new SaidSignatures(first.archive, folder).mayHaveSaid(items(texts.length), ['Zaytun']);
    assert.ok(first.reads.every((n) => n === 1));
    const again = archiveOf(texts);
    const said = new SaidSignatures(again.archive, folder);
    assert.deepEqual(entriesOf(await said.mayHaveSaid(items(texts.length), ['number 1077'])), [1077]);
    assert.equal(sumOf(again.reads), 0);
    const before = readFileSync(join(folder, 'said.bin'));
    said.forget([1077]);
    assert.ok(readFileSync(join(folder, 'said.bin')).length < before.length);
    await new SaidSignatures(again.archive, folder).mayHaveSaid(items(texts.length), ['Zaytun']);
    assert.equal(
      again.reads.reduce((sum, n) => sum + n, 0),
      1,
    );
    const damaged = Buffer.from(before);
    damaged[200]! ^= 1;
    writeFileSync(join(folder, 'said.bin'), damaged);
    const anew = archiveOf(texts);
    const found = await new SaidSignatures(anew.archive, folder).mayHaveSaid(items(texts.length), ['number 1077']);
    assert.deepEqual(entriesOf(found), [1077]);
    assert.ok(anew.reads.every((n) => n === 1));
  });
});
