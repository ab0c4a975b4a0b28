/** The sentences of indicators: whole for every measure in every language, and never more than the number bears. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CATALOGUES, type Key, LANGUAGES, speak } from '../../i18n/index.ts';
import { UNITS as ALL_UNITS, MEASURES, type Measurement, MISSING_REASONS } from '../../stages/measuring/index.ts';
import { STATISTIC_REASONS } from '../../statistics/index.ts';
import type { PageContext } from '../context.ts';
import { DemoMeasuring } from '../test/demo-measure.ts';
import { basis, sentence } from './indicator-words.ts';
import { SHOWN_MEASURES, UNITS } from './measure-port.ts';
import { askedOf } from './question.ts';

const INDICATORS = new URL('../../stages/measuring/indicators/', import.meta.url);
const page = (language: 'en' | 'ar' | 'fa') => ({ s: speak(language), language }) as PageContext;

const plain = (text: string): string => text.replace(/<[^>]*>/g, '');

const messagesOf = (message: string | object): Record<string, string> =>
  typeof message === 'string' ? { other: message } : (message as Record<string, string>);

/** The codes that the sources of the indicators put into their notes, and into their tests. */
function codesIn(list: 'notes' | 'tests'): Set<string> {
  const found = new Set<string>();
  for (const name of readdirSync(INDICATORS)) {
    const source = readFileSync(new URL(name, INDICATORS), 'utf8');
    const parts =
      list === 'tests'
        ? [...source.matchAll(/(?:name: |test\(|alone\()('[a-z-]+')/g)].map(([, code]) => code!)
        : [...source.matchAll(/(?:notes: |notes = |function notesOf[\s\S]*?return )\[/g)].map(({ 0: before, index }) =>
            bracketed(source, index + before.length - 1),
          );
    for (const part of parts) for (const [, code = ''] of part.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)) found.add(code);
  }
  return found;
}

/** From the first opening bracket to the one that closes it. */
function bracketed(source: string, from: number): string {
  const start = source.indexOf('[', from);
  let [at, open] = [start, 0];
  do {
    if (source[at] === '[') open++;
    if (source[at] === ']') open--;
    at++;
  } while (open > 0 && at < source.length);
  return source.slice(start, at);
}

describe('words of indicators', () => {
  it('tell every measure, every reason, every note and every test', () => {
    assert.deepEqual([...SHOWN_MEASURES].sort(), [...MEASURES].sort());
    assert.deepEqual([...UNITS], [...ALL_UNITS]);
    const has = (key: string): void => assert.ok(Object.hasOwn(CATALOGUES.en, key), `${key} is in no catalogue`);
    for (const measure of MEASURES)
      for (const kind of ['measure.name', 'measure.question', 'how']) has(`${kind}.${measure}`);
    for (const reason of [...MISSING_REASONS, ...STATISTIC_REASONS])
      for (const kind of ['why', 'need']) has(`${kind}.${reason}`);
    const notes = codesIn('notes');
    assert.ok(notes.size >= 10, [...notes].join(' '));
    for (const note of notes) has(`note.${note}`);
    const tests = codesIn('tests');
    assert.ok(tests.size >= 8, [...tests].join(' '));
    for (const name of tests) has(`test.${name}`);
  });

  it('never say that one thing causes another', () => {
    const words = { en: /\bcaus(e|es|ed|ing)\b|because of/i, ar: /سبّب|يسبب|أدّى إلى|أدى إلى/, fa: /باعث|موجب|منجر/ };
    for (const language of LANGUAGES)
      for (const key of Object.keys(CATALOGUES.en).filter((one) => /^(said|chart|finding)\./.test(one)) as Key[])
        for (const text of Object.values(messagesOf(CATALOGUES[language][key])))
          assert.doesNotMatch(text, words[language], key);
  });

  it('are whole for every measure, in every language', () => {
    const demo = new DemoMeasuring({});
    for (const language of LANGUAGES)
      for (const measure of MEASURES) {
        const { measurement } = demo.measure(measure, { filter: {}, driver: { type: 'arrest' } });
        const asked = askedOf(page(language), { where: 'act:arrest', driver: 'act:trial' });
        const said = String(sentence(page(language), measurement, asked));
        assert.doesNotMatch(said, /\{\w+\}|undefined|NaN|\?\s*(to|إلى|تا)/, `${language} ${measure}: ${said}`);
        assert.match(said.replace(/<[^>]*>/g, ''), /[.؟?]$/, `${language} ${measure} ends: ${said}`);
        assert.match(String(basis(page(language), measurement)), language === 'en' ? /7,349/ : /[٧۷][,٬][٣۳][٤۴][٩۹]/);
      }
  });

  it('give no percentage of fewer than twenty', () => {
    const small = (measure: 'trend' | 'corroboration' | 'positions', value: unknown): string => {
      const { measurement } = new DemoMeasuring({}).measure(measure, { filter: {} });
      const found: Measurement = { ...measurement, value, interval: null, inputs: { ...measurement.inputs, n: 12 } };
      return String(sentence(page('en'), found, askedOf(page('en'), { where: '' })));
    };
    assert.match(small('trend', { percentPerYear: null }), /[Tt]oo little/);
    assert.match(small('corroboration', { acts: 3, of: 12, share: null }), /3 of 12/);
    const positions = {
      share: null,
      votes: { yes: 5, no: 7, abstain: 0 },
      rollCalls: 2,
      changePerYear: null,
      listed: [],
    };
    assert.match(small('positions', positions), /5 of 12/);
    for (const text of [
      small('trend', { percentPerYear: null }),
      small('corroboration', { acts: 3, of: 12, share: null }),
    ])
      assert.doesNotMatch(text, /%/);
  });

  it('of two selections name what is not covered, and count nothing there', () => {
    const { measurement } = new DemoMeasuring({}).measure('rate', { filter: {}, driver: { type: 'arrest' } });
    const said = (language: 'en' | 'ar' | 'fa', compared: object): string => {
      const found: Measurement = { ...measurement, value: { ...(measurement.value as object), compared } };
      const asked = askedOf(page(language), { where: 'country:IR', driver: 'country:IQ' });
      return String(sentence(page(language), found, asked)).replace(/<[^>]*>/g, '');
    };
    const dark = { counts: [100, null], periods: 1, ratio: null, ci95: null };
    const words = { en: /Not covered: .*Iraq/, ar: /غير مغطّى: .*العراق/, fa: /پوشش داده نشده: .*عراق/ };
    for (const language of LANGUAGES) {
      assert.match(said(language, dark), words[language]);
      assert.doesNotMatch(said(language, dark), /\s[0٠۰]\s/);
      const apart = said(language, { ...dark, counts: [0, 0], periods: 0 });
      assert.equal(apart.includes('0 of the first'), false);
    }
    assert.match(said('en', { ...dark, counts: [100, 0] }), /100 of the first selection and 0 of the second/);
  });

  it('of two selections say one bound where nothing bounds the other', () => {
    const { measurement } = new DemoMeasuring({}).measure('rate', { filter: {}, driver: { type: 'arrest' } });
    const asked = askedOf(page('en'), { where: 'country:IR', driver: 'country:IQ' });
    const same = { counts: [1, 3], ratio: 0.333, ci95: [null, 34.5] };
    const days = { from: '2019-01-01', to: '2019-12-31', sources: { first: 2, second: 2, both: 1 } };
    const said = (ci95: readonly (number | null)[]): string => {
      const compared = { counts: [2, 5], periods: 1, ratio: 0.4, ci95, sameSources: same, ...days };
      const found: Measurement = { ...measurement, value: { ...(measurement.value as object), compared } };
      return String(sentence(page('en'), found, asked)).replace(/<[^>]*>/g, '');
    };
    assert.match(said([null, 2.5]), /times that of .* \(95% interval: at most 2\.5\)/);
    assert.match(said([0.1, null]), /\(95% interval: at least 0\.1\)/);
    assert.match(said([0.1, 2.5]), /\(95% interval: 0\.1 to 2\.5\)/);
    assert.match(said([null, null]), /\(95% interval: without bounds\)/);
    assert.match(said([0.1, 2.5]), /0\.33 times \(95% interval: at most 34\.5\)/);
    assert.doesNotMatch(said([null, null]), /\?/);
  });

  it('of positions without an interval of the change give none, and a share with its own', () => {
    const { measurement } = new DemoMeasuring({}).measure('positions', { filter: {} });
    const said = (value: object, interval: Measurement['interval']): string =>
      String(
        sentence(
          page('en'),
          { ...measurement, value: { ...(measurement.value as object), ...value }, interval },
          askedOf(page('en'), { where: '' }),
        ),
      ).replace(/<[^>]*>/g, '');
    const whole = said({ changePerYear: 0, changePerYearInterval: null }, [0.4, 0.6]);
    assert.match(whole, /95\s?% interval/);
    assert.doesNotMatch(whole, /undefined|NaN|null|0 to 0/);
    const none = said({ share: null, changePerYear: null, changePerYearInterval: null }, null);
    assert.doesNotMatch(none, /undefined|NaN|null|%/);
  });

  it('of rights say both counts with their intervals, and that they may be violations', () => {
    const { measurement } = new DemoMeasuring({}).measure('rights', { filter: {} });
    const value = {
      ...(measurement.value as object),
      violations: 40,
      womensRights: { n: 7, interval: [2.8, 14.4], share: 0.175 },
    };
    const maybe = { en: /may be violations/, ar: /قد تكون انتهاكات/, fa: /شاید نقض/ };
    const numbers = { en: ['40', '7', '2.8', '14'], ar: ['٤٠', '٧', '٢٫٨', '١٤'], fa: ['۴۰', '۷', '۲٫۸', '۱۴'] };
    for (const language of LANGUAGES) {
      const found: Measurement = { ...measurement, value, interval: [28.6, 54.5] };
      const text = String(sentence(page(language), found, askedOf(page(language), { where: '' }))).replace(
        /<[^>]*>/g,
        '',
      );
      assert.match(text, maybe[language]);
      for (const number of numbers[language]) assert.ok(text.includes(number), `${language} ${number}: ${text}`);
    }
  });

  it('never call what entered the method the number of acts, and say why nothing is measured', () => {
    const why = { en: /fewer than twenty/, ar: /أقل من عشرين/, fa: /کمتر از بیست/ };
    const asked = { en: /number of .*is 4:/, ar: /السجل ٤/, fa: /دفتر ۴/ };
    for (const language of LANGUAGES)
      for (const measure of ['trend', 'change', 'diversity'] as const) {
        const { measurement } = new DemoMeasuring({}).measure(measure, { filter: {} });
        const found: Measurement = {
          ...measurement,
          value: measure === 'trend' ? { percentPerYear: null } : null,
          interval: null,
          verdict: 'undecidable',
          missing: 'too-few-acts',
          safeguards: { ...measurement.safeguards, onRecord: 4 },
          inputs: { ...measurement.inputs, n: 0 },
        };
        const said = (one: Measurement) =>
          plain(String(sentence(page(language), one, askedOf(page(language), { where: '' }))));
        assert.match(said(found), asked[language]);
        assert.match(said(found), why[language]);
        assert.doesNotMatch(said(found), /[0٠۰]/);
        const { onRecord, ...former } = found.safeguards;
        assert.doesNotMatch(said({ ...found, safeguards: former }), /[0-9٠-٩۰-۹]/);
        assert.match(plain(String(basis(page(language), found))), /[4٤۴]/);
      }
  });

  it('say a fall without a sign, and the smaller end of the interval first', () => {
    const { measurement } = new DemoMeasuring({}).measure('trend', { filter: {} });
    const fell = { ...measurement, verdict: 'down' as const, value: { percentPerYear: -3.1 }, interval: [-5, -1.2] };
    const text = String(sentence(page('en'), fell, askedOf(page('en'), { where: '' }))).replace(/<[^>]*>/g, '');
    assert.match(text, /fell by 3\.1% a year \(95% interval: 1\.2% to 5%\)/);
  });

  it('of changes that are not decided say so, in every language', () => {
    const { measurement } = new DemoMeasuring({}).measure('change', { filter: {} });
    const words = { en: /not decided by this\.$/, ar: /ولا يحسم هذا/, fa: /از این برنمی‌آید/ };
    for (const language of LANGUAGES) {
      const asked = askedOf(page(language), { where: '' });
      const said = (found: Measurement): string => plain(String(sentence(page(language), found, asked)));
      assert.match(said({ ...measurement, verdict: 'undecidable', missing: 'no-panel' }), words[language]);
      assert.doesNotMatch(said({ ...measurement, verdict: 'changed' }), words[language]);
    }
    const asked = askedOf(page('en'), { where: '' });
    const open = sentence(page('en'), { ...measurement, verdict: 'undecidable', missing: 'no-panel' }, asked);
    assert.doesNotMatch(plain(String(open)), /changed (once|\d+ times)/);
  });

  it('of an opinion have the unit and the interval of the latest level', () => {
    const { measurement } = new DemoMeasuring({}).measure('opinion', { filter: {}, series: 'x' });
    const said = (found: Measurement): string =>
      plain(String(sentence(page('en'), found, askedOf(page('en'), { where: '' }))));
    assert.match(
      said(measurement),
      /1\.4 percentage points a year .*In 2018 it stood at 41\.2% \(95% interval: 38% to 44%\)/,
    );
    const value = { ...(measurement.value as object), latest: { year: 2018, value: 41.2, interval: null } };
    const definition = { ...measurement.definition, unit: 'points of the index' };
    assert.match(said({ ...measurement, value, definition }), /41\.2 \(points of the index\); how sure this is/);
  });

  it('have no interval of no width', () => {
    const demo = new DemoMeasuring({});
    const said = (found: Measurement): string =>
      plain(String(sentence(page('en'), found, askedOf(page('en'), { where: '' }))));
    const kinds = demo.measure('diversity', { filter: {} }).measurement;
    const waves = said({ ...kinds, value: { ...(kinds.value as object), effort: 38, clusters: { factor: 8 } } });
    assert.match(waves, /\(38, which in waves tell as much as 4\.8 by themselves\)/);
    const exhausted = said({ ...kinds, interval: null, verdict: 'undecidable', missing: 'kinds-exhausted' });
    assert.match(exhausted, /no interval can be told/);
    assert.doesNotMatch(exhausted, /95%|\?/);
    const votes = demo.measure('positions', { filter: {} }).measurement;
    const value = { ...(votes.value as object), changePerYear: 0, changePerYearInterval: null };
    assert.doesNotMatch(said({ ...votes, value }), /a year|\?/);
  });

  it('in Persian keep to one calendar beside the months in which periods are cut', () => {
    const { measurement } = new DemoMeasuring({}).measure('change', { filter: {} });
    const change = {
      at: '2015-03',
      between: ['2015-02', '2015-04'],
      before: 3,
      after: 9,
      percent: 200,
      percentCi95: [100, 400],
    };
    const found = {
      ...measurement,
      definition: { ...measurement.definition, from: '2014-01-13', to: '2016-07-20' },
      safeguards: { ...measurement.safeguards, exposure: { days: 900, incomplete: [] } },
      value: { changes: [change] },
    };
    const text = plain(String(sentence(page('fa'), found, askedOf(page('fa'), { where: '' }))));
    assert.match(text, /ژانویهٔ ۲۰۱۴ تا ژوئیهٔ ۲۰۱۶ میلادی \(.*۱۳۹۲ تا .*۱۳۹۵\)/);
    assert.match(text, /مارس ۲۰۱۵/);
  });
});
