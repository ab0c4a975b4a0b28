import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copiedPairs } from './copies.ts';

const words = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `word${from + i}`).join(' ');

test('a copy that was cut is found, an own text on the same matter is not', async () => {
  const original = words(0, 120);
  const cut = `${words(0, 60)} and so on`;
  const other = `${words(200, 300)} ${words(0, 20)}`;
  const found = await copiedPairs([original, cut, other]);
  assert.deepEqual(
    found.map(({ a, b }) => [a, b]),
    [[0, 1]],
  );
  assert.ok(found[0]!.containment > 0.85);
});

test('spelling does not hide a copy, and short texts are left alone', async () => {
  const a =
    'خرج آلاف المتظاهرين في شوارع المدينة مساء أمس احتجاجا على القانون الجديد وطالبوا بالإفراج عن المعتقلين فورا وقال شهود إن قوات الأمن انتشرت بكثافة حول الساحة';
  const b = a.replaceAll('ي', 'ی').replaceAll('ك', 'ک');
  assert.equal((await copiedPairs([a, b]))[0]?.containment, 1);
  assert.deepEqual(await copiedPairs(['too short to tell', 'too short to tell']), []);
});

test('others get their turn meanwhile, and it can be stopped', async () => {
  const texts = Array.from({ length: 3000 }, (_, i) => words(i * 7, i * 7 + 150));
  let [longest, last, turns] = [0, performance.now(), 0];
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    turns++;
  }, 1);
  const began = performance.now();
  const found = await copiedPairs(texts);
  const whole = performance.now() - began;
  clearInterval(timer);
  assert.ok(found.length >= 2999, String(found.length));
  assert.ok(turns > 5, `${turns} turns`);
  assert.ok(longest < whole / 2, `${longest} ms of ${whole} at a stretch`);
  const stopped = new AbortController();
  const running = copiedPairs(texts, { signal: stopped.signal });
  stopped.abort();
  await assert.rejects(running, { name: 'AbortError' });
});
