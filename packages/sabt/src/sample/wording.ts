/** How an outlet of each language tells of an event: a headline and two to four sentences. */
import { formatDate } from '../model/calendar.ts';
import { COUNTRY, type Group, type SampleLanguage, type Town, type Words } from './country.ts';

export const ACT_KINDS = [
  'gathering',
  'march',
  'strike',
  'hunger-strike',
  'arrest',
  'trial',
  'rally-abroad',
  'resolution',
  'shelling',
  'shutdown',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

export interface Happening {
  kind: ActKind;
  /** ISO day. */
  day: string;
  town: Town;
  group: Group;
  person: Words;
  participants: number;
  arrested: number;
  killed: number;
  injured: number;
}

type Told = { title: string; sentences: string[] };

const digits = { ar: 'ar-EG', fa: 'fa-IR', en: 'en-GB' } as const;

function number(n: number, language: SampleLanguage): string {
  return new Intl.NumberFormat(digits[language]).format(n);
}

function date(day: string, language: SampleLanguage): string {
  return formatDate(day, { language, calendar: language === 'fa' ? 'persian' : 'gregorian' });
}

export function tell(h: Happening, language: SampleLanguage, stated: number): Told {
  return { ar: arabic, fa: persian, en: english }[language](h, stated);
}

function english(h: Happening, stated: number): Told {
  const town = h.town.name.en;
  const on = `on ${date(h.day, 'en')}`;
  const who = h.group.name.en;
  const n = number(stated, 'en');
  const arrested =
    h.arrested === 0
      ? []
      : [
          `Officers are alleged to have arrested ${number(h.arrested, 'en')} people; some were released the same evening.`,
        ];
  switch (h.kind) {
    case 'gathering':
      return {
        title: `${capital(who)} gather in ${town}`,
        sentences: [
          `About ${n} ${who} gathered in the main square of ${town} ${on}.`,
          `They demanded ${h.group.demand.en}.`,
          ...arrested,
        ],
      };
    case 'march':
      return {
        title: `March of ${who} through ${town}`,
        sentences: [
          `Some ${n} ${who} marched from the old market to the town hall of ${town} ${on}.`,
          `Their banners asked for ${h.group.demand.en}.`,
          ...arrested,
        ],
      };
    case 'strike':
      return {
        title: `${capital(who)} on strike in ${town}`,
        sentences: [
          `${n} ${who} in ${town} stopped work ${on}.`,
          `A spokeswoman, ${h.person.en}, said the strike would go on until there was ${h.group.demand.en}.`,
        ],
      };
    case 'hunger-strike':
      return {
        title: `Prisoners refuse food in ${town}`,
        sentences: [
          `${n} prisoners in ${town} began a hunger strike ${on}, according to ${h.person.en}, a lawyer.`,
          `The prison office denied that anyone was refusing food.`,
        ],
      };
    case 'arrest':
      return {
        title: `Arrests in ${town}`,
        sentences: [
          `${number(h.arrested, 'en')} people were arrested in ${town} ${on}, relatives say.`,
          `Among them is ${h.person.en}, known for speaking up for ${who}.`,
          `No reason was given.`,
        ],
      };
    case 'trial':
      return {
        title: `${h.person.en} before the court of ${town}`,
        sentences: [
          `The court of ${town} heard the case of ${h.person.en} ${on}.`,
          `The charge is “spreading unrest among ${who}”. The defence had ten minutes.`,
        ],
      };
    case 'rally-abroad':
      return {
        title: `Varzani exiles rally in ${town}`,
        sentences: [
          `About ${n} people from Varzan rallied in ${town} ${on}.`,
          `Speakers called on the parliament there not to look away from ${COUNTRY.en}.`,
        ],
      };
    case 'resolution':
      return {
        title: `Parliament in ${town} votes on Varzan`,
        sentences: [
          `The parliament in ${town} adopted a resolution on ${COUNTRY.en} ${on} with ${n} votes.`,
          `It calls for the release of ${h.person.en}.`,
        ],
      };
    case 'shelling':
      return {
        title: `Shells fall near ${town}`,
        sentences: [
          `Shells fell near ${town}, close to the border, ${on}.`,
          `The hospital counted ${number(h.killed, 'en')} dead and ${number(h.injured, 'en')} injured. Each side accuses the other.`,
        ],
      };
    case 'shutdown':
      return {
        title: `No internet in ${town}`,
        sentences: [
          `The internet was cut off in ${town} ${on} while ${who} were expected to gather.`,
          `It came back after two days.`,
        ],
      };
  }
}

function persian(h: Happening, stated: number): Told {
  const town = h.town.name.fa;
  const on = date(h.day, 'fa');
  const who = h.group.name.fa;
  const n = number(stated, 'fa');
  const arrested =
    h.arrested === 0
      ? []
      : [
          `گفته می‌شود مأموران ${number(h.arrested, 'fa')} نفر را بازداشت کردند که برخی از آنان شامگاه همان روز آزاد شدند.`,
        ];
  switch (h.kind) {
    case 'gathering':
      return {
        title: `تجمع ${who} در ${town}`,
        sentences: [
          `حدود ${n} نفر از ${who} روز ${on} در میدان مرکزی ${town} تجمع کردند.`,
          `آنان خواستار ${h.group.demand.fa} شدند.`,
          ...arrested,
        ],
      };
    case 'march':
      return {
        title: `راهپیمایی ${who} در ${town}`,
        sentences: [
          `نزدیک به ${n} نفر از ${who} در ${on} از بازار قدیم تا شهرداری ${town} راهپیمایی کردند.`,
          `بر پلاکاردها ${h.group.demand.fa} خواسته شده بود.`,
          ...arrested,
        ],
      };
    case 'strike':
      return {
        title: `اعتصاب ${who} در ${town}`,
        sentences: [
          `${n} نفر از ${who} در ${town} از ${on} دست از کار کشیدند.`,
          `${h.person.fa}، سخنگوی اعتصاب‌کنندگان، گفت اعتصاب تا ${h.group.demand.fa} ادامه دارد.`,
        ],
      };
    case 'hunger-strike':
      return {
        title: `اعتصاب غذای زندانیان ${town}`,
        sentences: [
          `به گفتهٔ ${h.person.fa}، وکیل دادگستری، ${n} زندانی در ${town} از ${on} اعتصاب غذا کرده‌اند.`,
          `ادارهٔ زندان گفت هیچ‌کس از خوردن غذا خودداری نمی‌کند.`,
        ],
      };
    case 'arrest':
      return {
        title: `بازداشت‌ها در ${town}`,
        sentences: [
          `به گفتهٔ خانواده‌ها ${number(h.arrested, 'fa')} نفر روز ${on} در ${town} بازداشت شدند.`,
          `${h.person.fa} که از ${who} دفاع می‌کرد در میان آنان است.`,
          `دلیلی برای بازداشت اعلام نشده است.`,
        ],
      };
    case 'trial':
      return {
        title: `محاکمهٔ ${h.person.fa} در ${town}`,
        sentences: [
          `دادگاه ${town} روز ${on} به پروندهٔ ${h.person.fa} رسیدگی کرد.`,
          `اتهام او «ایجاد ناآرامی در میان ${who}» است و وکیلش ده دقیقه فرصت داشت.`,
        ],
      };
    case 'rally-abroad':
      return {
        title: `گردهمایی ورزانی‌ها در ${town}`,
        sentences: [
          `حدود ${n} نفر از ورزانی‌های خارج از کشور روز ${on} در ${town} گرد آمدند.`,
          `سخنرانان از مجلس آن کشور خواستند چشم بر ${COUNTRY.fa} نبندد.`,
        ],
      };
    case 'resolution':
      return {
        title: `رأی مجلس ${town} دربارهٔ ورزان`,
        sentences: [
          `مجلس در ${town} روز ${on} قطعنامه‌ای دربارهٔ ${COUNTRY.fa} با ${n} رأی تصویب کرد.`,
          `در آن آزادی ${h.person.fa} خواسته شده است.`,
        ],
      };
    case 'shelling':
      return {
        title: `اصابت گلوله‌های توپ در نزدیکی ${town}`,
        sentences: [
          `روز ${on} گلوله‌های توپ در نزدیکی ${town} در مرز فرود آمد.`,
          `بیمارستان ${number(h.killed, 'fa')} کشته و ${number(h.injured, 'fa')} زخمی شمرد. دو طرف یکدیگر را متهم می‌کنند.`,
        ],
      };
    case 'shutdown':
      return {
        title: `قطع اینترنت در ${town}`,
        sentences: [`اینترنت در ${town} روز ${on} هم‌زمان با فراخوان ${who} قطع شد.`, `پس از دو روز دوباره وصل شد.`],
      };
  }
}

function arabic(h: Happening, stated: number): Told {
  const town = h.town.name.ar;
  const on = `يوم ${date(h.day, 'ar')}`;
  const who = h.group.name.ar;
  const n = number(stated, 'ar');
  const arrested =
    h.arrested === 0
      ? []
      : [`ويُقال إن عناصر الأمن اعتقلوا ${number(h.arrested, 'ar')} أشخاص أُفرج عن بعضهم مساء اليوم نفسه.`];
  switch (h.kind) {
    case 'gathering':
      return {
        title: `تجمّع ${who} في ${town}`,
        sentences: [
          `تجمّع نحو ${n} من ${who} في الساحة الرئيسية في ${town} ${on}.`,
          `وطالب المحتجون ب${h.group.demand.ar}.`,
          ...arrested,
        ],
      };
    case 'march':
      return {
        title: `مسيرة ${who} في ${town}`,
        sentences: [
          `سار قرابة ${n} من ${who} من السوق القديم إلى دار البلدية في ${town} ${on}.`,
          `ورُفعت لافتات تطالب ب${h.group.demand.ar}.`,
          ...arrested,
        ],
      };
    case 'strike':
      return {
        title: `إضراب ${who} في ${town}`,
        sentences: [
          `توقف ${n} من ${who} في ${town} عن العمل ${on}.`,
          `ونُقل عن ${h.person.ar} باسم المضربين إن الإضراب مستمر إلى حين تلبية المطلب، وهو ${h.group.demand.ar}.`,
        ],
      };
    case 'hunger-strike':
      return {
        title: `سجناء ${town} يضربون عن الطعام`,
        sentences: [
          `بدأ ${n} سجيناً في ${town} إضراباً عن الطعام ${on}، بحسب ما نُقل عن ${h.person.ar} من هيئة الدفاع.`,
          `ونفت إدارة السجن أن يكون أحد ممتنعاً عن الطعام.`,
        ],
      };
    case 'arrest':
      return {
        title: `اعتقالات في ${town}`,
        sentences: [
          `اعتُقل ${number(h.arrested, 'ar')} أشخاص في ${town} ${on} بحسب ذويهم.`,
          `وبينهم ${h.person.ar} ممن عُرفوا بالدفاع عن ${who}.`,
          `ولم يُذكر سبب للاعتقال.`,
        ],
      };
    case 'trial':
      return {
        title: `محاكمة ${h.person.ar} في ${town}`,
        sentences: [
          `نظرت محكمة ${town} في قضية ${h.person.ar} ${on}.`,
          `والتهمة «إثارة الاضطراب بين ${who}»، ومُنح الدفاع عشر دقائق.`,
        ],
      };
    case 'rally-abroad':
      return {
        title: `الجالية الورزانية تتظاهر في ${town}`,
        sentences: [
          `تظاهر نحو ${n} من أبناء الجالية الورزانية في ${town} ${on}.`,
          `ودعا المتحدثون البرلمان هناك إلى ألا يغض الطرف عن ${COUNTRY.ar}.`,
        ],
      };
    case 'resolution':
      return {
        title: `برلمان ${town} يصوّت بشأن ورزان`,
        sentences: [
          `أقرّ البرلمان في ${town} قراراً بشأن ${COUNTRY.ar} ${on} بأغلبية ${n} صوتاً.`,
          `ويدعو القرار إلى الإفراج عن ${h.person.ar}.`,
        ],
      };
    case 'shelling':
      return {
        title: `سقوط قذائف قرب ${town}`,
        sentences: [
          `سقطت قذائف قرب ${town} على الحدود ${on}.`,
          `وأحصى المستشفى ${number(h.killed, 'ar')} قتلى و${number(h.injured, 'ar')} جرحى، ويتبادل الطرفان الاتهام.`,
        ],
      };
    case 'shutdown':
      return {
        title: `انقطاع الإنترنت في ${town}`,
        sentences: [`قُطع الإنترنت في ${town} ${on} قبيل تجمع دعا إليه عدد من ${who}.`, `وعاد بعد يومين.`],
      };
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
