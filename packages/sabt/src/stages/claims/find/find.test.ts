/** How well assertions are found: gold sentences, what each pattern says of itself, and what holds of any text. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { actTypes, families } from '../../../codebook/index.ts';
import { readFilter } from '../../measuring/index.ts';
import { FORMS, type Form } from './assertion.ts';
import { findAssertions } from './find.ts';
import { GOLD_SETS, goldSentences } from './gold/index.ts';
import { CLAIM_LANGUAGES, readAssertionFile } from './pattern-file.ts';

const ACTS: ReadonlySet<string> = new Set([...actTypes(), ...families()].map(({ id }) => id));
const formsIn = (text: string, language: string): Form[] => findAssertions(text, language).map(({ form }) => form);

const FLOOR = { precision: 0.9, recall: 0.9, form: 0.9, direction: 0.9, acts: 0.85 } as const;

for (const language of CLAIM_LANGUAGES) {
  describe(`assertions in ${language}`, () => {
    const gold = goldSentences(language);

    it('has gold of every form, and two fifths without any', () => {
      assert.ok(gold.length >= 60);
      assert.equal(new Set(gold.map(({ text }) => text)).size, gold.length);
      for (const form of FORMS)
        assert.ok(
          gold.some(({ forms }) => forms.includes(form)),
          form,
        );
      const without = gold.filter(({ forms }) => forms.length === 0).length / gold.length;
      assert.ok(without > 0.35 && without < 0.5, `${without}`);
    });

    for (const set of GOLD_SETS)
      it(`is scored above the floor, by the ${set} set`, () => {
        const own = goldSentences(language, set);
        const tally = { precision: [0, 0], recall: [0, 0], form: [0, 0], direction: [0, 0], acts: [0, 0] };
        const count = (of: keyof typeof tally, right: boolean): void => {
          tally[of][1]!++;
          if (right) tally[of][0]!++;
        };
        const wrong: string[] = [];
        for (const { text, forms, direction, acts } of own) {
          const found = findAssertions(text, language);
          if (forms.length > 0) count('recall', found.length > 0);
          if (found.length > 0) count('precision', forms.length > 0);
          if (forms.length > 0 !== found.length > 0) wrong.push(text);
          if (forms.length === 0 || found.length === 0) continue;
          const same = found.find(({ form }) => form === forms[0]);
          count('form', same !== undefined);
          if (direction !== undefined && same !== undefined) count('direction', same.direction === direction);
          if (acts !== undefined && same !== undefined)
            count(
              'acts',
              acts.every((act) => same.subject?.actTypes?.includes(act) === true),
            );
        }
        for (const [of, floor] of Object.entries(FLOOR)) {
          const [right, all] = tally[of as keyof typeof tally] as [number, number];
          assert.ok(all === 0 || right / all >= floor, `${of} ${right}/${all}\n${wrong.join('\n')}`);
        }
      });

    const { topics, patterns } = readAssertionFile(language);

    it('loses no phrase to a comment of YAML: a number sign is quoted', () => {
      const lines = readFileSync(new URL(`./patterns/${language}.yaml`, import.meta.url), 'utf8').split('\n');
      assert.deepEqual(
        lines.filter((line) => / #/u.test(line.replace(/'[^']*'/gu, '')) && !/^\s*#/u.test(line)),
        [],
      );
    });

    it('names acts of the codebook', () => {
      const named = [
        ...topics.flatMap(({ acts }) => acts),
        ...patterns.flatMap(({ driverActs, effectActs }) => [...(driverActs ?? []), ...(effectActs ?? [])]),
      ];
      assert.deepEqual(
        named.filter((act) => !ACTS.has(act)),
        [],
      );
    });

    it('finds in each pattern what it says, and nothing where it never does', () => {
      const failed = patterns.flatMap(({ form, say, never }) => [
        ...say.filter((text) => !formsIn(text, language).includes(form)).map((text) => `${form} not found: ${text}`),
        ...(never ?? [])
          .filter((text) => formsIn(text, language).includes(form))
          .map((text) => `${form} found: ${text}`),
      ]);
      assert.deepEqual(failed, []);
    });

    it('proposes filters that can be read', () => {
      const names = { country: (name: string): string => name, sources: (): string[] => [] };
      for (const { text } of gold)
        for (const { proposal } of findAssertions(text, language))
          for (const filter of [proposal?.where, proposal?.driver])
            if (filter !== undefined) assert.doesNotThrow(() => readFilter(filter, names), filter);
    });
  });
}

describe('any text', () => {
  const sentences = CLAIM_LANGUAGES.flatMap((language) => goldSentences(language).map(({ text }) => text));
  const piece = fc.oneof(
    fc.constantFrom(...sentences),
    fc.constantFrom('\n', '، ', ' and ', '"', '12%', '😀 '),
    fc.string(),
  );

  it('has spans within it, in order, that hold their cue', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.constantFrom('ar', 'fa', 'en', undefined),
        (pieces, language) => {
          const text = pieces.join(' ');
          let last = 0;
          for (const { span, cueSpan, text: slice, cue } of findAssertions(text, language)) {
            assert.equal(text.slice(...span), slice);
            assert.equal(text.slice(...cueSpan), cue);
            assert.ok(span[0] <= cueSpan[0] && cueSpan[1] <= span[1]);
            assert.ok(span[0] >= last && !slice.includes('\n'));
            last = span[1];
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('yields nothing in a language without patterns', () => {
    assert.deepEqual(findAssertions('Les manifestations ont augmenté de 34 pour cent.', 'fr'), []);
  });
});

describe('what an assertion is about', () => {
  it('has figure, place, years and a proposal', () => {
    const [found] = findAssertions('The number of protests in Iran rose by 12.5 percent between 2019 and 2021.', 'en');
    assert.deepEqual(found?.quantity, { value: 12.5, unit: 'percent' });
    assert.equal(found?.direction, 'up');
    assert.deepEqual(found?.subject?.years, [2019, 2021]);
    assert.deepEqual(found?.proposal, {
      measure: 'rate',
      where: 'type:protest country:IR date:2019..2021',
      by: 'year',
      inputs: {
        from: '2021-01-01',
        to: '2021-12-31',
        before: { from: '2019-01-01', to: '2019-12-31' },
        claimedPercent: 12.5,
        direction: 'up',
      },
      unheld: { words: [], lacks: [] },
    });
  });

  it('tells what is said to come first from what follows', () => {
    const [found] = findAssertions('Whenever strikes spread, the number of executions rises.', 'en');
    assert.deepEqual([found?.proposal?.driver, found?.proposal?.where], ['type:protest-strike', 'type:execution']);
  });

  it('takes wars of which a sentence speaks beside home for those abroad', () => {
    const asked = (text: string, language: string) => {
      const found = findAssertions(text, language).find(({ form }) => form === 'follows');
      return [found?.proposal?.where, found?.proposal?.driver];
    };
    const both = ['type:armed -country:TR', 'type:protest country:TR'];
    assert.deepEqual(asked('Wars abroad follow unrest at home, in Turkey.', 'en'), both);
    assert.deepEqual(asked('تندلع الحروب في الخارج كلما ازدادت الاحتجاجات في الداخل في تركيا.', 'ar'), both);
    assert.deepEqual(asked('الحروب في الخارج تتبع الاضطرابات في الداخل في تركيا.', 'ar'), both);
    const one = ['type:armed country:TR', 'type:protest country:TR'];
    assert.deepEqual(asked('Wars break out whenever protests grow in Turkey.', 'en'), one);
  });

  it('cuts a sentence that asserts two things', () => {
    const found = findAssertions('Protests rose by 34 percent in 2022, and executions doubled.', 'en');
    assert.deepEqual(
      found.map(({ form, text }) => [form, text]),
      [
        ['growth', 'Protests rose by 34 percent in 2022'],
        ['growth', 'and executions doubled.'],
      ],
    );
  });

  it('says that a change is denied', () => {
    assert.equal(findAssertions('The number of arrests did not increase in 2021.', 'en')[0]?.direction, 'none');
    assert.equal(findAssertions('لم ترتفع أعداد المعتقلين خلال العام.', 'ar')[0]?.direction, 'none');
    assert.equal(findAssertions('شمار بازداشت‌ها افزایش نیافت.', 'fa')[0]?.direction, 'none');
  });
});

describe('votes', () => {
  const asked = (text: string, language: string) => {
    const found = findAssertions(text, language).find(({ form }) => form === 'position');
    const { where, inputs } = found?.proposal ?? {};
    return [where, inputs?.direction, inputs?.against];
  };

  it('are asked for by the words of roll calls, the voter apart from what the vote is about', () => {
    const up = ['"human rights" iran country:TR', 'up', undefined];
    assert.deepEqual(
      asked('Türkiye has voted more often for resolutions on human rights in Iran each year.', 'en'),
      up,
    );
    assert.deepEqual(asked('صوتت تركيا أكثر فأكثر لصالح القرارات الخاصة بحقوق الإنسان في إيران.', 'ar'), up);
    assert.deepEqual(asked('ترکیه هر سال بیشتر به قطعنامه‌های حقوق بشر ایران رای مثبت می‌دهد.', 'fa'), up);
    assert.deepEqual(asked('The General Assembly votes more often for resolutions on human rights in Iran.', 'en'), [
      '"human rights" iran',
      'up',
      undefined,
    ]);
  });

  it('leave to a person which roll calls are meant, and name what they do not hold', () => {
    const left = (text: string, language: string) =>
      findAssertions(text, language).find(({ form }) => form === 'position')?.proposal?.unheld;
    for (const [text, language] of [
      ['Türkiye has voted more often for resolutions on Palestine than Israel.', 'en'],
      ['صوتت تركيا لصالح القرارات بشأن فلسطين أكثر من إسرائيل.', 'ar'],
      ['ترکیه به قطعنامه‌های حقوق بشر ایران بیشتر رای مثبت داده است.', 'fa'],
    ] as const)
      assert.deepEqual(left(text, language), { words: [], lacks: ['choice'] }, text);
    assert.deepEqual(left('Türkiye voted for resolutions on fishing in winter more often.', 'en')?.words, [
      'fishing',
      'winter',
    ]);
  });

  it('against are a yes that becomes rarer, and fewer against one that becomes more frequent', () => {
    const way = (text: string) => asked(text, 'en')[1];
    assert.equal(way('Russia has voted against resolutions on Syria more and more often.'), 'down');
    assert.equal(way('Russia has voted against resolutions on Syria less and less often.'), 'up');
    assert.equal(way('Russia votes less often for resolutions on Syria.'), 'down');
    assert.equal(way('Russia voted for the resolution on Syria.'), undefined);
  });

  it('of two voters are held against each other', () => {
    const two = ['palestine country:TR', 'up', 'palestine country:IL'];
    assert.deepEqual(asked('Türkiye has voted more often for resolutions on Palestine than Israel.', 'en'), two);
    assert.deepEqual(asked('صوتت تركيا لصالح القرارات بشأن فلسطين أكثر من إسرائيل.', 'ar'), two);
  });
});

describe('what a comparison is of', () => {
  const formOf = (text: string, language = 'en') => {
    const [found] = findAssertions(text, language);
    return [found?.form, found?.direction];
  };

  it('is two times where a time stands after "than", and else two places or groups', () => {
    assert.deepEqual(formOf('Raids were more common in the capital in 2019 than in the countryside.'), [
      'comparison',
      'up',
    ]);
    assert.deepEqual(formOf('Fewer protests were held in the south than in the north.'), ['comparison', 'down']);
    assert.deepEqual(formOf('Twice as many protesters were arrested in 2020 as in the year before.'), ['growth', 'up']);
    assert.deepEqual(formOf('كانت الاحتجاجات في 2019 أكثر من عام 2018.', 'ar'), ['growth', 'up']);
    assert.deepEqual(formOf('شهد الجنوب احتجاجات أقل من الشمال.', 'ar'), ['comparison', 'down']);
    assert.deepEqual(formOf('اعتراضات در سال ۱۳۹۸ کمتر از سال ۱۳۹۷ بود.', 'fa'), ['growth', 'down']);
    assert.deepEqual(formOf('در همان ماه‌ها اعتراضات جنوب کمتر از شمال بود.', 'fa'), ['comparison', 'down']);
  });

  it('goes the way of its numbers where no word tells', () => {
    assert.deepEqual(formOf('شمار زندانیان از ۳۱۰ تن به ۵۲۵ تن رسید.', 'fa'), ['growth', 'up']);
    assert.deepEqual(formOf('شمار زندانیان از ۵۲۵ تن به ۳۱۰ تن رسید.', 'fa'), ['growth', 'down']);
  });
});

const SEED = new URL('../../../../../../../shared/data/seed-ar.txt', import.meta.url);

describe('the article of the first run', { skip: existsSync(SEED) ? false : 'no ../shared/data' }, () => {
  it('asserts what a person reads in it, and its invective asserts nothing', () => {
    const found = findAssertions(readFileSync(SEED, 'utf8'));
    assert.deepEqual(
      found.map(({ form, subject, proposal }) => [form, subject?.actTypes?.[0] ?? proposal?.measure]),
      [
        ['more-kinds', 'protest'],
        ['trend', 'action-against-institution'],
        ['trend', 'rally-abroad'],
        ['position', 'diplomatic-support'],
        ['every-year', 'opinion'],
        ['growth', 'opinion'],
        ['follows', 'armed'],
      ],
    );
  });
});
