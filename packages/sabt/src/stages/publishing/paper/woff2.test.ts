import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fontFile, fontFor } from './fonts.ts';
import { trueTypeOf } from './woff2.ts';

function tables(font: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(font);
  const count = bytes.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const at = 12 + 16 * i;
      const [from, length] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)];
      assert.ok(from % 4 === 0 && from + length <= bytes.length);
      return [bytes.toString('latin1', at, at + 4), bytes.subarray(from, from + length)];
    }),
  );
}

for (const [name, letter] of [
  ['vazirmatn-arabic', 'س'],
  ['inter-latin', 'Q'],
  ['inter-cyrillic', 'Ж'],
] as const) {
  test(`${name}: every glyph lies within its font, its points within its box`, () => {
    assert.equal(fontFor(letter.codePointAt(0)!, 'vazirmatn').name.split('-')[1], name.split('-')[1]);
    const found = tables(fontFile(name));
    const [head, maxp, loca, glyf] = ['head', 'maxp', 'loca', 'glyf'].map((tag) => found.get(tag)!);
    const isLong = head!.readInt16BE(50) === 1;
    const count = maxp!.readUInt16BE(4);
    const at = (i: number) => (isLong ? loca!.readUInt32BE(4 * i) : 2 * loca!.readUInt16BE(2 * i));
    assert.equal(at(count), glyf!.length);
    let simple = 0;
    for (let i = 0; i < count; i++) {
      const glyph = glyf!.subarray(at(i), at(i + 1));
      if (glyph.length === 0 || glyph.readInt16BE(0) < 0) continue;
      simple += 1;
      const contours = glyph.readInt16BE(0);
      const points = glyph.readUInt16BE(10 + 2 * (contours - 1)) + 1;
      const flags = 12 + 2 * contours;
      const box = [2, 4, 6, 8].map((from) => glyph.readInt16BE(from));
      for (const axis of [0, 1]) {
        const values: number[] = [];
        for (let k = 0, value = 0; k < points; k++) {
          value += glyph.readInt16BE(flags + points + 2 * points * axis + 2 * k);
          values.push(value);
        }
        assert.ok(Math.min(...values) >= box[axis]! && Math.max(...values) <= box[axis + 2]!, `glyph ${i}`);
      }
    }
    assert.ok(simple > 50);
  });
}

test('what is no font, or a cut one, is a defect and not a picture', () => {
  assert.throws(() => trueTypeOf(new Uint8Array(60)), RangeError);
});
