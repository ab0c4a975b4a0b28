import { CEDAW } from './rights/cedaw.ts';
import { ICCPR } from './rights/iccpr.ts';
import type { ArticleLabels } from './rights/label.ts';
import { OTHERS } from './rights/others.ts';
import { UDHR } from './rights/udhr.ts';
import type { RightsArticle, RightsInstrument } from './types.ts';

export const RIGHTS_INSTRUMENTS: readonly RightsInstrument[] = [
  {
    id: 'udhr',
    year: 1948,
    labels: {
      ar: 'الإعلان العالمي لحقوق الإنسان',
      fa: 'اعلامیه جهانی حقوق بشر',
      en: 'Universal Declaration of Human Rights',
    },
  },
  {
    id: 'iccpr',
    year: 1966,
    labels: {
      ar: 'العهد الدولي الخاص بالحقوق المدنية والسياسية',
      fa: 'میثاق بین‌المللی حقوق مدنی و سیاسی',
      en: 'International Covenant on Civil and Political Rights',
    },
  },
  {
    id: 'icescr',
    year: 1966,
    labels: {
      ar: 'العهد الدولي الخاص بالحقوق الاقتصادية والاجتماعية والثقافية',
      fa: 'میثاق بین‌المللی حقوق اقتصادی، اجتماعی و فرهنگی',
      en: 'International Covenant on Economic, Social and Cultural Rights',
    },
  },
  {
    id: 'cedaw',
    year: 1979,
    labels: {
      ar: 'اتفاقية القضاء على جميع أشكال التمييز ضد المرأة',
      fa: 'کنوانسیون رفع همه اشکال تبعیض علیه زنان',
      en: 'Convention on the Elimination of All Forms of Discrimination against Women',
    },
  },
  {
    id: 'cat',
    year: 1984,
    labels: { ar: 'اتفاقية مناهضة التعذيب', fa: 'کنوانسیون منع شکنجه', en: 'Convention against Torture' },
  },
  {
    id: 'crc',
    year: 1989,
    labels: { ar: 'اتفاقية حقوق الطفل', fa: 'کنوانسیون حقوق کودک', en: 'Convention on the Rights of the Child' },
  },
  {
    id: 'icpped',
    year: 2006,
    labels: {
      ar: 'الاتفاقية الدولية لحماية جميع الأشخاص من الاختفاء القسري',
      fa: 'کنوانسیون بین‌المللی حمایت از همه افراد در برابر ناپدیدسازی قهری',
      en: 'International Convention for the Protection of All Persons from Enforced Disappearance',
    },
  },
];

const LABELS: ArticleLabels = { ...UDHR, ...ICCPR, ...CEDAW, ...OTHERS };

/** Articles outside CEDAW that speak of women's equality in their own words: the lens takes them in as well. */
const ALSO_OF_WOMEN = new Set(['iccpr-3', 'udhr-16', 'iccpr-23']);

const INSTRUMENTS: ReadonlyMap<string, RightsInstrument> = new Map(
  RIGHTS_INSTRUMENTS.map((instrument) => [instrument.id, instrument]),
);

export const RIGHTS_ARTICLES: readonly RightsArticle[] = Object.entries(LABELS).map(([id, [ar, fa, en]]) => {
  const [code = '', article] = id.split('-');
  const instrument = INSTRUMENTS.get(code)!.id;
  return {
    id,
    instrument,
    article: Number(article),
    labels: { ar, fa, en },
    womensRights: instrument === 'cedaw' || ALSO_OF_WOMEN.has(id),
  };
});

const BY_ID = new Map(RIGHTS_ARTICLES.map((article) => [article.id, article]));

export function rightsArticle(id: string): RightsArticle | undefined {
  return BY_ID.get(id);
}
