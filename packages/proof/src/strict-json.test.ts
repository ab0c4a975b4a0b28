import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_DEPTH } from './canonical.ts';
import { ProofError } from './errors.ts';
import { parseCanonical, parseStrict } from './strict-json.ts';

const withCode = (code: string) => (e: unknown) => e instanceof ProofError && e.code === code;

test('white space, escapes and numbers of RFC 8259 are read as JSON.parse reads them', () => {
  const good = [
    ' \t\r\n{ "a" : [ 1 , -2.5e1, true , false,null ] , "b":{} } \n',
    '[]',
    '{}',
    '""',
    '"\\"\\\\\\/\\b\\f\\n\\r\\t"',
    '"\\ud83d\\ude00"',
    '"\\uD83D\\uDE00"',
    '"😀\u2028\u007f"',
    '0',
    '-0.0e+5',
    '1E+2',
    '0.1',
    '0.10',
    '1.0',
    '100',
    '1e-7',
    '9007199254740991',
    '9007199254740992',
    '9007199254740994',
    '1e21',
    '1e23',
    '5e-324',
    '1.7976931348623157e308',
    '123456789012345680000',
    '{"":1}',
    '{"a":{"a":1}}',
    '[[[[1]]]]',
    '{"constructor":1,"toString":2}',
  ];
  for (const json of good) {
    const expected: unknown = JSON.parse(json, (_k, v: unknown) => (v === 0 ? 0 : v));
    assert.deepEqual(parseStrict(json), expected, json);
    assert.deepEqual(parseStrict(new TextEncoder().encode(json)), expected, json);
  }
});

test('broken JSON is refused', () => {
  const bad = [
    '',
    ' ',
    '{',
    '}',
    '[',
    ']',
    '[1,]',
    '[,1]',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
    '{"a" 1}',
    '{"a":}',
    '{"a"}',
    '{1:2}',
    '"',
    '"a',
    '"\\',
    '"\\x41"',
    '"\\u12"',
    '"\\u 123"',
    '"\\u{41}"',
    '"\\U0041"',
    '"\t"',
    '"\n"',
    '"\u0000"',
    '"\\\n"',
    '01',
    '-',
    '-a',
    '+1',
    '.5',
    '5.',
    '1e',
    '1e+',
    '0x10',
    '1_000',
    'NaN',
    'Infinity',
    '-Infinity',
    'undefined',
    'True',
    'nul',
    'truex',
    '1 2',
    '{} {}',
    '[1]x',
    '//a\n1',
    '/*a*/1',
    '\ufeff1',
    '\u00a01',
    '1\u00a0',
    '\v1',
    '"a"b',
    '٣',
  ];
  for (const json of bad) assert.throws(() => parseStrict(json), withCode('bad-json'), JSON.stringify(json));
  assert.throws(() => parseStrict(5 as unknown as string), withCode('wrong-type'));
  assert.throws(() => parseStrict(undefined as unknown as string), withCode('wrong-type'));
});

test('a key twice is refused, however it is spelled and however deep', () => {
  for (const json of [
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '[{"x":{"k":1,"l":2,"k":3}}]',
    '{"__proto__":1,"__proto__":2}',
    '{"":1,"":1}',
    '{"toString":1,"toString":1}',
  ]) {
    assert.throws(() => parseStrict(json), withCode('duplicate-key'), json);
  }
});

test('half a surrogate pair is refused, raw and escaped', () => {
  for (const json of [
    '"\\ud800"',
    '"\\udc00"',
    '"\\ud800x"',
    '"\\ud800\\ud800"',
    '"\\udc00\\ud800"',
    '{"\\ud800":1}',
    '"\ud800"',
    '"a\udc00"',
    '"\\ud83d\ude00"',
  ]) {
    assert.throws(() => parseStrict(json), withCode('lone-surrogate'), JSON.stringify(json));
  }
});

test('a number that a double does not keep is refused', () => {
  for (const json of [
    '9007199254740993',
    '-9007199254740993',
    '1e400',
    '-1e400',
    '1e-400',
    '123456789012345678',
    '0.1000000000000000055',
    '3.141592653589793238',
    '333333333.33333329',
    '1.7976931348623159e308',
    '2e-324',
    '[9007199254740993]',
    `1${'0'.repeat(400)}`,
    `0.${'0'.repeat(400)}1`,
    `1e${'9'.repeat(50_000)}`,
    `1e-${'9'.repeat(50_000)}`,
  ]) {
    assert.throws(() => parseStrict(json), withCode('number-lost'), json.slice(0, 40));
  }
  for (const json of [`0e${'9'.repeat(50_000)}`, `0.${'0'.repeat(50_000)}`, `-0`]) {
    assert.ok(Object.is(parseStrict(json), 0));
  }
  assert.equal(parseStrict(`1.${'0'.repeat(50_000)}`), 1);
});

test('integers are read exactly or not at all', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), (n) => {
      let value: unknown;
      try {
        value = parseStrict(String(n));
      } catch (e) {
        assert.ok(withCode('number-lost')(e));
        return;
      }
      // The shortest spelling of the double denotes n, written out without an exponent.
      const [digits, exponent = '0'] = String(value).replace('+', '').split('e');
      const [whole, fraction = ''] = digits!.split('.');
      assert.equal(BigInt(whole! + fraction) * 10n ** BigInt(Number(exponent) - fraction.length), n);
    }),
    { numRuns: 300 },
  );
});

test('depth is limited and a deep text is no danger', () => {
  const arrays = (n: number) => '['.repeat(n) + ']'.repeat(n);
  parseStrict(arrays(MAX_DEPTH));
  assert.throws(() => parseStrict(arrays(MAX_DEPTH + 1)), withCode('too-deep'));
  assert.throws(() => parseStrict('['.repeat(1_000_000)), withCode('too-deep'));
  assert.throws(() => parseStrict('{"a":'.repeat(1_000_000)), withCode('too-deep'));
});

test('__proto__ is a key like any other', () => {
  const value = parseStrict('{"__proto__":{"admin":true}}') as Record<string, unknown>;
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.deepEqual(Object.keys(value), ['__proto__']);
  assert.equal(value['admin'], undefined);
});

test('bytes must be UTF-8 without a byte order mark', () => {
  assert.throws(() => parseStrict(Uint8Array.of(0x22, 0xff, 0x22)), withCode('bad-utf8'));
  assert.throws(() => parseStrict(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31)), withCode('bad-json'));
});

test('canonical texts are told from others', () => {
  assert.deepEqual(parseCanonical('{"a":1,"b":[0.1]}'), { a: 1, b: [0.1] });
  for (const json of ['{"b":1,"a":2}', '{"a": 1}', '1.0', '-0', '1e2', '"\\u0041"', '"\\/"', '"\\u000A"', ' 1']) {
    assert.throws(() => parseCanonical(json), withCode('not-canonical'), json);
  }
});

test('whatever text is given, the answer is a value or a ProofError', () => {
  const piece = fc.constantFrom(
    ...'{}[]:,"\\0123456789eE.+- \nabtfnu/',
    'true',
    'null',
    '\\u',
    '\\ud83d',
    '\ud83d',
    '"a"',
    '"a":',
    '1e5',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const json = pieces.join('');
      let value: unknown;
      try {
        value = parseStrict(json);
      } catch (e) {
        assert.ok(e instanceof ProofError);
        return;
      }
      assert.deepEqual(
        value,
        JSON.parse(json, (_k, v: unknown) => (v === 0 ? 0 : v)),
      );
    }),
    { numRuns: 2000 },
  );
});
