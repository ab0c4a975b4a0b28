/** Country focus and towns on the gold sentences. The figures are printed; the floors are those of the project's issue. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPlaces, focusCountry } from '../index.ts';
import { gold } from './mentions.ts';

interface Tally {
  right: number;
  of: number;
}
const share = ({ right, of }: Tally): number => right / of;
const shown = (tally: Tally): string => `${tally.right}/${tally.of} = ${(100 * share(tally)).toFixed(1)} %`;

test('the gold set holds at least 200 mentions in three languages', () => {
  assert.ok(gold.reduce((sum, { mentions }) => sum + mentions.length, 0) >= 200);
  assert.deepEqual([...new Set(gold.map(({ language }) => language))], ['en', 'ar', 'fa']);
});

for (const language of ['en', 'ar', 'fa']) {
  const texts = gold.filter((one) => one.language === language);

  test(`${language}: country focus, at least 95 %`, (t) => {
    const right = texts.filter(({ text, focus }) => focusCountry(text).country === focus).length;
    const tally = { right, of: texts.length };
    t.diagnostic(shown(tally));
    assert.ok(share(tally) >= 0.95);
  });

  test(`${language}: the right place first, at least 85 % of towns and 90 % of regions and countries`, (t) => {
    const towns = { right: 0, of: 0 };
    const areas = { right: 0, of: 0 };
    for (const { text, mentions } of texts) {
      const { places } = findPlaces(text);
      for (const { span, ids } of mentions) {
        const tally = ids[0]!.startsWith('iso:') ? areas : towns;
        tally.of++;
        if (places.some((place) => place.span[0] === span[0] && place.span[1] === span[1] && ids.includes(place.id)))
          tally.right++;
      }
    }
    t.diagnostic(`towns ${shown(towns)}; regions and countries ${shown(areas)}`);
    assert.ok(share(towns) >= 0.85);
    assert.ok(share(areas) >= 0.9);
  });
}
