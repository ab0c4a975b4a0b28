import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  findPlaces,
  focusCountry,
  importGeoNames,
  loadPlaces,
  placeById,
  placeName,
  placeParents,
  searchPlaces,
} from './index.ts';
import { readTable } from './tsv.ts';
import { world } from './world.ts';

const idsIn = (text: string, options = {}): string[] => findPlaces(text, options).places.map(({ id }) => id);
const wordsIn = (text: string): string[] => findPlaces(text).places.map(({ span }) => text.slice(...span));

test('a name is found in the spelling of the text, with what is written onto it left out', () => {
  assert.deepEqual(wordsIn('خرجت مظاهرة بحلب ووصلت قافلة للقاهرة'), ['حلب', 'لقاهرة']);
  assert.deepEqual(wordsIn('اعتراض در خُرَّم‌آباد و شاهين شهر'), ['خُرَّم‌آباد', 'شاهين شهر']);
  assert.deepEqual(wordsIn("Sana'a’s port and Deir Ez Zor's bridge"), ["Sana'a", 'Deir Ez Zor']);
});

test('the parent beside a name decides', () => {
  assert.deepEqual(idsIn('It happened in Paris, Texas.'), ['gn:4717560', 'iso:US-TX']);
  assert.equal(idsIn('A fire in Tripoli, Lebanon')[0], 'gn:266826');
  assert.equal(idsIn('A fire in Tripoli, Libya')[0], 'gn:2210247');
  assert.equal(idsIn('Unrest in Tripoli', { country: 'LB' })[0], 'gn:266826');
});

test('papers, treaties, persons and everyday words are no places', () => {
  assert.deepEqual(idsIn('The Washington Post and Mr. London read the Geneva Conventions; Jack London agreed.'), []);
  assert.deepEqual(idsIn('Paris Hilton had a Nice time. Reading is fun.'), []);
  assert.deepEqual(idsIn('قالت صحيفة الرياض إنه لا بد من الحرية والسلام'), []);
  assert.deepEqual(idsIn('احمدی‌نژاد در مهر سال پیش گفت'), []);
});

test('a part of a longer name that nobody knows is no place', () => {
  assert.deepEqual(idsIn('The town of Wadi al-Lawz was shelled'), []);
  assert.deepEqual(idsIn('Shells fell on Jabal al-Khums', { country: 'SY' }), []);
  assert.deepEqual(idsIn('Shells fell in al-Bab and Deir al-Balah'), ['gn:174018', 'gn:281141']);
});

test('the ends of a road give way to the place on it, and stand where nothing else is named', () => {
  assert.deepEqual(idsIn('Clashes on the Baghdad-Basra highway near Nasiriyah'), ['gn:98854']);
  assert.deepEqual(idsIn('Clashes on the Baghdad-Basra highway'), ['gn:98182', 'gn:99532']);
});

test('«الجزائر» is the capital where the country is known or another town stands beside it', () => {
  assert.deepEqual(idsIn('مظاهرة في الجزائر أمس', { country: 'DZ' }), ['gn:2507480']);
  assert.deepEqual(idsIn('مظاهرات في وهران والجزائر'), ['gn:2485926', 'gn:2507480']);
  assert.deepEqual(idsIn('اعتقل ناشط في وهران بالجزائر'), ['gn:2485926', 'iso:DZ']);
  assert.deepEqual(idsIn('مظاهرة في الجزائر أمس'), ['iso:DZ']);
});

test('a seat that GeoNames has not counted is known without its country', () => {
  assert.deepEqual(idsIn('A shopkeeper (Qamishli) was arrested.'), ['gn:173377']);
  assert.deepEqual(idsIn('Ten were killed in Palmyra'), ['gn:163808']);
});

test('an everyday word is the place after a word of place', () => {
  assert.deepEqual(idsIn('ده نفر در مهران کشته شدند'), ['gn:124291']);
  assert.deepEqual(idsIn('قتل خمسة في حجة'), ['gn:75337']);
  assert.deepEqual(idsIn('أطلقت الشرطة القنابل المسيلة للدموع على المتظاهرين'), []);
  assert.deepEqual(idsIn('مظاهرة في المسيلة'), ['gn:2486690']);
  assert.deepEqual(idsIn('آیه کریمه را در شرایط خوبی خواند'), []);
  assert.deepEqual(idsIn('انفجار در کریمه'), ['iso:UA-43']);
  assert.deepEqual(idsIn('قال مصطفى عبد الجليل'), []);
  assert.deepEqual(idsIn('لفيف من المحامين'), []);
  assert.deepEqual(idsIn('قصف روسي على لفيف').length, 1);
  assert.deepEqual(idsIn('أوقفوه بحجة التظاهر، وكان له نصيب من المال بيني وبينه'), []);
});

test('candidates are visible, best first, the chosen one among them', () => {
  const [place] = findPlaces('Protest in Hyderabad').places;
  assert.ok(place!.candidates.length >= 2);
  assert.equal(place!.candidates[0]!.id, place!.id);
  const scores = place!.candidates.map(({ score }) => score);
  assert.deepEqual(
    scores,
    scores.toSorted((a, b) => b - a),
  );
  assert.deepEqual(new Set(place!.candidates.map(({ country }) => country)).size >= 2, true);
});

test('a country and a region are never as precise as a town', () => {
  const places = findPlaces('In Iran, Khuzestan province, the town of Dezful').places;
  assert.deepEqual(
    places.map(({ precision }) => precision),
    ['country', 'region', 'town'],
  );
});

test('focus: where it happened outweighs who speaks and who acts', () => {
  assert.equal(focusCountry('Washington condemned the arrests in Tehran').country, 'IR');
  assert.equal(focusCountry('Iranian forces fired on marchers in Basra').country, 'IQ');
  assert.equal(focusCountry('nothing at all').country, null);
  assert.equal(focusCountry('nothing at all', { country: 'sy' }).country, 'SY');
});

test('any text: no throw, spans in order inside the text', () => {
  const alphabet = [
    'Tehran',
    ' ',
    ',',
    'حلب',
    'و',
    '\u200c',
    'تهران',
    "'s",
    'in ',
    'ﷲ',
    '😀',
    '\ud800',
    'Paris',
    '\n',
    'ُ',
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...alphabet), fc.string({ unit: 'binary' }))), (parts) => {
      const text = parts.join('');
      let last = 0;
      for (const { span, candidates } of findPlaces(text).places) {
        assert.ok(last <= span[0] && span[0] < span[1] && span[1] <= text.length);
        assert.ok(candidates.length > 0 && candidates.every(({ score }) => score > 0 && score <= 1));
        last = span[1];
      }
    }),
    { numRuns: 300 },
  );
});

test('every table is whole: ids known once, names written for living towns, points on the globe', () => {
  const { towns, others, byId, written } = world();
  const names = readTable('names.tsv');
  assert.equal(new Set(names.map(([id]) => id)).size, names.length);
  assert.equal(written.size, names.length, 'an id in names.tsv that no town has');
  assert.equal(byId.size, others.length, 'an id twice');
  for (const place of others) {
    assert.ok(Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180, place.id);
    assert.ok(place.names.en.length + place.names.ar.length > 0, place.id);
  }
  for (let row = 1; row < towns.count; row++) assert.ok(towns.id[row]! > towns.id[row - 1]!);
});

test('every country and every region of the region has names in three languages', () => {
  for (const place of world().others)
    if (place.precision === 'country')
      for (const list of Object.values(place.names)) assert.ok(list.length > 0, place.id);
  for (const code of ['IR', 'AF', 'IQ', 'SY', 'LB', 'YE', 'EG', 'JO'])
    for (const place of world().others)
      if (place.precision === 'region' && place.country === code && place.id.startsWith('iso:')) {
        assert.ok(place.names.ar.length > 0 && place.names.fa.length > 0, place.id);
      }
});

test('every region of the Americas and Oceania has names in three languages, and the code that ISO gives it', () => {
  const codes = new Set(
    `AG AI AR BB BM BO BQ BR BS BZ CA CL CO CR CU DM DO EC GD GF GL GP GT GY HN HT JM KN KY LC MQ MS MX NI PA PE PM PR PY SR SV
    TT US UY VC VE VI AS AU CK FJ FM GU KI MH MP NC NR NZ PF PG PW SB TK TO TV UM VU WF WS`.split(/\s+/),
  );
  for (const place of world().others)
    if (place.precision === 'region' && codes.has(place.country))
      for (const list of Object.values(place.names)) assert.ok(list.length > 0, place.id);
  const areas = ['AR-B', 'AR-C', 'PE-LIM', 'PE-LMA', 'MX-CMX', 'MZ-L', 'MZ-MPM'].map(
    (code) => placeById(`iso:${code}`)?.area,
  );
  assert.deepEqual(areas, ['AR.01', 'AR.07', 'PE.15', 'PE.LMA', 'MX.09', 'MZ.04', 'MZ.11']);
});

test('the word for its kind belongs to the name of a region, with a capital or without', () => {
  assert.deepEqual(idsIn('Clashes in Ouest department, Haiti'), ['iso:HT-OU', 'iso:HT']);
  assert.deepEqual(idsIn('Gunmen in Guerrero state and México state'), ['iso:MX-GRO', 'iso:MX-MEX']);
  assert.deepEqual(idsIn('A raid in Eastern province'), []);
});

test('every capital has an Arabic and a Persian name', () => {
  const { towns, written, countryOf } = world();
  const remote = new Set(
    'AI BL BQ CC CX FK GP GS GU GG IM JE KY MF MP MS NF PM PN RE SH SJ SX TC TF VG VI WF YT AS AX AW'.split(' '),
  );
  for (let row = 0; row < towns.count; row++) {
    const country = towns.areas[towns.area[row]!]!.slice(0, 2);
    if (towns.seat[row] !== 1 || remote.has(country) || !countryOf.has(country)) continue;
    const names = written.get(row);
    assert.ok(
      names !== undefined && names.ar.length > 0 && names.fa.length > 0,
      `${towns.id[row]} ${towns.names[row]}`,
    );
  }
});

test('names for pages, a place by its id, its parents', () => {
  assert.equal(placeName('iso:IR', 'fa'), 'ایران');
  assert.equal(placeName('gn:170063', 'ar'), 'حلب');
  assert.equal(placeName('gn:170063', 'en'), 'Aleppo');
  assert.equal(placeName('gn:1', 'en'), 'gn:1');
  assert.equal(placeById('own:nowhere'), null);
  assert.deepEqual(placeParents('gn:170063'), ['iso:SY-HL', 'iso:SY']);
});

test('a chooser offers whole names first, then the greater', () => {
  assert.equal(searchPlaces('tehr', 'en')[0]!.id, 'gn:112931');
  assert.equal(searchPlaces('حلب', 'ar')[0]!.name, 'حلب');
  assert.deepEqual(searchPlaces('', 'en'), []);
  assert.equal(searchPlaces('مر', 'fa', 3).length, 3);
});

test('a GeoNames file of a person: villages taken, broken lines told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sabt-places-'));
  const row = (...f: string[]): string =>
    [...f.slice(0, 6), f[6], f[7], f[8], '', f[9] ?? '01', '', '', '', f[10] ?? '0', '', '', '', ''].join('\t');
  const path = join(folder, 'XX.txt');
  const into = join(folder, 'places.br');
  const lines = [
    row('990000001', 'Zzyzxville', 'Zzyzxville', 'زیزیکس‌آباد', '35.1', '51.2', 'P', 'PPL', 'IR', '26', '300000'),
    row('990000002', 'Far River', 'Far River', '', '35.1', '51.2', 'H', 'STM', 'IR'),
    row('990000003', 'Nowhere', 'Nowhere', '', '900', '51.2', 'P', 'PPL', 'IR'),
    'half a line',
    row('112931', 'Not Tehran', 'Not Tehran', '', '1', '1', 'P', 'PPL', 'IR'),
  ];
  writeFileSync(path, lines.join('\r\n'));
  try {
    assert.deepEqual(await importGeoNames(path, into), {
      places: 2,
      others: 1,
      unread: 2,
      reasons: [
        { line: 3, reason: 'coordinates' },
        { line: 4, reason: 'fields' },
      ],
    });
    assert.deepEqual(idsIn('A march in Zzyzxville'), []);
    await loadPlaces(into);
    assert.deepEqual(idsIn('A march in Zzyzxville'), ['gn:990000001']);
    assert.deepEqual(idsIn('تجمع در زیزیکس‌آباد'), ['gn:990000001']);
    assert.equal(placeName('gn:112931', 'en'), 'Tehran');
    writeFileSync(path, 'nothing here\n');
    await assert.rejects(importGeoNames(path, into), { code: 'invalid-value' });
    writeFileSync(into, 'not packed');
    await assert.rejects(loadPlaces(into), { code: 'damaged-file' });
    await assert.rejects(loadPlaces(join(folder, 'none')), { code: 'not-found' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
