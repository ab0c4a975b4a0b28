import assert from 'node:assert/strict';
import { it } from 'node:test';
import { LANGUAGES, speak } from '../../i18n/index.ts';
import { PROBLEM_CODES } from '../../stages/keeping/index.ts';
import type { PageContext } from '../context.ts';
import { reason, reasonWithDetail, valuesIn } from './reasons.ts';

const MESSAGE = 'The cell in column “date” is not understood as a date: “not <noted>”.';
const pageIn = (language: 'en' | 'ar' | 'fa') => ({ s: speak(language), language }) as PageContext;

it('of a message the values that it was given and the limits that it names are taken', () => {
  assert.deepEqual(valuesIn(MESSAGE), ['date', 'not <noted>']);
  assert.deepEqual(valuesIn('A workbook may have 64 MB.'), ['64 MB']);
  assert.deepEqual(valuesIn('The file is larger than 1,024 MB; it has 9 columns of v2.5 MBs.'), ['1,024 MB']);
  assert.deepEqual(valuesIn('The file is empty.'), []);
});

it('every problem that verification names has words in every language', () => {
  for (const language of LANGUAGES)
    for (const code of PROBLEM_CODES) assert.notEqual(reason(pageIn(language), code), code, `${language} ${code}`);
});

it('the English message stands open in English, and behind a technical detail elsewhere', async () => {
  const written = async (language: 'en' | 'ar' | 'fa') =>
    String(await reasonWithDetail(pageIn(language), 'unreadable-date', MESSAGE, ['date']));
  const english = await written('en');
  assert.match(english, /The date cannot be read/);
  assert.doesNotMatch(english, /<details/);
  for (const language of ['ar', 'fa'] as const) {
    const [open, hidden] = (await written(language)).split('<details');
    assert.match(open!, /<bdi class="value">not &lt;noted&gt;<\/bdi>/);
    assert.doesNotMatch(open!.replace(/<bdi.*?<\/bdi>/g, '').replace(/<[^>]*>/g, ''), /[A-Za-z]/);
    assert.match(hidden!, /lang="en">The cell in column/);
  }
});
