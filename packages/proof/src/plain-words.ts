/**
 * What a failed check means, for somebody who has never heard of a hash: a lawyer, a clerk. One sentence for each thing that
 * can be said, in three languages. Which one follows from the check that failed, and in a few cases from what it met there:
 * whoever reads needs to know what does not hold, and two verifiers that find the same must say the same. A finer distinction
 * by the code (which of two bytes of a signature was hit) would only tell two stories of one damage. The one catalogue of the
 * command, the verifier page and (in English) examples/verify.py; vectors/ say which sentence each damaged case gets.
 */
import { checkList, checkObject, checkString } from './arguments.ts';
import { ProofError } from './errors.ts';

export type PlainLanguage = 'en' | 'ar' | 'fa';

const en = {
  title: 'In plain words',
  sayings: {
    fileChanged: 'A file is not the one that the keeper listed and signed: it was changed afterwards.',
    fileMissing: 'A file that the keeper listed is not there: it was taken out, or the copy is incomplete.',
    fileAdded:
      'There is a file that does not belong here: the keeper did not list it, or nothing in the log stands for it. Take nothing from it.',
    original:
      'A file is not the one that its record in the log names, or the record shows nothing that it could be held against.',
    table: 'A table says something else than the records prove: go by the records.',
    list: 'The list of the files bears no right signature of a key that you trust: list or signature was changed afterwards, or it is of somebody else.',
    signature:
      'The state of the log bears no right signature of a key that you trust: it was changed after it was signed, or is of somebody else or of another log.',
    otherState:
      'The signed state of the log is another than the one that is named here: an older or a newer one was put in its place.',
    earlier:
      'An earlier state of the log, which others may have seen, does not fit: the log does not continue it, or it was changed.',
    key: 'The statements of the log’s keys do not follow from one another, or not from the key that you trust: one was changed, or the key was changed in a way that the log had not announced.',
    chain:
      'The link from what is shown to the log is broken: the value, its place or the proof was changed, cut, prolonged or taken from elsewhere. It is not shown that this stood in the log.',
    record:
      'The proof of a record does not hold: a value, its place or the proof was changed, cut, prolonged or taken from elsewhere, or it contradicts itself or what others had seen of the log. It is not shown that this stood in the log.',
    notAccounted:
      'Parts of a text are passed over: they are neither shown nor said to be withheld or erased. Read it as a text with gaps.',
    contradiction:
      'Two things of one record that belong together contradict each other: a value was moved here from another record, or is said twice in two ways.',
    stated: 'What is said to be withheld or erased does not fit what is shown.',
    form: 'Something is not written as it must be: it is damaged, or was put together by hand so that two readers may take it differently. What it says does not count.',
    packing: 'The ZIP file is not as it was made: it is damaged, arrived cut short, or was unpacked and packed again.',
    consequence: 'Something could not be checked because what it rests on failed above.',
    witnesses: 'Fewer of the witnesses that you named have rightly signed one state of the log than you asked for.',
    erasure:
      'Something that was erased is shown, is called withheld or left out, or has another reason than the log says; or something is called erased that no record of an erasure names, or such a record says not of what.',
    anchor:
      'A time stamp does not hold: it is of something else, was changed, or is of an authority that you do not trust.',
    siteRecord:
      'This file is one part of a published site and cannot be checked alone: check the whole site, by its folder or its address.',
    paper:
      'This is the paper, a PDF, which nobody can check by itself: give the ZIP file of the dossier that it was printed from.',
    unknownFile:
      'This is no dossier, no proof file and no published site: give the ZIP file or the proof file as the keeper sent it.',
  },
  who: 'Who did it, and whether by intent, is not shown. What is listed as not checked has not passed anything.',
  nothing: 'Nothing in the file could be checked: nothing of it has passed.',
};

const ar: typeof en = {
  title: 'بكلام بسيط',
  sayings: {
    fileChanged: 'في الملفات ملف ليس هو الذي أدرجه حافظ الأرشيف في القائمة ووقّعها: غُيِّر بعد ذلك.',
    fileMissing: 'ملف ذكره حافظ الأرشيف في القائمة غير موجود: أُخرج منها، أو أن النسخة ناقصة.',
    fileAdded:
      'هنا ملف ليس موضعه هنا: لم يذكره حافظ الأرشيف في القائمة، أو ليس له في السجل ما يقوم عليه. لا تأخذ منه شيئاً.',
    original: 'ملف ليس هو الذي تسمّيه مادته في السجل، أو لا تعرض المادة ما يمكن أن يُقارن به.',
    table: 'جدول يقول غير ما تثبته المواد: فاعتمد المواد.',
    list: 'ليس على قائمة الملفات توقيع صحيح لمفتاح تثق به: غُيِّرت القائمة أو غُيِّر التوقيع بعد وضعه، أو هي لغيره.',
    signature: 'ليس على حالة السجل توقيع صحيح لمفتاح تثق به: غُيِّرت بعد توقيعها، أو هي لغيره أو من سجل آخر.',
    otherState: 'حالة السجل الموقّعة غير الحالة المسمّاة هنا: وُضعت مكانها حالة أقدم أو أحدث.',
    earlier: 'حالة سابقة للسجل، قد يكون غيرك رآها، لا تتفق مع ما هنا: لا يكملها السجل، أو غُيِّرت.',
    key: 'بيانات مفاتيح السجل لا يتبع بعضها بعضاً، أو لا تتبع المفتاح الذي تثق به: غُيِّر أحدها، أو غُيِّر المفتاح على نحو لم يعلنه السجل من قبل.',
    chain:
      'انقطعت الصلة بين المعروض والسجل: غُيِّرت القيمة أو موضعها أو إثباتها، أو قُطع أو أُطيل أو أُخذ من مكان آخر. فلم يثبت أن هذا كان في السجل.',
    record:
      'إثبات مادة غير سليم: غُيِّرت قيمة أو موضعها أو إثباتها، أو قُطع أو أُطيل أو أُخذ من مكان آخر، أو يناقض نفسه أو ما رآه آخرون من السجل. فلم يثبت أن هذا كان في السجل.',
    notAccounted: 'أجزاء من نص سُكت عنها: لا هي معروضة ولا ذُكر أنها محجوبة أو ممحوة. فاقرأه نصاً فيه فجوات.',
    contradiction: 'شيئان في مادة واحدة يجب أن يتفقا يتناقضان: نُقلت قيمة من مادة أخرى، أو ذُكرت مرتين على وجهين.',
    stated: 'ما ذُكر أنه محجوب أو ممحو لا يتفق مع المعروض.',
    form: 'شيء غير مكتوب كما يجب: إما تالف، وإما رُكِّب يدوياً ليفهمه قارئان على وجهين. ولا يُعتد بما يقوله.',
    packing: 'ملف ZIP ليس كما صُنع: هو تالف، أو وصل مقطوعاً، أو فُكّ ثم ضُغط من جديد.',
    consequence: 'تعذّر فحص شيء لأن ما يقوم عليه أخفق أعلاه.',
    witnesses: 'عدد من وقّعوا توقيعاً صحيحاً حالة واحدة من السجل، من الشهود الذين سمّيتهم، أقل مما طلبت.',
    erasure:
      'شيء مُحي يُعرض، أو يسمى محجوباً، أو لا يُذكر، أو له سبب غير الذي في السجل؛ أو يسمى ممحواً شيء لا تذكره أي مادة محو، أو لا تقول مادة محو ممَّ كان المحو.',
    anchor: 'ختم زمني غير سليم: هو لشيء آخر، أو غُيِّر، أو من هيئة لا تثق بها.',
    siteRecord: 'هذا الملف جزء من موقع منشور ولا يُفحص وحده: افحص الموقع كله، بمجلده أو بعنوانه.',
    paper: 'هذه هي النسخة الورقية (PDF)، ولا يمكن لأحد أن يفحصها وحدها: أعطِ ملف ZIP الذي طُبعت منه.',
    unknownFile:
      'ليس هذا ملفاً مُسلَّماً ولا ملف إثبات ولا موقعاً منشوراً: أعطِ ملف ZIP أو ملف الإثبات كما أرسله حافظ الأرشيف.',
  },
  who: 'أما من فعل ذلك، وهل تعمّده، فلم يثبت. وما ذُكر أنه لم يُفحص لم ينجح في شيء.',
  nothing: 'لم يمكن فحص شيء في الملف: فلم ينجح منه شيء.',
};

const fa: typeof en = {
  title: 'به زبان ساده',
  sayings: {
    fileChanged: 'پرونده‌ای همان نیست که نگه‌دارنده در فهرست آورد و امضا کرد: پس از آن دگرگون شده است.',
    fileMissing: 'پرونده‌ای که نگه‌دارنده در فهرست آورده اینجا نیست: برداشته شده یا نسخه ناقص است.',
    fileAdded:
      'پرونده‌ای اینجاست که جایش اینجا نیست: نگه‌دارنده آن را در فهرست نیاورده، یا در دفتر چیزی پشتوانهٔ آن نیست. چیزی از آن نگیرید.',
    original:
      'پرونده‌ای همان نیست که برگه‌اش در دفتر نام می‌برد، یا برگه چیزی نشان نمی‌دهد که بتوان پرونده را با آن سنجید.',
    table: 'جدولی چیزی جز آنچه برگه‌ها ثابت می‌کنند می‌گوید: به برگه‌ها تکیه کنید.',
    list: 'فهرست پرونده‌ها امضای درستی از کلیدی که به آن اعتماد دارید ندارد: فهرست یا امضا پس از آن دگرگون شده، یا از آنِ کس دیگری است.',
    signature:
      'وضعیت دفتر امضای درستی از کلیدی که به آن اعتماد دارید ندارد: پس از امضا دگرگون شده، یا از آنِ کس دیگری یا دفتر دیگری است.',
    otherState: 'وضعیت امضاشدهٔ دفتر جز آن است که اینجا نام برده شده: وضعیتی کهنه‌تر یا تازه‌تر به جایش گذاشته شده است.',
    earlier: 'وضعیتی پیشین از دفتر، که شاید دیگران دیده باشند، جور نیست: دفتر ادامهٔ آن نیست، یا دگرگون شده است.',
    key: 'بیانیه‌های کلیدهای دفتر از پی هم نمی‌آیند، یا از پی کلیدی که به آن اعتماد دارید: یکی دگرگون شده، یا کلید به گونه‌ای عوض شده که دفتر از پیش اعلام نکرده بود.',
    chain:
      'پیوند میان آنچه نشان داده می‌شود و دفتر گسسته است: مقدار، جای آن یا اثباتش دگرگون، کوتاه یا بلند شده یا از جای دیگری آمده است. پس نشان داده نشده که این در دفتر بوده است.',
    record:
      'اثبات برگه‌ای درست نیست: مقداری، جای آن یا اثباتش دگرگون، کوتاه یا بلند شده یا از جای دیگری آمده، یا با خود یا با آنچه دیگران از دفتر دیده‌اند نمی‌خواند. پس نشان داده نشده که این در دفتر بوده است.',
    notAccounted:
      'از پاره‌هایی از یک متن بی‌گفته گذشته‌اند: نه نشان داده می‌شوند و نه گفته شده که پوشیده یا امحا شده‌اند. آن را متنی با افتادگی بخوانید.',
    contradiction:
      'دو چیز از یک برگه که باید با هم بخوانند نمی‌خوانند: مقداری از برگهٔ دیگری آورده شده، یا دو بار و دو گونه گفته شده است.',
    stated: 'آنچه پوشیده یا امحاشده خوانده شده با آنچه نشان داده می‌شود جور نیست.',
    form: 'چیزی چنان‌که باید نوشته نشده است: آسیب دیده، یا با دست چنان ساخته شده که دو خواننده دو گونه بفهمند. آنچه می‌گوید به شمار نمی‌آید.',
    packing: 'پروندهٔ ZIP چنان نیست که ساخته شد: آسیب دیده، ناقص رسیده، یا باز شده و دوباره بسته شده است.',
    consequence: 'چیزی وارسی نشد، چون آنچه بر آن استوار است در بالا نادرست بود.',
    witnesses:
      'از گواهانی که نام بردید، شمار کسانی که یک وضعیت دفتر را به‌درستی امضا کرده‌اند کمتر از آن است که خواستید.',
    erasure:
      'چیزی که امحا شده نشان داده می‌شود، پوشیده خوانده می‌شود، ناگفته می‌ماند، یا دلیلی جز آنچه در دفتر است دارد؛ یا چیزی امحاشده خوانده می‌شود که هیچ برگهٔ امحایی از آن نام نمی‌برد، یا چنین برگه‌ای نمی‌گوید از چه امحا شده.',
    anchor: 'مُهری زمانی درست نیست: از آنِ چیز دیگری است، دگرگون شده، یا از مرجعی است که به آن اعتماد ندارید.',
    siteRecord:
      'این پرونده پاره‌ای از وبگاهی منتشرشده است و به‌تنهایی وارسی نمی‌شود: همهٔ وبگاه را وارسی کنید، با پوشه یا نشانی آن.',
    paper:
      'این نسخهٔ کاغذی (PDF) است و هیچ‌کس نمی‌تواند آن را به‌تنهایی وارسی کند: پروندهٔ ZIP را بدهید که این از آن چاپ شده است.',
    unknownFile:
      'این نه پرونده‌ای سپرده‌شده است، نه پروندهٔ اثبات و نه وبگاهی منتشرشده: پروندهٔ ZIP یا پروندهٔ اثبات را چنان‌که نگه‌دارنده فرستاده بدهید.',
  },
  who: 'اینکه چه کسی کرده و آیا به عمد بوده نشان داده نشده است. آنچه وارسی‌نشده خوانده شده از هیچ وارسی نگذشته است.',
  nothing: 'هیچ چیز این پرونده وارسی‌شدنی نبود: هیچ بخشی از آن درست شمرده نشده است.',
};

/** Every sentence, by language. */
export const PLAIN_WORDS: Readonly<Record<PlainLanguage, typeof en>> = { en, ar, fa };

export type PlainSaying = keyof (typeof en)['sayings'];

/** By the check that failed, of dossiers, proof files and sites; `zip` and `sort` are of the file as a whole. */
const SAID_OF_CHECK: Readonly<Record<string, PlainSaying>> = {
  zip: 'packing',
  contents: 'form',
  keys: 'key',
  checkpoint: 'signature',
  attested: 'earlier',
  witnesses: 'witnesses',
  statement: 'list',
  file: 'fileChanged',
  record: 'record',
  original: 'original',
  data: 'table',
  erasure: 'erasure',
  anchor: 'anchor',
  log: 'chain',
  format: 'form',
  entry: 'form',
  inclusion: 'chain',
  identity: 'contradiction',
  field: 'chain',
  item: 'chain',
  'text-digest': 'contradiction',
  'blob-digest': 'contradiction',
  withheld: 'stated',
  erased: 'stated',
  passages: 'notAccounted',
};

/** What a check met that says more than the check does. */
const SAID_OF_CODE: Readonly<Record<string, PlainSaying>> = {
  'file-missing': 'fileMissing',
  'tile-missing': 'fileMissing',
  'checkpoint-missing': 'fileMissing',
  'file-unlisted': 'fileAdded',
  'not-accounted': 'notAccounted',
  'site-record': 'siteRecord',
  paper: 'paper',
  'unknown-file': 'unknownFile',
};

/** Nothing is wrong with such a file: it is another one than is checked here. */
const NOT_TO_BE_CHECKED: ReadonlySet<PlainSaying> = new Set(['siteRecord', 'paper', 'unknownFile']);

/** Under code `not-disclosed`: what is missing is what another check should have given. */
const RESTS_ON_ANOTHER =
  /no verified checkpoint to compare with|no entry to compare with|the field that holds it was not verified|nothing proves that the checkpoint of the dossier continues this one/;

/** A check that failed, or a problem of a site. */
export interface FailedCheck {
  readonly check: string;
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
}

/** Which sentences, each once, in the order of the checks. Throws ProofError `wrong-type`. */
export function plainSayings(failed: readonly FailedCheck[]): PlainSaying[] {
  checkList(failed, 'failed checks');
  return [...new Set(failed.flatMap((one) => sayingOf(one) ?? []))];
}

function sayingOf(failed: FailedCheck): PlainSaying | undefined {
  checkObject(failed, 'failed check');
  const { check, code = '', reason = '' } = failed;
  for (const one of [check, code, reason]) checkString(one, 'part of a failed check');
  if (code === 'not-disclosed' && RESTS_ON_ANOTHER.test(reason)) return 'consequence';
  if (check === 'checkpoint' && (code === 'bad-dossier' || code === 'bad-site')) return 'otherState';
  const said = Object.hasOwn(SAID_OF_CODE, code) ? SAID_OF_CODE[code] : undefined;
  return said ?? (Object.hasOwn(SAID_OF_CHECK, check) ? SAID_OF_CHECK[check] : undefined);
}

/**
 * The sentences for what failed, each once, and what is not shown. None for nothing, or for checks that are none of a verifier.
 * `unreadable`: nothing was checked, since the file itself could not be read. Throws ProofError `wrong-type`.
 */
export function plainWords(
  failed: readonly FailedCheck[],
  language: PlainLanguage = 'en',
  how: { readonly unreadable?: boolean } = {},
): string[] {
  checkString(language, 'language');
  checkObject(how, 'how');
  if (!Object.hasOwn(PLAIN_WORDS, language)) throw new ProofError('wrong-type', `no language: ${language}`);
  const words = PLAIN_WORDS[language];
  const said = plainSayings(failed);
  const sentences = said.map((one) => words.sayings[one]);
  if (said.every((one) => NOT_TO_BE_CHECKED.has(one))) return sentences;
  return [...sentences, how.unreadable === true ? words.nothing : words.who];
}
