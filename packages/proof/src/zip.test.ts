import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { zipOf } from '../test/dossier-sample.ts';
import { ProofError } from './errors.ts';
import { inflate } from './inflate.ts';
import { crc32, readZip } from './zip.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const refused = (zip: Uint8Array, limits?: { files: number; bytes: number }) =>
  assert.throws(
    () => readZip(zip, limits),
    (thrown: unknown) => thrown instanceof ProofError && thrown.code === 'bad-zip',
  );

test('inflate gives back what zlib compressed, at every level and strategy', () => {
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 3000 }),
    fc
      .array(fc.constantFrom('abc', 'سوق', ' ', 'aaaaaaaaaaaaaaaa', '\n'), { maxLength: 2000 })
      .map((a) => bytes(a.join(''))),
  );
  const { Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE } = constants;
  const strategies = fc.constantFrom(Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE);
  fc.assert(
    fc.property(content, fc.integer({ min: 0, max: 9 }), strategies, (plain, level, strategy) => {
      const packed = new Uint8Array(deflateRawSync(plain, { level, strategy }));
      assert.deepEqual(inflate(packed, plain.length), plain);
    }),
    { numRuns: 300 },
  );
  const large = bytes('0123456789 abc\n'.repeat(40_000));
  assert.deepEqual(inflate(new Uint8Array(deflateRawSync(large)), large.length), large);
});

test('inflate refuses more codes than RFC 1951 has, as zlib does', () => {
  // a last, dynamic block: one bit and two bits, then five for lengths and literals from 257 on, five for distances
  const block = (hlit: number, hdist: number) => {
    const head = 0b101 | (hlit << 3) | (hdist << 8);
    return new Uint8Array([head & 255, head >> 8, 0, 0, 0, 0, 0, 0]);
  };
  for (const [hlit, hdist] of [
    [30, 0],
    [31, 0],
    [0, 30],
    [0, 31],
  ] as const)
    assert.throws(() => inflate(block(hlit, hdist), 1), /that there are not/);
  assert.throws(
    () => inflate(block(29, 29), 1),
    (thrown: Error) => !/that there are not/.test(thrown.message),
  );
});

test('inflate refuses another size, cut or prolonged data, and rubbish, and never writes more than was stated', () => {
  const plain = bytes('the same words, the same words, the same words');
  const packed = new Uint8Array(deflateRawSync(plain));
  for (const size of [0, 1, plain.length - 1, plain.length + 1]) assert.throws(() => inflate(packed, size), ProofError);
  for (let end = 0; end < packed.length; end++)
    assert.throws(() => inflate(packed.subarray(0, end), plain.length), ProofError);
  assert.throws(() => inflate(new Uint8Array([...packed, 0]), plain.length), ProofError);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(5000), (rubbish, size) => {
      try {
        assert.equal(inflate(rubbish, size).length, size);
      } catch (thrown) {
        assert.ok(thrown instanceof ProofError);
      }
    }),
    { numRuns: 500 },
  );
});

const FILES: [string, Uint8Array][] = [
  ['a.txt', bytes('a')],
  ['folder/ب.txt', bytes('words '.repeat(50))],
  ['empty', bytes('')],
];

test('a ZIP is read as it was written', () => {
  assert.deepEqual([...readZip(zipOf(FILES))], FILES);
  assert.deepEqual([...readZip(zipOf([]))], []);
  assert.equal(crc32(bytes('123456789')), 0xcbf43926);
});

test('one byte flipped anywhere in a ZIP is refused', () => {
  const zip = zipOf(FILES);
  for (let at = 0; at < zip.length; at++) for (const bit of [1, 128]) refused(zip.with(at, zip[at]! ^ bit));
});

test('hostile ZIP: names that lead elsewhere', () => {
  for (const name of [
    '../a',
    'a/../../b',
    '/etc/passwd',
    'C:\\a',
    'a\\b',
    'a//b',
    'a/',
    '.',
    './a',
    '.git/config',
    'a\u0000b',
    'a:b',
    'a.',
    'a ',
    '',
    'x'.repeat(600),
    'files/\u202egnp.exe.txt',
    'a\u200cb',
    'a\u00a0',
    '\ufeffa',
    'a\u{1f5ce}',
    'CON/aux.txt',
    'files/Lpt1.pdf',
  ])
    refused(zipOf([[name, bytes('x')]]));
});

test('hostile ZIP: two files of one name, also where only the case of ASCII letters differs', () => {
  for (const [a, b] of [
    ['a', 'a'],
    ['A', 'a'],
    ['\u00c9Z', '\u00c9z'],
  ] as const)
    refused(
      zipOf([
        [a, bytes('1')],
        [b, bytes('2')],
      ]),
    );
});

test('names beyond ASCII are compared as they stand: tables of case differ between readers', () => {
  for (const [a, b] of [
    ['\u1c89', '\u1c8a'],
    ['\u00c9', '\u00e9'],
    ['\u00e9', 'e\u0301'],
    ['\u212a', 'k'],
    ['\u0130', 'i\u0307'],
  ] as const) {
    const files: [string, Uint8Array][] = [
      [a, bytes('1')],
      [b, bytes('2')],
    ];
    assert.deepEqual([...readZip(zipOf(files))], files);
  }
});

test('hostile ZIP: bombs, by what they admit and by what they hide', () => {
  const zeros = new Uint8Array(5_000_000);
  refused(zipOf([['bomb', zeros]]), { files: 10, bytes: 1_000_000 });
  refused(
    zipOf([['bomb', zeros]], (entry) => ({ ...entry, size: 1000 })),
    { files: 10, bytes: 1_000_000 },
  );
  refused(zipOf([['bomb', bytes('tiny')]], (entry) => ({ ...entry, method: 8, size: 2 ** 29 })));
  refused(zipOf(FILES), { files: 2, bytes: 1000 });
});

test('hostile ZIP: parts that overlap, gaps, other data before or after', () => {
  const zip = zipOf(FILES);
  refused(new Uint8Array([0, ...zip]));
  refused(new Uint8Array([...zip, 0]));
  refused(zip.subarray(0, zip.length - 1));
  refused(zipOf(FILES, (entry) => ({ ...entry, at: 0 })));
  refused(zipOf(FILES, (entry) => ({ ...entry, method: 99 })));
  refused(new Uint8Array(0));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (rubbish) => refused(rubbish)),
    { numRuns: 200 },
  );
});
