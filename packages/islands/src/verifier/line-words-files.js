// @ts-check
/**
 * The library's own lines on why a check failed, those on files, time stamps and what is written in files, in Arabic and
 * Persian; written as in `line-words.js`.
 */

/** @type {readonly import('./line-words.js').Line[]} */
export const LINES_OF_FILES = [
  // what is none of these
  [
    'a PDF: it is checked by the ZIP file of the dossier that it belongs to',
    'ملف PDF: يُفحص بملف ZIP الذي هو منه',
    'پروندهٔ PDF: با پروندهٔ ZIP که از آن است وارسی می‌شود',
  ],
  [
    'one record of a published site: it is checked with the whole site',
    'مادة واحدة من موقع منشور: تُفحص مع الموقع كله',
    'یک برگه از وبگاهی منتشرشده: با همهٔ وبگاه وارسی می‌شود',
  ],
  [
    'no dossier, no proof file and no published site',
    'ليس ملفاً مُسلَّماً ولا ملف إثبات ولا موقعاً منشوراً',
    'نه پرونده‌ای سپرده‌شده، نه پروندهٔ اثبات و نه وبگاهی منتشرشده',
  ],
  // dossiers
  ['the file {file} is missing', 'الملف {file} غير موجود', 'پروندهٔ {file} نیست'],
  [
    'SHA-256: stated {digest}, computed {digest2}',
    'بصمة SHA-256: المذكور {digest}، والمحسوب {digest2}',
    'چکیدهٔ SHA-256: گفته‌شده {digest}، محاسبه‌شده {digest2}',
  ],
  [
    'SHA-256: the record says {digest}, computed {digest2}',
    'بصمة SHA-256: تقول المادة {digest}، والمحسوب {digest2}',
    'چکیدهٔ SHA-256: برگه {digest} می‌گوید، محاسبه‌شده {digest2}',
  ],
  ['the record shows no digest of its file', 'المادة لا تعرض بصمة ملفها', 'برگه چکیدهٔ پرونده‌اش را نشان نمی‌دهد'],
  [
    'the list of contents does not have this file',
    'ليس هذا الملف في قائمة المحتويات',
    'این پرونده در فهرست محتوا نیست',
  ],
  [
    'outside of files/ no name has letters beyond ASCII',
    'خارج المجلد \u2066files/\u2069 لا يكون في الأسماء غير حروف ASCII',
    'بیرون از \u2066files/\u2069 نام‌ها جز نویسه‌های ASCII ندارند',
  ],
  [
    'a file among the proofs that nothing in the list of contents uses',
    'ملف بين الإثباتات لا يستعمله شيء في قائمة المحتويات',
    'پرونده‌ای در میان اثبات‌ها که هیچ چیز فهرست محتوا به کارش نمی‌برد',
  ],
  [
    'no record of the dossier has this file: nothing in the log stands for it',
    'ليس هذا الملف لأي مادة هنا: لا شيء في السجل يقوم عليه',
    'این پرونده از آن هیچ برگه‌ای در اینجا نیست: در دفتر چیزی پشتوانهٔ آن نیست',
  ],
  [
    'it lies in a folder that may be taken for {file}',
    'هو في مجلد قد يُظن أنه {file}',
    'در پوشه‌ای است که شاید {file} گرفته شود',
  ],
  [
    'no proof of the dossier gives this file',
    'لا إثبات هنا يعطي هذا الملف',
    'هیچ اثباتی در اینجا این پرونده را نمی‌دهد',
  ],
  [
    'the file does not say what the proofs disclose',
    'لا يقول الملف ما تكشفه الإثباتات',
    'پرونده آنچه را اثبات‌ها نشان می‌دهند نمی‌گوید',
  ],
  [
    'stated: {name}, size {n}, root {hash}; the checkpoint says: {name2}, size {m}, root {hash2}',
    'المذكور: السجل {name}، عدد قيوده {n}، جذره {hash}؛ وتقول نقطة التحقق: {name2}، {m}، {hash2}',
    'گفته‌شده: دفتر {name}، {n} ردیف، ریشهٔ {hash}؛ نقطهٔ بازبینی می‌گوید: {name2}، {m}، {hash2}',
  ],
  [
    'the list of contents is not the one that the key of the log has signed',
    'ليست هذه قائمة المحتويات التي وقّعها مفتاح السجل',
    'این فهرست محتوا آن نیست که کلید دفتر امضا کرده است',
  ],
  [
    'the dossier is of {name}, and another key has signed it',
    'الملف المُسلَّم من السجل {name}، وقد وقّعه مفتاح آخر',
    'پروندهٔ سپرده‌شده از دفتر {name} است و کلید دیگری امضایش کرده',
  ],
  [
    'the dossier is of {name}, this checkpoint of {name2}',
    'الملف المُسلَّم من السجل {name}، ونقطة التحقق هذه من {name2}',
    'پروندهٔ سپرده‌شده از دفتر {name} است و این نقطهٔ بازبینی از {name2}',
  ],
  [
    '{kind} {id} in entry {n} is listed, the proof is of another',
    'في القائمة «{kind}» {id} في القيد {n}، والإثبات لغيرها',
    'در فهرست «{kind}» {id} در ردیف {n} است، اثبات از آن چیز دیگری است',
  ],
  // time stamps
  [
    'none of the authorities that were named has put a time on it',
    'لم تضع عليه أي من الهيئات التي سمّيتها وقتاً',
    'هیچ‌یک از مراجعی که نام بردید زمانی بر آن ننهاده است',
  ],
  [
    'nothing proves that the checkpoint of the dossier continues this one',
    'لا شيء يثبت أن نقطة تحقق الملف المُسلَّم استمرار لهذه',
    'چیزی ثابت نمی‌کند که نقطهٔ بازبینی پروندهٔ سپرده‌شده ادامهٔ این یکی است',
  ],
  [
    'the timestamp is over {digest}, the checkpoint has {digest2}',
    'الختم الزمني على {digest}، وبصمة نقطة التحقق {digest2}',
    'مُهر زمانی بر {digest} است و چکیدهٔ نقطهٔ بازبینی {digest2}',
  ],
  [
    'the timestamp answers another request than the one that was sent',
    'الختم الزمني جواب طلب غير الذي أُرسل',
    'مُهر زمانی پاسخ درخواستی جز آن است که فرستاده شد',
  ],
  [
    'a certificate of the authority was not valid at the stated time, {time}',
    'لم تكن شهادة من شهادات الهيئة سارية في الوقت المذكور، {time}',
    'گواهینامه‌ای از مرجع در زمان گفته‌شده، {time}، معتبر نبود',
  ],
  [
    'the certificate of {name} is not for time-stamping alone',
    'شهادة {name} ليست للختم الزمني وحده',
    'گواهینامهٔ {name} تنها برای مُهر زمانی نیست',
  ],
  [
    'the certificate of {name} leads to no authority that is trusted',
    'شهادة {name} لا تقود إلى هيئة موثوقة',
    'گواهینامهٔ {name} به مرجع مورد اعتمادی نمی‌رسد',
  ],
  ['the authority refused, with status {n}', 'رفضت الهيئة الطلب', 'مرجع درخواست را نپذیرفت'],
  ['the digest is of an algorithm that is not taken', 'البصمة بطريقة لا تُقبل', 'چکیده با روشی است که پذیرفته نیست'],
  ['the signed attributes are of another content', 'ما وُقّع هو لمحتوى آخر', 'آنچه امضا شده از آن محتوای دیگری است'],
  [
    'the signed digest is not that of the content',
    'البصمة الموقَّعة ليست بصمة المحتوى',
    'چکیدهٔ امضاشده از آن محتوا نیست',
  ],
  ['the signature does not fit', 'التوقيع لا يطابق', 'امضا نمی‌خواند'],
  ['the signature does not name its certificate', 'لا يسمّي التوقيع شهادته', 'امضا گواهینامهٔ خود را نام نمی‌برد'],
  [
    'the certificate that the signature names is not in the response',
    'الشهادة التي يسمّيها التوقيع ليست مع الختم',
    'گواهینامه‌ای که امضا نام می‌برد همراه مُهر نیست',
  ],
  ['it is of another file: the digest differs', 'هو لملف آخر: البصمة مختلفة', 'از آن پروندهٔ دیگری است: چکیده فرق دارد'],
  ['it ends in the middle', 'ينقطع قبل نهايته', 'پیش از پایان بریده شده است'],
  ['something follows after the end', 'بعد نهايته شيء زائد', 'پس از پایانش چیزی زیادی هست'],
  ['this is no OpenTimestamps file', 'ليس هذا ملف OpenTimestamps', 'این پروندهٔ OpenTimestamps نیست'],
  [
    'what should be a certificate cannot be read',
    'ما يجب أن يكون شهادة لا يُقرأ',
    'آنچه باید گواهینامه باشد خوانده نمی‌شود',
  ],
  ['there is no certificate (PEM) in this text', 'لا شهادة (PEM) في هذا النص', 'در این متن گواهینامه‌ای (PEM) نیست'],
  [
    'a block header is {n} bytes in hexadecimal',
    'ترويسة الكتلة {n} بايت بالنظام الست عشري',
    'سرآیند بلوک {n} بایت شانزده‌شانزدهی است',
  ],
  [
    'this header does not carry the work that it states',
    'لا تحمل هذه الترويسة العمل الذي تذكره',
    'این سرآیند کاری را که می‌گوید در بر ندارد',
  ],
  [
    'this header carries too little work to be of the chain',
    'العمل في هذه الترويسة أقل من أن تكون من السلسلة',
    'کار این سرآیند کمتر از آن است که از زنجیره باشد',
  ],
  // keys and policies that the reader brings
  ['line {n}: {why}', 'السطر {n} ليس كما تكتب ملفات السياسة', 'سطر {n} چنان نیست که پرونده‌های سیاست می‌نویسند'],
  ['there is no line “quorum”', 'لا سطر «quorum» فيه', 'سطر «quorum» ندارد'],
  [
    'a witness has a key for cosignatures, {name} has not',
    'للشاهد مفتاح للتوقيع المشارك، وليس ذلك لـ{name}',
    'گواه کلیدی برای هم‌امضایی دارد و {name} ندارد',
  ],
  ['name+key id+base64 expected, got {got}', 'ليس هذا مفتاحاً كاملاً: {got}', 'این کلید کاملی نیست: {got}'],
  ['no canonical base64 in {got}', 'حروف المفتاح غير صحيحة: {got}', 'نویسه‌های کلید نادرست است: {got}'],
  [
    'a key name has no spaces and no plus and is not empty, got {got}',
    'اسم المفتاح فارغ أو فيه فراغ أو علامة +: {got}',
    'نام کلید تهی است یا فاصله یا نشانهٔ + دارد: {got}',
  ],
  ['no signature type is called {name}', 'لا نوع توقيع باسم {name}', 'گونه‌ای از امضا با نام {name} نیست'],
  [
    'signature type {n} of the key {name}',
    'نوع توقيع المفتاح {name} غير معروف هنا',
    'گونهٔ امضای کلید {name} اینجا شناخته نیست',
  ],
  ['an Ed25519 public key has 32 bytes, this one {n}', 'للمفتاح 32 بايت، ولهذا {n}', 'کلید ۳۲ بایت دارد، این یکی {n}'],
  // sites
  [
    'the file that says what this site is, is missing',
    'الملف الذي يقول ما هو هذا الموقع غير موجود',
    'پرونده‌ای که می‌گوید این وبگاه چیست نیست',
  ],
  [
    'the site is not signed: publishing did not end, or somebody took the signature away',
    'الموقع غير موقَّع: لم يُستكمل نشره، أو أزال أحدهم التوقيع',
    'وبگاه امضا ندارد: انتشارش به پایان نرسیده، یا کسی امضا را برداشته است',
  ],
  [
    'the list of digests is not the one that was signed',
    'قائمة البصمات ليست التي وُقّعت',
    'فهرست چکیده‌ها آن نیست که امضا شد',
  ],
  ['the list of digests is missing', 'قائمة البصمات غير موجودة', 'فهرست چکیده‌ها نیست'],
  [
    'site.json states size {n}, root {hash}; the checkpoint says {m}, {hash2}',
    'يذكر site.json عدد القيود {n} والجذر {hash}؛ وتقول نقطة التحقق {m} و{hash2}',
    'site.json شمار ردیف‌ها را {n} و ریشه را {hash} می‌گوید؛ نقطهٔ بازبینی {m} و {hash2}',
  ],
  [
    'the log is of {name}, the site of {name2}',
    'السجل {name}، والموقع من {name2}',
    'دفتر از {name} است و وبگاه از {name2}',
  ],
  ['a file of the site is missing', 'ملف من الموقع غير موجود', 'پرونده‌ای از وبگاه نیست'],
  [
    'this file is not as it was when the site was signed',
    'ليس هذا الملف كما كان حين وُقّع الموقع',
    'این پرونده چنان نیست که هنگام امضای وبگاه بود',
  ],
  ['this file is none of the site', 'ليس هذا الملف من الموقع', 'این پرونده از وبگاه نیست'],
  [
    'no record of the site makes this file',
    'لا تقابل هذا الملف أي مادة في الموقع',
    'هیچ برگه‌ای از وبگاه این پرونده را نمی‌سازد',
  ],
  [
    'no record of the site shows the digest of this file',
    'لا تعرض أي مادة في الموقع بصمة هذا الملف',
    'هیچ برگه‌ای از وبگاه چکیدهٔ این پرونده را نشان نمی‌دهد',
  ],
  ['a table of the site is missing', 'جدول من الموقع غير موجود', 'جدولی از وبگاه نیست'],
  ['the table of records is missing', 'جدول المواد غير موجود', 'جدول برگه‌ها نیست'],
  [
    'the site says that it has {n} records; {m} are proved',
    'يقول الموقع إن فيه {n} من المواد؛ والمثبت {m}',
    'وبگاه می‌گوید {n} برگه دارد؛ {m} برگه اثبات شده است',
  ],
  [
    'the data are not what the proofs show (entry {n})',
    'ليست البيانات ما تعرضه الإثباتات (القيد {n})',
    'داده‌ها آن نیست که اثبات‌ها نشان می‌دهند (ردیف {n})',
  ],
  [
    'the data are not what the proofs show',
    'ليست البيانات ما تعرضه الإثباتات',
    'داده‌ها آن نیست که اثبات‌ها نشان می‌دهند',
  ],
  [
    'the data have {n} records, the proofs {m}',
    'في البيانات {n} من المواد، وفي الإثباتات {m}',
    'داده‌ها {n} برگه دارد و اثبات‌ها {m}',
  ],
  ['the table is not what the proofs show', 'ليس الجدول ما تعرضه الإثباتات', 'جدول آن نیست که اثبات‌ها نشان می‌دهند'],
  [
    'the table says more than the proofs show',
    'يقول الجدول أكثر مما تعرضه الإثباتات',
    'جدول بیش از آنچه اثبات‌ها نشان می‌دهند می‌گوید',
  ],
  [
    'the record holds what JSON cannot express',
    'في المادة ما لا يمكن كتابته في JSON',
    'در برگه چیزی هست که در JSON نوشتنی نیست',
  ],
  ['a file of the log is missing', 'ملف من السجل غير موجود', 'پرونده‌ای از دفتر نیست'],
  [
    'a tile of the log does not follow from the entries',
    'قطعة من السجل لا تنتج عن القيود',
    'کاشی‌ای از دفتر از ردیف‌ها به دست نمی‌آید',
  ],
  ['this is no bundle of entries: {line}', 'ليست هذه مجموعة قيود: {line}', 'این دسته‌ای از ردیف‌ها نیست: {line}'],
  ['{n} entries expected, got {m}', 'المتوقع {n} من القيود، وفيه {m}', '{n} ردیف انتظار می‌رفت، {m} دارد'],
  [
    'entry {n} ends at byte {m}, the bundle at {k}',
    'ينتهي القيد {n} عند البايت {m}، والمجموعة عند {k}',
    'ردیف {n} در بایت {m} پایان می‌یابد و دسته در {k}',
  ],
  [
    '{file}: {n} bytes expected, got {got}',
    '{file}: المتوقع {n} بايت، وفيه {got}',
    '{file}: {n} بایت انتظار می‌رفت، {got} دارد',
  ],
  ['{n} more problems are not listed', 'هناك {n} من المشكلات غير مذكورة', '{n} مشکل دیگر آورده نشده است'],
  [
    'stopped after {n} of {m} tiles',
    'توقف الفحص بعد {n} من {m} من قطع السجل',
    'پس از {n} کاشی از {m} کاشی دفتر متوقف شد',
  ],
  ['stopped after {n} of {m} files', 'توقف الفحص بعد {n} من {m} من الملفات', 'پس از {n} پرونده از {m} متوقف شد'],
  // what is written in files
  [
    'site.json is written in another way than this format has it',
    'ملف site.json غير مكتوب كما تقتضيه الصيغة',
    'site.json چنان‌که این قالب می‌خواهد نوشته نشده',
  ],
  [
    'this is no line of a list of digests, or one for the second time: {got}',
    'ليس هذا سطراً من قائمة بصمات، أو هو مكرر: {got}',
    'این سطری از فهرست چکیده‌ها نیست، یا تکراری است: {got}',
  ],
  ['the {word} {name} is listed twice', '{name} مذكور في القائمة مرتين', '{name} دو بار در فهرست آمده است'],
  ['format: {format} expected, got {got}', 'الصيغة ليست {format} بل {got}', 'قالب {format} نیست، {got} است'],
  ['{place}: {format} expected', '{place}: المتوقع {format}', '{place}: {format} انتظار می‌رفت'],
  [
    '{place}: tsa or ots expected, got {got}',
    '{place}: المتوقع tsa أو ots، وفيه {got}',
    '{place}: یکی از tsa و ots انتظار می‌رفت، {got} دارد',
  ],
  ['day: a day YYYY-MM-DD expected', 'اليوم المذكور ليس يوماً', 'روز گفته‌شده روز نیست'],
  [
    '{place}.reason: one of {names} expected, got {got}',
    'سبب المحو ليس من القائمة المعروفة: {got}',
    'دلیل امحا در فهرست دلیل‌ها نیست: {got}',
  ],
  [
    '{place}: an object expected, got {got}',
    '{place}: المتوقع كائن، وفيه {got}',
    '{place}: شیء انتظار می‌رفت، {got} دارد',
  ],
  ['{place}: a string expected, got {got}', '{place}: المتوقع نص، وفيه {got}', '{place}: متن انتظار می‌رفت، {got} دارد'],
  [
    '{place}: a list expected, got {got}',
    '{place}: المتوقع قائمة، وفيه {got}',
    '{place}: فهرست انتظار می‌رفت، {got} دارد',
  ],
  ['{place}: base64url expected', '{place}: المتوقع base64url', '{place}: base64url انتظار می‌رفت'],
  [
    '{place}: a hash has 32 bytes, this one {n}',
    '{place}: للبصمة 32 بايت، ولهذه {n}',
    '{place}: چکیده ۳۲ بایت دارد، این یکی {n}',
  ],
  [
    '{place}: missing {names}; not of the format: {names2}',
    '{place}: ينقص {names}؛ وليس من الصيغة {names2}',
    '{place}: {names} نیست؛ {names2} از این قالب نیست',
  ],
  ['{place}: missing {names}', '{place}: ينقص {names}', '{place}: {names} نیست'],
  ['{place}: not of the format: {names}', '{place}: ليس من الصيغة {names}', '{place}: {names} از این قالب نیست'],
  [
    '{name}: a whole number from 0 to 2^53-1 expected, got {got}',
    '{name}: المتوقع عدد صحيح، وفيه {got}',
    '{name}: عدد درست انتظار می‌رفت، {got} دارد',
  ],
  [
    '{why}, at offset {n}: the end',
    'JSON غير صحيح عند المحرف {n}: انتهى الملف قبل أوانه',
    'JSON در نویسهٔ {n} نادرست است: پرونده زود پایان یافته',
  ],
  ['{why}, at offset {n}: {got}', 'JSON غير صحيح عند المحرف {n}: {got}', 'JSON در نویسهٔ {n} نادرست است: {got}'],
  [
    'canonical JSON would be {text}, got {text2}',
    'الكتابة المعتمدة {text}، والموجود {text2}',
    'نوشتهٔ یکتا {text} است، اینجا {text2} آمده',
  ],
  ['half of a surrogate pair in {got}', 'فيه نصف محرف', 'نیمهٔ نویسه‌ای در آن است'],
  ['{place}: {why}, in {got}', '{place}: حروف ليست base64: {got}', '{place}: نویسه‌هایی که base64 نیست: {got}'],
  ['{n} bytes that are not valid UTF-8', '{n} بايت ليست نصاً', '{n} بایت که متن نیست'],
  [
    'a block header is {n} bytes in hexadecimal',
    'ترويسة الكتلة {n} بايتاً بالنظام الست عشري',
    'سرآیند بلوک {n} بایت شانزده‌شانزدهی است',
  ],
  [
    'this header does not carry the work that it states',
    'لا تحمل هذه الترويسة العمل الذي تذكره',
    'این سرآیند کاری را که می‌گوید در خود ندارد',
  ],
  [
    'this header carries too little work to be of the chain',
    'تحمل هذه الترويسة عملاً أقل من أن تكون من السلسلة',
    'کاری که این سرآیند در خود دارد کمتر از آن است که از زنجیره باشد',
  ],
];

/** What stands where something else was expected, and the places that have a name. @type {readonly import('./line-words.js').Line[]} */
export const VALUES = [
  ['the list of contents', 'قائمة المحتويات', 'فهرست محتوا'],
  ['{file} line {n}', '{file}، السطر {n}', '{file}، سطر {n}'],
  ['the keys', 'مفاتيح السجل', 'کلیدهای دفتر'],
  ['the file', 'الملف', 'پرونده'],
  ['an array of {n}', 'قائمة من {n}', 'فهرستی از {n}'],
  ['{n} bytes', '{n} بايت', '{n} بایت'],
  ['an object', 'كائن', 'شیء'],
  ['null', 'لا قيمة', 'بی‌مقدار'],
  ['undefined', 'لا شيء', 'هیچ'],
  ['true', 'صحيح', 'درست'],
  ['false', 'غير صحيح', 'نادرست'],
];
