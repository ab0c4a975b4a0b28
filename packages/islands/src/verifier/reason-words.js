// @ts-check
/**
 * Why a check failed, by the code of the reason, in English, Arabic and Persian: what exactly is wrong, where `plainWords`
 * says what that means. Sizes, digests and names stand in the library's own line beside it, which is for those who look
 * into the file. A code that only wrong calls of the library have is not here.
 */

/** @typedef {readonly [en: string, ar: string, fa: string]} Said */

/** @type {Readonly<Record<string, Said>>} */
export const REASON_WORDS = {
  'file-missing': ['the file is not there', 'الملف غير موجود', 'پرونده نیست'],
  'file-differs': ['its bytes are not those that were stated', 'بايتاته ليست ما ذُكر', 'بایت‌هایش همان نیست که گفته شده'],
  'file-unlisted': [
    'nobody listed it, or no record has it',
    'لم يذكره أحد في القائمة، أو ليس لأي مادة',
    'در فهرست نیست، یا از آنِ هیچ برگه‌ای نیست',
  ],
  'data-differs': [
    'it says something else than the proofs disclose',
    'يقول غير ما تكشفه الإثباتات',
    'چیزی جز آنچه اثبات‌ها نشان می‌دهند می‌گوید',
  ],
  'root-mismatch': [
    'the root that was computed is not the signed one',
    'الجذر المحسوب ليس الجذر الموقَّع',
    'ریشه‌ای که محاسبه شد ریشهٔ امضاشده نیست',
  ],
  'proof-too-short': ['hashes are missing from the proof', 'تنقص الإثبات بصمات', 'اثبات چکیده‌هایی کم دارد'],
  'proof-too-long': [
    'the proof holds more hashes than belong to it',
    'في الإثبات بصمات أكثر مما يخصه',
    'اثبات چکیده‌هایی بیش از اندازه دارد',
  ],
  'index-outside': ['the entry would lie outside the log', 'موضع القيد خارج السجل', 'جای ردیف بیرون از دفتر است'],
  'sizes-reversed': [
    'the earlier log would be larger than the later one',
    'السجل الأسبق أكبر من اللاحق',
    'دفتر پیشین بزرگ‌تر از دفتر پسین است',
  ],
  'wrong-size': ['a size is not what it must be', 'حجم ليس كما يجب', 'اندازه‌ای چنان نیست که باید'],
  'wrong-hash-length': ['a hash has the wrong length', 'بصمة طولها غير صحيح', 'درازای چکیده‌ای نادرست است'],
  'missing-node': [
    'a hash that the proof needs is missing',
    'تنقص بصمة يحتاجها الإثبات',
    'چکیده‌ای که اثبات لازم دارد نیست',
  ],
  'bad-signature': [
    'the signature does not fit what it stands under',
    'التوقيع لا يطابق ما وُضع تحته',
    'امضا با آنچه زیرش آمده نمی‌خواند',
  ],
  'no-known-signature': [
    'none of the keys that you trust has signed it',
    'لم يوقّعه أي مفتاح تثق به',
    'هیچ‌یک از کلیدهایی که به آن‌ها اعتماد دارید امضایش نکرده',
  ],
  'origin-mismatch': ['it is of a log of another name', 'هو من سجل له اسم آخر', 'از دفتری با نام دیگر است'],
  'bad-key-chain': [
    'the statements of the log’s keys do not follow from one another',
    'بيانات مفاتيح السجل لا يتبع بعضها بعضاً',
    'اعلامیه‌های کلیدهای دفتر از پی هم نمی‌آیند',
  ],
  'key-not-committed': [
    'the log had not committed to this key beforehand',
    'لم يلتزم السجل بهذا المفتاح من قبل',
    'دفتر از پیش به این کلید متعهد نشده بود',
  ],
  'retired-key': [
    'the key that signed was no longer allowed to',
    'المفتاح الذي وقّع لم يعد يحق له ذلك',
    'کلیدی که امضا کرده دیگر اجازه نداشته',
  ],
  'opening-mismatch': [
    'the value does not belong to the place at which it is shown',
    'القيمة ليست للموضع الذي عُرضت فيه',
    'مقدار از آنِ جایی نیست که نشان داده شده',
  ],
  'value-mismatch': [
    'two values that must be the same are not',
    'قيمتان يجب أن تتساويا مختلفتان',
    'دو مقدار که باید یکی باشند یکی نیستند',
  ],
  'bad-checkpoint': [
    'the checkpoint is not written as one, or is another than the proof names',
    'نقطة التحقق ليست مكتوبة كما يجب، أو غير التي يسميها الإثبات',
    'نقطهٔ بازبینی چنان‌که باید نوشته نشده، یا جز آن است که اثبات می‌گوید',
  ],
  'day-contradicted': [
    'the entry claims a day at which the log, as a witness or a time stamp saw it later, did not hold it',
    'يدّعي القيد يوماً لم يكن فيه في السجل كما رآه شاهد أو ختم زمني بعد ذلك',
    'ردیف روزی را ادعا می‌کند که دفتر، چنان‌که گواهی یا مُهری زمانی پس از آن دیده، آن را نداشته است',
  ],
  'bad-opening': [
    'a value with its salt is not written as it must be',
    'قيمة مع ملحها ليست مكتوبة كما يجب',
    'مقداری با نمک آن چنان‌که باید نوشته نشده',
  ],
  'bad-record-tree': [
    'the places of the record do not make one tree',
    'مواضع المادة لا تكوّن شجرة واحدة',
    'جاهای برگه یک درخت نمی‌سازند',
  ],
  'bad-entry': [
    'the entry is not written as entries of a log are',
    'القيد ليس مكتوباً كقيود السجل',
    'ردیف مانند ردیف‌های دفتر نوشته نشده',
  ],
  'bad-proof-file': [
    'the proof is not written as it must be',
    'الإثبات ليس مكتوباً كما يجب',
    'اثبات چنان‌که باید نوشته نشده',
  ],
  'bad-zip': [
    'it is no ZIP file as dossiers are',
    'ليس ملف ZIP كما تكون هذه الملفات',
    'پروندهٔ ZIP به شکل این پرونده‌ها نیست',
  ],
  'bad-dossier': [
    'the list of contents contradicts the files, or is not written as it must be',
    'قائمة المحتويات تناقض الملفات، أو ليست مكتوبة كما يجب',
    'فهرست با پرونده‌ها نمی‌خواند، یا چنان‌که باید نوشته نشده',
  ],
  'bad-site': [
    'a file that describes the site is not written as it must be',
    'ملف يصف الموقع ليس مكتوباً كما يجب',
    'پرونده‌ای که وبگاه را شرح می‌دهد چنان‌که باید نوشته نشده',
  ],
  'site-unfinished': ['the site was not written to its end', 'لم تُستكمل كتابة الموقع', 'نوشتن وبگاه به پایان نرسیده'],
  'checkpoint-missing': ['the checkpoint is not there', 'نقطة التحقق غير موجودة', 'نقطهٔ بازبینی نیست'],
  'tile-missing': ['a part of the log is not there', 'جزء من السجل غير موجود', 'بخشی از دفتر نیست'],
  'tile-damaged': [
    'a part of the log does not give the hashes that it must',
    'جزء من السجل لا يعطي البصمات الواجبة',
    'بخشی از دفتر چکیده‌هایی را که باید نمی‌دهد',
  ],
  'bad-base64': ['letters that are no base64', 'حروف ليست base64', 'حرف‌هایی که base64 نیست'],
  'bad-utf8': ['bytes that are no text', 'بايتات ليست نصاً', 'بایت‌هایی که متن نیست'],
  'bad-tile-path': [
    'the name of a part of the log is none',
    'اسم جزء من السجل غير صحيح',
    'نام بخشی از دفتر نادرست است',
  ],
  'bad-tile': ['a part of the log is damaged', 'جزء من السجل تالف', 'بخشی از دفتر آسیب دیده'],
  'bad-bundle': ['entries of the log cannot be read', 'قيود من السجل لا تُقرأ', 'ردیف‌هایی از دفتر خوانده نمی‌شود'],
  'bad-note': [
    'the signed note is not written as one',
    'المذكرة الموقَّعة ليست مكتوبة كما يجب',
    'یادداشت امضاشده چنان‌که باید نوشته نشده',
  ],
  'bad-json': ['it is no JSON', 'ليس JSON', 'JSON نیست'],
  'duplicate-key': ['a name stands in it twice', 'اسم مذكور فيه مرتين', 'نامی دو بار در آن آمده'],
  'lone-surrogate': ['half a character stands in it', 'فيه نصف حرف', 'نیمهٔ نویسه‌ای در آن است'],
  'number-lost': [
    'a number that programs would round differently',
    'عدد تقرّبه البرامج على وجوه مختلفة',
    'عددی که برنامه‌ها گوناگون گرد می‌کنند',
  ],
  'too-deep': ['it is nested too deep', 'تداخله أعمق مما يُقرأ', 'تودرتویی‌اش بیش از اندازه است'],
  'not-canonical': [
    'it could be written otherwise with the same meaning',
    'يمكن أن يُكتب على وجه آخر بالمعنى نفسه',
    'به شکل دیگری با همان معنا هم نوشتنی است',
  ],
  'unknown-kind': ['a kind of record that there is not', 'نوع مادة لا وجود له', 'گونه‌ای از برگه که نیست'],
  'unknown-path': [
    'a field that this kind of record does not have',
    'حقل ليس لهذا النوع من المواد',
    'فیلدی که این گونه برگه ندارد',
  ],
  'not-disclosed': [
    'what it has to be compared with is not shown, or failed itself',
    'ما يجب أن يُقارن به غير معروض، أو أخفق هو نفسه',
    'آنچه باید با آن سنجیده شود نشان داده نشده، یا خود نادرست بوده',
  ],
  'not-accounted': [
    'passages of the text are neither shown nor said to be withheld or erased',
    'فقرات من النص لا هي معروضة ولا ذُكر أنها محجوبة أو ممحوة',
    'بندهایی از متن نه نشان داده می‌شوند و نه گفته شده که پوشیده یا امحا شده‌اند',
  ],
  'site-record': ['one record of a published site', 'مادة واحدة من موقع منشور', 'یک برگه از وبگاهی منتشرشده'],
  paper: ['a PDF: the paper of a dossier', 'ملف PDF: النسخة الورقية', 'پروندهٔ PDF: نسخهٔ کاغذی'],
  'unknown-file': [
    'no ZIP file, and no proof file of one record',
    'ليس ملف ZIP ولا ملف الإثبات لمادة واحدة',
    'نه پروندهٔ ZIP است و نه پروندهٔ اثبات یک برگه',
  ],
  'too-few-witnesses': [
    'fewer witnesses have signed than you asked for',
    'وقّع من الشهود أقل مما طلبت',
    'گواهان کمتری از آنچه خواسته بودید امضا کرده‌اند',
  ],
  'erasure-mismatch': [
    'what the record of the erasure says is not what is shown',
    'ما يقوله قيد المحو ليس ما هو معروض',
    'آنچه برگهٔ امحا می‌گوید همان نیست که نشان داده شده',
  ],
  'bad-anchor': [
    'the time stamp is damaged, or is of something else',
    'الختم الزمني تالف، أو هو لشيء آخر',
    'مُهر زمانی آسیب دیده، یا از آنِ چیز دیگری است',
  ],
  'bad-certificate': [
    'the certificate of the time stamp cannot be read',
    'شهادة الختم الزمني لا تُقرأ',
    'گواهینامهٔ مُهر زمانی خوانده نمی‌شود',
  ],
  'bad-der': ['the time stamp cannot be read', 'الختم الزمني لا يُقرأ', 'مُهر زمانی خوانده نمی‌شود'],
  'no-trusted-anchor': [
    'none of the authorities that you named has stamped it',
    'لم تختمه أي من الهيئات التي سميتها',
    'هیچ‌یک از مرجع‌هایی که نام بردید مُهرش نکرده',
  ],
  'not-read': ['the browser could not read it', 'لم يستطع المتصفح قراءته', 'مرورگر نتوانست آن را بخواند'],
  'bad-verifier-key': ['a key cannot be read', 'مفتاح لا يُقرأ', 'کلیدی خوانده نمی‌شود'],
  'unsupported-algorithm': [
    'a sort of signature that is not known here',
    'نوع من التوقيع غير معروف هنا',
    'گونه‌ای از امضا که اینجا شناخته نیست',
  ],
  'bad-block-header': [
    'a block header that you gave is not one: was it copied or typed wrongly?',
    'ترويسة كتلة أعطيتها ليست ترويسة: هل نُسخت أو كُتبت خطأً؟',
    'سرآیند بلوکی که دادید سرآیند نیست: آیا نادرست رونویسی یا تایپ شده؟',
  ],
  'bad-policy': ['the policy file cannot be read', 'ملف السياسة لا يُقرأ', 'پروندهٔ سیاست خوانده نمی‌شود'],
};
