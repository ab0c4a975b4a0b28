/**
 * Words in the names of columns that tell what stands in them, in Arabic, Persian, English, German, French and Spanish.
 * They decide only where the values leave it open; a column whose values contradict its name is taken by its values.
 */
import { fold } from '../reading/index.ts';

export type ColumnHint =
  | 'name'
  | 'people'
  | 'date'
  | 'year'
  | 'age'
  | 'code'
  | 'number'
  | 'text'
  | 'string'
  | 'category';

const WORDS: readonly (readonly [ColumnHint, string])[] = [
  [
    'people',
    'author authors autor autoren autores auteur auteurs editor editors creator creators contributors مؤلف المؤلف المؤلفون مؤلفون نویسنده نویسندگان herausgeber verfasser',
  ],
  [
    'name',
    'name names fname lname mname gname sname forename firstname lastname fullname middlename surname givenname given family victim person ' +
      'vorname nachname familienname rufname nom prenom nombre nombres apellido apellidos اسم الاسم لقب اللقب كنيه الشهره الاب الجد ' +
      'نام خانوادگی نام‌خانوادگی پدر شهرت alias aliases kunya artist manufacturer brand company firm organisation organization perpetrator',
  ],
  [
    'date',
    'date dob birthdate birthday dod deathdate datum geburtsdatum geburtstag sterbedatum fecha naissance nacimiento deces fallecimiento تاريخ التاريخ الميلاد الوفاه تاریخ تولد فوت published',
  ],
  ['year', 'year jahr annee ano anio año سنه السنه عام سال birthyear geburtsjahr by yob'],
  ['age', 'age alter edad عمر العمر السن سن'],
  [
    'code',
    'id identifier ssn zip zipcode postcode postal plz code phone telephone tel fax mobile telefon telefono isbn issn doi isin passport number_plate hausnummer ' +
      'رقم هاتف الهاتف كود رمز تلفن شماره کد پستی کدملی codigo matricule ean upc gtin sku modelno modelnumber url link email mail',
  ],
  [
    'number',
    'price amount count total latitude longitude lat lon preis prix precio betrag height weight size duration length قيمه عدد مبلغ قیمت',
  ],
  [
    'text',
    'title description abstract text summary notes note comment details circumstances beschreibung titel titre titulo descripcion resume عنوان وصف ملاحظات شرح توضیحات خلاصه نص محتوا journal venue booktitle series song album',
  ],
  [
    'string',
    'address street suburb city town place village district region adresse strasse ort stadt rue ville calle ciudad direccion عنوان مدينه المدينه قريه محافظه شهر استان خیابان نشانی آدرس publisher',
  ],
  [
    'category',
    'sex gender geschlecht sexe sexo جنس الجنس جنسیت state status country type kind language bundesland pays pais genre category',
  ],
];

const hints = new Map<string, ColumnHint>();
for (const [hint, words] of WORDS)
  for (const word of words.split(' ')) if (!hints.has(fold(word))) hints.set(fold(word), hint);

/** What the name of a column says of it; the last telling word wins (`date of birth` is told by either). */
export function hintOf(column: string): ColumnHint | null {
  const spaced = column.replace(/([a-z])([A-Z])/g, '$1 $2');
  const words = fold(spaced)
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '');
  const found = words.map((word) => hints.get(word)).filter((hint) => hint !== undefined);
  if (found.includes('date') && !found.includes('year')) return 'date';
  if (found.includes('people')) return 'people';
  return found.at(-1) ?? null;
}
