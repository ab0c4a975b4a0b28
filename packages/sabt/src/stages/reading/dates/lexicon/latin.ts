/** Latin script: English, the German and French of registers, and Persian and Islamic months transliterated. */
import { add, addCounted, addMonths, addRoles, emptyLexicon, type Lexicon } from './build.ts';

const english = [
  'January|Jan',
  'February|Feb',
  'March',
  'April|Apr',
  'May:day',
  'June|Jun',
  'July|Jul',
  'August|Aug',
  'September|Sept|Sep',
  'October|Oct',
  'November|Nov',
  'December|Dec',
];
const german = [
  'Januar|Jänner|Jaenner',
  'Februar|Feber',
  'März|Maerz|Mrz',
  'April',
  'Mai:day',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober|Okt',
  'November',
  'Dezember|Dez',
];
const french = [
  'janvier|janv',
  'février|févr',
  'mars:day',
  'avril|avr',
  'mai:day',
  'juin',
  'juillet|juil',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre|déc',
];
const persian = [
  'Farvardin|Farwardin|Farvardeen',
  'Ordibehesht|Ordibehsht',
  'Khordad|Khurdad',
  'Tir:day',
  'Mordad|Amordad|Murdad',
  'Shahrivar|Shahriwar|Shahrivār|Sharivar',
  'Mehr:day',
  'Aban:day',
  'Azar:day',
  'Dey|Dei|Day-mah:day',
  'Bahman:day',
  'Esfand|Isfand',
];
const zodiac = [
  'Hamal:day',
  'Sawr|Saur|Thawr:day',
  'Jawza|Jauza:day',
  'Saratan:day',
  'Asad:year',
  'Sonbola|Sunbula:day',
  'Mizan:year',
  'Aqrab:day',
  'Qaws|Qaus:day',
  'Jadi|Jaddi:year',
  'Dalwa|Dalw:day',
  'Hut|Hoot:year',
];
const islamic = [
  'Muharram|Moharram|Muharam|Moharam',
  'Safar:day',
  "Rabi al-Awwal|Rabi' al-Awwal|Rabi ul-Awwal|Rabi al-Awal|Rabi al-Avval|Rabi' I|Rabi I|Rabiulawwal|Rabi-ol-Aval|Rabi l-Awwal",
  "Rabi al-Thani|Rabi' al-Thani|Rabi ath-Thani|Rabi al-Akhir|Rabi' II|Rabi II|Rabi ul-Thani|Rabi al-Sani|Rabi al-Akhar",
  'Jumada al-Ula|Jumada al-Awwal|Jumada I|Jumada al-Oula|Jamadi al-Awwal|Jumada l-Ula|Jumada al-Awal|Jamadi-ol-Aval',
  'Jumada al-Akhira|Jumada al-Thani|Jumada II|Jumada al-Akhirah|Jumada ath-Thani|Jumada al-Thaniya|Jamadi al-Thani|Jumada al-Akhir',
  'Rajab:day',
  "Shaban|Sha'ban|Shaaban|Shabaan:day",
  'Ramadan|Ramadhan|Ramazan|Ramzan',
  'Shawwal|Shawal|Shavval',
  "Dhu al-Qadah|Dhu al-Qa'dah|Dhul Qadah|Dhu l-Qadah|Dhul Qa'dah|Zulqada|Zilqad|Zi al-Qadah|Dhu al-Qaada|Dhul-Qi'dah|Dhu al-Qidah|Dhu'l-Qa'dah|Dhu al-Qada|Zihqadeh|Dhu'l-Qa'da",
  "Dhu al-Hijjah|Dhul Hijjah|Dhu l-Hijjah|Dhul Hijja|Dhu al-Hijja|Zulhijja|Zilhaj|Zi al-Hijjah|Zihajjeh|Dhu'l-Hijjah|Dhu'l-Hijja|Zil-Hijjah",
];

const cardinals =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const ordinals =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|' +
  'sixteenth|seventeenth|eighteenth|nineteenth';
const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const decades = 'twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties';

export function latinLexicon(): Lexicon {
  const l = emptyLexicon();
  for (const months of [english, german, french]) addMonths(l, 'gregorian', months);
  for (const months of [persian, zodiac]) addMonths(l, 'persian', months);
  addMonths(l, 'islamic-umalqura', islamic);

  add(l, 'Mar', { months: [{ calendar: 'gregorian', month: 3, need: 'day' }] });

  const weekdays = [
    'Monday|Montag',
    'Tuesday|Dienstag',
    'Wednesday|Mittwoch',
    'Thursday|Donnerstag',
    'Friday|Freitag',
    'Saturday|Samstag|Sonnabend',
    'Sunday|Sonntag',
  ];
  addCounted(l, weekdays, (n) => ({ weekday: n }));
  const short = ['Mon', 'Tue|Tues', 'Wed', 'Thu|Thur|Thurs', 'Fri', 'Sat', 'Sun'];
  addCounted(l, short, (n) => ({ weekday: n, weekdayNeedsMark: true }));

  addCounted(l, cardinals.split('|'), (n) => ({ number: { value: n, ordinal: false } }));
  addCounted(l, ordinals.split('|'), (n) => ({ number: { value: n, ordinal: true } }));
  addCounted(l, tens.split('|'), (n) => ({ number: { value: n * 10, ordinal: false } }), 2);
  add(l, 'twentieth', { number: { value: 20, ordinal: true } });
  add(l, 'thirtieth', { number: { value: 30, ordinal: true } });
  add(l, 'a|an', { number: { value: 1, ordinal: false } });
  add(l, 'hundred', { number: { value: 100, ordinal: false } });
  add(l, 'thousand', { number: { value: 1000, ordinal: false } });
  addCounted(l, decades.split('|'), (n) => ({ decadeName: n * 10 }), 2);

  const seasons = [
    'spring|Frühling|Frühjahr|printemps',
    'summer|Sommer|été',
    'autumn|fall|Herbst|automne',
    'winter|hiver',
  ];
  addCounted(l, seasons, (n) => ({ season: n }));

  add(l, 'AD|CE', { era: 'gregorian' });
  add(l, 'SH|AP|HS|A P|S H|Solar Hijri|Shamsi', { era: 'persian' });
  add(l, 'AH|A H|Hijri|Hijra|Lunar Hijri', { era: 'islamic-umalqura' });
  add(l, 'BC|BCE|B C', { era: 'bc' });

  add(l, 'year|Jahr|Jahre|Jahres|année', { yearWord: 'one' });
  add(l, 'years|Jahren', { yearWord: 'plural' });
  add(l, 'day|days', { unit: 'day', many: 1 });
  add(l, 'week|weeks', { unit: 'week', many: 1 });
  add(l, 'month|months', { unit: 'month', many: 1 });
  add(l, 'year|years', { unit: 'year', many: 1 });
  add(l, 'decade|decades', { unit: 'year', many: 10 });
  addCounted(l, ['first quarter', 'second quarter', 'third quarter', 'fourth quarter|last quarter'], (n) => ({
    monthsOfYear: [n * 3 - 2, n * 3],
  }));
  addCounted(l, ['first half', 'second half'], (n) => ({ monthsOfYear: [n * 6 - 5, n * 6] }));
  add(l, 'last', { modifier: -1 });
  add(l, 'current', { modifier: 0 });
  add(l, 'next', { modifier: 1 });

  add(l, 'today|tonight', { dayOffset: 0 });
  add(l, 'yesterday|last night', { dayOffset: -1 });
  add(l, 'the day before yesterday|day before yesterday', { dayOffset: -2 });
  add(l, 'tomorrow', { dayOffset: 1 });
  add(l, 'the day after tomorrow|day after tomorrow', { dayOffset: 2 });

  addRoles(l, {
    to: 'to|until|till|through|thru|bis|bis zum|au',
    and: 'and|und|et|or',
    between: 'between|zwischen|entre|from|vom|von|du|de',
    of: 'of|de|du',
    in:
      'in|since|until|till|by|during|before|after|from|of|through|throughout|circa|early|late|mid|im|seit|vor|nach|ab|en|depuis|' +
      'between|late in|early in|zwischen|bis|von',
    part:
      'early|mid|middle|late|beginning|start|end|the end|the beginning|the start|the middle|first half|second half|Anfang|Mitte|Ende|' +
      'first quarter|second quarter|third quarter|fourth quarter|first week|second week|third week|last week of|late in|early in|' +
      'début|fin',
    quarter: 'Q',
    equals: 'corresponding to|that is|equivalent to|i e',
    'ago-after': 'ago|earlier',
    week: 'week|week beginning|week starting|week commencing|week ending',
    this: 'this',
    every: 'every|each|black|bloody|good|holy|palm|easter|super|cyber|ash|schwarzen|schwarzer',
    counted:
      'people|persons|person|men|women|children|cases|families|houses|homes|villages|dollars|euros|pounds|euro|percent|per|troops|' +
      'soldiers|prisoners|detainees|protesters|protestors|demonstrators|activists|civilians|victims|refugees|workers|students|' +
      'teachers|police|officers|fighters|killed|injured|wounded|dead|deaths|arrests|tons|tonnes|km|kilometres|kilometers|metres|' +
      'meters|miles|feet|hours|minutes|seconds|days|weeks|months|years|times|votes|seats|points|pages|copies|books|cars|vehicles|' +
      'buildings|schools|hospitals|households|residents|inhabitants|members|participants|strikes|attacks|incidents|articles|words|' +
      'million|billion|thousand|hundred|hectares|acres|barrels|other|others|more|journalists|lawyers|women|girls|boys|Menschen|' +
      'Personen|Teilnehmer|Euro|Uhr|Meter|Prozent|or|young|different|new|individuals|migrants|missiles|rockets|bombs|shells|jobs|' +
      'units|items|documents|records|rows|videos|photos|images|kg|usd|eur|rials|tomans|years-old|supporters|militants|rebels|hostages',
    place:
      'street|square|avenue|road|bridge|hospital|university|boulevard|school|stadium|st|ave|blvd|station|park|airport|plaza|camp|city|' +
      'Straße|Platz|Str|place|lane|district|neighborhood|neighbourhood',
    group:
      'alliance|movement|brigade|coalition|forces|party|battalion|group|revolution|uprising|division|camp|agreement|attacks|massacre|' +
      'organization|organisation|mothers|committee',
    event:
      'protests|protest|revolution|election|elections|uprising|war|report|constitution|law|act|agreement|referendum|coup|massacre|' +
      'massacres|conflict|season|census|edition|budget|demonstrations|crackdown|sanctions|earthquake|summit|olympics|invasion|' +
      'presidential|parliamentary|executions|killings|treaty|convention|peace|nuclear|world|general|annual|attacks|attack|unrest|' +
      'ceasefire|genocide|campaign|survey|iranian|syrian|egyptian|iraqi|gaza|military|deal|accord|study|review|reports|siege|offensive|cup|movement|assassination|raid|strike|strikes|bombing|bombings|riots|famine|pandemic|referendums|' +
      'amendment|budgetary|constitutional|fifa|championship',
    label:
      'page|pages|pp|p|article|art|version|v|no|number|phone|tel|resolution|chapter|section|verse|room|flight|route|channel|fig|figure|' +
      'table|paragraph|para|item|isbn|id|ref|code|clause|rule|line|extension|ext|nr|seite|artikel|telefon|call|release|build|score|ratio',
    'day-before': 'on|last|this|next|until|since|from|by|am|evening|morning|night',
    'ordinal-suffix': 'st|nd|rd|th|er|e',
    'before-point': 'am|vom|zum|bis|ab|dem|den|der|seit|bis zum',
    daytime: 'morning|afternoon|evening|night',
    article: 'the|der|den|dem|le|la',
  });
  return l;
}
