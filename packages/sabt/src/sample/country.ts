/** The Republic of Varzan: a country that does not exist, its towns, papers, trades and neighbours. */

export const SAMPLE_LANGUAGES = ['ar', 'fa', 'en'] as const;
export type SampleLanguage = (typeof SAMPLE_LANGUAGES)[number];
export type Words = Readonly<Record<SampleLanguage, string>>;

export const COUNTRY: Words = { ar: 'جمهورية ورزان', fa: 'جمهوری ورزان', en: 'the Republic of Varzan' };
export const INVENTED: Words = { ar: 'عيّنة مختلَقة', fa: 'نمونهٔ ساختگی', en: 'invented sample' };

export interface Town {
  name: Words;
  abroad?: boolean;
}

export const TOWNS: readonly Town[] = [
  { name: { ar: 'لاله كنار', fa: 'لاله‌کنار', en: 'Lalehkenar' } },
  { name: { ar: 'سنغ رود', fa: 'سنگ‌رود', en: 'Sangrud' } },
  { name: { ar: 'تيره دشت', fa: 'تیره‌دشت', en: 'Tirehdasht' } },
  { name: { ar: 'قصر الريح', fa: 'قصرالریح', en: 'Qasr al-Rih' } },
  { name: { ar: 'بندر سبيد', fa: 'بندر سپید', en: 'Bandar Sepid' } },
  { name: { ar: 'وادي اللوز', fa: 'وادی لوز', en: 'Wadi al-Lawz' } },
  { name: { ar: 'كوه آرام', fa: 'کوه آرام', en: 'Kuh-e Aram' } },
  { name: { ar: 'عين الحجل', fa: 'عین‌الحجل', en: 'Ain al-Hajal' } },
];

export const TOWNS_ABROAD: readonly Town[] = [
  { name: { ar: 'ألدمور', fa: 'آلدمور', en: 'Aldmoor' }, abroad: true },
  { name: { ar: 'بورت لومن', fa: 'پورت لومن', en: 'Port Lumen' }, abroad: true },
  { name: { ar: 'فيرسن', fa: 'فیرسن', en: 'Viersen Quay' }, abroad: true },
];

export interface Outlet {
  name: string;
  language: SampleLanguage;
  type: 'newspaper' | 'organisation' | 'agency' | 'channel';
  /** First year in which it reports. */
  since: number;
}

export const OUTLETS: readonly Outlet[] = [
  { name: 'صحيفة ورزان', language: 'ar', type: 'newspaper', since: 2011 },
  { name: 'منبر الساحل', language: 'ar', type: 'newspaper', since: 2011 },
  { name: 'لجنة الحقوق في وادي اللوز', language: 'ar', type: 'organisation', since: 2013 },
  { name: 'وكالة ورزان الرسمية', language: 'ar', type: 'agency', since: 2011 },
  { name: 'روزنامهٔ ورزان', language: 'fa', type: 'newspaper', since: 2011 },
  { name: 'کانون نویسندگان سنگ‌رود', language: 'fa', type: 'organisation', since: 2012 },
  { name: 'خبرگزاری کارگران ورزان', language: 'fa', type: 'agency', since: 2011 },
  { name: 'کانال صدای بندر', language: 'fa', type: 'channel', since: 2016 },
  { name: 'Varzan Daily', language: 'en', type: 'newspaper', since: 2011 },
  { name: 'Aldmoor Observer', language: 'en', type: 'newspaper', since: 2011 },
  { name: 'Varzan Rights Monitor', language: 'en', type: 'organisation', since: 2014 },
];

export interface Group {
  /** In Arabic in the oblique case, as all sentences need it. */
  name: Words;
  demand: Words;
}

export const GROUPS: readonly Group[] = [
  {
    name: { ar: 'عمال النسيج', fa: 'کارگران نساجی', en: 'textile workers' },
    demand: {
      ar: 'دفع أجور ثلاثة أشهر متأخرة',
      fa: 'پرداخت دستمزد معوقهٔ سه ماه',
      en: 'payment of three months of overdue wages',
    },
  },
  {
    name: { ar: 'المعلمين', fa: 'معلمان', en: 'teachers' },
    demand: {
      ar: 'رفع الرواتب وإطلاق سراح زملائهم',
      fa: 'افزایش حقوق و آزادی همکاران خود',
      en: 'higher pay and the release of their colleagues',
    },
  },
  {
    name: { ar: 'المتقاعدين', fa: 'بازنشستگان', en: 'pensioners' },
    demand: { ar: 'معاشات تكفي للعيش', fa: 'مستمری‌ای که کفاف زندگی را بدهد', en: 'pensions that one can live on' },
  },
  {
    name: { ar: 'طالبات الجامعة', fa: 'دانشجویان دختر دانشگاه', en: 'women students' },
    demand: {
      ar: 'إلغاء حظر دخول المكتبة',
      fa: 'لغو ممنوعیت ورود به کتابخانه',
      en: 'an end to the ban on entering the library',
    },
  },
  {
    name: { ar: 'المزارعين', fa: 'کشاورزان', en: 'farmers' },
    demand: { ar: 'حصة عادلة من مياه النهر', fa: 'سهم عادلانه از آب رودخانه', en: 'a fair share of the river water' },
  },
  {
    name: { ar: 'سائقي الشاحنات', fa: 'رانندگان کامیون', en: 'lorry drivers' },
    demand: { ar: 'خفض سعر الوقود', fa: 'کاهش بهای سوخت', en: 'a lower price of fuel' },
  },
  {
    name: { ar: 'الممرضين', fa: 'پرستاران', en: 'nurses' },
    demand: { ar: 'عدد كاف من العاملين في الليل', fa: 'نیروی کافی در نوبت شب', en: 'enough staff at night' },
  },
];

/** Given and family names, common ones, combined at random; nobody is meant. */
export const PEOPLE: readonly Words[] = [
  { ar: 'سلمى الورزاني', fa: 'سلما ورزانی', en: 'Salma al-Warzani' },
  { ar: 'كاوه سنغرودي', fa: 'کاوه سنگ‌رودی', en: 'Kaveh Sangrudi' },
  { ar: 'ليلى الساحلي', fa: 'لیلا ساحلی', en: 'Leila Saheli' },
  { ar: 'يوسف لوزي', fa: 'یوسف لوزی', en: 'Yousef Lawzi' },
  { ar: 'برويز تيره دشتي', fa: 'پرویز تیره‌دشتی', en: 'Parviz Tirehdashti' },
  { ar: 'هدى الحجلي', fa: 'هدی حجلی', en: 'Huda Hajali' },
];
