import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type CalendarName,
  type CalendarSpan,
  daysOfMonth,
  fromCalendar,
  monthSpan,
  weekOf,
  yearSpan,
} from '../../../model/calendar.ts';
import { ARABIC } from './cases/arabic.ts';
import type { CaseBlock } from './cases/format.ts';
import { LATIN } from './cases/latin.ts';
import { PERSIAN } from './cases/persian.ts';
import { PLAIN } from './cases/plain.ts';
import { type Effort, find } from './find.ts';
import { type FoundDate, findDates } from './index.ts';

const CALENDARS: Record<string, CalendarName> = { '': 'gregorian', p: 'persian', h: 'islamic-umalqura' };

/** `1401-06-25p`, `1401-06`, `1401h` as first and last day. */
function spanOf(term: string, fallback = ''): CalendarSpan & { precision: string; calendar: CalendarName } {
  const [, y, m, d, suffix] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([ph]?)$/.exec(term)!;
  const calendar = CALENDARS[suffix || fallback]!;
  const [year, month] = [Number(y), Number(m)];
  if (m === undefined) return { ...yearSpan(calendar, year)!, precision: 'year', calendar };
  if (d === undefined) return { ...monthSpan(calendar, year, month)!, precision: 'month', calendar };
  const day = fromCalendar(calendar, year, month, Math.min(Number(d), daysOfMonth(calendar, year, month)))!;
  return { start: day, end: day, precision: 'day', calendar };
}

function expected(item: string): string {
  const [kind, rest] = item.includes(' ') ? (item.split(' ') as [string, string]) : ['', item];
  const [from, to] = rest.split('..') as [string, string | undefined];
  const suffix = /[ph]$/.exec(rest)?.[0] ?? '';
  const first = spanOf(from, suffix);
  if (kind.startsWith('week')) {
    const week = weekOf(first.start, kind === 'week6' ? 6 : 1);
    return `${week.start}..${week.end} week`;
  }
  const last = to === undefined ? first : spanOf(to, suffix);
  const precision = kind || (to !== undefined && last.precision === 'day' ? 'range' : last.precision);
  return `${first.start}..${last.end} ${precision}`;
}

const shown = (date: FoundDate): string => `${date.start}..${date.end} ${date.precision}`;

function misses(blocks: CaseBlock[]): { misses: string[]; count: number } {
  const found: string[] = [];
  let count = 0;
  for (const { about, language, reference, lines } of blocks) {
    for (const line of lines.trim().split('\n')) {
      count++;
      const [text, says] = line.replace('⏎', '\n').split(' => ') as [string, string];
      const want = says.split('; ').map(expected);
      const dates = findDates(text, { language, reference });
      const got = dates.map(shown);
      if (got.join('; ') !== want.join('; '))
        found.push(`${about}: «${text}»\n    wants ${want.join('; ')}\n    got   ${got.join('; ') || 'none'}`);
      for (const { span } of dates) {
        const cut = text.slice(...span);
        if (cut !== cut.trim() || cut === '') found.push(`${about}: «${text}» has the span «${cut}»`);
      }
    }
  }
  return { misses: found, count };
}

for (const [name, blocks] of Object.entries({ ARABIC, PERSIAN, LATIN })) {
  test(`${name.toLowerCase()} dates`, () => {
    const { misses: missed, count } = misses(blocks);
    assert.equal(missed.length, 0, `${missed.length} of ${count}\n${missed.join('\n')}`);
  });
}

test('plain sentences hold no date', () => {
  const sentences = PLAIN.trim().split('\n');
  assert.ok(sentences.length >= 120);
  const wrong: string[] = [];
  for (const text of sentences) {
    for (const reference of [undefined, '2022-09-20']) {
      for (const { start, end, span } of findDates(text, { reference }))
        wrong.push(`«${text}» with reference ${reference}: ${start}..${end} «${text.slice(...span)}»`);
    }
  }
  assert.equal(wrong.length, 0, wrong.join('\n'));
});

test('the own cases are many enough to mean something', () => {
  const count = [...ARABIC, ...PERSIAN, ...LATIN].reduce((n, b) => n + b.lines.trim().split('\n').length, 0);
  assert.ok(count >= 350, String(count));
});

test('the span is the date and nothing else, in units of the original', () => {
  const cut = (text: string, reference?: string): string[] =>
    findDates(text, { reference }).map(({ span }) => text.slice(...span));
  assert.deepEqual(cut('وقُتل في ٢٥ آذَار ٢٠١٩، ثم'), ['٢٥ آذَار ٢٠١٩']);
  assert.deepEqual(cut('وبشباط 2016 كان'), ['شباط 2016']);
  assert.deepEqual(cut('«۲۵ شهریور ۱۴۰۱ (۱۶ سپتامبر 2022)» گفت'), ['۲۵ شهریور ۱۴۰۱ (۱۶ سپتامبر 2022)']);
  assert.deepEqual(cut('at 2019-03-14T10:22Z it'), ['2019-03-14']);
  assert.deepEqual(cut('\u{1f534} on March 14th, 2019.'), ['March 14th, 2019']);
  assert.deepEqual(cut('\u200f١٤٤٠هـ\u200f'), ['١٤٤٠هـ']);
  assert.deepEqual(cut('۱۸ و ۱۹ دی ۱۴۰۴'), ['۱۸', '۱۹ دی ۱۴۰۴']);
  assert.deepEqual(cut('روز سه‌شنبه ۲۵ مرداد', '2022-09-20'), ['سه‌شنبه ۲۵ مرداد']);
});

test('Islamic dates say how far they may lie off, exact ones do not', () => {
  const off = (text: string): (number | undefined)[] => findDates(text).map((date) => date.uncertaintyDays);
  assert.deepEqual(off('20 صفر 1444 هـ'), [1]);
  assert.deepEqual(off('10 محرم 61 هـ'), [2]);
  assert.deepEqual(off('14 رجب 1440 هـ الموافق 21 مارس 2019'), [undefined]);
  assert.deepEqual(off('۲۵ شهریور ۱۴۰۱'), [undefined]);
});

test('a pair that does not agree is two dates', () => {
  assert.equal(findDates('۲۵ شهریور ۱۴۰۱ (۱۶ اکتبر ۲۰۲۲)').length, 2);
});

test('the language, said or seen, decides between senses of a word', () => {
  const days = (text: string, language?: string): string[] => findDates(text, { language }).map((date) => date.start);
  assert.deepEqual(days('1440/07/14', 'ar'), ['2019-03-21']);
  assert.deepEqual(days('1401/06/25', 'fa'), ['2022-09-16']);
  assert.deepEqual(days('۵ مه ۲۰۱۸ در تهران'), ['2018-05-05']);
  assert.deepEqual(days('سال ۱۴۰۱\nعام 1440\nin 2019'), ['2022-03-21', '2018-09-11', '2019-01-01']);
});

test('without a reference nothing is guessed, and a bad one is as none', () => {
  for (const text of ['5 March', 'yesterday', '۲۵ شهریور', 'أمس', 'on Monday', 'الشهر الماضي', 'last summer'])
    for (const reference of [undefined, 'soon', '2022-02-30']) assert.deepEqual(findDates(text, { reference }), []);
});

/** Rules asked per token, at most: a rule itself looks at a bounded number of tokens. */
const MOST_RULES = 16;

test('hostile text is read in a number of steps that its length bounds', () => {
  const units = [
    '1-',
    '1,',
    '1.',
    '2019-',
    '14/3/',
    '1 و ',
    'من 1 إلى ',
    '5 March ',
    '۵ تا ',
    'الأول و',
    'a.',
    '(2019) ',
    '21.01., ',
  ];
  const longest = 40_000;
  for (const unit of [
    ...units,
    "'",
    '.',
    '\u200c',
    'ا\u200c',
    'هزار و ',
    'twenty-',
    'عام 2010 و',
    'x_',
    '@',
    'السبت ',
  ]) {
    const text = unit.repeat(Math.ceil(longest / unit.length));
    const effort: Effort = { tokens: 0, asked: 0 };
    for (const { span, start, end } of find(text, { reference: '2022-09-20' }, effort)) {
      assert.ok(start <= end && span[0] < span[1] && span[1] <= text.length);
    }
    assert.ok(effort.tokens <= text.length && effort.asked <= effort.tokens * MOST_RULES, unit);
  }
});

test('any text is read without an error, into dates in order that lie inside it', () => {
  const words = [...ARABIC, ...PERSIAN, ...LATIN].flatMap((block) => block.lines.split(/[\s]+/));
  const word = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom(...'-/.,:()،؛\n\u200c\u200f\u064b\ud800'),
    fc.nat(2100).map(String),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const text = fc.array(fc.tuple(word, fc.constantFrom(' ', '', '-')), { maxLength: 40 });
  fc.assert(
    fc.property(text, fc.constantFrom('ar', 'fa', 'en', undefined), fc.boolean(), (parts, language, refers) => {
      const joined = parts.flat().join('');
      let last = 0;
      for (const date of findDates(joined, { language, reference: refers ? '2022-09-20' : undefined })) {
        assert.match(date.start, /^\d{4}-\d{2}-\d{2}$/);
        assert.ok(date.start <= date.end);
        assert.ok(date.span[0] >= last && date.span[0] < date.span[1] && date.span[1] <= joined.length);
        last = date.span[1];
      }
    }),
    { numRuns: 1500 },
  );
});
