/** Reports about Varzan, a country that does not exist, in three languages: what the demo of the pages holds. */
import type { RecordSummary, SourceSummary } from '../app-port.ts';

export interface DemoState {
  empty?: boolean;
  damaged?: boolean;
  neverVerified?: boolean;
  running?: boolean;
  /** Replaces every title and text: for what must be escaped. */
  text?: string;
}

export const ROOT = '9f2cVb3vYwQm0Jt5o1x7r8KzNfL2u4hTaSgDpWiEe41a=';
export const AT = '2026-11-23T08:04:00Z';

/** An id of 26 characters that is the same in every run. */
export function demoId(n: number): string {
  return `0varzan${String(n).padStart(19, '0')}`;
}

export const SOURCES: SourceSummary[] = [
  {
    id: demoId(901),
    name: 'روزنامهٔ ورزان',
    reliability: 'B',
    type: 'newspaper',
    country: null,
    records: 1204,
    first: '2019-03-21',
    last: '2026-11-23',
    public: false,
  },
  {
    id: demoId(902),
    name: 'صحيفة ورزان',
    reliability: 'C',
    type: 'newspaper',
    country: null,
    records: 987,
    first: '2019-01-04',
    last: '2026-11-22',
    public: false,
  },
  {
    id: demoId(903),
    name: 'Varzan Rights Monitor',
    reliability: 'A',
    type: 'organisation',
    country: null,
    records: 412,
    first: '2020-06-30',
    last: '2026-11-21',
    public: true,
  },
  {
    id: demoId(904),
    name: 'خبرگزاری لاله‌کنار',
    reliability: 'D',
    type: 'agency',
    country: null,
    records: 2180,
    first: '2018-11-02',
    last: '2026-11-20',
    public: false,
  },
  {
    id: demoId(905),
    name: 'قناة «صوت الساحل»',
    reliability: null,
    type: 'channel',
    country: null,
    records: 29,
    first: '2024-02-11',
    last: '2026-10-05',
    public: false,
  },
];

export interface DemoDocument {
  title: string;
  name: string;
  language: 'ar' | 'fa' | 'en';
  date: string | null;
  source: number;
  text: string;
}

export const DOCUMENTS: DemoDocument[] = [
  {
    title: 'تجمع کارگران نساجی در میدان شهر',
    name: 'tajamo-1405-09-02.html',
    language: 'fa',
    date: '2026-11-23',
    source: 0,
    text: 'روز دوشنبه حدود دویست نفر از کارگران کارخانهٔ نساجی «پرنیان» در میدان مرکزی شهر لاله‌کنار تجمع کردند و خواستار پرداخت دستمزد معوقهٔ سه ماه شدند. به گفتهٔ شاهدان، مأموران چهار نفر را بازداشت کردند که دو تن از آنان شامگاه همان روز آزاد شدند.\n\nسخنگوی استانداری گفت که «هیچ تجمعی رخ نداده است». نمایندهٔ کارگران این گفته را نادرست خواند و افزود که فهرست نام بازداشت‌شدگان به دفتر حقوق بشر فرستاده شده است.\n\nاین سومین تجمع کارگران این کارخانه در ماه گذشته است.',
  },
  {
    title: 'الاحتجاجات تزداد عدداً ونوعاً',
    name: 'ihtijajat.txt',
    language: 'ar',
    date: '2026-11-22',
    source: 1,
    text: 'شهدت مدن الساحل في ورزان خلال الأشهر الماضية تزايداً في الاحتجاجات، عدداً ونوعاً، بحسب ما رصدته منظمات محلية. وقالت مسؤولة في «مرصد ورزان» إن المؤتمرات التي عقدتها النقابات جمعت مئات العمال من ست محافظات.\n\nوفي المقابل قال متحدث باسم الوزارة إن ما يُنشر «مبالغ فيه»، ودعا إلى انتظار نتائج التحقيق.',
  },
  {
    title: 'Three released, one still held after the Lalekenar gathering',
    name: 'vrm-2026-114.pdf',
    language: 'en',
    date: '2026-11-21',
    source: 2,
    text: 'Three of the four people arrested after the gathering of textile workers in Lalekenar were released on Saturday, their families told the Monitor. The fourth, a member of the works council, is still held; no charge has been made public.\n\nThe Monitor has documented 31 gatherings in the province since March, against 19 in the same months of the year before.',
  },
  {
    title: 'نماینده: آمار اعتراض‌ها نادرست است',
    name: 'agency-88121.html',
    language: 'fa',
    date: '2026-11-20',
    source: 3,
    text: 'نمایندهٔ لاله‌کنار در مجلس ورزان گفت آماری که از اعتراض‌ها منتشر می‌شود نادرست است و باید مرجع رسمی آن را اعلام کند.',
  },
  {
    title: 'مؤتمر النقابات في مرفأ الصنوبر يدعو إلى حوار',
    name: 'mutamar.docx',
    language: 'ar',
    date: '2026-11-18',
    source: 1,
    text: 'دعا مؤتمر النقابات المنعقد في مرفأ الصنوبر إلى حوار وطني حول الأجور، وطالب بالإفراج عن الموقوفين.',
  },
  {
    title: 'Court adjourns case of the harbour strike',
    name: 'court-notes.eml',
    language: 'en',
    date: '2026-11-16',
    source: 2,
    text: 'The district court adjourned the case of five dockers to January. Two observers were refused entry.',
  },
  {
    title: 'اعتصاب یک‌روزهٔ رانندگان در بندر صنوبر',
    name: 'etesab.txt',
    language: 'fa',
    date: '2026-11-14',
    source: 0,
    text: 'رانندگان کامیون در بندر صنوبر یک روز دست از کار کشیدند.',
  },
  {
    title: 'بيان أهالي الموقوفين',
    name: 'bayan.jpg.txt',
    language: 'ar',
    date: null,
    source: 4,
    text: 'نحن أهالي الموقوفين الأربعة نطلب معرفة مكان احتجازهم والسماح لهم بتوكيل محامين.',
  },
];

export function summaryOf(n: number): RecordSummary {
  const document = DOCUMENTS[n]!;
  const source = SOURCES[document.source]!;
  return {
    id: demoId(n),
    kind: 'document',
    name: document.name,
    title: document.title,
    language: document.language,
    date: document.date,
    source: { id: source.id, name: source.name },
    entry: 7348 - n * 3,
    confidentiality: n === 2 ? 'public' : n === 7 ? 'identity' : 'restricted',
  };
}
