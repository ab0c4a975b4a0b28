/**
 * What a failed check means, for somebody who has never heard of a hash: a lawyer, a clerk. One sentence for each thing that
 * can be said, in three languages; each code has one. The one catalogue of the command, the verifier page and (in English)
 * examples/verify.py, which a test holds against it.
 */
import { checkList, checkObject, checkString } from './arguments.ts';
import { ProofError } from './errors.ts';
import type { SiteProblemCode } from './site-report.ts';

export type PlainLanguage = 'en' | 'ar' | 'fa';

const en = {
  title: 'In plain words',
  sayings: {
    fileChanged:
      'A file is not the one that was handed over: it was changed after the keeper signed the list of files, or is another than its record in the log names.',
    fileMissing: 'A file that the keeper listed is not there: it was taken out, or the copy is incomplete.',
    fileAdded:
      'There is a file that does not belong here: the keeper did not list it, or nothing in the log stands for it. Take nothing from it.',
    chain:
      'The link from what is shown to the log is broken: the value, its place or the proof was changed, cut, prolonged or taken from elsewhere. It is not shown that this stood in the log.',
    signature:
      'A signature is wrong: what it covers was changed after it was signed, or somebody without the key made it.',
    stranger: 'No key that you trust has signed this: it is of somebody else, or of another log.',
    key: 'The log’s key was changed in a way that the log had not announced, or a key signed that was no longer allowed to.',
    contradiction:
      'Two things that belong together contradict each other: a value was moved to another field or record, or is said twice in two ways.',
    form: 'Something is not written as it must be: it is damaged, or was put together by hand so that two readers may take it differently. What it says does not count.',
    consequence: 'Something could not be checked because what it rests on failed above.',
    witnesses: 'Fewer of the witnesses that you named have signed this state of the log than you asked for.',
    erasure:
      'Something that was erased is shown, is called withheld or left out, or has another reason than the log says.',
    anchor:
      'A time stamp does not hold: it is of something else, was changed, or is of an authority that you do not trust.',
    here: 'The program was called in a way that it cannot answer; this says nothing about the file.',
  },
  who: 'Who did it, and whether by intent, is not shown. What is listed as not checked has not passed anything.',
  nothing: 'Nothing in the file could be checked: nothing of it has passed.',
};

const ar: typeof en = {
  title: 'بكلام بسيط',
  sayings: {
    fileChanged:
      'في الملفات ملف ليس هو الذي سُلِّم: غُيِّر بعد أن وقّع حافظ الأرشيف قائمة الملفات، أو هو غير الذي تسمّيه مادته في السجل.',
    fileMissing: 'ملف ذكره حافظ الأرشيف في القائمة غير موجود: أُخرج منها، أو أن النسخة ناقصة.',
    fileAdded:
      'هنا ملف ليس موضعه هنا: لم يذكره حافظ الأرشيف في القائمة، أو ليس له في السجل ما يقوم عليه. لا تأخذ منه شيئاً.',
    chain:
      'انقطعت الصلة بين المعروض والسجل: غُيِّرت القيمة أو موضعها أو إثباتها، أو قُطع أو أُطيل أو أُخذ من مكان آخر. فلم يثبت أن هذا كان في السجل.',
    signature: 'توقيع غير صحيح: غُيِّر ما يشمله بعد توقيعه، أو وضعه من ليس لديه المفتاح.',
    stranger: 'لم يوقّع هذا أي مفتاح تثق به: فهو لغيره، أو من سجل آخر.',
    key: 'غُيِّر مفتاح السجل على نحو لم يعلنه السجل من قبل، أو وقّع مفتاح لم يعد يحق له التوقيع.',
    contradiction: 'شيئان يجب أن يتفقا يتناقضان: نُقلت قيمة إلى حقل أو قيد آخر، أو ذُكرت مرتين على وجهين.',
    form: 'شيء غير مكتوب كما يجب: إما تالف، وإما رُكِّب يدوياً ليفهمه قارئان على وجهين. ولا يُعتد بما يقوله.',
    consequence: 'تعذّر فحص شيء لأن ما يقوم عليه أخفق أعلاه.',
    witnesses: 'وقّع هذه الحالة من السجل عدد من الشهود الذين سمّيتهم أقل مما طلبت.',
    erasure: 'شيء مُحي يُعرض، أو يسمى محجوباً، أو لا يُذكر، أو له سبب غير الذي في السجل.',
    anchor: 'ختم زمني غير سليم: هو لشيء آخر، أو غُيِّر، أو من هيئة لا تثق بها.',
    here: 'طُلب من البرنامج ما لا يستطيع الإجابة عنه؛ وهذا لا يقول شيئاً عن الملف.',
  },
  who: 'أما من فعل ذلك، وهل تعمّده، فلم يثبت. وما ذُكر أنه لم يُفحص لم ينجح في شيء.',
  nothing: 'لم يمكن فحص شيء في الملف: فلم ينجح منه شيء.',
};

const fa: typeof en = {
  title: 'به زبان ساده',
  sayings: {
    fileChanged:
      'پرونده‌ای همان نیست که سپرده شد: پس از آنکه نگه‌دارنده فهرست را امضا کرد دگرگون شده، یا جز آن است که برگه‌اش در دفتر نام می‌برد.',
    fileMissing: 'پرونده‌ای که نگه‌دارنده در فهرست آورده اینجا نیست: برداشته شده یا نسخه ناقص است.',
    fileAdded:
      'پرونده‌ای اینجاست که جایش اینجا نیست: نگه‌دارنده آن را در فهرست نیاورده، یا در دفتر چیزی پشتوانهٔ آن نیست. چیزی از آن نگیرید.',
    chain:
      'پیوند میان آنچه نشان داده می‌شود و دفتر گسسته است: مقدار، جای آن یا اثباتش دگرگون، کوتاه یا بلند شده یا از جای دیگری آمده است. پس نشان داده نشده که این در دفتر بوده است.',
    signature: 'امضایی نادرست است: آنچه در بر دارد پس از امضا دگرگون شده، یا کسی بدون کلید آن را ساخته است.',
    stranger: 'هیچ کلیدی که به آن اعتماد دارید این را امضا نکرده است: از آنِ کس دیگری یا دفتر دیگری است.',
    key: 'کلید دفتر به گونه‌ای عوض شده که دفتر از پیش اعلام نکرده بود، یا کلیدی امضا کرده که دیگر اجازه نداشت.',
    contradiction:
      'دو چیز که باید با هم بخوانند نمی‌خوانند: مقداری به جای دیگر یا برگهٔ دیگری برده شده، یا دو بار و دو گونه گفته شده است.',
    form: 'چیزی چنان‌که باید نوشته نشده است: آسیب دیده، یا با دست چنان ساخته شده که دو خواننده دو گونه بفهمند. آنچه می‌گوید به شمار نمی‌آید.',
    consequence: 'چیزی وارسی نشد، چون آنچه بر آن استوار است در بالا نادرست بود.',
    witnesses: 'شمار گواهانی که نام بردید و این وضعیت دفتر را امضا کرده‌اند کمتر از آن است که خواسته بودید.',
    erasure: 'چیزی که امحا شده نشان داده می‌شود، پوشیده خوانده می‌شود، ناگفته می‌ماند، یا دلیلی جز آنچه در دفتر است دارد.',
    anchor: 'مُهری زمانی درست نیست: از آنِ چیز دیگری است، دگرگون شده، یا از مرجعی است که به آن اعتماد ندارید.',
    here: 'از برنامه چیزی خواسته شد که نمی‌تواند پاسخ دهد؛ این چیزی دربارهٔ پرونده نمی‌گوید.',
  },
  who: 'اینکه چه کسی کرده و آیا به عمد بوده نشان داده نشده است. آنچه وارسی‌نشده خوانده شده از هیچ وارسی نگذشته است.',
  nothing: 'هیچ چیز این پرونده وارسی‌شدنی نبود: هیچ بخشی از آن درست شمرده نشده است.',
};

/** Every sentence, by language. */
export const PLAIN_WORDS: Readonly<Record<PlainLanguage, typeof en>> = { en, ar, fa };

const SAID_OF: Readonly<Record<Exclude<SiteProblemCode, 'more-problems'>, keyof (typeof en)['sayings']>> = {
  'site-unfinished': 'fileMissing',
  'checkpoint-missing': 'fileMissing',
  'tile-missing': 'fileMissing',
  'tile-damaged': 'chain',
  'data-differs': 'contradiction',
  'file-differs': 'fileChanged',
  'file-missing': 'fileMissing',
  'file-unlisted': 'fileAdded',
  'root-mismatch': 'chain',
  'proof-too-short': 'chain',
  'proof-too-long': 'chain',
  'index-outside': 'chain',
  'sizes-reversed': 'chain',
  'wrong-size': 'chain',
  'wrong-hash-length': 'chain',
  'missing-node': 'chain',
  'bad-signature': 'signature',
  'no-known-signature': 'stranger',
  'origin-mismatch': 'stranger',
  'bad-key-chain': 'key',
  'key-not-committed': 'key',
  'retired-key': 'key',
  'opening-mismatch': 'contradiction',
  'value-mismatch': 'contradiction',
  'bad-checkpoint': 'contradiction',
  'bad-opening': 'form',
  'bad-record-tree': 'form',
  'bad-entry': 'form',
  'bad-proof-file': 'form',
  'bad-zip': 'form',
  'bad-dossier': 'form',
  'bad-site': 'form',
  'bad-base64': 'form',
  'bad-utf8': 'form',
  'bad-tile-path': 'form',
  'bad-tile': 'form',
  'bad-bundle': 'form',
  'bad-note': 'form',
  'bad-json': 'form',
  'duplicate-key': 'form',
  'lone-surrogate': 'form',
  'number-lost': 'form',
  'too-deep': 'form',
  'not-canonical': 'form',
  'unknown-kind': 'form',
  'unknown-path': 'form',
  'not-disclosed': 'consequence',
  'too-few-witnesses': 'witnesses',
  'erasure-mismatch': 'erasure',
  'bad-anchor': 'anchor',
  'bad-certificate': 'anchor',
  'bad-der': 'anchor',
  'no-trusted-anchor': 'anchor',
  'bad-verifier-key': 'here',
  'unsupported-algorithm': 'here',
  'bad-policy': 'here',
  'not-representable': 'here',
  'wrong-type': 'here',
  'wrong-hash-function': 'here',
};

/**
 * The sentences for some codes, each once, and what is not shown. None for no code, or codes that are none of a verifier.
 * `unreadable`: nothing was checked, since the file itself could not be read. Throws ProofError `wrong-type`.
 */
export function plainWords(
  codes: readonly string[],
  language: PlainLanguage = 'en',
  how: { readonly unreadable?: boolean } = {},
): string[] {
  checkList(codes, 'codes');
  checkString(language, 'language');
  checkObject(how, 'how');
  if (!Object.hasOwn(PLAIN_WORDS, language)) throw new ProofError('wrong-type', `no language: ${language}`);
  const words = PLAIN_WORDS[language];
  const said = new Set(
    codes.flatMap((code) =>
      typeof code === 'string' && Object.hasOwn(SAID_OF, code) ? [SAID_OF[code as keyof typeof SAID_OF]] : [],
    ),
  );
  if (said.size === 0) return [];
  return [...[...said].map((one) => words.sayings[one]), how.unreadable === true ? words.nothing : words.who];
}
