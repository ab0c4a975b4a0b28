/** The scan finds a word however it is spelt: in every encoding, escape, digit and painted form; and finds nothing in noise. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { finds, holds, NAME, NUMBER, PERSIAN, pdf } from './planted.ts';
import { findWords } from './scan.ts';

const text = (encode: (word: string) => Uint8Array | string) => (word: string) =>
  Buffer.from(encode(`word: ${word};`) as string);

describe('spelt', () => {
  for (const word of [NAME, PERSIAN, NUMBER] as const) {
    finds(
      `UTF-8: ${word}`,
      word,
      text((all) => all),
    );
    finds(
      `UTF-16LE: ${word}`,
      word,
      text((all) => Buffer.from(all, 'utf16le')),
    );
    finds(
      `UTF-16BE, one byte off: ${word}`,
      word,
      text((all) => Buffer.concat([Buffer.from('x'), Buffer.from(all, 'utf16le').swap16()])),
    );
    finds(
      `an address: ${word}`,
      word,
      text((all) => encodeURIComponent(all)),
    );
    finds(
      `an address of every byte, twice: ${word}`,
      word,
      text((all) => encodeURIComponent([...Buffer.from(all)].map((byte) => `%${byte.toString(16)}`).join(''))),
    );
    finds(
      `HTML, by tens: ${word}`,
      word,
      text((all) => [...all].map((letter) => `&#${letter.codePointAt(0)};`).join('')),
    );
    finds(
      `HTML, by sixteens and mixed: ${word}`,
      word,
      text((all) =>
        [...all].map((letter, i) => (i % 3 === 0 ? letter : `&#x${letter.codePointAt(0)!.toString(16)};`)).join(''),
      ),
    );
    finds(
      `HTML with tags in the word: ${word}`,
      word,
      text((all) => all.replaceAll(/.{3}/gu, '$&<b class="hit">')),
    );
    finds(
      `JSON: ${word}`,
      word,
      text((all) => [...all].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')),
    );
    for (const ahead of ['', 'a', 'ab']) {
      finds(
        `base64 after ${ahead.length}: ${word}`,
        word,
        text((all) => Buffer.from(ahead + all).toString('base64')),
      );
      finds(
        `base64url after ${ahead.length}: ${word}`,
        word,
        text((all) => Buffer.from(`${ahead}ÿ${all}`).toString('base64url')),
      );
    }
    finds(
      `base64 of UTF-16: ${word}`,
      word,
      text((all) => Buffer.from(all, 'utf16le').toString('base64')),
    );
    finds(
      `hexadecimal: ${word}`,
      word,
      text((all) => `f${Buffer.from(all).toString('hex').toUpperCase()}`),
    );
    finds(
      `hexadecimal with colons: ${word}`,
      word,
      text((all) =>
        Buffer.from(all)
          .toString('hex')
          .replace(/..(?=.)/g, '$&:'),
      ),
    );
    finds(
      `quoted-printable: ${word}`,
      word,
      text((all) =>
        [...Buffer.from(all)]
          .map((byte, i) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}${i % 9 === 8 ? '=\r\n' : ''}`)
          .join(''),
      ),
    );
    finds(
      `over the end of a line, with what is not seen: ${word}`,
      word,
      text((all) => [...all].join('\u200d').replace('\u200d', '\u00ad\n  ')),
    );
  }
  finds(
    'Latin-1',
    'Nasrin-Example-7731',
    text((all) => Buffer.from(`café ${all} été`, 'latin1')),
  );
  it('Latin-1, letters with accents', () => {
    const bytes = Buffer.from('Seen by Zoé Müllerová-Ångström, they say', 'latin1');
    assert.ok(holds(bytes, 'Zoé Müllerová-Ångström'));
    assert.ok(holds(Buffer.from('Zoé Müllerová-Ångström'.normalize('NFD')), 'ZOÉ MÜLLEROVÁ-ÅNGSTRÖM'));
  });
  finds(
    'windows-1256',
    PERSIAN,
    text((all) => iconv.encode(all.replaceAll('ی', 'ي'), 'windows-1256')),
  );
});

const DIGITS = ['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '０１２３４５６７８９'];
const inDigits = (word: string, digits: string): string => word.replace(/\d/g, (digit) => [...digits][Number(digit)]!);

describe('digits', () => {
  for (const digits of DIGITS) {
    finds(
      `${digits}`,
      NUMBER,
      text((all) => inDigits(all, digits)),
    );
    finds(
      `${digits} in groups`,
      NUMBER,
      text((all) =>
        inDigits(all, digits)
          .replace(/(\d{4}|[^\d\s:;]{4})(?=\S{3})/gu, '$1 ')
          .replace(' ', '-'),
      ),
    );
    finds(
      `${digits} in a name, as JSON`,
      NAME,
      text((all) =>
        inDigits(all, digits).replace(
          /[^\x20-\x7e]/g,
          (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
        ),
      ),
    );
  }
  it('a word in digits of a script is found in ASCII', () => {
    assert.ok(holds(Buffer.from('+98 912 555 88 42'), inDigits('9125558842', DIGITS[1]!)));
  });
});

describe('Arabic as it is painted', () => {
  // isolated, final, initial and medial forms of some letters, as Unicode lists them (FE70–FEFF), and a ligature
  const painted: [string, string, string][] = [
    ['سلام', '\uFEB3\uFEFC\uFEE1', 'کتابخانه'],
    ['نسرین', '\uFEE7\uFEB4\uFEAE\uFBFE\uFEE6', 'پرستو'],
    ['محمد', '\uFEE3\uFEA4\uFEE4\uFEAA', 'احمدی'],
  ];
  for (const [word, forms, other] of painted)
    for (const [how, made] of [
      ['in forms', forms],
      ['in forms, from the left', [...forms].reverse().join('')],
      ['from the left', [...word].reverse().join('')],
    ] as const)
      it(`${word} ${how}`, () => {
        assert.ok(holds(Buffer.from(`x ${made} y`), word));
        assert.ok(holds(pdf('/FlateDecode', deflateSync(Buffer.from(`(${made})`))), word));
        assert.ok(!holds(Buffer.from(`x ${made} y`), other));
      });
  it('with vowel signs, tatweel, and the other kaf and yeh', () => {
    assert.ok(holds(Buffer.from('قـَمَـرزاد وِلايتي'), PERSIAN));
    assert.ok(holds(Buffer.from('كارگران'), 'کارگران'));
  });
});

it('finds nothing in noise, and refuses words that noise would hold', () => {
  let state = 1;
  const noise = Buffer.alloc(1 << 18);
  for (let i = 0; i < noise.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    noise[i] = state >>> 24;
  }
  assert.deepEqual(findWords(new Map([['noise', noise]]), [NAME, PERSIAN, NUMBER, 'Qamar', 'سلام', 'amaranth']), []);
  for (const word of ['Ali', '7731', '٧٧-٣١']) assert.throws(() => findWords(new Map(), [word]), /too short/);
});
