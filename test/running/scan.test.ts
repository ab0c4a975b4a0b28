/**
 * The scan itself: words are planted in each packing in which they could leave, and must be found; where the words of another
 * are planted, nothing is. Without this, tests that find nothing would prove nothing. How words are spelt: `scan-spelt.test.ts`.
 */
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { crc32, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { drawnPicture, printedPdf, withMetadata } from '../../packages/sabt/src/stages/publishing/test/pictures.ts';
import { finds, NAME, PERSIAN, pdf } from './planted.ts';

/** Letters in such plenty that none is stored as it is. */
const PROSE = Array.from(
  { length: 60 },
  (_, i) => `The ${i}th witness said that nobody was seen at gate ${i * 7}.`,
).join(' ');

/** Packed so that nothing of it stands in the open. */
const hidden =
  (pack: (bytes: Buffer) => Uint8Array) =>
  (word: string): Buffer => {
    const bytes = Buffer.from(pack(Buffer.from(`${PROSE} ${word} ${PROSE} ${word}`)));
    assert.ok(!bytes.includes(word));
    return bytes;
  };

const around = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.alloc(37, 7), bytes, Buffer.from('what follows')]);

/** One file of a ZIP, with its local header; of the directory, which might not name it, nothing. */
function zipped(name: string, content: Uint8Array): Buffer {
  const packed = deflateRawSync(content);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), packed]);
}

describe('packed', () => {
  finds(
    'gzip',
    NAME,
    hidden((bytes) => around(gzipSync(bytes))),
  );
  finds(
    'zlib',
    NAME,
    hidden((bytes) => around(deflateSync(bytes))),
  );
  finds(
    'zlib with a small window, as in small PNGs',
    NAME,
    hidden((bytes) => around(deflateSync(bytes, { windowBits: 9 }))),
  );
  finds(
    'zlib that was cut off',
    NAME,
    hidden((bytes) => deflateSync(bytes).subarray(0, -6)),
  );
  finds(
    'ZIP',
    NAME,
    hidden((bytes) => around(zipped('a.txt', bytes))),
  );
  finds(
    'ZIP within a ZIP',
    NAME,
    hidden((bytes) => zipped('b.zip', zipped('a.txt', bytes))),
  );
  finds(
    'Zstandard, several frames',
    NAME,
    hidden((bytes) =>
      Buffer.concat([
        zstdCompressSync(Buffer.from('no'.repeat(99))),
        zstdCompressSync(bytes),
        zstdCompressSync(Buffer.from('nor')),
      ]),
    ),
  );
  finds(
    'gzip within base64 within JSON',
    NAME,
    hidden((bytes) =>
      Buffer.from(JSON.stringify({ body: `x${gzipSync(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')}` })),
    ),
  );
});

describe('Parquet', () => {
  /** In the middle of the column, and made of what other rows say, so that Snappy copies it. */
  const rows = (word: string): string[] => [
    'A first one',
    `Karim ${word.slice(0, 9)}`,
    `Zahra${word.slice(9)} and so on`,
    `Leyla ${word} and so on`,
    ...Array.from({ length: 40 }, (_, i) => `Zz row ${i % 7}`),
  ];
  for (const [codec, compressors] of [
    ['SNAPPY', undefined],
    ['ZSTD', { ZSTD: (bytes: Uint8Array) => Uint8Array.from(zstdCompressSync(bytes)) }],
  ] as const)
    finds(`pages of ${codec}`, NAME, (word) => {
      const bytes = Buffer.from(
        parquetWriteBuffer({
          columnData: [{ name: 'author', data: rows(word), type: 'STRING' }],
          codec,
          ...(compressors === undefined ? {} : { compressors }),
        } as never),
      );
      assert.ok(!bytes.includes(word), 'it does not stand in the open');
      return bytes;
    });
});

function png(chunk: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(chunk, 'latin1'), content]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), length, body, sum]);
}

describe('pictures', () => {
  const packed = (word: string): Buffer => deflateSync(Buffer.from(`${word} `.repeat(9)));
  finds('zTXt of a PNG', NAME, (word) => png('zTXt', Buffer.concat([Buffer.from('Author\0\0'), packed(word)])));
  finds('iTXt of a PNG, compressed', PERSIAN, (word) =>
    png('iTXt', Buffer.concat([Buffer.from('Title\0\x01\0fa\0\0'), packed(word)])),
  );
  finds('eXIf of a PNG, in UTF-16', PERSIAN, (word) =>
    png('eXIf', Buffer.concat([Buffer.from('II*\0UNICODE\0'), Buffer.from(word, 'utf16le')])),
  );
  finds('the thumbnail in the EXIF of a JPEG', NAME, async (word) => {
    const small = await drawnPicture('jpeg', { width: 24, height: 16 }, []);
    const comment = Buffer.from(`\xff\xfe\0\x1d${word.padEnd(27)}`, 'latin1');
    const thumbnail = Buffer.concat([small.subarray(0, 2), comment, small.subarray(2)]);
    return withMetadata(await drawnPicture('jpeg', { width: 64, height: 48 }, []), 6, 'maker', thumbnail);
  });
});

/** The five letters a word of 32 bits; with no short form of zeros. */
function ascii85(bytes: Uint8Array): string {
  const words = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  let out = '';
  for (let at = 0; at < words.length; at += 4)
    out += [4, 3, 2, 1, 0]
      .map((power) => String.fromCharCode(33 + (Math.floor(words.readUInt32BE(at) / 85 ** power) % 85)))
      .join('');
  return `${out.slice(0, out.length - (words.length - bytes.length))}~>`;
}

describe('PDF', () => {
  const shown = (word: string): Buffer => Buffer.from(`BT /F1 12 Tf 72 700 Td (${word}) Tj ET`);
  finds('Flate', NAME, (word) => pdf('/FlateDecode', deflateSync(shown(word))));
  finds('ASCII85', NAME, (word) => pdf('[/ASCII85Decode]', ascii85(shown(word))));
  finds('ASCII85 over Flate', NAME, (word) =>
    pdf('[ /ASCII85Decode /FlateDecode ]', ascii85(deflateSync(shown(word)))),
  );
  finds('hexadecimal', NAME, (word) =>
    pdf('/ASCIIHexDecode', `${shown(word).toString('hex').replace(/.{7}/g, '$&\n')}>`),
  );
  finds('a line painted in pieces', NAME, (word) =>
    pdf(
      '/FlateDecode',
      deflateSync(Buffer.from(`BT [${[...word].map((letter) => `(${letter})-20`).join(' ')}] TJ ET`)),
    ),
  );
  finds('escaped by eights, in UTF-16', PERSIAN, (word) => {
    const bytes = Buffer.from(`\ufeff${word}`, 'utf16le').swap16();
    return Buffer.from(
      `%PDF-1.4\n1 0 obj\n<< /Title (${[...bytes].map((byte) => `\\${byte.toString(8)}`.padEnd(4, ' ').replace(/\\(\d+) +/, (_, digits: string) => `\\${digits.padStart(3, '0')}`)).join('')}) >>\n%%EOF`,
    );
  });
  finds('numbers of glyphs, with their map to Unicode in another stream', PERSIAN, (word) => {
    const letters = [...new Set(word)];
    const hex = (n: number): string => n.toString(16).padStart(4, '0');
    const map = letters.map((letter, i) => `<${hex(300 + 7 * i)}> <${hex(letter.charCodeAt(0))}>`).join('\n');
    const text = [...word].reverse().map((letter) => hex(300 + 7 * letters.indexOf(letter)));
    return Buffer.concat([
      pdf(
        '/FlateDecode',
        deflateSync(Buffer.from(`begincmap\n${letters.length} beginbfchar\n${map}\nendbfchar\nendcmap`)),
      ),
      pdf(
        '/FlateDecode',
        deflateSync(Buffer.from(`BT [<${text.slice(0, 4).join('')}> 30 <${text.slice(4).join('')}>] TJ ET`)),
      ),
    ]);
  });
  finds('a page as the printer of the tests makes it', NAME, (word) =>
    printedPdf([[{ x: 60, y: 700, text: `The witness ${word} lives here.` }]], 'nothing'),
  );
});
