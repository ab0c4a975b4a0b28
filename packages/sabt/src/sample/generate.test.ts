import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { generateSample } from './generate.ts';

test('the sample is the same whenever it is made', () => {
  assert.deepEqual(generateSample(), generateSample());
});

test('every report says that it is invented, in its own language', () => {
  const [reports] = generateSample().tables;
  const lines = gunzipSync(reports!.bytes)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { report: string });
  assert.ok(lines.length > 300, `${lines.length} reports`);
  for (const { report } of lines) assert.match(report, /عيّنة مختلَقة|نمونهٔ ساختگی|invented sample/u);
});

test('the sample holds copies, three languages and faulty rows', () => {
  const [reports, register] = generateSample().tables;
  const lines = gunzipSync(reports!.bytes)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; report: string });
  assert.ok(lines.some(({ id }) => id.endsWith('-c')));
  for (const script of [/[گچپژ]/u, /[ةىك]/u, /\bthe\b/]) assert.ok(lines.some(({ report }) => script.test(report)));
  const csv = new TextDecoder().decode(register!.bytes);
  assert.ok(csv.includes('not noted') && csv.split('no,date').length > 5);
});
