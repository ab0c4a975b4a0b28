/** What a claim is said to claim. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES, speak } from '../../i18n/index.ts';
import type { PageContext } from '../context.ts';
import { understoodRows } from './claim-understood.ts';
import { formWords } from './claim-words.ts';
import type { ClaimView } from './claims-port.ts';
import { steps } from './found-over-time.ts';

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

test('the years that go another way than claimed are named', () => {
  const step = (from: number, ci95: [number, number]) => ({
    from: `${from}`,
    to: `${from + 1}`,
    change: 1,
    ci95,
    holm: 0.01,
  });
  const figure = { steps: [step(2001, [5, 60]), step(2002, [-9, 9]), step(2003, [-60, -5])] };
  const said = (direction: string): string =>
    steps(page('en'), { inputs: { direction } } as unknown as ClaimView, figure)
      .join(' ')
      .replace(/<[^>]*>/g, '');
  assert.match(said('none'), /than claimed: .*2001.*2002.*, .*2003.*2004/);
  assert.match(said('up'), /than claimed: \W*2003\W+to\W+2004\W*$/);
  assert.match(said('down'), /than claimed: \W*2001\W+to\W+2002\W*$/);
});
