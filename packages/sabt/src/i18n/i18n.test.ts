import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ERROR_CODES } from '../model/errors.ts';
import { CATALOGUES, type Key, LANGUAGES, negotiate, speak } from './index.ts';
import { FACTS } from './languages.ts';
import { type Message, placeholdersOf } from './message.ts';

const KEYS = Object.keys(CATALOGUES.en) as Key[];
const texts = (message: Message) => (typeof message === 'string' ? [message] : Object.values(message));

describe('catalogues', () => {
  it('have the same keys and placeholders in every language', () => {
    for (const language of LANGUAGES) {
      assert.deepEqual(Object.keys(CATALOGUES[language]).sort(), [...KEYS].sort(), language);
      for (const key of KEYS) {
        const english = new Set(texts(CATALOGUES.en[key]).flatMap((text) => [...placeholdersOf(text)]));
        const message = CATALOGUES[language][key];
        for (const text of texts(message)) {
          assert.notEqual(text.trim(), '', `${language} ${key}`);
          for (const name of placeholdersOf(text))
            assert.ok(english.has(name) || name === 'n', `${language} ${key}: {${name}}`);
        }
        const other = placeholdersOf(typeof message === 'string' ? message : message.other);
        const needed = new Set(
          texts(CATALOGUES.en[key])
            .slice(-1)
            .flatMap((text) => [...placeholdersOf(text)]),
        );
        for (const name of needed) assert.ok(other.has(name), `${language} ${key} lacks {${name}}`);
      }
    }
  });

  it('know only the plural categories of their language', () => {
    for (const language of LANGUAGES) {
      const categories = new Set<string>(
        new Intl.PluralRules(FACTS[language].locale).resolvedOptions().pluralCategories,
      );
      for (const key of KEYS) {
        const message = CATALOGUES[language][key];
        if (typeof message !== 'string')
          for (const category of Object.keys(message))
            assert.ok(categories.has(category), `${language} ${key} ${category}`);
      }
    }
  });

  it('are spelt with the letters of their language', () => {
    const quotesLetters = new Set<Key>(['search.hint', 'help.spelling1']);
    for (const key of KEYS.filter((one) => !quotesLetters.has(one))) {
      for (const text of texts(CATALOGUES.ar[key])) assert.doesNotMatch(text, /[پچژگکی\u06f0-\u06f9]/, `ar ${key}`);
      for (const text of texts(CATALOGUES.fa[key])) assert.doesNotMatch(text, /[كيىة\u0660-\u0669]/, `fa ${key}`);
    }
  });

  it('isolate dates written in Latin digits, which would else be turned round', () => {
    for (const language of ['ar', 'fa'] as const)
      for (const key of KEYS)
        for (const text of texts(CATALOGUES[language][key]))
          for (const match of text.matchAll(/\d{4}-\d\d-\d\d/g))
            assert.equal(text[match.index - 1], '\u2066', `${language} ${key}`);
  });

  it('tell every error of the program', () => {
    for (const code of Object.keys(ERROR_CODES))
      assert.ok(speak('en').lookup(`reason.${code}`), `reason.${code} is in no catalogue`);
  });

  it('hold no message that no page uses', () => {
    const folder = new URL('../pages/', import.meta.url);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('test'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n');
    const templates = [...sources.matchAll(/`([a-zA-Z.]*)\$\{[^}]*\}([a-zA-Z.]*)`/g)].map(
      ([, before, after]) => new RegExp(`^${before}[\\w-]+(\\.[\\w-]+)?${after}$`),
    );
    const unused = KEYS.filter(
      (key) =>
        !sources.includes(`'${key}'`) &&
        !templates.some((template) => template.source !== '^[\\w-]+(\\.[\\w-]+)?$' && template.test(key)),
    );
    assert.deepEqual(
      unused.filter((key) => !/^(reason|field|reliability|credibility|generation|profile)\./.test(key)),
      [],
    );
  });
});

describe('a speaker', () => {
  it('chooses plural forms and writes native digits', () => {
    assert.equal(speak('ar').t('search.found', { n: 2 }), 'مادتان');
    assert.equal(speak('ar').t('search.found', { n: 3 }), '٣ مواد');
    assert.equal(speak('ar').t('search.found', { n: 11 }), '١١ مادة');
    assert.equal(speak('fa').t('search.found', { n: 1 }), '۱ برگه');
    assert.equal(speak('en').t('search.found', { n: 1 }), 'One record');
    assert.equal(speak('en').t('search.found', { n: 4812 }), '4,812 records');
  });

  it('writes dates in the reader’s calendar', () => {
    assert.equal(speak('en').day('2026-11-23'), '23 November 2026');
    assert.equal(speak('ar').day('2026-11-23'), '٢٣ نوفمبر ٢٠٢٦');
    assert.equal(speak('fa').day('2026-11-23'), '۲ آذر ۱۴۰۵');
    assert.equal(speak('en').day('not a date'), 'not a date');
  });

  it('writes spans as months and years where they are exactly that', () => {
    const span = (start: string, end: string) => ({ start, end, precision: 'range' as const });
    assert.equal(speak('en').when(span('2022-09-01', '2022-09-30')), 'September 2022');
    assert.equal(speak('en').when(span('2022-01-01', '2022-12-31')), '2022');
    assert.equal(speak('fa').when(span('2022-09-23', '2022-10-22')), 'مهر ۱۴۰۱');
    assert.equal(speak('fa').when(span('2022-03-21', '2023-03-20')), '۱۴۰۱');
    assert.equal(speak('en').when(span('2022-09-01', '2022-09-29')), '1 September 2022 – 29 September 2022');
  });

  it('says how long ago, and sizes', () => {
    const now = new Date('2026-11-23T08:08:00Z');
    assert.equal(speak('en').ago('2026-11-23T08:04:00Z', now), '4 minutes ago');
    assert.equal(speak('fa').ago('2026-11-23T08:04:00Z', now), '۴ دقیقه پیش');
    assert.equal(speak('en').ago('2026-11-23T08:09:00Z', now), 'just now');
    assert.equal(speak('ar').ago('2026-11-23T08:07:30Z', now), 'قبل لحظات');
    assert.equal(speak('en').bytes(18_204), '18.2\u00a0kB');
    assert.equal(speak('fa').bytes(900), '۹۰۰\u00a0بایت');
  });

  it('finds the language that a browser asks for', () => {
    assert.equal(negotiate(undefined), 'en');
    assert.equal(negotiate('fr-CH, fr;q=0.9'), 'en');
    assert.equal(negotiate('en;q=0.1, ar-EG;q=0.7, fa;q=0.7'), 'ar');
    assert.equal(negotiate('fa;q=0, ar'), 'ar');
    assert.equal(negotiate(';;;,,q=1,\u0000'), 'en');
  });
});

describe('numbers for a reader', () => {
  it('are never rounded to nought, to none or to all where they are not', () => {
    const s = speak('en');
    assert.equal(s.percentAbout(0.99967), '99.97%');
    assert.equal(s.percentAbout(1), '100%');
    assert.equal(s.percentAbout(-0.999997, true), '\u221299.9997%');
    assert.equal(s.percentAbout(-1, true), '\u2212100%');
    assert.equal(s.percentAbout(0.0000004), '0.00004%');
    assert.equal(s.percentAbout(0), '0%');
    assert.equal(s.about(0.00002), '0.00002');
    assert.equal(s.about(99.97), '100');
    assert.equal(s.percentAbout(0.123), '12.3%');
  });
});
