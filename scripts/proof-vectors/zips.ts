/** Vectors of the ZIP archives in which dossiers come. */
import { toHex, utf8Decode, utf8Encode } from '../../packages/proof/src/index.ts';
import { zipOf } from '../../packages/proof/test/dossier-sample.ts';
import { type Case, error, make, ok } from './case.ts';

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
    ...['../a', '/a', 'a\\b', 'a//b', '.a', 'a:b', 'a/', 'a.', 'CON/a', 'a/aux.txt', 'Lpt1'].map((name) =>
      bad(`the name ${name}`, named(name)),
    ),
    ...['files/\u202egnp.exe.txt', 'a\u200c', 'a\u00a0', '\ufeffa', 'a\u{10d50}', 'a\u0085', '\uffa0', 'a\ufe0f'].map(
      (name) => bad(`a name with a character that is not fit, in UTF-8 ${toHex(utf8Encode(name))}`, named(name)),
    ),
    make(
      'a name one letter off a device',
      { zip: toHex(named('files/com.txt', 'console', 'lpt')) },
      ok({ 'files/com.txt': 'files/com.txt', console: 'console', lpt: 'lpt' }),
    ),
    bad('one name twice', named('a', 'a')),
    bad('one name twice for file systems that fold case', named('a', 'A')),
    bad('one name twice but for the case of ASCII letters', named('files/\u00c9-A.pdf', 'files/\u00c9-a.PDF')),
    ...[
      ['\u1c89', '\u1c8a'],
      ['\u00c9', '\u00e9'],
      ['\u00e9', 'e\u0301'],
      ['\u212a', 'k'],
      ['\u0130', 'i\u0307'],
    ].map((two) =>
      make(
        `two names that only tables of case or of forms make one: ${two.map((name) => toHex(utf8Encode(name))).join(' ')}`,
        { zip: toHex(named(...two)) },
        ok(Object.fromEntries(two.map((name) => [name, name]))),
      ),
    ),
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
