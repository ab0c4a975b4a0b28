/** A ZIP that some program made of a site: taken as every program would take it, or not at all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { ProofError } from './errors.ts';
import { isLeftByDesktop, rootAmong, siteInZip } from './site-zip.ts';
import { crc32 } from './zip.ts';

interface Member {
  readonly name: string;
  readonly text?: string;
  /** What the header before the file calls it. */
  readonly before?: string;
  readonly extra?: Buffer;
  /** Sizes behind the file, with a signature or without. */
  readonly behind?: 12 | 16;
  /** Bytes that the directory does not have. */
  readonly gap?: Buffer;
}

function words(...all: (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    all.map(([bytes, value]) => {
      const out = Buffer.alloc(bytes);
      if (bytes === 2) out.writeUInt16LE(value);
      else out.writeUInt32LE(value);
      return out;
    }),
  );
}

/** As programs write them that know neither us nor one another. */
function zipOf(members: readonly Member[], comment = ''): Uint8Array {
  const parts: Buffer[] = [];
  const lines: Buffer[] = [];
  let at = 0;
  for (const { name, text = '', before = name, extra = Buffer.alloc(0), behind, gap = Buffer.alloc(0) } of members) {
    const plain = Buffer.from(text);
    const packed = text === '' ? plain : deflateRawSync(plain);
    const [flags, method] = [behind === undefined ? 0 : 8, text === '' ? 0 : 8];
    const sums = [crc32(plain), packed.length, plain.length] as const;
    const [crc, small, large] = behind === undefined ? sums : [0, 0, 0];
    const local = words(
      [4, 0x04034b50],
      [2, 20],
      [2, flags],
      [2, method],
      [4, 0x5af3_21a5],
      [4, crc],
      [4, small],
      [4, large],
      [2, Buffer.byteLength(before)],
      [2, extra.length],
    );
    const tail = words(...(behind === 16 ? [[4, 0x08074b50] as const] : []), [4, sums[0]], [4, sums[1]], [4, sums[2]]);
    const body = Buffer.concat([
      local,
      Buffer.from(before),
      extra,
      packed,
      behind === undefined ? Buffer.alloc(0) : tail,
    ]);
    lines.push(
      words([4, 0x02014b50], [2, 0x031e], [2, 20], [2, flags], [2, method], [4, 0x5af3_21a5], [4, sums[0]]),
      words([4, sums[1]], [4, sums[2]], [2, Buffer.byteLength(name)], [2, extra.length], [2, 0], [2, 0]),
      words([2, 0], [4, 0x81a4_0000], [4, at + gap.length]),
      Buffer.from(name),
      extra,
    );
    parts.push(gap, body);
    at += gap.length + body.length;
  }
  const directory = Buffer.concat(lines);
  const end = words([4, 0x06054b50], [2, 0], [2, 0], [2, members.length], [2, members.length]);
  const rest = words([4, directory.length], [4, at], [2, comment.length]);
  return new Uint8Array(Buffer.concat([...parts, directory, end, rest, Buffer.from(comment)]));
}

const SITE: readonly Member[] = [
  { name: 'out/' },
  { name: 'out/site.json', text: '{}' },
  { name: 'out/data/acts.csv', text: 'id,entry\r\n' },
];

const read = async (zip: Uint8Array, path: string) => {
  const bytes = await siteInZip(zip)?.read(path);
  return bytes === null || bytes === undefined ? null : Buffer.from(bytes).toString();
};
const refused = (zip: Uint8Array, why: RegExp) =>
  assert.throws(
    () => siteInZip(zip),
    (thrown: unknown) => thrown instanceof ProofError && thrown.code === 'bad-zip' && why.test(thrown.message),
  );

test('a site is found in a ZIP of its folder or of its files, however the program writes sizes and comments', async () => {
  for (const behind of [undefined, 12, 16] as const)
    for (const root of ['', 'out/']) {
      const members = SITE.filter(({ name }) => name !== 'out/').map((one) => ({
        ...one,
        name: one.name.replace('out/', root),
        ...(behind === undefined ? {} : { behind }),
      }));
      const zip = zipOf(members, 'made by some program');
      assert.deepEqual([...siteInZip(zip)!.paths!()], ['site.json', 'data/acts.csv']);
      assert.equal(await read(zip, 'data/acts.csv'), 'id,entry\r\n');
      assert.equal(await read(zip, 'data/events.csv'), null);
    }
});

test('what lies beside the site’s folder is told as what is none of it', () => {
  const zip = zipOf([...SITE, { name: 'other/evil.html', text: 'x' }, { name: 'read-me.txt', text: 'y' }]);
  assert.deepEqual([...siteInZip(zip)!.paths!()], ['site.json', 'data/acts.csv', '/other/evil.html', '/read-me.txt']);
});

test('names that stand twice, also in another case of ASCII letters, are refused', () => {
  for (const name of ['out/data/acts.csv', 'OUT/DATA/ACTS.CSV', 'Out/data/acts.csv'])
    refused(zipOf([{ name, text: 'forged' }, ...SITE]), /two files/);
  // which others are one depends on the tables of a program: none of them is a site's, and each is told
  const others = ['out/\u00e9', 'out/e\u0301', 'out/\u1c89', 'out/\u1c8a', 'out/\u017fite.json'];
  const paths = siteInZip(zipOf([...SITE, ...others.map((name) => ({ name, text: 'x' }))]))!.paths!();
  assert.deepEqual([...paths], ['site.json', 'data/acts.csv', ...others.map((name) => name.slice(4))]);
});

test('names that lead out, or mean something to a disk, are refused', () => {
  for (const name of [
    '../evil.html',
    'out/../../evil.html',
    'out/./a',
    '/etc/evil',
    'out//a',
    'out\\a',
    'C:a',
    'out/a\0b',
  ])
    refused(zipOf([...SITE, { name, text: 'x' }]), /leads out/);
});

test('what two programs read in two ways is refused: two names, hidden files, folders with bytes', () => {
  refused(zipOf([...SITE, { name: 'out/a', before: 'out/b', text: 'x' }]), /one thing in its directory/);
  const other = Buffer.from('out/b');
  const extra = Buffer.concat([words([2, 0x7075], [2, 5 + other.length]), Buffer.alloc(5), other]);
  refused(zipOf([...SITE, { name: 'out/a', text: 'x', extra }]), /two names/);
  const hidden = Buffer.from(zipOf([{ name: 'out/en/index.html', text: 'forged' }])).subarray(0, 60);
  refused(zipOf([...SITE, { name: 'out/a', text: 'x', gap: hidden }]), /no file of the directory/);
  refused(zipOf([{ ...SITE[1]!, gap: hidden }, ...SITE.slice(2)]), /no file of the directory/);
  refused(zipOf([...SITE, { name: 'out/en/', text: 'x' }]), /bytes of its own/);
});

test('a byte changed anywhere gives the same files, a refusal, or files that no list of digests has', async () => {
  const zip = zipOf(SITE);
  for (let place = 0; place < zip.length; place++) {
    const bad = Uint8Array.from(zip);
    bad[place]! ^= 0x15;
    try {
      const source = siteInZip(bad);
      for (const path of source?.paths?.() ?? []) await source?.read(path);
    } catch (thrown) {
      assert.ok(thrown instanceof ProofError, String(thrown));
    }
  }
  for (let end = 0; end < zip.length; end++) assert.equal(siteInZip(zip.subarray(0, end)), null);
});

test('what is no site is left to others', () => {
  assert.equal(siteInZip(new Uint8Array(0)), null);
  assert.equal(
    siteInZip(
      zipOf([
        { name: 'dossier.json', text: '{}' },
        { name: 'site.json', text: '{}' },
      ]),
    ),
    null,
  );
  assert.equal(siteInZip(zipOf([{ name: 'a.txt', text: 'x' }])), null);
  assert.equal(rootAmong(['x/site/site.sums', 'b/site.json', 'a/site.json']), 'a/');
  for (const path of ['.DS_Store', 'en/.DS_Store', '__MACOSX/out/._site.json', 'Thumbs.db', 'a/DESKTOP.INI'])
    assert.equal(isLeftByDesktop(path), true, path);
  for (const path of ['en/index.html', 'Thumbs.db.html', 'x._y']) assert.equal(isLeftByDesktop(path), false, path);
});
