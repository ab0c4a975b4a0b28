import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DEFAULT_LIMITS } from '../limits.ts';
import { delimiterOf, parseDelimited } from './delimited.ts';
import { headedRows } from './headed-rows.ts';
import { findHeader, RepeatedHeader } from './header.ts';
import { Occurrences } from './identity.ts';
import { jsonLineRows, jsonRows } from './json-rows.ts';
import type { RawRow } from './raw-row.ts';

async function* pieces(text: string, size = 7): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

const grid = async (text: string): Promise<string[][]> =>
  (await all(parseDelimited(pieces(text), delimiterOf(text), DEFAULT_LIMITS))).map((row) => row.cells);

describe('delimited text', () => {
  it('finds its separator', () => {
    assert.equal(delimiterOf('a;b;c\n1,5;2;3\n1,5;2;3\n').delimiter, ';');
    assert.equal(delimiterOf('a\tb\n1,2\t3\n').delimiter, '\t');
    assert.equal(delimiterOf('a|b\n1|2\n').delimiter, '|');
    assert.equal(delimiterOf('one column\nof words\n').delimiter, ',');
  });

  it('line ends of all kinds, also inside cells', async () => {
    assert.deepEqual(await grid('a,b\r1,"x\ry"\r2,z\r'), [
      ['a', 'b'],
      ['1', 'x\ry'],
      ['2', 'z'],
    ]);
    assert.deepEqual(await grid('a,b\r\n1,"x\ny"\r\n'), [
      ['a', 'b'],
      ['1', 'x\ny'],
    ]);
  });

  it('tab-separated cells that begin with a quotation mark are taken as they are', async () => {
    const text = 'a\tb\n1\t"open\n2\tx\n3\ty\n4\t"open\n';
    assert.deepEqual((await grid(text))[1], ['1', '"open']);
  });

  it('a quotation mark that is never closed is named with its row', async () => {
    const rows = await all(
      parseDelimited(pieces('a,b\n1,2\n3,"x\n4,5\n'), { delimiter: ',', quote: '"' }, DEFAULT_LIMITS),
    );
    assert.deepEqual(
      rows.map((row) => row.cells),
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '"x'],
        ['4', '5'],
      ],
    );
    assert.match(rows[2]!.damage!, /row 3/);
    assert.ok(rows.every((row, i) => i === 2 || row.damage === undefined));
  });

  it('a quotation mark inside a cell is a letter', async () => {
    assert.deepEqual((await grid('a,b\n5" pipe,"so ""said"" he"\n'))[1], ['5" pipe', 'so "said" he']);
  });

  it('100,000 columns are too many', async () => {
    await assert.rejects(grid(`${'c,'.repeat(99_999)}c\n`), { code: 'too-many-columns' });
  });

  it('what was written is read back', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ب', '"', ',', '\n', ' ', '1'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), async (rows) => {
        const text = `h,h,h\n${rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`;
        const read = await all(parseDelimited(pieces(text, 3), { delimiter: ',', quote: '"' }, DEFAULT_LIMITS));
        assert.deepEqual(
          read.slice(1).map((row) => row.cells),
          rows,
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('headers', () => {
  it('stand below titles and remarks', () => {
    const rows = [
      ['Register of assemblies'],
      [],
      ['as of May', '', ''],
      ['Date', 'Place', 'Number'],
      ['2019-03-14', 'Sfax', '50'],
      ['2019-03-15', 'Tunis', '70'],
    ];
    assert.deepEqual(findHeader(rows), { firstRow: 4, columns: ['Date', 'Place', 'Number'] });
  });

  it('may stand over two lines', () => {
    const rows = [
      ['Date', 'People', 'People'],
      ['', 'notified', 'actual'],
      ['2019-03-14', '50', '40'],
      ['2019-03-15', '70', '60'],
    ];
    assert.deepEqual(findHeader(rows), { firstRow: 2, columns: ['Date', 'People notified', 'People actual'] });
  });

  it('empty and repeated names become different ones', () => {
    assert.deepEqual(
      findHeader([
        ['name', '', 'name', 'day'],
        ['x', 'y', 'z', '2019-03-14'],
        ['x', 'y', 'z', '2019-03-15'],
      ]).columns,
      ['name', 'B', 'name (2)', 'day'],
    );
  });

  it('stand in the first row although a name is missing or repeated: no row of data is taken for one', () => {
    const tables: [string[][], string[]][] = [
      [
        [
          ['name', 'text'],
          ['Ali', 'hello', 'extra'],
        ],
        ['name', 'text', 'C'],
      ],
      [
        [
          ['name', 'text'],
          ['Ali', 'a', 'b'],
          ['Reza', 'c', 'd'],
          ['Sara', 'e', 'f'],
        ],
        ['name', 'text', 'C'],
      ],
      [
        [
          ['name', 'dup', 'dup'],
          ['Ali', 'b', 'c'],
        ],
        ['name', 'dup', 'dup (2)'],
      ],
      [
        [
          ['name', 'place', ''],
          ['Ali', 'b', 'c'],
          ['Reza', 'd', 'e'],
        ],
        ['name', 'place', 'C'],
      ],
    ];
    for (const [rows, columns] of tables) assert.deepEqual(findHeader(rows), { firstRow: 1, columns });
  });

  it('stand below several lines of title over a narrow table', () => {
    const rows = [
      ['Register', ''],
      ['Source: a list', ''],
      ['', ''],
      ['name', 'text'],
      ['Ali', 'b'],
      ['Reza', 'c'],
    ];
    assert.deepEqual(findHeader(rows), { firstRow: 4, columns: ['name', 'text'] });
  });

  it('a table without a header has letters for names', () => {
    assert.deepEqual(
      findHeader([
        ['1', '2019-03-14'],
        ['2', '2019-03-15'],
      ]),
      { firstRow: 0, columns: ['A', 'B'] },
    );
  });

  it('repeat themselves in slightly other words', () => {
    const repeated = new RepeatedHeader(['time', 'event_type', 'target', 'city']);
    for (const row of [
      ['', 'Attack Type', 'Target', 'City'],
      ['', 'Attack Type', 'Target', 'Target'],
      ['', 'Attack Type', 'Target   City', ''],
      ['', 'Attack Type', 'Target             Cit', 'City'],
      ['TIME', 'EVENT_TYPE', 'TARGET', 'CITY'],
    ])
      assert.ok(repeated.matches(row), row.join('|'));
    for (const row of [
      ['2004-01-01', 'IED', 'Civilian', 'Baghdad'],
      ['', 'Other Type', '', ''],
      ['', 'IED', 'Target', 'City'],
      ['', '', 'Target', ''],
      ['', 'Attack Type 3', 'Target', 'Baghdad'],
    ])
      assert.ok(!repeated.matches(row), row.join('|'));
  });
});

describe('lists of objects', () => {
  const rows = async (text: string): Promise<unknown[]> =>
    (await all(jsonRows(pieces(text), DEFAULT_LIMITS))).map(({ number, sheet, cells, names, damage }: RawRow) => ({
      number,
      ...(sheet === undefined ? {} : { sheet }),
      ...(damage === undefined
        ? { values: Object.fromEntries(cells.map((cell, i) => [names![i], cell])) }
        : { damage: true }),
    }));

  it('at the top, nested objects and lists of values laid out', async () => {
    assert.deepEqual(await rows('[{"a":1,"b":{"c":"x\\"]"}},{"d":["p","q"]}]'), [
      { number: 1, values: { a: '1', 'b.c': 'x"]' } },
      { number: 2, values: { a: '', 'b.c': '', d: 'p\nq' } },
    ]);
  });

  it('what is no object in a list at the top fails as an element, and so does nothing between two commas', async () => {
    const object = (number: number, a: string) => ({ number, values: { a } });
    const failed = (number: number) => ({ number, damage: true });
    assert.deepEqual(await rows('[{"a":"x,]y"}, 7 ,"p, ]q\\"",, {"a":2},]'), [
      object(1, 'x,]y'),
      failed(2),
      failed(3),
      failed(4),
      object(5, '2'),
    ]);
    assert.deepEqual(await rows('[1,"x"]'), [failed(1), failed(2)]);
    assert.deepEqual(await rows('{"tags":["p","q"],"one":[{"a":1}]}'), [{ sheet: 'one', ...object(1, '1') }]);
  });

  it('cut off: what is whole is read, and the end fails', async () => {
    for (const cut of ['[{"a":1},{"b":', '[{"a":1},', '[{"a":1}'])
      assert.deepEqual(await rows(cut), [
        { number: 1, values: { a: '1' } },
        { number: 2, damage: true },
      ]);
    await assert.rejects(rows('[{"a":'), { code: 'damaged-file' });
  });

  it('as members of an object, each a sheet', async () => {
    assert.deepEqual(await rows('{"n": 1, "one":[{"a":1}], "two" : [ {"b":2} ]}'), [
      { number: 1, sheet: 'one', values: { a: '1' } },
      { number: 1, sheet: 'two', values: { b: '2' } },
    ]);
  });

  it('an object alone is a row; an element that is none is named', async () => {
    assert.deepEqual(await rows('{"a": "x", "list": [1, 2]}'), [{ number: 1, values: { a: 'x', list: '1\n2' } }]);
    assert.deepEqual(await rows('[]'), []);
  });

  it('the same rows come out wherever the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 4 }),
        fc.integer({ min: 1, max: 9 }),
        async (list, step) => {
          const read = await all(jsonRows(pieces(JSON.stringify(list), step), DEFAULT_LIMITS));
          assert.equal(read.length, list.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('an element without end meets its limit', async () => {
    await assert.rejects(
      all(jsonRows(pieces(`[{"a":"${'x'.repeat(9_000)}"}]`, 100), { ...DEFAULT_LIMITS, rowUnits: 1_000 })),
      { code: 'too-large' },
    );
  });

  it('a bad line of JSON Lines is one bad row', async () => {
    const read = await all(jsonLineRows(pieces('{"a":1}\n{bad\n\n{"a":2}\n'), DEFAULT_LIMITS));
    assert.deepEqual(
      read.map((row) => [row.number, row.damage !== undefined]),
      [
        [1, false],
        [2, true],
        [4, false],
      ],
    );
  });

  it('a row that names a key twice is a bad row and says which; long numbers are taken as before', async () => {
    const lines = [
      '{"dead":1,"dead":2}',
      '{"n":12345678901234567890,"s":"-9 \\" 1","x":{"9":1,"\\u0039":2}}',
      '{"n":12345678901234567890,"x":{"1":0},"y":{"1":0}}',
      '{"0":1,"1":0.1000000000000000055}',
    ];
    const read = await all(jsonLineRows(pieces(lines.join('\n')), DEFAULT_LIMITS));
    assert.match(read[0]!.damage!, /"dead"/);
    assert.match(read[1]!.damage!, /"9"/);
    assert.deepEqual([read[2]!.damage, read[3]!.damage], [undefined, undefined]);
    assert.ok(read[2]!.cells.includes('12345678901234567000'));
  });
});

it('occurrences are counted as a map would count them', () => {
  const own = new Occurrences();
  const map = new Map<string, number>();
  for (let i = 0; i < 30_000; i++) {
    const key = `content:${Buffer.from(String((i * 7919) % 9_973).padEnd(12, 'x')).toString('base64url')}`;
    map.set(key, (map.get(key) ?? 0) + 1);
    assert.equal(own.add(key).occurrence, map.get(key));
  }
});

it('what stands above the header is told, and nothing where nothing does', async () => {
  const told = async (lines: string[][]): Promise<unknown[]> => {
    const above: unknown[] = [];
    const rows = (async function* () {
      for (const [i, cells] of lines.entries()) yield { number: i + 1, cells };
    })();
    for await (const _row of headedRows(rows, { onAbove: (found) => above.push(found) }));
    return above;
  };
  const table = [
    ['id', 'title', 'text'],
    ['1', 'A', 'b'],
    ['2', 'E', 'f'],
  ];
  assert.deepEqual(await told(table), []);
  assert.deepEqual(await told([['Register of the town', '', ''], ['', '', ''], ...table]), [{ lines: 1, header: 3 }]);
});
