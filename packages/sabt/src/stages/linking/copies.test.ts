import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copiedPairs } from './copies.ts';

const words = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `word${from + i}`).join(' ');

test('a copy that was cut is found, an own text on the same matter is not', () => {
  const original = words(0, 120);
  const cut = `${words(0, 60)} and so on`;
  const other = `${words(200, 300)} ${words(0, 20)}`;
  const found = copiedPairs([original, cut, other]);
  assert.deepEqual(
    found.map(({ a, b }) => [a, b]),
    [[0, 1]],
  );
  assert.ok(found[0]!.containment > 0.85);
});

test('spelling does not hide a copy, and short texts are left alone', () => {
  const a =
    'خرج آلاف المتظاهرين في شوارع المدينة مساء أمس احتجاجا على القانون الجديد وطالبوا بالإفراج عن المعتقلين فورا وقال شهود إن قوات الأمن انتشرت بكثافة حول الساحة';
  const b = a.replaceAll('ي', 'ی').replaceAll('ك', 'ک');
  assert.equal(copiedPairs([a, b])[0]?.containment, 1);
  assert.deepEqual(copiedPairs(['too short to tell', 'too short to tell']), []);
});
