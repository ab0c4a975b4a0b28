// @ts-check
/**
 * The library's own lines on ZIPs that it does not take, in Arabic and Persian; written as in `line-words.js`.
 */

/** @type {readonly import('./line-words.js').Line[]} */
export const LINES_OF_ZIPS = [
  ['two files are called {file}', 'ملفان بالاسم {file}', 'دو پرونده نام {file} دارند'],
  [
    '{file} does not lie where the directory says, or says otherwise of itself',
    'ليس {file} حيث تقول فهرسة ZIP، أو يقول عن نفسه غير ذلك',
    '{file} آنجا نیست که فهرست ZIP می‌گوید، یا از خود چیز دیگری می‌گوید',
  ],
  [
    '{file}: its bytes are not those that its sum is of',
    '{file}: بايتاته لا تطابق مجموعها المذكور',
    '{file}: بایت‌هایش با جمع گفته‌شده نمی‌خواند',
  ],
  [
    '{n} bytes before the directory belong to no file',
    '{n} بايت قبل فهرسة ZIP ليست لأي ملف',
    '{n} بایت پیش از فهرست ZIP از آن هیچ پرونده‌ای نیست',
  ],
  ['this is no ZIP archive', 'ليس هذا ملف ZIP', 'این پروندهٔ ZIP نیست'],
  [
    'this is no ZIP archive as dossiers are, or it does not end where it should',
    'ليس هذا ملف ZIP كما تكون هذه الملفات، أو لا ينتهي حيث يجب',
    'این پروندهٔ ZIP به شکل این پرونده‌ها نیست، یا آنجا که باید پایان نمی‌یابد',
  ],
  [
    '{n} files, more than the {m} that are read',
    'عدد الملفات {n}، ولا يُقرأ أكثر من {m}',
    '{n} پرونده دارد، بیش از {m} خوانده نمی‌شود',
  ],
  ['the directory has no place for file {n}', 'فهرسة ZIP لا تتسع للملف {n}', 'فهرست ZIP جایی برای پروندهٔ {n} ندارد'],
  [
    '{file}: its line in the directory is not as dossiers have it',
    '{file}: سطره في فهرسة ZIP ليس كما يجب',
    '{file}: سطرش در فهرست ZIP چنان نیست که باید',
  ],
  [
    'it unpacks to more than the {n} bytes that are read',
    'يُفك إلى أكثر من {n} بايت، ولا يُقرأ أكثر',
    'باز که شود از {n} بایت بیشتر است و بیشتر خوانده نمی‌شود',
  ],
  ['the directory holds more than its files', 'في فهرسة ZIP أكثر من ملفاته', 'در فهرست ZIP چیزی بیش از پرونده‌ها هست'],
  [
    'the directory of the ZIP holds more than its files',
    'في فهرسة ZIP أكثر من ملفاته',
    'در فهرست ZIP چیزی بیش از پرونده‌ها هست',
  ],
  ['a name that is no UTF-8', 'اسم ليس نصاً', 'نامی که متن نیست'],
  ['no file of a dossier is called {file}', 'لا ملف هنا يُسمى {file}', 'هیچ پرونده‌ای اینجا نام {file} ندارد'],
  ['{file}: compressed data: {why}', '{file}: بيانات مضغوطة تالفة', '{file}: دادهٔ فشردهٔ آسیب‌دیده'],
  ['compressed data: {why}', 'بيانات مضغوطة تالفة', 'دادهٔ فشردهٔ آسیب‌دیده'],
  [
    'a ZIP of more than 65,534 files or 4 GiB: unpack it and give the folder',
    'ملف ZIP فيه أكثر من 65,534 ملفاً أو 4 GiB: فُكّه واختر المجلد',
    'پروندهٔ ZIP بیش از ۶۵٬۵۳۴ پرونده یا ۴ گیبی‌بایت دارد: بازش کنید و پوشه را برگزینید',
  ],
  ['the directory of the ZIP is damaged', 'فهرسة ZIP تالفة', 'فهرست ZIP آسیب دیده است'],
  ['a file of the ZIP has two names', 'لملف في ZIP اسمان', 'پرونده‌ای در ZIP دو نام دارد'],
  [
    'before {file} lies what is no file of the directory',
    'قبل {file} ما ليس ملفاً في الفهرسة',
    'پیش از {file} چیزی است که در فهرست نیست',
  ],
  [
    'before the directory lies what is no file of it',
    'قبل الفهرسة ما ليس ملفاً فيها',
    'پیش از فهرست چیزی است که در آن نیست',
  ],
  [
    'behind a file of the ZIP lies what is no file of the directory',
    'بعد ملف في ZIP ما ليس في الفهرسة',
    'پس از پرونده‌ای در ZIP چیزی است که در فهرست نیست',
  ],
  ['the ZIP is cut short', 'ملف ZIP مقطوع', 'پروندهٔ ZIP بریده شده است'],
  ['the ZIP is damaged', 'ملف ZIP تالف', 'پروندهٔ ZIP آسیب دیده است'],
  ['the folder {file} has bytes of its own', 'للمجلد {file} بايتات خاصة به', 'پوشهٔ {file} خودش بایت دارد'],
  [
    'a name that leads out of the folder, or means something to a disk: {file}',
    'اسم يخرج من المجلد، أو له معنى خاص عند القرص: {file}',
    'نامی که از پوشه بیرون می‌برد، یا برای دیسک معنایی دارد: {file}',
  ],
  [
    'the ZIP says of {file} one thing in its directory and another before the file',
    'يقول ZIP عن {file} شيئاً في الفهرسة وغيره قبل الملف',
    'ZIP دربارهٔ {file} در فهرست چیزی می‌گوید و پیش از پرونده چیزی دیگر',
  ],
  [
    '{file} is larger than what is unpacked here',
    '{file} أكبر مما يُفك هنا',
    '{file} بزرگ‌تر از آن است که اینجا باز شود',
  ],
  [
    '{file} is packed in a way that is not read here: unpack the ZIP and give the folder',
    '{file} مضغوط بطريقة لا تُقرأ هنا: فُكّ الملف واختر المجلد',
    '{file} به روشی فشرده شده که اینجا خوانده نمی‌شود: ZIP را باز کنید و پوشه را برگزینید',
  ],
];
