import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SabtError } from '../model/errors.ts';
import { bodyText } from './body.ts';
import { labelOf, readForm, type UploadLimits, uploadLimits } from './uploads.ts';

const folder = mkdtempSync(join(tmpdir(), 'sabt-uploads-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const SMALL: UploadLimits = { fileBytes: 100, totalBytes: 150, files: 2, fieldBytes: 50, fields: 3 };
const form = (entries: [string, string | File][]): Request => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return new Request('http://localhost/', { method: 'POST', body: data });
};
const file = (name: string, size: number): File => new File(['x'.repeat(size)], name);
const tooLarge = (thrown: unknown): boolean => thrown instanceof SabtError && thrown.code === 'too-large';

test('fields and files are told apart, and files lie under names of ours', async () => {
  const received = await readForm(
    form([
      ['a', '1'],
      ['a', '2'],
      ['f', file('../../up.txt', 5)],
    ]),
    folder,
    SMALL,
  );
  assert.deepEqual(received.fields.get('a'), ['1', '2']);
  assert.deepEqual(
    received.files.map(({ field, name }) => [field, name]),
    [['f', 'up.txt']],
  );
  assert.ok(received.files[0]!.path.startsWith(folder));
  assert.equal(readFileSync(received.files[0]!.path, 'utf8'), 'xxxxx');
  await received.discard();
  assert.deepEqual(readdirSync(folder), []);
});

test('each limit ends the upload, and nothing of it stays', async () => {
  const cases: [string, string | File][][] = [
    [['f', file('large', 101)]],
    [
      ['f', file('1', 80)],
      ['f', file('2', 80)],
    ],
    [
      ['f', file('1', 1)],
      ['f', file('2', 1)],
      ['f', file('3', 1)],
    ],
    [['a', 'x'.repeat(51)]],
    [
      ['a', '1'],
      ['a', '2'],
      ['a', '3'],
      ['a', '4'],
    ],
  ];
  for (const entries of cases)
    await assert.rejects(readForm(form(entries), folder, SMALL), tooLarge, JSON.stringify(entries));
  const urlencoded = new Request('http://localhost/', {
    method: 'POST',
    body: new URLSearchParams({ a: 'x'.repeat(401) }),
  });
  await assert.rejects(readForm(urlencoded, folder, SMALL), tooLarge);
  const many = new Request('http://localhost/', { method: 'POST', body: new URLSearchParams('a=1&a=2&a=3&a=4') });
  await assert.rejects(readForm(many, folder, SMALL), tooLarge);
  assert.deepEqual(readdirSync(folder), []);
});

test('the limit for all files is said with the way to raise it, and is taken from the environment', async () => {
  const two: [string, File][] = [
    ['f', file('1', 80)],
    ['f', file('2', 71)],
  ];
  await assert.rejects(readForm(form(two), folder, SMALL), /larger than 150 bytes.*SABT_MAX_UPLOAD/);
  process.env['SABT_MAX_UPLOAD'] = '3M';
  assert.deepEqual(
    [uploadLimits().totalBytes, uploadLimits().fileBytes, uploadLimits().files],
    [3 << 20, 3 << 20, 10_000],
  );
  process.env['SABT_MAX_UPLOAD'] = 'much';
  assert.throws(uploadLimits, { code: 'invalid-argument' });
  delete process.env['SABT_MAX_UPLOAD'];
  assert.equal(uploadLimits().totalBytes, 16 * 2 ** 30);
});

test('a form of very many fields, all of one name, is read or refused at once', async () => {
  const body = (n: number): Request =>
    new Request('http://localhost/', { method: 'POST', body: new URLSearchParams('a=1&'.repeat(n)) });
  const began = performance.now();
  assert.equal((await readForm(body(19_999), folder)).fields.get('a')?.length, 19_999);
  await assert.rejects(readForm(body(1_000_000), folder), tooLarge);
  assert.ok(performance.now() - began < 5000, String(performance.now() - began));
});

test('a body without a stated length is read no further than the limit', async () => {
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1000;
      controller.enqueue(new Uint8Array(1000));
    },
  });
  const request = new Request('http://localhost/', { method: 'POST', body: endless, duplex: 'half' } as RequestInit);
  await assert.rejects(bodyText(request, 5000), tooLarge);
  assert.ok(given <= 10_000, String(given));
});

test('what a person sees of a name holds nothing that turns text around or ends a line', () => {
  assert.equal(labelOf('C:\\files\\gpj.\u202etxt\n'), 'gpj.txt');
  assert.equal(labelOf('/etc/'), 'unnamed');
  assert.equal(labelOf(`${'ا'.repeat(300)}.txt`).length, 255);
});
