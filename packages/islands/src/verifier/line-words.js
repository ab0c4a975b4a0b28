// @ts-check
/**
 * The library's own lines on why a check failed, those on the log, its signatures and its records, in Arabic and Persian:
 * the line as packages/proof writes it, with a name in braces for each value, and the two translations. What a value is
 * follows from its name (`line.js`). A translation may leave values out that say nothing to people. The more exact line
 * stands before the more general one.
 */

/** @typedef {readonly [line: string, ar: string, fa: string]} Line */

/** @type {readonly Line[]} */
export const LINES_OF_THE_LOG = [
  // which part of a record's proof failed
  ['the proof does not hold: {line}', 'الإثبات غير سليم: {line}', 'اثبات درست نیست: {line}'],
  ['format sabt-proof/1: {line}', 'ملف الإثبات: {line}', 'پروندهٔ اثبات: {line}'],
  ['checkpoint signature: {line}', 'توقيع نقطة التحقق: {line}', 'امضای نقطهٔ بازبینی: {line}'],
  ['entry entry {n}: {line}', 'القيد {n}: {line}', 'ردیف {n}: {line}'],
  ['inclusion entry {n}: {line}', 'وجود القيد {n} في السجل: {line}', 'بودن ردیف {n} در دفتر: {line}'],
  ['identity {id}: {line}', 'معرّف المادة {id}: {line}', 'شناسهٔ برگه {id}: {line}'],
  ['field an opening that cannot be read: {line}', 'حقل لا يُقرأ: {line}', 'فیلدی ناخوانا: {line}'],
  ['item an opening that cannot be read, item {n}: {line}', 'حقل لا يُقرأ: {line}', 'فیلدی ناخوانا: {line}'],
  ['item {path}, item {n}: {line}', 'الحقل {path}، الجزء {n}: {line}', 'فیلد {path}، پارهٔ {n}: {line}'],
  ['field {path}: {line}', 'الحقل {path}: {line}', 'فیلد {path}: {line}'],
  ['text-digest textDigest: {line}', 'بصمة النص: {line}', 'چکیدهٔ متن: {line}'],
  ['blob-digest blob: {line}', 'بصمة الملف: {line}', 'چکیدهٔ پرونده: {line}'],
  ['withheld {path}: {line}', 'الحقل المذكور محجوباً {path}: {line}', 'فیلدی که پوشیده خوانده شده {path}: {line}'],
  ['erased {path}: {line}', 'الحقل المذكور ممحواً {path}: {line}', 'فیلدی که امحاشده خوانده شده {path}: {line}'],
  ['passages {path}: {line}', 'فقرات الحقل {path}: {line}', 'بندهای فیلد {path}: {line}'],
  [
    '{n} of {m} passages are not accounted for',
    'سُكت عن {n} من {m} من الفقرات',
    'از {n} بند از {m} بند بی‌گفته گذشته‌اند',
  ],
  // records
  ['the field {path} is disclosed twice', 'الحقل {path} معروض مرتين', 'فیلد {path} دو بار نشان داده شده است'],
  ['{path} is disclosed as well', 'الحقل {path} معروض أيضاً', 'فیلد {path} نشان هم داده شده است'],
  ['the opening of the field id is missing', 'قيمة معرّف المادة غير معروضة', 'شناسهٔ برگه نشان داده نشده است'],
  [
    'the file is about {id}, the field id says {id2}',
    'الملف عن المادة {id}، والمعرّف فيه {id2}',
    'پرونده دربارهٔ برگهٔ {id} است و شناسه در آن {id2}',
  ],
  ['no entry to compare with', 'لا قيد يُقارن به', 'ردیفی نیست که با آن سنجیده شود'],
  [
    'the field that holds it was not verified: {path}',
    'الحقل الذي يضمه لم يثبت: {path}',
    'فیلدی که آن را در بر دارد اثبات نشد: {path}',
  ],
  [
    'item {n}, {path}, after item {m}, {path2}',
    'الجزء {n}، {path}، بعد الجزء {m}، {path2}: الترتيب غير صحيح',
    'پارهٔ {n}، {path}، پس از پارهٔ {m}، {path2}: ترتیب نادرست است',
  ],
  ['{path}: a passage has a number', '{path}: للفقرة رقم', '{path}: هر بند شماره‌ای دارد'],
  ['{path}: there are fewer passages', '{path}: الفقرات أقل من ذلك', '{path}: شمار بندها کمتر است'],
  ['no record kind is called {name}', 'لا نوع مواد باسم {name}', 'گونه‌ای از برگه با نام {name} نیست'],
  ['no kind of record: {name}', 'لا نوع مواد باسم {name}', 'گونه‌ای از برگه با نام {name} نیست'],
  [
    'a record of kind {kind} has no slot for the path {path}',
    'ليس لمادة من نوع «{kind}» حقل {path}',
    'برگه‌ای از گونهٔ «{kind}» فیلد {path} ندارد',
  ],
  [
    '{path} is not the path of an item of a tree in kind {kind}',
    'ليس {path} جزءاً من حقل لمادة من نوع «{kind}»',
    '{path} پاره‌ای از فیلدی در گونهٔ «{kind}» نیست',
  ],
  ['{kind} {path} holds no tree', 'الحقل {path} لنوع «{kind}» بلا أجزاء', 'فیلد {path} در گونهٔ «{kind}» پاره ندارد'],
  [
    'the record is a {kind}, the item is of a {kind2}',
    'المادة من نوع «{kind}»، والجزء من نوع «{kind2}»',
    'برگه از گونهٔ «{kind}» است و پاره از گونهٔ «{kind2}»',
  ],
  [
    '{kind} {path} is stated, the opening is of {kind2} {path2}',
    'المذكور الحقل {path} لنوع «{kind}»، والقيمة للحقل {path2} لنوع «{kind2}»',
    'گفته شده فیلد {path} از گونهٔ «{kind}»، اما مقدار از آن فیلد {path2} از گونهٔ «{kind2}» است',
  ],
  [
    '{path} is stated, the opening is of {path2}',
    'المذكور {path}، والقيمة لـ{path2}',
    'گفته شده {path}، اما مقدار از آن {path2} است',
  ],
  [
    'an opening is an array of four, got {got}',
    'القيمة المعروضة ليست قائمة من أربعة',
    'مقدار نشان‌داده‌شده فهرستی از چهار نیست',
  ],
  [
    'the salt is 43 characters of base64url, got {got}',
    'الملح ليس 43 حرفاً من base64url',
    'نمک ۴۳ نویسهٔ base64url نیست',
  ],
  ['a salt has 32 bytes, this one {n}', 'للملح 32 بايت، ولهذا {n}', 'نمک ۳۲ بایت دارد، این یکی {n}'],
  ['kind and path are strings, got {got} and {got2}', 'النوع والحقل ليسا نصين', 'گونه و فیلد متن نیستند'],
  ['{"size":N,"tree":"…"} expected, got {got}', 'حقل الأجزاء غير مكتوب كما يجب', 'فیلد پاره‌ها چنان‌که باید نوشته نشده'],
  ['this is no opening: {got}', 'ليست هذه قيمة معروضة: {got}', 'این مقداری نشان‌داده‌شده نیست: {got}'],
  [
    'this is no proof of the record that it is named after',
    'ليس هذا إثبات المادة التي سُمي الملف باسمها',
    'این اثبات برگه‌ای نیست که پرونده به نام آن است',
  ],
  [
    '{path}: stated {digest}, the passages give {digest2}',
    '{path}: المذكور {digest}، والفقرات تعطي {digest2}',
    '{path}: گفته شده {digest}، بندها {digest2} می‌دهند',
  ],
  [
    '{path}: stated {digest}, the field blob has none',
    '{path}: المذكور {digest}، ولا بصمة في حقل الملف نفسه',
    '{path}: گفته شده {digest}، فیلد خود پرونده چکیده‌ای ندارد',
  ],
  [
    '{path}: stated {digest}, the field blob says {digest2}',
    '{path}: المذكور {digest}، وحقل الملف نفسه يقول {digest2}',
    '{path}: گفته شده {digest}، فیلد خود پرونده {digest2} می‌گوید',
  ],
  ['{path} is no text but {got}', '{path} ليس نصاً بل {got}', '{path} متن نیست، بلکه {got} است'],
  [
    'the record {id} says that {path} was erased, the proof names it nowhere',
    'تقول المادة {id} إن الحقل {path} مُحي، والإثبات لا يذكره في أي موضع',
    'برگهٔ {id} می‌گوید فیلد {path} امحا شده، و اثبات هیچ‌جا از آن نام نمی‌برد',
  ],
  [
    'the record {id} says from which versions something was erased, the proof not which version it is of',
    'تقول المادة {id} من أي النسخ مُحي شيء، ولا يقول الإثبات لأي نسخة هو',
    'برگهٔ {id} می‌گوید از کدام نسخه‌ها چیزی امحا شده، و اثبات نمی‌گوید از کدام نسخه است',
  ],
  [
    'the record {id} says that something was erased, and not of what: it does not show {path}',
    'تقول المادة {id} إن شيئاً مُحي ولا تقول ممَّ: لا تعرض الحقل {path}',
    'برگهٔ {id} می‌گوید چیزی امحا شده و نمی‌گوید از چه: فیلد {path} را نشان نمی‌دهد',
  ],
  [
    'the proof says that {path} was erased, and no record of an erasure says so of version {n}',
    'يقول الإثبات إن الحقل {path} مُحي، ولا تقول ذلك أي مادة محو عن الإصدار {n}',
    'اثبات می‌گوید فیلد {path} امحا شده، و هیچ برگهٔ امحایی این را دربارهٔ نگارش {n} نمی‌گوید',
  ],
  [
    'the record {id} says that {path} was erased, the proof that it is {state}',
    'تقول المادة {id} إن الحقل {path} مُحي، ويقول الإثبات إنه {state}',
    'برگهٔ {id} می‌گوید فیلد {path} امحا شده، و اثبات می‌گوید {state} است',
  ],
  [
    '{path}: the record {id} gives the reason {reason}, the proof {reason2}',
    '{path}: السبب في المادة {id} «{reason}»، وفي الإثبات «{reason2}»',
    '{path}: دلیل در برگهٔ {id} «{reason}» است و در اثبات «{reason2}»',
  ],
  [
    'entry {n} claims the day {day}; it was not among the {m} entries that {name} saw on {day2}',
    'يدّعي القيد {n} اليوم {day}، ولم يكن بين القيود ({m}) التي رآها {name} في {day2}',
    'ردیف {n} روز {day} را ادعا می‌کند، اما در میان {m} ردیفی که {name} در {day2} دید نبود',
  ],
  // the tree
  [
    'newRoot: stated {hash}, computed {hash2}',
    'جذر السجل اللاحق: المذكور {hash}، والمحسوب {hash2}',
    'ریشهٔ دفتر پسین: گفته‌شده {hash}، محاسبه‌شده {hash2}',
  ],
  [
    'oldRoot: stated {hash}, computed {hash2}',
    'جذر السجل الأسبق: المذكور {hash}، والمحسوب {hash2}',
    'ریشهٔ دفتر پیشین: گفته‌شده {hash}، محاسبه‌شده {hash2}',
  ],
  [
    'root: stated {hash}, computed {hash2}',
    'الجذر: المذكور {hash}، والمحسوب {hash2}',
    'ریشه: گفته‌شده {hash}، محاسبه‌شده {hash2}',
  ],
  [
    'key id: stated {hash}, computed {hash2}',
    'رقم المفتاح: المذكور {hash}، والمحسوب {hash2}',
    'شمارهٔ کلید: گفته‌شده {hash}، محاسبه‌شده {hash2}',
  ],
  [
    'consistency of {n} with {m} needs more than {k} hashes',
    'إثبات استمرار السجل من {n} إلى {m} يحتاج بصمات أكثر من {k}',
    'اثبات ادامهٔ دفتر از {n} به {m} بیش از {k} چکیده می‌خواهد',
  ],
  [
    'consistency of {n} with {m} needs {k} hashes, got {n2}',
    'إثبات استمرار السجل من {n} إلى {m} يحتاج {k} من البصمات، وفيه {n2}',
    'اثبات ادامهٔ دفتر از {n} به {m} {k} چکیده می‌خواهد، {n2} دارد',
  ],
  [
    'leaf {n} of {m} needs more than {k} hashes',
    'إثبات القيد {n} من {m} يحتاج بصمات أكثر من {k}',
    'اثبات ردیف {n} از {m} بیش از {k} چکیده می‌خواهد',
  ],
  [
    'leaf {n} of {m} needs {k} hashes, got {n2}',
    'إثبات القيد {n} من {m} يحتاج {k} من البصمات، وفيه {n2}',
    'اثبات ردیف {n} از {m} {k} چکیده می‌خواهد، {n2} دارد',
  ],
  ['no tree needs {n} hashes', 'لا إثبات يحتاج {n} من البصمات', 'هیچ اثباتی {n} چکیده نمی‌خواهد'],
  [
    'index {n} is not in a tree of {m} leaves',
    'القيد {n} ليس في سجل من {m} من القيود',
    'ردیف {n} در دفتری با {m} ردیف نیست',
  ],
  [
    'the old tree has {n} leaves, the new one only {m}',
    'للسجل الأسبق {n} من القيود، وللاحق {m} فقط',
    'دفتر پیشین {n} ردیف دارد و دفتر پسین تنها {m}',
  ],
  [
    'the log does not continue this checkpoint of {n} entries',
    'السجل ليس استمراراً لنقطة التحقق هذه ذات {n} من القيود',
    'دفتر ادامهٔ این نقطهٔ بازبینی با {n} ردیف نیست',
  ],
  [
    'the entries give the root {hash}, the checkpoint states {hash2}',
    'القيود تعطي الجذر {hash}، ونقطة التحقق تذكر {hash2}',
    'ردیف‌ها ریشهٔ {hash} را می‌دهند، نقطهٔ بازبینی {hash2} را می‌گوید',
  ],
  // checkpoints and signatures
  [
    'no verified checkpoint to compare with',
    'لا نقطة تحقق سليمة يُقارن بها',
    'نقطهٔ بازبینی درستی نیست که با آن سنجیده شود',
  ],
  [
    'the proof is against another checkpoint than the dossier',
    'الإثبات على نقطة تحقق غير نقطة هذا الملف المُسلَّم',
    'اثبات با نقطهٔ بازبینی دیگری است، نه با نقطهٔ این پروندهٔ سپرده‌شده',
  ],
  ['the checkpoint is missing', 'نقطة التحقق غير موجودة', 'نقطهٔ بازبینی نیست'],
  [
    'there is no checkpoint, or no key to open it with',
    'لا نقطة تحقق، أو لا مفتاح لفحصها',
    'نقطهٔ بازبینی نیست، یا کلیدی برای وارسی آن نیست',
  ],
  ['this checkpoint is of {name}', 'نقطة التحقق هذه من السجل {name}', 'این نقطهٔ بازبینی از دفتر {name} است'],
  [
    'the checkpoint is of {name}, verified signers: {names}',
    'نقطة التحقق من السجل {name}، والتواقيع السليمة عليها: {names}',
    'نقطهٔ بازبینی از دفتر {name} است؛ امضاهای درست آن: {names}',
  ],
  [
    'the checkpoint is of {name}, the keys of {name2}',
    'نقطة التحقق من السجل {name}، والمفاتيح من {name2}',
    'نقطهٔ بازبینی از دفتر {name} است و کلیدها از {name2}',
  ],
  [
    'a tree of {n}, signed by keys that may sign sizes {range}',
    'سجل من {n} من القيود، وقّعته مفاتيح يحق لها التوقيع على الأحجام {range} وحدها',
    'دفتری با {n} ردیف، امضاشده با کلیدهایی که تنها اندازه‌های {range} را می‌توانند امضا کنند',
  ],
  ['signed by {names}; known are no keys', 'وقّعه {names}؛ ولا مفتاح معروف', 'امضاشده با {names}؛ کلیدی شناخته نیست'],
  [
    'signed by {names}; known are {names2}',
    'وقّعه {names}؛ والمعروف {names2}',
    'امضاشده با {names}؛ شناخته‌شده {names2}',
  ],
  [
    '{name}, {method}: the signature does not fit the text',
    'توقيع {name} لا يطابق النص',
    'امضای {name} با متن نمی‌خواند',
  ],
  [
    '{name}, {method}: a time beyond 2^53-1 seconds',
    'توقيع {name}: الوقت المذكور فيه مستحيل',
    'امضای {name}: زمانی ناممکن را می‌گوید',
  ],
  [
    '{name}, {method}: {n} bytes expected, got {m}',
    'توقيع {name}: المتوقع {n} بايت، وفيه {m}',
    'امضای {name}: {n} بایت انتظار می‌رفت، {m} دارد',
  ],
  ['the key of {name} has not signed it', 'لم يوقّعه مفتاح {name}', 'کلید {name} آن را امضا نکرده است'],
  [
    '{n} witness(es) have signed one checkpoint, {m} are asked for',
    'عدد الشهود الذين وقّعوا نقطة تحقق واحدة {n}، والمطلوب {m}',
    'شمار گواهانی که یک نقطهٔ بازبینی را امضا کرده‌اند {n} است، {m} خواسته شده',
  ],
  [
    '{n} witness(es) have signed one checkpoint, the policy asks for more',
    'عدد الشهود الذين وقّعوا نقطة تحقق واحدة {n}، وملف السياسة يطلب أكثر',
    'شمار گواهانی که یک نقطهٔ بازبینی را امضا کرده‌اند {n} است، پروندهٔ سیاست بیشتر می‌خواهد',
  ],
  [
    'at least three lines expected, got {n}',
    'المتوقع ثلاثة أسطر على الأقل، وفيها {n}',
    'دست‌کم سه سطر انتظار می‌رفت، {n} دارد',
  ],
  ['the last line must end in a newline', 'السطر الأخير غير منتهٍ', 'سطر واپسین پایان ندارد'],
  ['size: a decimal number up to 2^53-1 expected, got {got}', 'الحجم ليس عدداً: {got}', 'اندازه عدد نیست: {got}'],
  ['root: base64 of 32 bytes expected, got {got}', 'الجذر ليس بصمة: {got}', 'ریشه چکیده نیست: {got}'],
  [
    'no line may be empty or hold control characters, got {got}',
    'سطر فارغ أو فيه محارف تحكم',
    'سطری خالی است یا نویسهٔ کنترلی دارد',
  ],
  ['no blank line between text and signatures', 'لا سطر فارغ بين النص والتواقيع', 'میان متن و امضاها سطر خالی نیست'],
  [
    'after the last blank line come signatures, each ending in a newline',
    'ما بعد السطر الفارغ الأخير ليس تواقيع كاملة',
    'پس از واپسین سطر خالی امضای کامل نیست',
  ],
  [
    'a note has at most {n} characters, this one {m}',
    'للمذكرة {n} محرفاً على الأكثر، ولهذه {m}',
    'یادداشت حداکثر {n} نویسه دارد، این یکی {m}',
  ],
  [
    'a note has at most {n} signatures, this one {m}',
    'للمذكرة {n} توقيعاً على الأكثر، ولهذه {m}',
    'یادداشت حداکثر {n} امضا دارد، این یکی {m}',
  ],
  ['half of a surrogate pair in the note', 'في المذكرة نصف محرف', 'نیمهٔ نویسه‌ای در یادداشت است'],
  ['control character {got} at offset {n}', 'محرف تحكم في الموضع {n}', 'نویسهٔ کنترلی در جای {n}'],
  ['"— name signature" expected, got {got}', 'ليس هذا سطر توقيع: {got}', 'این سطر امضا نیست: {got}'],
  ['no canonical base64 in the signature of {name}', 'توقيع {name} تالف', 'امضای {name} آسیب دیده است'],
  ['the signature of {name} has only {n} bytes', 'في توقيع {name} {n} بايت فقط', 'امضای {name} تنها {n} بایت دارد'],
  ['two different keys are {name}', 'مفتاحان مختلفان لهما الاسم {name}', 'دو کلید گوناگون نام {name} دارند'],
  // entries
  ['an entry is UTF-8 text, got {got}', 'القيد ليس نصاً', 'ردیف متن نیست'],
  [
    '{"at":"YYYY-MM-DD","fields":"…","v":1} expected, got {got}',
    'القيد غير مكتوب كما يجب: {got}',
    'ردیف چنان‌که باید نوشته نشده: {got}',
  ],
  [
    'fields is no canonical base64url: {got}',
    'بصمة الحقول في القيد غير صحيحة: {got}',
    'چکیدهٔ فیلدها در ردیف نادرست است: {got}',
  ],
  [
    'at: a day YYYY-MM-DD expected, got {got}',
    'اليوم المدّعى في القيد ليس يوماً: {got}',
    'روز ادعاشده در ردیف روز نیست: {got}',
  ],
  // keys of the log
  [
    'statement {n} commits to the key with the digest {digest}, key {m} has {digest2}',
    'يلتزم البيان {n} بالمفتاح ذي البصمة {digest}، وبصمة المفتاح {m} هي {digest2}',
    'اعلامیهٔ {n} به کلیدی با چکیدهٔ {digest} متعهد است، چکیدهٔ کلید {m} {digest2} است',
  ],
  [
    'no key of the chain is trusted; trusted are none',
    'لا مفتاح من السلسلة تثق به، ولم يُذكر مفتاح موثوق',
    'به هیچ کلیدی از زنجیره اعتماد ندارید؛ کلیدی نام برده نشده',
  ],
  [
    'no key of the chain is trusted; trusted are {names}',
    'لا مفتاح من السلسلة تثق به؛ الموثوق {names}',
    'به هیچ کلیدی از زنجیره اعتماد ندارید؛ مورد اعتماد: {names}',
  ],
  [
    'number {n}, entry {m}, {name} expected, the statement says number {k}, entry {n2}, {name2}',
    'المتوقع الرقم {n} والقيد {m} والسجل {name}، ويقول البيان الرقم {k} والقيد {n2} والسجل {name2}',
    'شمارهٔ {n}، ردیف {m} و دفتر {name} انتظار می‌رفت، اعلامیه شمارهٔ {k}، ردیف {n2} و دفتر {name2} را می‌گوید',
  ],
  [
    'entry {n}: the opening of {path} is missing',
    'القيد {n}: الحقل {path} غير معروض',
    'ردیف {n}: فیلد {path} نشان داده نشده',
  ],
  ['key {n} has not signed its own statement', 'لم يوقّع المفتاح {n} بيانه', 'کلید {n} اعلامیهٔ خود را امضا نکرده است'],
  [
    'entry {n} after entry {m}',
    'القيد {n} بعد القيد {m}: الترتيب غير صحيح',
    'ردیف {n} پس از ردیف {m}: ترتیب نادرست است',
  ],
  [
    'key {n} may sign up to {m} only if it has signed the statement that says so',
    'لا يحق للمفتاح {n} التوقيع حتى {m} إلا إن وقّع البيان الذي يقول ذلك',
    'کلید {n} تنها اگر اعلامیه‌ای را که چنین می‌گوید امضا کرده باشد می‌تواند تا {m} امضا کند',
  ],
  ['a statement is a text', 'البيان ليس نصاً', 'اعلامیه متن نیست'],
  ['a note of another text', 'توقيع البيان لنص آخر', 'امضای اعلامیه از آن متنی دیگر است'],
  ['statement of a key: {line}', 'بيان مفتاح غير مكتوب كما يجب', 'اعلامیهٔ کلیدی چنان‌که باید نوشته نشده'],
  [
    'a first record beside a statement in entry 0',
    'مادة أولى إلى جانب بيان في القيد الأول',
    'برگهٔ نخستینی در کنار اعلامیه‌ای در ردیف نخست',
  ],
  [
    'the first statement stands in entry {n}; entry 0 must be shown to be none',
    'أول بيان في القيد {n}، ولم يُعرض أن القيد الأول ليس بياناً',
    'نخستین اعلامیه در ردیف {n} است و نشان داده نشده که ردیف نخست اعلامیه نیست',
  ],
  [
    'entry 0 is a statement of a key, and the chain begins later',
    'القيد الأول بيان مفتاح، والسلسلة تبدأ بعده',
    'ردیف نخست اعلامیهٔ کلید است و زنجیره پس از آن آغاز می‌شود',
  ],
  [
    'no proof that entry {n} is in the tree of {m}',
    'لا إثبات أن القيد {n} في السجل ذي {m} من القيود',
    'اثباتی نیست که ردیف {n} در دفتر {m} ردیفی است',
  ],
];
