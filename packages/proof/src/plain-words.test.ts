import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DOSSIER_CHECKS } from './dossier-report.ts';
import { ProofError } from './errors.ts';
import { sortOfFile } from './file-sort.ts';
import { PLAIN_WORDS, plainSayings, plainWords } from './plain-words.ts';
import { SITE_CHECKS } from './site-report.ts';

const LANGUAGES = ['en', 'ar', 'fa'] as const;
/** As in `Check` of proof files. */
const PROOF_CHECKS = ['format', 'entry', 'inclusion', 'identity', 'field', 'item', 'text-digest', 'blob-digest'];
const CHECKS = [...DOSSIER_CHECKS, ...SITE_CHECKS, ...PROOF_CHECKS, 'withheld', 'erased', 'passages', 'zip'];

test('each check has a sentence in three languages, and none says that what is not named has passed', () => {
  const scripts = { en: /[a-z]/, ar: /[\u0600-\u06ff]/, fa: /[\u0600-\u06ff]/ };
  for (const language of LANGUAGES)
    for (const check of CHECKS) {
      const said = plainWords([{ check }], language);
      assert.equal(said.length, 2, `${language} ${check}`);
      for (const one of said) assert.match(one, scripts[language]);
      assert.doesNotMatch(said.join(' '), /passed its checks/);
    }
  assert.deepEqual(plainWords([{ check: 'nothing-of-ours' }, { check: 'constructor', code: 'constructor' }]), []);
});

test('one damage, one story: which byte of a signature was hit makes no difference', () => {
  for (const code of ['bad-signature', 'no-known-signature', 'bad-note', 'origin-mismatch'])
    assert.deepEqual(plainSayings([{ check: 'checkpoint', code }]), ['signature'], code);
  assert.deepEqual(plainSayings([{ check: 'checkpoint', code: 'bad-dossier' }]), ['otherState']);
  assert.deepEqual(plainSayings([{ check: 'data', code: 'file-differs' }]), ['table']);
  assert.deepEqual(plainSayings([{ check: 'data', code: 'file-missing' }]), ['fileMissing']);
  const twice = [{ check: 'record' }, { check: 'record', code: 'root-mismatch' }];
  assert.deepEqual(plainSayings(twice), ['record'], 'one sentence once');
});

test('of a file that cannot be read nothing has passed', () => {
  for (const language of LANGUAGES)
    assert.equal(
      plainWords([{ check: 'zip', code: 'bad-zip' }], language, { unreadable: true }).at(-1),
      PLAIN_WORDS[language].nothing,
    );
});

test('what is given wrongly is called what it is, and nobody is accused', () => {
  const codeOf = (text: string): string => {
    try {
      return sortOfFile(Buffer.from(text));
    } catch (thrown) {
      assert.ok(thrown instanceof ProofError);
      const said = plainWords([{ check: 'sort', code: thrown.code }], 'en', { unreadable: true });
      assert.equal(said.length, 1);
      assert.doesNotMatch(said[0]!, /damaged|changed|by hand|passed/);
      return thrown.code;
    }
  };
  assert.equal(codeOf('{"format":"sabt-site-record/1","kind":"event"}'), 'site-record');
  assert.equal(codeOf(' {"format" : "sabt-site-record/1", cut'), 'site-record');
  assert.equal(codeOf('%PDF-1.7 …'), 'paper');
  for (const other of ['', 'GIF89a', '<!doctype html>', '[1]', 'null', '{"a":1}', '{"format":7}', '{'])
    assert.equal(codeOf(other), 'unknown-file', other);
  assert.equal(codeOf('{"format":"sabt-proof/1"}'), 'proof');
  assert.equal(codeOf('\n{"format":"sabt-proof/2", cut'), 'proof');
  assert.equal(codeOf('PK'), 'zip');
  assert.equal(codeOf(`xK\u0003 a ZIP whose first byte was hit ${'PK\u0005\u0006'}${'.'.repeat(18)}`), 'zip');
});

test('verify.py says the same in English', () => {
  const program = readFileSync(new URL('../../../examples/verify.py', import.meta.url), 'utf8');
  const { title, sayings, who, nothing } = PLAIN_WORDS.en;
  for (const one of [title, who, nothing, ...Object.values(sayings)]) assert.ok(program.includes(one), one);
});
