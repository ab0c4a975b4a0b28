import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PROOF_ERROR_CODES } from './errors.ts';
import { PLAIN_WORDS, plainWords } from './plain-words.ts';

test('each code has a sentence in three languages, and none says that what is not named has passed', () => {
  const scripts = { en: /[a-z]/, ar: /[\u0600-\u06ff]/, fa: /[\u0600-\u06ff]/ };
  for (const language of ['en', 'ar', 'fa'] as const)
    for (const code of PROOF_ERROR_CODES) {
      const said = plainWords([code], language);
      assert.equal(said.length, 2, `${language} ${code}`);
      for (const one of said) assert.match(one, scripts[language]);
      assert.doesNotMatch(said.join(' '), /passed its checks/);
    }
  assert.deepEqual(plainWords(['nothing-of-ours']), []);
  assert.equal(plainWords(['root-mismatch', 'proof-too-long']).length, 2, 'one sentence once');
});

test('of a file that cannot be read nothing has passed', () => {
  for (const language of ['en', 'ar', 'fa'] as const)
    assert.equal(plainWords(['bad-zip'], language, { unreadable: true }).at(-1), PLAIN_WORDS[language].nothing);
});

test('verify.py says the same in English', () => {
  const program = readFileSync(new URL('../../../examples/verify.py', import.meta.url), 'utf8');
  const { title, sayings, who, nothing } = PLAIN_WORDS.en;
  const { here: _here, stranger: _stranger, ...said } = sayings;
  for (const one of [title, who, nothing, ...Object.values(said)]) assert.ok(program.includes(one), one);
});
