import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesNamed } from '../test/sample.ts';
import { canonicalize } from './canonical.ts';
import { toBase64url, utf8Decode, utf8Encode } from './encoding.ts';
import { formatEntry, parseEntry } from './entry.ts';
import { ProofError } from './errors.ts';

const withCode = (code: string) => (e: unknown) => e instanceof ProofError && e.code === code;
const fields = bytesNamed('fields');

test('an entry is canonical JSON and comes back', () => {
  const bytes = formatEntry({ at: '2024-02-29', fields });
  assert.equal(utf8Decode(bytes), canonicalize({ v: 1, at: '2024-02-29', fields: toBase64url(fields) }));
  assert.deepEqual(parseEntry(bytes), { at: '2024-02-29', fields });
  assert.equal(bytes.length, 80);
});

test('any other spelling, day or content is refused', () => {
  const good = utf8Decode(formatEntry({ at: '2026-11-22', fields }));
  const bad = [
    '',
    '{}',
    ' ' + good,
    good + '\n',
    good.replace(',', ', '),
    good.replace('"v":1', '"v":2'),
    good.replace('"v":1', '"v":1.0'),
    good.replace('"v":1', '"v":1,"x":2'),
    good.replace('2026-11-22', '2026-11-31'),
    good.replace('2026-11-22', '2023-02-29'),
    good.replace('2026-11-22', '2026-13-01'),
    good.replace('2026-11-22', '2026-1-1'),
    good.replace('2026', '٢٠٢٦'),
    good.replace('2026-11-22', '2026-11-22T00:00:00Z'),
    good.replace(toBase64url(fields), 'AAAA'),
    good.replace(toBase64url(fields), `${toBase64url(fields)}=`),
    good.replace(toBase64url(fields), `${'A'.repeat(42)}B`),
    good.replace(toBase64url(fields), `${'A'.repeat(42)}+`),
    '\ufeff' + good,
    '{"v":1,"at":"2026-11-22","fields":"x"}',
  ];
  for (const text of bad) assert.throws(() => parseEntry(utf8Encode(text)), withCode('bad-entry'), text);
  assert.throws(() => parseEntry(Uint8Array.of(0xff)), withCode('bad-entry'));
  assert.throws(() => parseEntry('x' as unknown as Uint8Array), withCode('bad-entry'));
  assert.throws(() => formatEntry({ at: '2026-02-30', fields }), withCode('bad-entry'));
  assert.throws(() => formatEntry({ at: '22.11.2026', fields }), withCode('bad-entry'));
  assert.throws(() => formatEntry({ at: '2026-11-22', fields: fields.slice(1) }), withCode('wrong-hash-length'));
});
