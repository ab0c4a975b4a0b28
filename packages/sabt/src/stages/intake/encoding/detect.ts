import chardet from 'chardet';
import iconv from 'iconv-lite';
import { naturalness } from './letters.ts';

/**
 * So many valid sequences for each invalid one are UTF-8 with damage in it. Letters of other encodings make valid
 * sequences by accident, but far fewer than invalid ones.
 */
const VALID_TO_INVALID = 4;

/**
 * Which encoding the bytes of a text are in.
 *
 * In order: a byte order mark decides; UTF-16 shows itself by where its zero or script bytes stand; bytes
 * beyond ASCII that are valid UTF-8 are UTF-8, since other text almost never is by accident; a declaration
 * (HTML meta, XML, MIME) is followed if the bytes decode under it and do not look far less natural than
 * under another encoding; what is left are single-byte encodings, told apart by `naturalness`, and the
 * multi-byte ones of East Asia, for which `chardet` is asked. (`chardet` alone takes Persian Windows-1256
 * for Hebrew Windows-1255.)
 *
 * A sampler sees the whole stream but keeps little of it: whether everything so far is UTF-8, the first
 * 64 KB, and later pieces that have bytes beyond ASCII. So the choice rests on the whole file, even where
 * the first foreign letter stands after a gigabyte of ASCII.
 */
export interface EncodingChoice {
  /** Name as in the WHATWG Encoding Standard: `utf-8`, `utf-16le`, `windows-1256`, `macintosh`, … */
  name: string;
  how: 'declared' | 'bom' | 'detected';
  /** 0 to 1. */
  confidence: number;
  /** What else was thought of, the likeliest first. */
  others: { name: string; confidence: number }[];
  /** Byte sequences that are not valid in it and were replaced by U+FFFD. */
  invalid: number;
  /** The file ends in the middle of a character, as cut files do. */
  cutTail: boolean;
}

const HEAD_BYTES = 64 * 1024;
const PIECE_BYTES = 4 * 1024;
const SAMPLE_BYTES = 256 * 1024;

/** In order of preference where bytes do not tell them apart. */
const SINGLE_BYTE = [
  'windows-1252',
  'windows-1256',
  'macintosh',
  'iso-8859-6',
  'windows-1254',
  'windows-1250',
  'windows-1251',
  'koi8-r',
  'windows-1253',
  'windows-1255',
] as const;

/** Longer names of the same thing, to those of the list above. */
const LABELS: Record<string, string> = {
  utf8: 'utf-8',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-8': 'windows-1255',
  'iso-8859-8-i': 'windows-1255',
  cp1256: 'windows-1256',
  cp1252: 'windows-1252',
  arabic: 'iso-8859-6',
  'x-mac-roman': 'macintosh',
  mac: 'macintosh',
  'utf-16': 'utf-16le',
  unicode: 'utf-16le',
  gb2312: 'gb18030',
  gbk: 'gb18030',
};

const EAST_ASIAN = new Set(['shift_jis', 'euc-jp', 'iso-2022-jp', 'gb18030', 'big5', 'euc-kr']);

export function encodingByLabel(label: string): string | null {
  const name = label.trim().toLowerCase();
  const canonical = LABELS[name] ?? name;
  return /^utf-(?:8|16le|16be)$/.test(canonical) || iconv.encodingExists(canonical) ? canonical : null;
}

export class EncodingSampler {
  readonly #sample: Uint8Array[] = [];
  #sampled = 0;
  #total = 0;
  /** Continuation bytes still to come, and the bounds of the next one. */
  #pending = 0;
  #low = 0x80;
  #high = 0xbf;
  #multiByte = 0;
  #invalid = 0;
  #beyondAscii = 0;
  #zeros = 0;
  #controls = 0;

  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      const piece = chunk.subarray(at, at + PIECE_BYTES);
      const before = this.#beyondAscii + this.#zeros;
      this.#validate(piece);
      const wanted = this.#total < HEAD_BYTES || this.#beyondAscii + this.#zeros > before;
      if (wanted && this.#sampled < SAMPLE_BYTES) {
        this.#sample.push(piece.slice());
        this.#sampled += piece.length;
      }
      this.#total += piece.length;
    }
  }

  #validate(piece: Uint8Array): void {
    for (let i = 0; i < piece.length; i++) {
      const byte = piece[i]!;
      if (byte < 0x80) {
        if (this.#pending > 0) this.#fail();
        if (byte === 0) this.#zeros++;
        else if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 0x1b)
          this.#controls++;
        continue;
      }
      this.#beyondAscii++;
      if (this.#pending > 0) {
        if (byte >= this.#low && byte <= this.#high) {
          this.#low = 0x80;
          this.#high = 0xbf;
          if (--this.#pending === 0) this.#multiByte++;
          continue;
        }
        this.#fail();
      }
      this.#lead(byte);
    }
  }

  #lead(byte: number): void {
    if (byte >= 0xc2 && byte <= 0xdf) this.#pending = 1;
    else if (byte >= 0xe0 && byte <= 0xef) {
      this.#pending = 2;
      if (byte === 0xe0) this.#low = 0xa0;
      if (byte === 0xed) this.#high = 0x9f;
    } else if (byte >= 0xf0 && byte <= 0xf4) {
      this.#pending = 3;
      if (byte === 0xf0) this.#low = 0x90;
      if (byte === 0xf4) this.#high = 0x8f;
    } else this.#invalid++;
  }

  #fail(): void {
    this.#invalid++;
    this.#pending = 0;
    this.#low = 0x80;
    this.#high = 0xbf;
  }

  /** The choice for what was pushed; null if it is not text in any encoding known here. */
  choose(declared?: string): EncodingChoice | null {
    const sample = Buffer.concat(this.#sample);
    const cutTail = this.#pending > 0;
    const marked = byMark(sample);
    if (marked !== null) return { name: marked, how: 'bom', confidence: 1, others: [], invalid: 0, cutTail };
    const wide = byWidth(sample);
    if (wide !== null)
      return { name: wide, how: 'detected', confidence: 0.95, others: [], invalid: 0, cutTail: this.#total % 2 === 1 };
    if (this.#zeros > 0 || this.#controls * 20 > this.#total) return null;

    const label = declared === undefined ? null : encodingByLabel(declared);
    const utf8 = this.#invalid === 0 || this.#multiByte >= VALID_TO_INVALID * this.#invalid;
    if (utf8 && (this.#multiByte > 0 || this.#beyondAscii === 0)) {
      const how = label === 'utf-8' ? 'declared' : 'detected';
      return {
        name: 'utf-8',
        how,
        confidence: this.#invalid === 0 ? 1 : 0.9,
        others: [],
        invalid: this.#invalid,
        cutTail,
      };
    }
    return chooseSingleByte(sample, label);
  }
}

/** All at once, for bytes that are at hand. */
export function detectEncoding(bytes: Uint8Array, declared?: string): EncodingChoice | null {
  const sampler = new EncodingSampler();
  sampler.push(bytes);
  return sampler.choose(declared);
}

/** Decodes; a byte order mark is dropped, invalid sequences become U+FFFD, a cut last character is dropped. */
export function decodeText(bytes: Uint8Array, choice: EncodingChoice): string {
  const text = decodeAs(bytes, choice.name);
  return choice.cutTail ? text.replace(/\ufffd$/, '') : text;
}

function decodeAs(bytes: Uint8Array, name: string): string {
  if (name.startsWith('utf-')) return new TextDecoder(name).decode(bytes);
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name);
}

/** Decodes a stream; see `decodeText`. */
export async function* decodeStream(chunks: AsyncIterable<Uint8Array>, choice: EncodingChoice): AsyncGenerator<string> {
  const wide = choice.name.startsWith('utf-') ? new TextDecoder(choice.name) : null;
  const narrow = wide === null ? iconv.getDecoder(choice.name) : null;
  for await (const chunk of chunks) {
    const text = wide === null ? narrow!.write(Buffer.from(chunk)) : wide.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = wide === null ? narrow!.end() : wide.decode();
  if (rest !== undefined && rest !== '' && !(choice.cutTail && rest === '\ufffd')) yield rest;
}

function byMark(sample: Uint8Array): string | null {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
  if (sample[0] === 0xff && sample[1] === 0xfe) return sample[2] === 0 && sample[3] === 0 ? 'utf-32le' : 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: nearly all units must be such as texts have, some of them spaces or line ends. */
function byWidth(sample: Uint8Array): string | null {
  const units = Math.floor(Math.min(sample.length, HEAD_BYTES) / 2);
  if (units < 4) return null;
  const shares = { 'utf-16le': 0, 'utf-16be': 0 };
  for (const name of ['utf-16le', 'utf-16be'] as const) {
    const first = name === 'utf-16le' ? 0 : 1;
    let plausible = 0;
    let ascii = 0;
    for (let i = 0; i < units; i++) {
      const unit = sample[2 * i + first]! | (sample[2 * i + 1 - first]! << 8);
      if (unit === 9 || unit === 10 || unit === 13 || (unit >= 0x20 && unit < 0x7f)) {
        ascii++;
        plausible++;
      } else if (
        (unit >= 0xa0 && unit < 0x250) ||
        (unit >= 0x370 && unit < 0x700) ||
        (unit >= 0x2000 && unit <= 0x206f) ||
        (unit >= 0xfb50 && unit <= 0xfeff)
      )
        plausible++;
    }
    shares[name] = ascii * 40 < units ? 0 : plausible / units;
  }
  const best = shares['utf-16le'] >= shares['utf-16be'] ? 'utf-16le' : 'utf-16be';
  return shares[best] >= 0.95 ? best : null;
}

function chooseSingleByte(sample: Buffer, declared: string | null): EncodingChoice {
  const scored = SINGLE_BYTE.map((name, place) => {
    const { mean } = naturalness(iconv.decode(sample, name));
    return { name: name as string, score: mean - place * 0.02 };
  });
  if (declared !== null && !scored.some((one) => one.name === declared)) {
    scored.push({ name: declared, score: naturalness(decodeAs(sample, declared)).mean });
  }
  scored.sort((a, b) => b.score - a.score);

  const guessed = chardet.analyse(sample)[0];
  const foreign = guessed?.name.toLowerCase() ?? '';
  if (EAST_ASIAN.has(foreign) && guessed!.confidence >= 60 && scored[0]!.score < 0) {
    scored.unshift({ name: foreign, score: scored[0]!.score + guessed!.confidence / 50 });
  }

  let best = scored[0]!;
  let how: EncodingChoice['how'] = 'detected';
  const told = scored.find((one) => one.name === declared);
  if (told !== undefined && told.score > best.score - 1) {
    best = told;
    how = 'declared';
  }
  const total = scored.reduce((sum, one) => sum + Math.exp(2 * one.score), 0);
  const share = (score: number): number => Math.round((Math.exp(2 * score) / total) * 100) / 100;
  return {
    name: best.name,
    how,
    confidence: share(best.score),
    others: scored
      .filter((one) => one !== best)
      .slice(0, 3)
      .map((one) => ({ name: one.name, confidence: share(one.score) })),
    invalid: iconvInvalid(sample, best.name),
    cutTail: false,
  };
}

function iconvInvalid(sample: Uint8Array, name: string): number {
  return decodeAs(sample, name).split('\ufffd').length - 1;
}
