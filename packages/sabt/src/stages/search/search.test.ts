import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SearchOptions } from '../../store/search-port.ts';
import { openSegments } from '../../store/segments/index.ts';
import { openSearch, parseQuery, type SearchDocument, type SearchEngine } from './index.ts';
import { type NaiveDocument, naiveDocument, naiveSearch, rounded } from './test/naive.ts';

const WORDS = [
  'lantern',
  'lanterns',
  'protest',
  'protests',
  'protested',
  'anti-government',
  'harbour',
  "Qur'an",
  '1,500',
  '2022-09-16',
  'مؤتمر',
  'مؤتمرات',
  'المؤتمر',
  'وكراهية',
  'رفض',
  'کتاب',
  'کتاب‌های',
  'کتاب ها',
  'می روند',
  'می‌روند',
  'معترضان',
];
const word = fc.constantFrom(...WORDS);
const text = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.array(word, { minLength: 0, maxLength: 12, size: 'max' }).map((words) => words.join(' ')),
  },
  // words that stand often in one text: long position lists, frequencies at their limit
  { weight: 1, arbitrary: fc.tuple(word, word).map(([a, b]) => `${a} ${b} ${b} `.repeat(45)) },
);

const document: fc.Arbitrary<SearchDocument> = fc.record({
  num: fc.nat(14),
  kind: fc.constantFrom('document', 'event'),
  language: fc.constantFrom('ar', 'fa', 'en', null),
  sources: fc.uniqueArray(fc.nat(4), { maxLength: 3 }),
  tags: fc.uniqueArray(fc.constantFrom('a', 'b b'), { maxLength: 2 }),
  day: fc.option(fc.integer({ min: -3, max: 20000 })),
  year: fc.option(fc.integer({ min: 2019, max: 2022 })),
  fields: fc.record(
    { title: text, text, name: fc.array(text, { maxLength: 3 }), tag: word, id: fc.constantFrom('ID-1', 'ID-2') },
    { requiredKeys: ['text'] },
  ),
});

type Step =
  | { put: SearchDocument[] }
  | { remove: number[] }
  | { while: 'flush' | 'maintain'; put: SearchDocument[] }
  | 'flush'
  | 'maintain'
  | 'reopen';
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ put: fc.array(document, { minLength: 1, maxLength: 6, size: 'max' }) }) },
  { weight: 1, arbitrary: fc.record({ remove: fc.array(fc.nat(14), { maxLength: 4 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ while: fc.constantFrom('flush', 'maintain'), put: fc.array(document, { maxLength: 4 }) }),
  },
  { weight: 3, arbitrary: fc.constant<Step>('flush') },
  { weight: 2, arbitrary: fc.constant<Step>('maintain') },
  { weight: 1, arbitrary: fc.constant<Step>('reopen') },
);

const queryPart = fc.oneof(
  { weight: 5, arbitrary: word },
  { weight: 1, arbitrary: word.map((w) => `${w.slice(0, 2)}*`) },
  { weight: 2, arbitrary: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(' ')}"`) },
  { weight: 1, arbitrary: word.map((w) => `title:${w}`) },
  { weight: 1, arbitrary: word.map((w) => `name:"${w} ${w}"`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('kind:event', 'language:fa', 'year:2020..2021', 'id:id-1', 'date:..2000-01'),
  },
);
const signed = fc.tuple(fc.boolean(), queryPart).map(([not, part]) => (not ? `-${part}` : part));
const query = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: queryPart },
      { weight: 1, arbitrary: signed },
      { weight: 1, arbitrary: fc.tuple(signed, queryPart).map(([a, b]) => `${b} OR (${a} ${b})`) },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(' '));

const filter: fc.Arbitrary<Partial<SearchOptions>> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constant({ kind: 'event' }) },
  { weight: 1, arbitrary: fc.constantFrom('ar', 'xx').map((language) => ({ language })) },
  {
    weight: 1,
    arbitrary: fc.record({ fromDay: fc.nat(9000), toDay: fc.integer({ min: 9000, max: 20000 }) }, { requiredKeys: [] }),
  },
  { weight: 1, arbitrary: fc.nat(5).map((source) => ({ source })) },
  { weight: 1, arbitrary: fc.constant({ tag: 'b b', kind: 'document' }) },
);
const options: fc.Arbitrary<SearchOptions> = fc
  .record({
    filter,
    sort: fc.constantFrom<SearchOptions['sort']>('rank', 'newest'),
    limit: fc.nat(12),
    offset: fc.nat(3),
  })
  .map(({ filter, ...page }) => ({ ...filter, ...page, facets: true, total: 'exact' }));

/** Puts the freshly opened index in place of the one that was closed. */
async function take(step: Step, engine: SearchEngine, open: () => SearchEngine, upTo: number): Promise<SearchEngine> {
  if (step === 'flush') await engine.flush();
  else if (step === 'maintain') await engine.maintain();
  else if (step === 'reopen') {
    await engine.flush();
    engine.close();
    return open();
  } else if ('while' in step) {
    const working = engine[step.while]();
    engine.put(step.put, upTo);
    await working;
  } else if ('put' in step) engine.put(step.put, upTo);
  else engine.remove(step.remove, upTo);
  return engine;
}

test('search answers as a naive search does, however documents came, went and were merged', async () => {
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 1, maxLength: 30, size: 'max' }),
    fc.array(fc.tuple(query, options), { minLength: 6, maxLength: 10, size: 'max' }),
    fc.constantFrom(1_000, 4_000, 30_000, 1 << 26),
    async (steps, questions, memoryBytes) => {
      const dir = mkdtempSync(join(tmpdir(), 'search-'));
      const open = (): SearchEngine => openSearch(openSegments(dir, { mode: 'write', memoryBytes }));
      let engine = open();
      const holds = new Map<number, NaiveDocument>();
      try {
        for (const [i, step] of steps.entries()) {
          if (typeof step === 'object') {
            if ('put' in step) for (const document of step.put) holds.set(document.num, naiveDocument(document));
            else for (const num of step.remove) holds.delete(num);
          }
          engine = await take(step, engine, open, i + 1);
        }
        for (const [typed, options] of questions) {
          const { query } = parseQuery(typed);
          const found = engine.search(query, options);
          const expected = naiveSearch([...holds.values()], query, options);
          const facet = (values: { value: string | number; n: number }[]): string[] =>
            values.map(({ value, n }) => `${value}: ${n}`).sort();
          const answer = {
            total: found.total,
            hits: found.hits.map(({ num, score }) => ({ num, score: rounded(score) })),
            facets: {
              kind: facet(found.facets.kind),
              language: facet(found.facets.language),
              year: facet(found.facets.year),
              source: facet(found.facets.source),
              tag: facet(found.facets.tag),
            },
          };
          const page = expected.hits.slice(options.offset, options.offset + options.limit);
          assert.deepEqual(answer, { ...expected, hits: page }, typed);
        }
      } finally {
        engine.close();
        rmSync(dir, { recursive: true });
      }
    },
  );
  await fc.assert(property, { numRuns: 80, interruptAfterTimeLimit: 10_000 });
});
