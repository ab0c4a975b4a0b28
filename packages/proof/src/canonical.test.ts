import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { canonicalize, MAX_DEPTH } from './canonical.ts';
import { ProofError } from './errors.ts';
import { parseCanonical, parseStrict } from './strict-json.ts';

const withCode = (code: string) => (e: unknown) => e instanceof ProofError && e.code === code;

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
}

test('the example of RFC 8785 section 3.2.2 comes out as printed there', () => {
  const value: unknown = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  );
  assert.equal(
    canonicalize(value),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('numbers are spelled as ECMAScript prints them', () => {
  const bits: [string, string][] = [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
  ];
  for (const [hex, expected] of bits) assert.equal(canonicalize(Buffer.from(hex, 'hex').readDoubleBE()), expected);
});

test('keys are sorted by UTF-16 code units', () => {
  // RFC 8785 section 3.2.3: the surrogate pair of U+1F600 sorts before U+FB33.
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
  assert.equal(canonicalize(value), '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}');
});

test('strings are escaped as RFC 8785 wants them', () => {
  assert.equal(canonicalize('\u20ac$\u000f\nA\'B"\\\\"/'), '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  assert.equal(canonicalize('\b\t\f\r\u0000\u007f\u2028'), '"\\b\\t\\f\\r\\u0000\u007f\u2028"');
});

test('what JSON cannot say is refused, never left out', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = [cyclic];
  class Point {
    x = 1;
  }
  const bad: unknown[] = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1 / 0,
    undefined,
    () => 1,
    Symbol('s'),
    1n,
    { a: undefined },
    [undefined],
    new Array(2),
    new Date(0),
    new Map(),
    new Point(),
    /x/,
    new Uint8Array(1),
    Object(1),
    { [Symbol('s')]: 1 },
    { toJSON: () => 1 },
    Object.create({ a: 1 }),
    new Error('x'),
    Promise.resolve(),
    cyclic,
  ];
  for (const value of bad) {
    assert.throws(() => canonicalize(value), withCode('not-representable'));
    assert.throws(() => canonicalize({ in: [value] }), withCode('not-representable'));
  }
  for (const value of ['\ud800', 'a\udc00b', '\udc00\ud800', { '\ud800': 1 }]) {
    assert.throws(() => canonicalize(value), withCode('lone-surrogate'));
  }
  assert.throws(() => canonicalize(nested(MAX_DEPTH + 1)), withCode('too-deep'));
  assert.throws(() => canonicalize(nested(100_000)), withCode('too-deep'));
});

test('plain objects of any realm and without prototype are taken', () => {
  assert.equal(canonicalize(Object.assign(Object.create(null), { b: 1, a: 2 })), '{"a":2,"b":1}');
  assert.equal(canonicalize(runInNewContext('({b: [1], a: 2})')), '{"a":2,"b":[1]}');
  const twice = { x: 1 };
  assert.equal(canonicalize([twice, twice]), '[{"x":1},{"x":1}]');
});

test('any JSON value comes back from its canonical text, which is a fixed point', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const wellFormed = JSON.stringify(value).isWellFormed() && !/\\ud[89a-f]/i.test(JSON.stringify(value));
      fc.pre(wellFormed);
      const text = canonicalize(value);
      const back = parseStrict(text);
      assert.deepEqual(back, JSON.parse(text));
      assert.equal(canonicalize(back), text);
      assert.deepEqual(parseCanonical(text), back);
      assert.deepEqual(parseStrict(JSON.stringify(value, null, 2)), back);
    }),
    { numRuns: 300 },
  );
});

test('all doubles come back', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
      assert.equal(parseStrict(canonicalize(n)), n === 0 ? 0 : n);
    }),
    { numRuns: 500 },
  );
});
