/** A name is found in each of its spellings, as whole words, and other words are not taken for it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { lookedUpFor } from './spellings.ts';
import { says, spansOf } from './words.ts';

const SAME = [
  ['علی رضا محمدی', 'علیرضا محمدی', 'علی‌رضا محمدی', 'علی_رضا_محمدی', 'علی‌رضا‌محمدی', 'علي رضا محمدی'],
  ['نسرین قادری', 'نسرین‌قادری', 'نسرین_قادری', 'نسرین-قادری', 'نسرینقادری'],
  ['عبد الله حسن', 'عبدالله حسن', 'عبد‌الله حسن'],
  ['عبد الرحمن', 'عبدالرحمن'],
  ['محمد حسین', 'محمدحسین'],
  ['أبو بكر', 'أبوبكر', 'ابو بكر'],
  ['نسرين القادري', 'نسرين قادري', 'نسرين_القادري'],
  ['Jean-Pierre', 'Jean Pierre', 'Jeanpierre', 'JEAN_PIERRE', 'jean‑pierre'],
  ['Abdul Rahman', 'Abdulrahman', 'Abdul-Rahman', 'AbdulRahman'],
  [
    'Nasrin Qaderi',
    'nasrin-qaderi',
    'nasrin_qaderi',
    '@nasrinqaderi',
    '@nasrinqaderi84',
    'Nasrin al-Qaderi',
    'Nasrin El Qaderi',
  ],
  ["Sana'a Nasser", 'Sanaa Nasser', 'Sana’a Nasser', 'sanaa-nasser'],
] as const;

describe('a name', () => {
  it('is the same with and without a space, a joiner, a hyphen, an underscore, an article inside it', () => {
    for (const spelt of SAME)
      for (const sought of spelt.filter((one) => !one.startsWith('@')))
        for (const said of spelt) {
          const text = /\p{Script=Arabic}/u.test(said) ? `آن روز ${said}، آمد` : `Then ${said}, came`;
          const [span] = spansOf(text, [sought]);
          assert.ok(span !== undefined, `${sought} in ${text}`);
          assert.ok(text.slice(span.start, span.end).includes(said.replace('@', '')), `${sought}: all of ${said}`);
        }
  });

  it('is found within the name of a file, whole', () => {
    const text = 'interview_nasrin_qaderi.mp3';
    assert.deepEqual(spansOf(text, ['Nasrin Qaderi']), [{ start: 10, end: 23 }]);
  });

  it('that is joined or parted counts as whole words only, and its parts as names only', () => {
    for (const [sought, text] of [
      ['Ali Reza', 'They met Alirezaei'],
      ['Ann Oak', 'a Joannoaks'],
      ['منصور', 'هذه من صور الأقمار'],
      ['مهرداد', 'او به همه مهر داد'],
      ['therapist', 'they found the rapist'],
      ['together', 'to get her home'],
      ['Li Na', 'Lina came'],
      ["Sa'id", 'she said so'],
      ['قادری', 'قا دری'],
      ['Cell 12 34', 'Cell 1234'],
      ['Ali Mohammadi', 'Ali was here. Mohammadi was not'],
      ['Ali Mohammadi', 'Ali, Mohammadi'],
    ] as const)
      assert.ok(!says(text, [sought]), `${sought} in ${text}`);
  });

  it('is looked up in an index of words in these spellings', () => {
    assert.ok(lookedUpFor('علی رضا محمدی').includes('علیرضا محمدی'));
    assert.ok(lookedUpFor('علیرضا محمدی').includes('علی رضا محمدی'));
    assert.ok(lookedUpFor('نسرين القادري').includes('نسرين قادري'));
    assert.ok(lookedUpFor('نسرين قادري').includes('نسرين القادري'));
    assert.equal(lookedUpFor('Nasrin Qaderi')[0], 'Nasrin Qaderi');
    assert.deepEqual(lookedUpFor('0912 345 6789'), ['0912 345 6789']);
  });
});

it('any words are found as they stand and with any breaks between them', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdeسلمنی'), minLength: 3, maxLength: 7 });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 2, maxLength: 4 }),
      fc.constantFrom(' ', '-', '_', '\u200c', '  ', ''),
      (words, sign) => {
        assert.ok(says(`. ${words.join(sign)} .`, [words.join(' ')]));
      },
    ),
    { numRuns: 200 },
  );
});

it('names that a long text says often are found in linear time, with particles and vowel signs before them', () => {
  const text = 'Then Ali came, and وَنسرین‌قادری too. '.repeat(10_000);
  const started = performance.now();
  assert.equal(spansOf(text, ['Ali', 'نسرین قادری']).length, 20_000);
  assert.ok(performance.now() - started < 10_000);
});

it('long texts of half a name are read in linear time', () => {
  const timed = (n: number): number => {
    const texts = ['علی ', 'علی\n\n', 'a\n', 'nasrin-', 'al ', 'الال', ' '].map((part) => part.repeat(n));
    const started = performance.now();
    for (const text of texts)
      assert.deepEqual(
        spansOf(text, ['علی رضا محمدی', 'aaaaaaaaaab', 'Nasrin al Qaderi', 'ا الالالا الالالب', 'al al al b']),
        [],
      );
    return performance.now() - started;
  };
  timed(1_000);
  const [short, long] = [timed(10_000), timed(80_000)];
  assert.ok(long < 30 * Math.max(short, 20), `${short} ms, ${long} ms`);
});
