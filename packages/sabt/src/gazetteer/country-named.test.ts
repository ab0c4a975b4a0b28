import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALPHA_3 } from './alpha3.ts';
import { countryNamed } from './country-named.ts';
import { readTable } from './tsv.ts';

test('a country by code, by name in three languages, and as lists write it', () => {
  for (const name of ['IR', 'Iran', 'ایران', 'إيران', 'Iran, Islamic Republic of'])
    assert.equal(countryNamed(name), 'IR', name);
  assert.equal(countryNamed('UK'), 'GB');
  assert.equal(countryNamed('USA'), 'US');
  assert.equal(countryNamed("Cote d'Ivoire"), 'CI');
  assert.equal(countryNamed('DR Congo (Zaire)'), 'CD');
  assert.equal(countryNamed('Korea South'), 'KR');
});

test('what names a country in passing, or one that is no more, is not that country', () => {
  for (const name of ['Germany East', 'Serbia and Montenegro', 'USSR', 'Scotland', 'ZZ', '', 'Nowhere'])
    assert.equal(countryNamed(name), null, name);
});

test('every country has one code of three letters', () => {
  for (const [three, two] of [
    ['IRN', 'IR'],
    ['SYR', 'SY'],
    ['SDN', 'SD'],
    ['CHE', 'CH'],
    ['COD', 'CD'],
    ['UKR', 'UA'],
  ])
    assert.equal(countryNamed(three!), two);
  assert.equal(countryNamed('irn'), null);
  assert.equal(countryNamed('QQQ'), null);
  const two = new Set(ALPHA_3.values());
  assert.equal(ALPHA_3.size, 249);
  assert.equal(two.size, 249);
  // Kosovo has no code of ISO
  for (const [code] of readTable('territories.tsv')) assert.ok(two.has(code!) || code === 'XK', code);
});
