import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printable } from './printable.ts';

test('no control character reaches the terminal but line breaks and tabs', () => {
  assert.equal(printable('a\x1b[31mb\x1b]0;title\x07\r\u009b2J'), 'a\\x1b[31mb\\x1b]0;title\\x07\\x0d\\x9b2J');
  assert.equal(printable('یک\tدو\nthree — ✓'), 'یک\tدو\nthree — ✓');
});

test('a name cannot be made to read as another one by turning the order of its letters', () => {
  assert.equal(printable('\u202etruoc.elpmaxe\u202c'), '\\u202etruoc.elpmaxe\\u202c');
  assert.equal(printable('\u0645\u06cc\u200c\u0631\u0648\u062f\u200f'), '\u0645\u06cc\u200c\u0631\u0648\u062f\u200f');
});
