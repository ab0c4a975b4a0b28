import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { bytes, encoded } from '../test/make-files.ts';
import { decodeStream, decodeText, detectEncoding, EncodingSampler } from './detect.ts';

const ARABIC = 'شارك مئات العمال في المظاهرة أمام مبنى البلدية، وطالبوا بدفع الأجور المتأخرة منذ ثلاثة أشهر.';
const PERSIAN =
  'کارگران کارخانه در اعتراض به پرداخت نشدن دستمزد خود چند روز دست از کار کشيدند و پژوهشگران گزارش دادند.';
const FRENCH =
  'Les manifestants ont été reçus à la mairie ; la délégation a déposé une pétition dès le début de l’après-midi.';
const GERMAN = 'Die Versammlung für höhere Löhne begann gegen zwölf Uhr auf dem Marktplatz, die Straße blieb gesperrt.';
const TURKISH = 'İşçiler geçen hafta ücretlerin ödenmemesi üzerine iş bıraktı ve şehir merkezinde yürüdü.';
const HEBREW = 'העובדים הפגינו מול בניין העירייה ודרשו את תשלום השכר שלא שולם במשך שלושה חודשים.';
const RUSSIAN = 'Рабочие вышли на площадь и потребовали выплатить задолженность по заработной плате.';

const cases: [string, string][] = [
  [ARABIC, 'windows-1256'],
  [ARABIC, 'iso-8859-6'],
  [PERSIAN, 'windows-1256'],
  [FRENCH, 'windows-1252'],
  [FRENCH, 'macintosh'],
  [GERMAN, 'windows-1252'],
  [GERMAN, 'macintosh'],
  [TURKISH, 'windows-1254'],
  [HEBREW, 'windows-1255'],
  [RUSSIAN, 'windows-1251'],
  [RUSSIAN, 'koi8-r'],
  ...[ARABIC, PERSIAN, FRENCH, HEBREW].flatMap((text): [string, string][] => [
    [text, 'utf-16le'],
    [text, 'utf-16be'],
    [text, 'utf-8'],
  ]),
];

describe('encodings of text', () => {
  for (const [text, encoding] of cases) {
    it(`${encoding} without a mark: ${text.slice(0, 24)}…`, () => {
      const raw = encoded(text, encoding);
      const choice = detectEncoding(raw);
      assert.equal(choice?.name, encoding);
      assert.equal(decodeText(raw, choice!), iconvable(text, encoding));
    });
  }

  it('a short UTF-8 file with one damaged line stays UTF-8', () => {
    const raw = Buffer.concat([
      Buffer.from('طهران,احتجاج\nبغداد,اعتقال\n'),
      Buffer.from([0x61, 0x2c, 0xff, 0xfe, 0xd8, 0x2c]),
    ]);
    assert.equal(detectEncoding(raw)?.name, 'utf-8');
  });

  it('a byte order mark decides and is no part of the text', () => {
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), encoded(ARABIC, 'utf-16le')]);
    const choice = detectEncoding(marked)!;
    assert.deepEqual([choice.name, choice.how], ['utf-16le', 'bom']);
    assert.equal(decodeText(marked, choice), ARABIC);
    const utf8 = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes(PERSIAN)]);
    assert.equal(decodeText(utf8, detectEncoding(utf8)!), PERSIAN);
  });

  it('UTF-8 cut in the middle of a character is UTF-8, and said to be cut', () => {
    const whole = bytes(ARABIC.slice(0, 40));
    const choice = detectEncoding(whole.subarray(0, whole.length - 1))!;
    assert.deepEqual([choice.name, choice.cutTail], ['utf-8', true]);
    assert.equal(decodeText(whole.subarray(0, whole.length - 1), choice), ARABIC.slice(0, 39));
  });

  it('one broken byte does not make UTF-8 something else', () => {
    const raw = Buffer.from(bytes(ARABIC));
    raw[40] = 0xff;
    const choice = detectEncoding(raw)!;
    assert.equal(choice.name, 'utf-8');
    assert.ok(choice.invalid > 0);
  });

  it('a declaration is followed where bytes agree with it, and not where they do not', () => {
    assert.deepEqual(pick(detectEncoding(encoded(ARABIC, 'windows-1256'), 'windows-1256')), [
      'windows-1256',
      'declared',
    ]);
    assert.deepEqual(pick(detectEncoding(encoded(ARABIC, 'windows-1256'), 'iso-8859-1')), ['windows-1256', 'detected']);
    assert.deepEqual(pick(detectEncoding(bytes(ARABIC), 'windows-1256')), ['utf-8', 'detected']);
    assert.deepEqual(pick(detectEncoding(encoded(ARABIC, 'windows-1256'), 'utf-8')), ['windows-1256', 'detected']);
  });

  it('bytes that are no text are nobody’s', () => {
    assert.equal(detectEncoding(new Uint8Array(500)), null);
    assert.equal(detectEncoding(Uint8Array.from({ length: 2000 }, (_, i) => (i * 7919) & 255)), null);
  });

  it('a foreign letter after a megabyte of ASCII still decides', () => {
    const sampler = new EncodingSampler();
    for (let i = 0; i < 20; i++) sampler.push(bytes('a line of plain letters\n'.repeat(2_000)));
    sampler.push(encoded('vis-à-vis the coup d’état\n', 'macintosh'));
    assert.equal(sampler.choose()?.name, 'macintosh');
  });

  it('a stream decodes as the whole does, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...cases), fc.integer({ min: 1, max: 7 }), async ([text, encoding], step) => {
        const raw = encoded(text, encoding);
        const choice = {
          name: encoding,
          how: 'detected' as const,
          confidence: 1,
          others: [],
          invalid: 0,
          cutTail: false,
        };
        async function* cut(): AsyncGenerator<Uint8Array> {
          for (let at = 0; at < raw.length; at += step) yield raw.subarray(at, at + step);
        }
        let joined = '';
        for await (const piece of decodeStream(cut(), choice)) joined += piece;
        assert.equal(joined, decodeText(raw, choice));
      }),
      { numRuns: 40 },
    );
  });
});

const data = new URL('../../../../../../../shared/data/', import.meta.url);

describe('encodings of real files', { skip: existsSync(data) ? false : 'no ../shared/data' }, () => {
  it('are those that the files are known to be in', () => {
    const udhr = (name: string): string =>
      detectEncoding(readFileSync(new URL(`udhr/legacy-encodings/${name}`, data)))!.name;
    assert.equal(udhr('Arabic_Alarabia-Arabic.txt'), 'windows-1256');
    assert.equal(udhr('Farsi_Persian-UTF8.txt'), 'utf-8');
    for (const sessions of ['1-5', '6-9', '14-17']) {
      const file = gunzipSync(readFileSync(new URL(`documents/upr-recommendations-sessions-${sessions}.csv.gz`, data)));
      assert.equal(detectEncoding(file)!.name, 'macintosh');
    }
  });
});

function iconvable(text: string, encoding: string): string {
  return decodeText(encoded(text, encoding), {
    name: encoding,
    how: 'detected',
    confidence: 1,
    others: [],
    invalid: 0,
    cutTail: false,
  });
}

function pick(choice: ReturnType<typeof detectEncoding>): unknown {
  return choice === null ? null : [choice.name, choice.how];
}
