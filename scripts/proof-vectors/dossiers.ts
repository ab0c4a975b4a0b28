/** Vectors of dossiers and of the ZIP archives in which they come. */
import { toHex, utf8Decode, utf8Encode } from '../../packages/proof/src/index.ts';
import { type DossierChange, RECORDS, sampleDossier, signed, zipOf } from '../../packages/proof/test/dossier-sample.ts';
import { logKey, otherKey, witnessKey } from '../../packages/proof/test/sample.ts';
import { type Case, error, make, ok } from './case.ts';

type Files = ReadonlyMap<string, Uint8Array>;

const keys = [logKey.vkey];

function given(files: Files, more: object = {}): object {
  return { files: Object.fromEntries([...files].map(([path, bytes]) => [path, utf8Decode(bytes)])), keys, ...more };
}

function changed(path: string, from: string, to: string, files: Files = sampleDossier()): Map<string, Uint8Array> {
  return new Map(files).set(path, utf8Encode(utf8Decode(files.get(path)!).replace(from, to)));
}

export function dossiers(): Case[] {
  const good = sampleDossier();
  const of = (name: string, files: Files, failing: string[], more?: object) =>
    make(name, given(files, more), ok({ ok: failing.length === 0, failing }));
  const proof = (change: DossierChange['proof']) => sampleDossier({ proof: change });
  const without = new Map(good);
  without.delete('files/d1-market.txt');
  const hidden = proof((f) => (f.id === 'e1' ? { ...f, erased: [], withheld: [...f.withheld, 'description'] } : f));
  const shown = sampleDossier({ records: RECORDS.map((r) => (r.id === 'e1' ? { ...r, erased: [] } : r)) });
  return [
    of('a good dossier', good, []),
    of('a good dossier, its own key taken', good, [], { keys: [] }),
    of('a good dossier with a witness', good, [], { witnesses: [witnessKey.vkey], atLeast: 1 }),
    of('more witnesses asked for than there are', good, ['witnesses'], { witnesses: [witnessKey.vkey], atLeast: 2 }),
    of("another log's key", good, ['checkpoint', 'statement', 'record'], { keys: [otherKey.vkey] }),
    of('a page changed', changed('index.html', 'A', 'B'), ['file']),
    of('a page changed, listed and signed anew', signed(changed('index.html', 'A', 'B')), []),
    of('the list changed', changed('dossier.json', '2026-11-23', '2026-11-24'), ['statement']),
    of('a file missing', without, ['file', 'original']),
    of('a file too many', new Map(good).set('x.txt', utf8Encode('x')), ['file']),
    of('another file, signed anew', signed(changed('files/d1-market.txt', 'bytes', 'text')), ['original']),
    of('another value, signed anew', signed(changed('proof/records/e1.json', 'An event', 'x')), ['record', 'data']),
    of('data that say something else, signed anew', signed(changed('data/event.csv', 'An', 'The')), ['data']),
    of('data too many, signed anew', signed(new Map(good).set('data/x.csv', utf8Encode('x'))), ['data']),
    of('an erased field called withheld', hidden, ['erasure']),
    of('an erased field shown', shown, ['erasure']),
    of('a record listed in another entry', signed(changed('dossier.json', '"entry": 1', '"entry": 2')), [
      'record',
      'data',
    ]),
    of('a key too many in the list', changed('dossier.json', '{', '{"x":1,'), ['contents']),
  ];
}

export function zips(): Case[] {
  const files: [string, Uint8Array][] = [
    ['a.txt', utf8Encode('a')],
    ['b/سوق.txt', utf8Encode('words, the same words, '.repeat(9))],
  ];
  const zip = zipOf(files);
  const bad = (name: string, bytes: Uint8Array) => make(name, { zip: toHex(bytes) }, error('bad-zip'));
  const named = (...names: string[]) => zipOf(names.map((name) => [name, utf8Encode(name)]));
  return [
    make(
      'two files',
      { zip: toHex(zip) },
      ok(Object.fromEntries(files.map(([name, bytes]) => [name, utf8Decode(bytes)]))),
    ),
    make('no file', { zip: toHex(zipOf([])) }, ok({})),
    bad('a byte before', new Uint8Array([0, ...zip])),
    bad('a byte after', new Uint8Array([...zip, 0])),
    bad('cut', zip.subarray(0, -1)),
    bad('a byte of a content', zip.with(35, zip[35]! ^ 1)),
    bad('a byte of a deflated content', zip.with(90, zip[90]! ^ 1)),
    bad('a date', zip.with(12, 1)),
    ...['../a', '/a', 'a\\b', 'a//b', '.a', 'a:b', 'a/', 'a.'].map((name) => bad(`the name ${name}`, named(name))),
    bad('one name twice', named('a', 'a')),
    bad('one name twice for file systems that fold case', named('a', 'A')),
    bad(
      'a size too small',
      zipOf(files, (entry) => ({ ...entry, size: entry.size - 1 })),
    ),
    bad(
      'a size too large',
      zipOf(files, (entry) => ({ ...entry, size: 2 ** 30 + 1 })),
    ),
    bad(
      'parts that overlap',
      zipOf(files, (entry) => ({ ...entry, at: 0 })),
    ),
  ];
}
