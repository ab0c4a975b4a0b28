import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES, type Language } from '../../i18n/index.ts';
import { contextOf } from '../dossier/pages.ts';
import { plainText } from '../dossier/plain.ts';
import { demoId } from '../test/demo-data.ts';
import { answer, demoSite } from '../test/demo-site.ts';
import { gappedText } from './gapped.ts';

const ORIGIN = 'http://127.0.0.1:4310';
const MARKS: Record<Language, { withheld: string; erased: string; safety: RegExp }> = {
  en: { withheld: '[withheld]', erased: '[erased]', safety: /safety/i },
  ar: { withheld: '[محجوب]', erased: '[مُحي]', safety: /سلامة/ },
  fa: { withheld: '[پوشیده]', erased: '[امحا شده]', safety: /امنیت|ایمنی/ },
};

describe('a text of which something is missing', () => {
  const value = { passages: { 0: 'One. ', 4: 'Five.\n', 6: 'Seven.' }, size: 8 };
  const erased = [
    { path: 'text/2', reason: 'safety' },
    { path: 'text/3', reason: 'legal' },
    { path: 'mainText/5', reason: 'safety' },
    { path: 'text/7', reason: 'safety' },
  ];

  it('tells what was erased from what is withheld, in three languages, on pages and on paper', () => {
    for (const language of LANGUAGES) {
      const { withheld, erased: gone, safety } = MARKS[language];
      const shown = gappedText(contextOf(language), 'text', value, erased);
      const words = plainText(shown).replaceAll(/[\u2066-\u2069]/g, '');
      assert.equal(words.replaceAll(/ +/g, ' '), `One. ${withheld} ${gone} Five.\n${withheld}\nSeven. ${gone}`);
      const whys = [...String(shown).matchAll(/title="([^"]*)"/g)].map(([, why]) => why!);
      assert.equal(whys.length, 2);
      for (const why of whys) assert.match(why, safety);
    }
  });

  it('parts a heading that is missing from the first line below it, and no name from its sentence', () => {
    const said = (passages: { [n: string]: string }, size: number): string =>
      plainText(gappedText(contextOf('en'), 'text', { passages, size }, []))
        .replaceAll(/[\u2066-\u2069]/g, '')
        .replaceAll(/ +/g, ' ');
    assert.equal(said({ 1: 'On 3 May it rained.\n' }, 2), '[withheld]\nOn 3 May it rained.');
    assert.equal(said({ 1: '«نعم» قال.\n' }, 2), '[withheld]\n«نعم» قال.');
    assert.equal(said({ 1: ' said so.\n', 3: '’s house.' }, 4), '[withheld] said so.\n[withheld] ’s house.');
    assert.equal(said({ 0: 'Then ', 2: ' came.' }, 3), 'Then [withheld] came.');
  });

  it('is marked so where it is looked at before anything leaves, each with its reason, and no path stands raw', async () => {
    for (const language of LANGUAGES) {
      const { withheld, erased: gone, safety } = MARKS[language];
      for (const path of [`hand-over?ids=${demoId(0)}`, `records/${demoId(0)}/outside`]) {
        const page = await (await answer(demoSite().site, new Request(`${ORIGIN}/${language}/${path}`))).text();
        assert.ok(page.includes(withheld), `${language} ${path}`);
        assert.ok(page.includes(gone), `${language} ${path}`);
        assert.match(page, safety, `${language} ${path}`);
        assert.doesNotMatch(page.replaceAll(/<[^>]*>/g, ''), /text\/[12]/, `${language} ${path}`);
      }
    }
  });
});
