/** What a claim is said to claim. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES, speak } from '../../i18n/index.ts';
import type { PageContext } from '../context.ts';
import { understoodRows } from './claim-understood.ts';
import { formWords } from './claim-words.ts';

const page = (language: 'en' | 'ar' | 'fa') => ({ s: speak(language), language }) as PageContext;

test('a voter held against another is not said to vote otherwise than before, nor votes to be acts', () => {
  const inputs = { where: 'palestine country:FR', against: 'palestine country:US', direction: 'up' };
  for (const language of LANGUAGES) {
    const rows = understoodRows(page(language), { form: 'position', inputs, answer: null }).map((row) =>
      row.map(String),
    );
    const s = speak(language);
    assert.equal(rows[0]![1], s.t('claimed.position-beside'));
    const labels = rows.map(([label]) => label);
    assert.ok(labels.includes(s.t('claims.againstVotes')) && !labels.includes(s.t('claims.against')));
    assert.notEqual(formWords(page(language), 'position', { direction: 'up' }), rows[0]![1]);
  }
});

test('who denies a change is not said to claim one', () => {
  for (const form of ['growth', 'every-year', 'position', 'comparison'])
    for (const language of LANGUAGES) {
      const [up, none] = ['up', 'none'].map((direction) => formWords(page(language), form, { direction }));
      assert.notEqual(none, up, `${form} ${language}`);
    }
});
