import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Copies } from './site-copies.ts';

test('a copy is the file that its record shows, whatever comes first; anything else is refused', () => {
  const copies = new Copies();
  const [own, other] = ['a'.repeat(64), 'b'.repeat(64)];
  copies.file('copies/d1.png', own);
  copies.record('d1', 'document', own);
  copies.record('d2', 'document', own);
  copies.file('copies/d2.png', other);
  copies.record('d3', 'document', undefined);
  copies.record('e1', 'event', own);
  for (const path of [
    'copies/d3.pdf',
    'copies/e1.png',
    'copies/x.png',
    'copies/d1/x.png',
    'copies/d1',
    'Copies/d1.png',
  ])
    copies.file(path, own);
  copies.file('data/acts.csv', other);
  const found = Object.fromEntries([...copies.end()].map(({ path, code }) => [path, code]));
  assert.deepEqual(found, {
    'copies/d1.png': null,
    'copies/d2.png': 'file-differs',
    'copies/d3.pdf': 'file-unlisted',
    'copies/e1.png': 'file-unlisted',
    'copies/x.png': 'file-unlisted',
    'copies/d1/x.png': 'file-unlisted',
    'copies/d1': 'file-unlisted',
    'Copies/d1.png': 'file-unlisted',
  });
});
