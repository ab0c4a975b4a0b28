import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countryNamed } from './country-named.ts';

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
