import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../i18n/index.ts';
import { pathLabel } from '../parts/fields.ts';
import { contextOf } from './pages.ts';
import { plainText } from './plain.ts';
import { dossierValue } from './values.ts';

const NAMED = 'mediaType extractor methodVersion definition safeguards record paths reason missing inputs'.split(' ');

test('fields and the codes of closed lists have words in each language; what no list holds stands as it is', () => {
  const seen = new Map<string, Set<string>>();
  for (const language of LANGUAGES) {
    const page = contextOf(language);
    const said = (path: string, value: string | string[]) => plainText(dossierValue(page, path, value, new Map()));
    for (const path of NAMED) assert.ok(!plainText(pathLabel(page, path)).includes(path), `${language} ${path}`);
    const words = {
      reason: said('reason', 'safety'),
      verdict: said('verdict', 'undecidable'),
      paths: said('paths', ['author', 'text/2']),
    };
    for (const [what, word] of Object.entries(words)) seen.set(what, (seen.get(what) ?? new Set()).add(word));
    assert.equal(said('reason', 'somebody asked'), '\u2068somebody asked\u2069');
    assert.equal(said('verdict', 'says.undecidable'), '\u2068says.undecidable\u2069');
    assert.equal(said('author', 'safety'), '\u2068safety\u2069');
  }
  for (const [what, words] of seen) assert.equal(words.size, LANGUAGES.length, what);
});

test('the mode of an act by PLOVER is not called what the mode of a poll is', () => {
  for (const language of LANGUAGES) {
    const page = contextOf(language);
    const said = plainText(dossierValue(page, 'plover', { type: 'COERCE', mode: 'arrest' }, new Map()));
    assert.ok(said.includes(page.s.t('part.mode')), said);
    assert.ok(!said.includes(page.s.t('field.mode')), said);
  }
});
