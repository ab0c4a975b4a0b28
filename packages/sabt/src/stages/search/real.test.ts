import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { SearchOptions } from '../../store/search-port.ts';
import { openSegments } from '../../store/segments/index.ts';
import { fold } from '../reading/index.ts';
import { openSearch, parseQuery, type SearchDocument, type SearchEngine, snippets } from './index.ts';

const DATA = join(import.meta.dirname, '../../../../../../shared/data');
const absent = existsSync(DATA) ? false : `no ${DATA}`;
const OPTIONS: SearchOptions = { sort: 'rank', limit: 10, offset: 0, facets: false, total: 'exact' };

function document(num: number, language: string, fields: SearchDocument['fields']): SearchDocument {
  return { num, kind: 'document', language, sources: [], day: null, year: null, fields };
}

async function withEngine(documents: SearchDocument[], use: (engine: SearchEngine) => void): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'search-real-'));
  const engine = openSearch(openSegments(dir, { mode: 'write' }));
  engine.put(documents, documents.length);
  use(engine);
  await engine.flush();
  use(engine);
  engine.close();
  rmSync(dir, { recursive: true });
}

test('words of the seed are found however they are spelled, and their letters marked', { skip: absent }, async () => {
  const text = readFileSync(join(DATA, 'seed-ar.txt'), 'utf8');
  const marked: [query: string, letters: string][] = [
    ['مؤتمرات', 'مٶتمرات'],
    ['المؤشرات', 'المٶشرات'],
    ['وكراهية', 'وکراهية'],
    ['الكاره', 'الکاره'],
  ];
  await withEngine([document(1, 'ar', { text }), document(2, 'ar', { text: 'نص آخر' })], (engine) => {
    for (const [typed, letters] of marked) {
      const { query } = parseQuery(typed);
      const found = engine.search(query, OPTIONS);
      assert.deepEqual(
        found.hits.map(({ num }) => num),
        [1],
        typed,
      );
      const shown = snippets(text, 'text', query, 'ar');
      assert.ok(shown.length > 0, typed);
      for (const { text, marks } of shown)
        for (const [start, end] of marks) assert.equal(text.slice(start, end), letters);
    }
  });
});

function lines(file: string): { title: string; content?: string; paragraphs?: string[] }[] {
  return gunzipSync(readFileSync(join(DATA, 'news', file)))
    .toString('utf8')
    .trim()
    .split('\n')
    .slice(0, 500)
    .map((line) => JSON.parse(line));
}

/** The same words as another keyboard writes them. */
function respelled(text: string): string {
  const other: { [letter: string]: string } = { ي: 'ی', ی: 'ي', ك: 'ک', ک: 'ك', ة: 'ه', أ: 'ا', إ: 'ا' };
  return text.replace(/./gu, (letter) =>
    other[letter] !== undefined && fold(other[letter]) === fold(letter) ? other[letter] : letter,
  );
}

test('an article is among the first for the words of its title, also in another spelling', {
  skip: absent,
}, async () => {
  const articles = [
    ...lines('saudinewsnet-ar.jsonl.gz').map((line) => ({ ...line, language: 'ar' })),
    ...lines('fars-news-fa.jsonl.gz').map((line) => ({ ...line, language: 'fa' })),
  ];
  const documents = articles.map(({ title, content, paragraphs, language }, num) =>
    document(num, language, { title, text: content ?? paragraphs ?? '' }),
  );
  const asked = documents.filter(({ num }) => num % 9 === 0);
  await withEngine(documents, (engine) => {
    let found = 0;
    for (const { num, fields } of asked) {
      const words = (fields.title as string)
        .split(/[^\p{L}]+/u)
        .filter((word) => word.length > 2)
        .slice(0, 4)
        .join(' ');
      const hits = engine.search(parseQuery(words).query, OPTIONS).hits;
      assert.deepEqual(engine.search(parseQuery(respelled(words)).query, OPTIONS).hits, hits, words);
      if (hits.slice(0, 5).some((hit) => hit.num === num || documents[hit.num]!.fields.title === fields.title)) found++;
    }
    assert.ok(found >= 0.97 * asked.length, `${found} of ${asked.length}`);
  });
});
