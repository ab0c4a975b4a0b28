import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { speak } from '../../i18n/index.ts';
import type { PageContext } from '../context.ts';
import { barChart, niceTicks } from './explore-bars.ts';
import { narrowed, queryOf, withWhere } from './explore-links.ts';

const page = { s: speak('fa'), language: 'fa' } as PageContext;

describe('bars', () => {
  it('have round numbers beside them that reach at least the highest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (most) => {
        const ticks = niceTicks(most);
        assert.ok(ticks[0] === 0 && ticks.at(-1)! >= most && ticks.length <= 7, `${most}: ${ticks}`);
        assert.ok(ticks.every(Number.isInteger));
      }),
    );
  });

  it('stack their parts without a gap, up to the height of their sum', () => {
    const svg = String(
      barChart(page, {
        title: 'x',
        bars: [
          {
            parts: [
              { n: 3, className: 'is-confirmed' },
              { n: 5, className: 'is-suggested' },
            ],
            href: '/a?b=1&c=2',
            name: 'مهر ۱۴۰۱',
            tick: '۱۴۰۱',
            isIncomplete: true,
          },
          {
            parts: [{ n: 0, className: 'is-confirmed' }],
            href: '/none',
            name: 'none',
            tick: null,
            isIncomplete: false,
          },
        ],
      }),
    );
    const rects = [...svg.matchAll(/class="bar ([^"]*)"[^>]* y="([\d.]+)" height="([\d.]+)"/g)];
    assert.equal(rects.length, 2);
    const [under, over] = rects.map((m) => ({ y: Number(m[2]), height: Number(m[3]) }));
    assert.ok(Math.abs(over!.y + over!.height - under!.y) < 0.02);
    assert.ok(Math.abs(over!.height / under!.height - 5 / 3) < 0.01);
    assert.match(svg, /is-incomplete/);
    assert.match(svg, /url\(#hatch-a\)/);
    assert.match(svg, /href="\/a\?b=1&amp;c=2"/);
    assert.doesNotMatch(svg, /href="\/none"/, 'no link to nothing');
    assert.match(svg, /۸|۱۰/, 'digits of the language');
  });
});

describe('the address of a selection', () => {
  it('keeps what is set and drops what is none of the values', () => {
    const given: Record<string, string> = { type: ' arrest ', status: 'nonsense', at: '۱۲', words: '', box: '1,2,3,4' };
    assert.deepEqual(
      queryOf((name) => given[name]),
      { type: 'arrest', box: '1,2,3,4', at: 12 },
    );
    assert.deepEqual(
      queryOf((name) => ({ status: 'any', at: '-1' })[name]),
      { status: 'any' },
    );
  });

  it('is narrowed by conditions that all hold', () => {
    assert.deepEqual(narrowed({}, 'place', 'Kuh-e Aram'), { where: 'place:"Kuh-e Aram"' });
    assert.deepEqual(narrowed({ where: 'killed>=1' }, 'act', 'arrest'), { where: 'killed>=1 act:arrest' });
    assert.deepEqual(withWhere({ where: 'a OR b' }, 'year:2019'), { where: '(a OR b) year:2019' });
  });
});
