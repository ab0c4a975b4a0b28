/** Every check that a verifier can report has its words on the verifier page, in each of its languages. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOSSIER_CHECKS, PROOF_ERROR_CODES, RECORD_KINDS, SITE_CHECKS, SLOTS } from '@sabt/proof';

interface Said {
  check_: Record<string, { name?: string; passed?: string; failed?: string }>;
}

const from = async (file: string): Promise<Record<string, Record<string, Said>>> =>
  (await import(new URL(`../packages/islands/src/verifier/${file}`, import.meta.url).href)) as never;
const { WORDS } = await from('words.js');
const { SITE_WORDS } = await from('site-words.js');

for (const [what, words, checks] of [
  ['dossier', WORDS!, DOSSIER_CHECKS],
  ['site', SITE_WORDS!, SITE_CHECKS],
] as const)
  test(`every check of a ${what} is named in three languages`, () => {
    assert.deepEqual(Object.keys(words).sort(), ['ar', 'en', 'fa']);
    for (const [language, { check_: said }] of Object.entries(words)) {
      assert.deepEqual(Object.keys(said).sort(), [...checks].sort(), language);
      for (const [check, { name, passed, failed }] of Object.entries(said))
        for (const text of [name, passed, failed]) assert.ok((text ?? '').length > 3, `${language}, ${check}`);
    }
  });

test('every reason that a check can fail for is said in three languages', async () => {
  const { REASON_WORDS } = await from('reason-words.js');
  const words = REASON_WORDS as unknown as Record<string, readonly string[]>;
  // what only wrong calls of the library meet
  const ours = ['not-representable', 'wrong-type', 'wrong-hash-function'];
  const codes: readonly string[] = PROOF_ERROR_CODES;
  const missing = codes.filter((code) => !ours.includes(code) && !Object.hasOwn(words, code));
  assert.deepEqual(missing, []);
  for (const [code, said] of Object.entries(words)) {
    assert.equal(said.length, 3, code);
    for (const text of said.slice(1)) assert.match(text, /\p{Script=Arabic}/u, code);
    assert.doesNotMatch(said[1]!, /[پچژگکی]/, code);
    assert.doesNotMatch(said[2]!, /[كيىة]/, code);
  }
});

test('every kind and field of a record has a name in three languages', async () => {
  const { FIELD_NAMES, KIND_NAMES } = (await from('field-words.js')) as unknown as Record<
    'FIELD_NAMES' | 'KIND_NAMES',
    Record<string, readonly string[]>
  >;
  for (const kind of RECORD_KINDS) {
    assert.equal(KIND_NAMES[kind]?.length, 3, kind);
    for (const { path } of SLOTS.get(kind)!) assert.equal(FIELD_NAMES[path]?.length, 3, `${kind}.${path}`);
  }
});

test('folders that are named within Arabic and Persian stand apart: their stroke stays behind them', async () => {
  const said = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap((one) => said(one));
  const all = [...said(WORDS), ...said(SITE_WORDS)];
  for (const file of ['line-words', 'line-words-files', 'line-words-zip', 'reason-words'])
    all.push(...said({ ...(await from(`${file}.js`)) }));
  const sentences = all.filter((one) => /\p{Script=Arabic}/u.test(one));
  assert.ok(sentences.some((one) => one.includes('\u2066data/\u2069')));
  for (const one of sentences) assert.doesNotMatch(one, /[a-z]\/(?![a-z\u2069])/, one);
});
