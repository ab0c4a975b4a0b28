/** Made tables that are hard in one way each, with known answers. None of it is anyone's data. */
import type { Table } from '../table.ts';
import { Maker } from './made-tables.ts';

export interface Hard {
  a: Table;
  b?: Table;
  /** `id of a` + space + `id of b`; of one table the earlier row first. */
  truth: Set<string>;
}

type Cells = string[];
const tableOf = (columns: readonly string[], rows: readonly Cells[], letter: string): Table => ({
  columns,
  rows,
  ids: rows.map((_, at) => `${letter}${at}`),
});
const padded = (number: number): string => String(number).padStart(2, '0');

const PERSON = ['given_name', 'surname', 'date_of_birth', 'street', 'town', 'postcode'];

function person(make: Maker): Cells {
  const town = make.skewed(200);
  return [
    make.word(make.skewed(400)),
    make.word(1_000 + make.skewed(4_000)),
    `${1940 + make.below(65)}-${padded(1 + make.below(12))}-${padded(1 + make.below(28))}`,
    `${make.word(20_000 + make.skewed(1_500))} street ${1 + make.below(90)}`,
    make.word(30_000 + town),
    String(10_000 + town * 37),
  ];
}

const withSlips = (make: Maker, cells: readonly string[], share: number): Cells =>
  cells.map((cell) => (cell !== '' && make.happens(share) ? make.slip(cell) : cell));

/** One table of persons of whom `share` stand there again as `again` writes them. */
function repeated(rows: number, share: number, seed: number, again: (make: Maker, cells: Cells) => Cells): Hard {
  const make = new Maker(seed);
  const list = Array.from({ length: rows }, () => person(make));
  const truth = new Set<string>();
  for (let at = 0; at < rows * share; at++) {
    truth.add(`p${at} p${list.length}`);
    list.push(again(make, list[at]!));
  }
  return { a: tableOf(PERSON, list, 'p'), truth };
}

/** Given name and surname in each other's column in a fifth of the second records. */
export const swappedNames = (): Hard =>
  repeated(800, 0.3, 21, (make, [given, family, ...rest]) =>
    withSlips(make, make.happens(0.2) ? [family!, given!, ...rest] : [given!, family!, ...rest], 0.06),
  );

/** Day and month in each other's place in a quarter. */
export const swappedDates = (): Hard =>
  repeated(800, 0.3, 22, (make, cells) => {
    const [year, month, day] = cells[2]!.split('-');
    const out = withSlips(make, cells, 0.08);
    if (make.happens(0.25)) out[2] = `${year}-${day}-${month}`;
    return out;
  });

/** Two of five have moved: street, town and post code are all others. */
export const moved = (): Hard =>
  repeated(1_000, 0.3, 23, (make, cells) => {
    const now = make.happens(0.4) ? [...cells.slice(0, 3), ...person(make).slice(3)] : cells;
    return withSlips(make, now, 0.06);
  });

/** A third of all cells empty in the second records. */
export const gaps = (): Hard =>
  repeated(800, 0.3, 24, (make, cells) => withSlips(make, cells, 0.04).map((cell) => (make.happens(0.3) ? '' : cell)));

/** Nobody twice. */
export const nobodyTwice = (): Hard => repeated(900, 0, 25, (_, cells) => cells);

/** `rows` persons, some twice: too few to learn from. */
export const small = (rows: number, twice: number, seed: number): Hard =>
  repeated(rows - twice, twice / (rows - twice), seed, (make, cells) => withSlips(make, cells, 0.1));

/** Columns of no use: a constant, a running number, a random key, a long text that most have in common. */
export const useless = (): Hard => {
  const { a, truth } = repeated(500, 0.25, 27, (make, cells) => withSlips(make, cells, 0.08));
  const make = new Maker(28);
  const rows = a.rows.map((row, at) => [
    ...row,
    'yes',
    String(4_000_000 + 3 * at),
    Array.from({ length: 12 }, () => make.pick([...'0123456789abcdef'])).join(''),
    make.happens(0.9) ? 'no further remarks were entered by the office' : 'see the other file',
  ]);
  return { a: { ...a, columns: [...PERSON, 'active', 'record', 'token', 'remarks'], rows }, truth };
};

/** Two lists, both with duplicates of their own. */
export const bothDuplicated = (): Hard => {
  const make = new Maker(29);
  const a: Cells[] = [];
  const b: Cells[] = [];
  const truth = new Set<string>();
  for (let at = 0; at < 500; at++) {
    const cells = person(make);
    const inA = make.happens(0.8) ? 1 + make.below(3) : 0;
    const inB = make.happens(0.8) ? 1 + make.below(3) : 0;
    for (let i = 0; i < inA; i++) for (let j = 0; j < inB; j++) truth.add(`a${a.length + i} b${b.length + j}`);
    for (let i = 0; i < inA; i++) a.push(withSlips(make, cells, 0.08));
    for (let j = 0; j < inB; j++) b.push(withSlips(make, cells, 0.08));
  }
  return { a: tableOf(PERSON, a, 'a'), b: tableOf(PERSON, b, 'b'), truth };
};

const TITLE_ENDS = ['revisited', 'an overview', 'in practice', 'a survey', 'extended abstract'];

/** Citations of few works in many hands (authors shortened, venues abbreviated, words lost), up to eight of one work. */
export const citationsOfFew = (works = 150): Hard => {
  const make = new Maker(30);
  const rows: Cells[] = [];
  const workOf: number[] = [];
  const authors = Array.from({ length: 120 }, (_, at) => [make.word(at), make.word(70_000 + at)] as const);
  for (let work = 0; work < works; work++) {
    const title = Array.from({ length: 4 + make.below(6) }, () => make.word(60_000 + make.skewed(500)));
    if (make.happens(0.3)) title.push(make.pick(TITLE_ENDS));
    const by = Array.from({ length: 1 + make.below(3) }, () => make.pick(authors));
    const venue = 50_000 + make.below(14);
    const year = 1985 + make.below(14);
    const page = 1 + make.below(500);
    for (let copy = 0, copies = 1 + make.below(8); copy < copies; copy++) {
      const style = make.below(3);
      workOf.push(work);
      rows.push([
        by
          .map(([given, family]) =>
            style === 0 ? `${given} ${family}` : style === 1 ? `${given[0]}. ${family}` : `${family}, ${given[0]}.`,
          )
          .join(style === 1 ? ' and ' : ', '),
        title.map((word) => (make.happens(0.04) ? make.slip(word) : word)).join(' '),
        make.happens(0.2)
          ? ''
          : style === 0
            ? `in proceedings of the conference on ${make.word(venue)}`
            : `proc. ${make.word(venue).slice(0, 5)}.`,
        make.happens(0.2) ? '' : String(make.happens(0.04) ? year + 1 : year),
        make.happens(0.4) ? '' : style === 2 ? `${page}--${page + 12}` : `pp. ${page}-${page + 12}`,
      ]);
    }
  }
  const truth = new Set<string>();
  for (let i = 0; i < rows.length; i++)
    for (let j = i + 1; j < rows.length; j++) if (workOf[i] === workOf[j]) truth.add(`c${i} c${j}`);
  return { a: tableOf(['author', 'title', 'venue', 'year', 'pages'], rows, 'c'), truth };
};

/** Products in two shops: a name with model and words in another order, a price that differs a little, and long texts. */
export const products = (): Hard => {
  const make = new Maker(31);
  const a: Cells[] = [];
  const b: Cells[] = [];
  const truth = new Set<string>();
  const noise = (count: number): string =>
    Array.from({ length: count }, () => make.word(80_000 + make.skewed(300))).join(' ');
  for (let at = 0; at < 700; at++) {
    const brand = make.word(40_000 + make.skewed(60));
    const model = `${make.pick([...'abcdxz'])}${make.pick([...'krst'])}${100 + make.below(900)}`;
    const kind = make.word(41_000 + make.skewed(40));
    const price = 10 + make.below(900);
    if (make.happens(0.8)) a.push([`${brand} ${kind} ${model} ${noise(2)}`, brand, noise(60), `${price}.99`]);
    else continue;
    if (make.happens(0.7)) {
      truth.add(`a${a.length - 1} b${b.length}`);
      b.push([
        `${brand} ${model} ${kind} ${noise(1)}`,
        make.happens(0.3) ? '' : brand,
        noise(40),
        make.happens(0.3) ? '' : `$${price + make.below(9)}.00`,
      ]);
    } else b.push([`${brand} ${kind} ${model.slice(0, 2)}${100 + make.below(900)}`, brand, noise(30), `$${price}.00`]);
  }
  return {
    a: tableOf(['title', 'manufacturer', 'description', 'price'], a, 'a'),
    b: tableOf(['title', 'manufacturer', 'description', 'price'], b, 'b'),
    truth,
  };
};

const GIVEN_MEN =
  'محمد:Mohammed|Muhammad|Mohamad احمد:Ahmad|Ahmed حسن:Hassan|Hasan حسين:Hussein|Hussain يوسف:Youssef|Yusuf خالد:Khaled|Khalid سعيد:Said|Saeed علي:Ali عمر:Omar|Umar ابراهيم:Ibrahim|Ebrahim محمود:Mahmoud|Mahmud مصطفى:Mustafa|Mostafa عبدالله:Abdullah|Abdallah عبد الرحمن:Abdulrahman|Abdel-Rahman جمال:Jamal|Gamal سامي:Sami|Samy ياسر:Yasser|Yasir طارق:Tariq|Tarek زياد:Ziad|Ziyad كريم:Karim|Kareem';
const GIVEN_WOMEN =
  'زينب:Zainab|Zeinab مريم:Mariam|Maryam ليلى:Layla|Leila نور:Nour|Noor هدى:Huda|Hoda فاطمة:Fatima|Fatma سارة:Sara|Sarah امل:Amal ريم:Reem|Rim سلمى:Salma';
const FAMILIES =
  'الحداد:Al-Haddad|Haddad النجار:Alnajjar|Al Najjar شاهين:Shaheen|Shahin منصور:Mansour|Mansur قاسم:Qasem|Kassem خليل:Khalil|Khaleel عثمان:Othman|Osman صالح:Saleh|Salih رمضان:Ramadan بركات:Barakat الخطيب:Al-Khatib|Alkhateeb ابو زيد:Abu Zaid|Abou Zeid العطار:Al-Attar|Elattar درويش:Darwish|Darweesh الشامي:Al-Shami|El Shamy جابر:Jaber|Gaber سليمان:Suleiman|Sulayman حمدان:Hamdan عيسى:Issa|Eissa الصباغ:Al-Sabbagh|Sabbagh';

const spelled = (list: string): [string, string[]][] =>
  [...list.matchAll(/([^:]+?):(\S+(?: [A-Z]\S+)*)(?: |$)/g)].map(([, arabic, latin]) => [
    arabic!.trim(),
    latin!.split('|'),
  ]);

/**
 * Names of four parts in Arabic letters in one list, in Latin letters in the other, some Latin parts with a slip; brothers
 * and sisters stand in both lists.
 */
export const twoScripts = (withAge: boolean): Hard => {
  const make = new Maker(32);
  const [men, women, families] = [spelled(GIVEN_MEN), spelled(GIVEN_WOMEN), spelled(FAMILIES)];
  const a: Cells[] = [];
  const b: Cells[] = [];
  const truth = new Set<string>();
  const seen = new Set<string>();
  while (seen.size < 900) {
    const elders = [make.pick(men), make.pick(men), make.pick(families)];
    for (let child = 0, children = 1 + make.below(3); child < children; child++) {
      const isMan = make.happens(0.6);
      const parts = [make.pick(isMan ? men : women), ...elders];
      const arabic = parts.map(([own]) => own).join(' ');
      if (seen.has(arabic)) continue;
      seen.add(arabic);
      const latin = parts.map(([, own]) => make.pick(own)).map((own) => (make.happens(0.05) ? make.slip(own) : own));
      const age = make.below(80);
      const others = (years: number): Cells => (withAge ? [String(years), isMan ? 'm' : 'f'] : []);
      const isBoth = make.happens(0.6);
      if (isBoth) truth.add(`a${a.length} b${b.length}`);
      const inA = isBoth || make.happens(0.5);
      if (inA) a.push([arabic, ...others(age)]);
      if (isBoth || !inA) b.push([latin.join(' '), ...others(make.happens(0.15) ? age + 1 : age)]);
    }
  }
  const others = withAge ? ['age', 'sex'] : [];
  return { a: tableOf(['الاسم', ...others], a, 'a'), b: tableOf(['name', ...others], b, 'b'), truth };
};

export const HARD: Readonly<Record<string, () => Hard>> = {
  swappedNames,
  swappedDates,
  moved,
  gaps,
  nobodyTwice,
  small6: () => small(6, 2, 41),
  small12: () => small(12, 3, 42),
  small30: () => small(30, 6, 43),
  small30none: () => small(30, 0, 44),
  small50: () => small(50, 5, 45),
  useless,
  bothDuplicated,
  citationsOfFew: () => citationsOfFew(),
  products,
  twoScripts: () => twoScripts(false),
  twoScriptsAge: () => twoScripts(true),
};
