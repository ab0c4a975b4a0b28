/** Numbers and sizes in words, by language. Words are folded when the lists are read. */
import { fold } from '../../reading/index.ts';

export interface QuantityWords {
  /** Cardinal numbers below a hundred, and the multipliers 100, 1,000 and 1,000,000. */
  numbers: ReadonlyMap<string, number>;
  /** "dozens", "عشرات", "صدها": any number of that order. */
  orders: ReadonlyMap<string, number>;
  /** Phrases that make the number that follows a lower bound, an upper bound or an estimate. */
  atLeast: readonly (readonly string[])[];
  atMost: readonly (readonly string[])[];
  about: readonly (readonly string[])[];
  /** Phrases that make a lower bound of the number before them: "five soldiers at least". */
  orMore: readonly (readonly string[])[];
  /** "several": makes of a multiplier an order. */
  several: ReadonlySet<string>;
  /** Between the parts of a number; between the ends of a span; before the first of two ends. */
  and: ReadonlySet<string>;
  to: ReadonlySet<string>;
  between: ReadonlySet<string>;
  /** Between an order and what it multiplies: tens OF thousands. */
  of: ReadonlySet<string>;
}

// biome-ignore format: a table
const EN: Record<string, number> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20,
  thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100, thousand: 1000,
  million: 1_000_000, dozen: 12,
};
// biome-ignore format: a table
const AR: Record<string, number> = {
  واحد: 1, واحدة: 1, اثنان: 2, اثنين: 2, اثنتان: 2, اثنتين: 2, ثلاثة: 3, ثلاث: 3, أربعة: 4, أربع: 4, خمسة: 5, خمس: 5,
  ستة: 6, ست: 6, سبعة: 7, سبع: 7, ثمانية: 8, ثماني: 8, ثمان: 8, تسعة: 9, تسع: 9, عشرة: 10, عشر: 10, أحد: 1, إحدى: 1,
  اثنا: 2, اثني: 2, اثنتا: 2, اثنتي: 2, عشرون: 20, عشرين: 20, ثلاثون: 30, ثلاثين: 30, أربعون: 40, أربعين: 40,
  خمسون: 50, خمسين: 50, ستون: 60, ستين: 60, سبعون: 70, سبعين: 70, ثمانون: 80, ثمانين: 80, تسعون: 90, تسعين: 90,
  مئة: 100, مائة: 100, مئتان: 200, مئتين: 200, مائتان: 200, مائتين: 200, ثلاثمئة: 300, ثلاثمائة: 300, أربعمئة: 400,
  أربعمائة: 400, خمسمئة: 500, خمسمائة: 500, ستمئة: 600, ستمائة: 600, سبعمئة: 700, سبعمائة: 700, ثمانمئة: 800,
  ثمانمائة: 800, تسعمئة: 900, تسعمائة: 900, ألف: 1000, آلاف: 1000, ألفان: 2000, ألفين: 2000, ألفا: 1000,
  مليون: 1_000_000, ملايين: 1_000_000,
};
// biome-ignore format: a table
const FA: Record<string, number> = {
  یک: 1, دو: 2, سه: 3, چهار: 4, پنج: 5, شش: 6, هفت: 7, هشت: 8, نه: 9, ده: 10, یازده: 11, دوازده: 12, سیزده: 13,
  چهارده: 14, پانزده: 15, شانزده: 16, هفده: 17, هجده: 18, هیجده: 18, نوزده: 19, بیست: 20, سی: 30, چهل: 40, پنجاه: 50,
  شصت: 60, هفتاد: 70, هشتاد: 80, نود: 90, صد: 100, یکصد: 100, دویست: 200, سیصد: 300, چهارصد: 400, پانصد: 500,
  ششصد: 600, هفتصد: 700, هشتصد: 800, نهصد: 900, هزار: 1000, میلیون: 1_000_000,
};

const folded = (words: Record<string, number>): Map<string, number> =>
  new Map(Object.entries(words).map(([word, value]) => [fold(word), value]));
const set = (words: string): Set<string> => new Set(words.split(' ').map(fold));
const phrases = (list: string): string[][] => list.split(',').map((phrase) => phrase.trim().split(' ').map(fold));

export const QUANTITY_WORDS: Readonly<Record<'ar' | 'fa' | 'en', QuantityWords>> = {
  en: {
    numbers: folded(EN),
    orders: folded({ dozens: 10, tens: 10, scores: 20, hundreds: 100, thousands: 1000, millions: 1_000_000 }),
    atLeast: phrases('at least, more than, over, upwards of, no fewer than, no less than, a minimum of'),
    atMost: phrases('at most, up to, fewer than, less than, under, no more than, as many as'),
    about: phrases('about, around, some, approximately, roughly, nearly, almost, an estimated, close to'),
    orMore: phrases('or more, at least, at a minimum'),
    several: set('several few many'),
    and: set('and'),
    to: set('to'),
    between: set('between from'),
    of: set('of'),
  },
  ar: {
    numbers: folded(AR),
    orders: folded({
      عشرات: 10,
      العشرات: 10,
      مئات: 100,
      مئات‌: 100,
      المئات: 100,
      آلاف: 1000,
      الآلاف: 1000,
      الوف: 1000,
      ملايين: 1_000_000,
      الملايين: 1_000_000,
    }),
    atLeast: phrases('ما لا يقل عن, لا يقل عن, على الأقل, أكثر من, ما يزيد عن, ما يزيد على, يزيد عن, يفوق, فوق'),
    atMost: phrases('أقل من, ما لا يزيد عن, لا يتجاوز, حتى, على الأكثر'),
    about: phrases('نحو, حوالي, قرابة, ما يقارب, زهاء, ما يناهز, تقريبا'),
    orMore: phrases('على الأقل, على أقل تقدير, فأكثر, أو أكثر'),
    several: set('عدة بضعة بضع'),
    and: set('و'),
    to: set('إلى'),
    between: set('بين'),
    of: set('من'),
  },
  fa: {
    numbers: folded(FA),
    orders: folded({ دهها: 10, صدها: 100, هزاران: 1000, هزارها: 1000, میلیونها: 1_000_000 }),
    atLeast: phrases('دست کم, دستکم, حداقل, بیش از, بیشتر از, لااقل, بالغ بر'),
    atMost: phrases('حداکثر, کمتر از, تا'),
    about: phrases('حدود, حدودا, نزدیک به, قریب به, تقریبا, در حدود'),
    orMore: phrases('یا بیشتر, به بالا'),
    several: set('چند چندین'),
    and: set('و'),
    to: set('تا الی'),
    between: set('بین میان'),
    of: set('از'),
  },
};
