/** The index in pieces: what is changed in it is what would have been made anew, and a browser reads it as it was meant. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FOLDING_ROWS, fold } from '../../reading/index.ts';
import { formatAbout, type SearchedRecord, SearchPieces } from './search-pieces.ts';

interface Script {
  folder(rows: unknown): (text: string) => string;
  find(query: string, about: unknown, fetchJson: (path: string) => Promise<unknown>): Promise<number[]>;
}
const script = (await import(
  new URL('../../../../../islands/src/public-search.js', import.meta.url).href
)) as unknown as Script;

const WORDS = [
  'strike',
  'strikes',
  'harbour',
  'ميناء',
  'الميناء',
  'تظاهرات',
  'کارگران',
  'می‌گویند',
  '__proto__',
  '2019',
  '😀',
  'é',
];
const record = fc.record({
  entry: fc.nat(60),
  title: fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }),
  text: fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }),
  language: fc.constantFrom('ar', 'fa', 'en', undefined),
});

type Made = { entry: number; title: string[]; text: string[]; language: string | undefined };
const searched = ({ entry, title, text, language }: Made): SearchedRecord => ({
  entry,
  language,
  title: title.join(' '),
  texts: [text.join(' ')],
  shown: [`records/${entry}.html`],
});

function filesAfter(pieces: SearchPieces, before: ReadonlyMap<string, string>): Map<string, string> {
  const files = new Map(before);
  for (const [path, text] of pieces.files()) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  return files;
}

function madeAnew(records: readonly Made[], letters: number): Map<string, string> {
  const pieces = new SearchPieces(letters, () => null);
  for (const one of records) pieces.put(searched(one));
  return filesAfter(pieces, new Map());
}

const distinct = fc.uniqueArray(record, { selector: ({ entry }) => entry, maxLength: 12 });

test('taking out and putting in gives what making anew gives', () => {
  fc.assert(
    fc.property(distinct, fc.nat(12), fc.integer({ min: 1, max: 3 }), (records, kept, letters) => {
      const before = madeAnew(records, letters);
      const pieces = new SearchPieces(letters, (path) => before.get(path) ?? null);
      for (const gone of records.slice(kept)) pieces.remove(searched(gone));
      const after = filesAfter(pieces, before);
      assert.deepEqual([...after].sort(), [...madeAnew(records.slice(0, kept), letters)].sort());
      const again = new SearchPieces(letters, (path) => after.get(path) ?? null);
      for (const back of records.slice(kept)) again.put(searched(back));
      assert.deepEqual([...filesAfter(again, after)].sort(), [...before].sort());
    }),
    { numRuns: 60 },
  );
});

test('every word of a record finds it, in the browser', async () => {
  await fc.assert(
    fc.asyncProperty(distinct, async (records) => {
      const files = madeAnew(records, 2);
      const about = JSON.parse(formatAbout(records.length, 2)) as unknown;
      const fetched = async (path: string) => JSON.parse(files.get(path) ?? 'null') as unknown;
      for (const word of ['strike', 'harbour', 'الميناء', 'کارگران', '__proto__', '2019']) {
        const found = new Set(await script.find(word, about, fetched));
        for (const { entry, title, text } of records)
          if ([...title, ...text].includes(word)) assert.ok(found.has(entry), `${word} in ${entry}`);
      }
    }),
    { numRuns: 40 },
  );
});

test('many postings lie in a file of their own and are found all the same', async () => {
  const records = Array.from({ length: 4001 }, (_, entry) => ({ entry, title: ['strike'], text: [], language: 'en' }));
  const files = madeAnew(records, 1);
  assert.ok([...files.keys()].some((path) => path.startsWith('search/s/')));
  const about = JSON.parse(formatAbout(records.length, 1)) as unknown;
  const fetched = async (path: string) => JSON.parse(files.get(path) ?? 'null') as unknown;
  assert.equal((await script.find('STRIKES', about, fetched)).length, 4001);
  const pieces = new SearchPieces(1, (path) => files.get(path) ?? null);
  for (const gone of records.slice(3000)) pieces.remove(searched(gone));
  const after = filesAfter(pieces, files);
  assert.deepEqual([...after].sort(), [...madeAnew(records.slice(0, 3000), 1)].sort());
});

test('the browser folds every code point as the program does', () => {
  const inBrowser = script.folder(FOLDING_ROWS);
  for (let cp = 0; cp <= 0x10ffff; cp++) {
    if (cp >= 0xd800 && cp <= 0xdfff) continue;
    const char = String.fromCodePoint(cp);
    if (inBrowser(char) !== fold(char)) assert.equal(inBrowser(char), fold(char), cp.toString(16));
  }
});
