// @ts-check
/**
 * What the verifier page says of published sites, in three languages.
 *
 * @typedef {import('./words.js').Language} Language
 * @typedef {import('./words.js').CheckWords} CheckWords
 */

const en = {
  folder: 'Folder of a published site, or of a dossier that was unpacked',
  folderHelp:
    'Of a site: copy it to your disk first (its keeper may offer it as one archive, or use a program such as wget). Choose or drop the folder that holds site.json, or a ZIP of it. A large site takes minutes; you can stop at any time.',
  noSite: 'There is no site.json and no dossier.json among these files. Choose the whole folder.',
  unreadable: 'The browser does not let this page read what was dropped. Choose the folder with the button instead.',
  found: '{n} files found …',
  progress: { tiles: 'Log: {n} of {total} tiles', files: 'Files: {n} of {total}' },
  stop: 'Stop',
  ok: 'Every check passed.',
  okOwnKey:
    'The site agrees with itself. Whose it is, is not shown: no key of the log was given, and its own was taken.',
  okStopped: 'Stopped: nothing wrong was found in what was checked. The rest was not looked at.',
  failed: 'Do not rely on this copy: some checks failed.',
  keySite: 'the one that the site states',
  files: 'Files',
  tiles: 'Tiles of the log',
  records: 'Records proved',
  fields: 'What is shown, withheld and erased, by field',
  kind: 'Kind',
  field: 'Field',
  meaning:
    'Passed checks show that the keeper has signed these files, and that each record on the site stood in the log with exactly these values. Not shown is that the pages say the same as the data (the values here are taken from the proofs), that what the records say is true, or that the keeper has no others.',
  check_: /** @type {Record<import('@sabt/proof').SiteCheck, CheckWords>} */ ({
    contents: {
      name: 'Description of the site',
      passed: 'The site says what it is.',
      failed: 'The file that says what this site is, is missing or damaged.',
    },
    keys: {
      name: 'Keys of the log',
      passed: 'Each key of the log is the one to which the log had committed before it was used.',
      failed: 'The keys of this log do not follow from the one that you have.',
    },
    statement: {
      name: 'Signature of the site',
      passed: 'The keeper has signed the list of all files; nobody changed it since.',
      failed: 'The list of files is not signed, or was changed after the keeper signed it.',
    },
    checkpoint: {
      name: 'Signed state of the log',
      passed: 'The key of the log has signed this state of the log.',
      failed: 'The state of the log is not signed with the key of this log, or was changed afterwards.',
    },
    log: {
      name: 'The log',
      passed: 'All entries together give the state that was signed.',
      failed: 'An entry of the log was changed, removed or added.',
    },
    witnesses: {
      name: 'Witnesses',
      passed: 'Enough of the witnesses whom you named have signed that they saw this state of the log.',
      failed: 'Too few of the witnesses whom you named have signed this state of the log, or a signature is forged.',
    },
    file: {
      name: 'Files',
      passed: 'Every file is as it was published.',
      failed: 'A file was changed, removed or added after the site was published.',
    },
    record: {
      name: 'Records',
      passed: 'Each record stood in the log with exactly the values that are shown.',
      failed: 'A record, or a value in it, is not what stood in the log.',
    },
    original: {
      name: 'Blacked-out copies',
      passed: 'Each is byte for byte the one that its record in the log names.',
      failed: 'A copy is not the one that its record in the log names, or no record has it.',
    },
    erasure: {
      name: 'Erasures',
      passed: 'What was erased is said to be erased, for the reason that is on record.',
      failed:
        'Something that was erased is shown, is called withheld or left out, or has another reason than is on record; or something is called erased that no record of an erasure names, or such a record says not of what.',
    },
    data: {
      name: 'Data to download',
      passed: 'The tables, in CSV and JSON lines, say exactly what the records prove.',
      failed: 'A table says something else than the records prove, or no record makes it.',
    },
  }),
  notMade_: /** @type {Record<import('@sabt/proof').SiteCheckNotMade['check'], string>} */ ({
    erasure: 'Erasures of which the site holds no record: that something was erased is what the archive states.',
    unlisted: 'Whether there are files that no list names: a host does not tell.',
    'log-key': 'Whose log this is: no key was given.',
    'key-changes': 'Whether this key has been changed since: the statements of the log’s keys are not there.',
    'later-keys':
      'Whether a still later key has taken over: somebody who stole an earlier key can leave out what came after it. Ask the keeper, or a witness, which key is the present one.',
    unwitnessed:
      'Whether witnesses saw these records: they were entered after the state of the log that the witnesses saw.',
    witnesses: 'Whether others saw the same log: no witness was named.',
    cosignature:
      'Signatures in here of witnesses for whom you gave no key: their names and the times that they state are above.',
    pages:
      'Whether pages, search, feeds, and of data/ the Parquet files, the codebook, the verdicts in claim-reviews.json and the descriptions say what the records prove: nobody checks that here. The tables in CSV and JSON lines were checked; count from them where it matters.',
    stopped: 'Everything after you stopped.',
    log: 'The records: the log does not hold, so there is nothing to hold them against.',
  }),
};

/** @type {typeof en} */
const ar = {
  folder: 'مجلد موقع منشور، أو ملف مُسلَّم فُكّ',
  folderHelp:
    'انسخ الموقع إلى قرصك أولاً (قد يتيحه صاحب الأرشيف في ملف واحد، أو استعمل برنامجاً مثل wget). اختر المجلد الذي فيه site.json أو أفلته هنا، أو ملف ZIP منه. الموقع الكبير يستغرق دقائق، ويمكنك التوقف متى شئت.',
  noSite: 'لا يوجد site.json ولا dossier.json بين هذه الملفات. اختر المجلد كله.',
  unreadable: 'لا يسمح المتصفح لهذه الصفحة بقراءة ما أفلتّه. اختر المجلد بالزر.',
  found: 'عُثر على {n} من الملفات …',
  progress: { tiles: 'السجل: {n} من {total} من القطع', files: 'الملفات: {n} من {total}' },
  stop: 'توقف',
  ok: 'نجحت كل الفحوص.',
  okOwnKey: 'الموقع متفق مع نفسه. أما لمن هو فلم يثبت: لم يُعطَ مفتاح للسجل فأُخذ مفتاح الموقع نفسه.',
  okStopped: 'توقف الفحص: لم يظهر خطأ فيما فُحص، ولم يُنظر في الباقي.',
  failed: 'لا تعتمد على هذه النسخة: فشل بعض الفحوص.',
  keySite: 'الذي يذكره الموقع',
  files: 'الملفات',
  tiles: 'قطع السجل',
  records: 'المواد المثبتة',
  fields: 'المعروض والمحجوب والممحو، حسب الحقل',
  kind: 'النوع',
  field: 'الحقل',
  meaning:
    'نجاح الفحوص يبيّن أن صاحب الأرشيف وقّع هذه الملفات، وأن كل مادة في الموقع كانت في السجل بهذه القيم عينها. ولا يبيّن أن الصفحات تقول ما تقوله البيانات (القيم هنا مأخوذة من الإثباتات)، ولا أن ما تقوله المواد صحيح، ولا أن ليس لدى صاحب الأرشيف غيرها.',
  check_: {
    contents: {
      name: 'وصف الموقع',
      passed: 'يقول الموقع ما هو.',
      failed: 'الملف الذي يقول ما هو هذا الموقع ناقص أو تالف.',
    },
    keys: {
      name: 'مفاتيح السجل',
      passed: 'كل مفتاح للسجل هو الذي التزم به السجل قبل أن يُستعمل.',
      failed: 'مفاتيح هذا السجل لا تتسلسل من المفتاح الذي لديك.',
    },
    statement: {
      name: 'توقيع الموقع',
      passed: 'وقّع صاحب الأرشيف قائمة الملفات كلها ولم يغيّرها أحد بعده.',
      failed: 'قائمة الملفات غير موقعة، أو غُيّرت بعد التوقيع.',
    },
    checkpoint: {
      name: 'حالة السجل الموقعة',
      passed: 'وقّع مفتاح السجل هذه الحالة.',
      failed: 'حالة السجل غير موقعة بمفتاح هذا السجل، أو غُيّرت بعد ذلك.',
    },
    log: {
      name: 'السجل',
      passed: 'القيود كلها معاً تعطي الحالة الموقعة.',
      failed: 'غُيّر قيد من السجل أو أُزيل أو أُضيف.',
    },
    witnesses: {
      name: 'الشهود',
      passed: 'وقّع عدد كافٍ من الشهود الذين سميتهم أنهم رأوا هذه الحالة.',
      failed: 'لم يوقّع عدد كافٍ من الشهود الذين سميتهم، أو أن توقيعاً مزوّر.',
    },
    file: {
      name: 'الملفات',
      passed: 'كل ملف كما نُشر.',
      failed: 'غُيّر ملف أو أُزيل أو أُضيف بعد نشر الموقع.',
    },
    record: {
      name: 'المواد',
      passed: 'كانت كل مادة في السجل بالقيم المعروضة عينها.',
      failed: 'مادة أو قيمة فيها ليست كما كانت في السجل.',
    },
    original: {
      name: 'النسخ المطموسة',
      passed: 'كل منها هو بايتاً بايتاً ما تسمّيه مادته في السجل.',
      failed: 'نسخة ليست التي تسمّيها مادتها في السجل، أو ليس لها مادة.',
    },
    erasure: {
      name: 'المحو',
      passed: 'ما مُحي يُقال إنه مُحي، للسبب المسجَّل.',
      failed:
        'شيء مُحي يُعرض، أو يسمى محجوباً، أو لا يُذكر، أو له سبب غير المسجَّل؛ أو يسمى ممحواً شيء لا تذكره أي مادة محو، أو لا تقول مادة محو ممَّ كان المحو.',
    },
    data: {
      name: 'البيانات المتاحة للتنزيل',
      passed: 'الجداول، بصيغتي CSV وJSON lines، تقول ما تثبته المواد بالضبط.',
      failed: 'جدول يقول غير ما تثبته المواد، أو لا تقابله أي مادة.',
    },
  },
  notMade_: {
    erasure: 'ما مُحي وليست مادة محوه في الموقع: أنه مُحي هو قول الأرشيف.',
    unlisted: 'هل توجد ملفات لا تذكرها القائمة: المضيف لا يقول ذلك.',
    'log-key': 'لمن هذا السجل: لم يُعطَ مفتاح.',
    'key-changes': 'هل غُيِّر هذا المفتاح منذ ذلك الحين: بيانات مفاتيح السجل غير موجودة.',
    'later-keys':
      'هل خلفه مفتاح أحدث: من سرق مفتاحاً سابقاً يستطيع أن يُسقط ما جاء بعده. اسأل حافظ الأرشيف أو شاهداً عن المفتاح الحالي.',
    unwitnessed: 'هل رأى الشهود هذه المواد: أُدخلت بعد حالة السجل التي رأوها.',
    witnesses: 'هل رأى غيرك السجل نفسه: لم يُسمَّ شاهد.',
    cosignature: 'تواقيع هنا لشهود لم تعطِ مفاتيحهم: أسماؤهم وما يذكرونه من أوقات مكتوبة أعلاه.',
    pages:
      'هل تقول الصفحات والبحث والخلاصات، ومن \u2066data/\u2069 ملفات Parquet ودليل الترميز والأحكام في \u2066claim-reviews.json\u2069 والأوصاف، ما تثبته المواد: لا يُفحص ذلك هنا. أما الجداول بصيغتي CSV وJSON lines فقد فُحصت؛ خذ منها الأعداد حيث يهم الأمر.',
    stopped: 'كل ما بعد توقفك.',
    log: 'المواد: السجل غير سليم فلا شيء تُقارن به.',
  },
};

/** @type {typeof en} */
const fa = {
  folder: 'پوشهٔ یک وبگاه منتشرشده، یا پرونده‌ای که باز شده',
  folderHelp:
    'نخست وبگاه را روی دیسک خود رونوشت کنید (شاید نگه‌دارنده آن را در یک پرونده بدهد، یا از برنامه‌ای مانند wget استفاده کنید). پوشه‌ای را که site.json در آن است برگزینید یا اینجا رها کنید، یا یک ZIP از آن را. وبگاه بزرگ چند دقیقه زمان می‌برد و هر زمان می‌توانید متوقف کنید.',
  noSite: 'در میان این پرونده‌ها نه site.json هست نه dossier.json. کل پوشه را برگزینید.',
  unreadable: 'مرورگر اجازه نمی‌دهد این صفحه آنچه را رها کردید بخواند. پوشه را با دکمه برگزینید.',
  found: '{n} پرونده یافت شد …',
  progress: { tiles: 'دفتر: {n} از {total} کاشی', files: 'پرونده‌ها: {n} از {total}' },
  stop: 'توقف',
  ok: 'همهٔ بررسی‌ها درست بود.',
  okOwnKey: 'وبگاه با خودش سازگار است. اینکه از آنِ کیست نشان داده نشد: کلید دفتر داده نشد و کلید خود وبگاه به کار رفت.',
  okStopped: 'متوقف شد: در آنچه بررسی شد خطایی نبود. بقیه دیده نشد.',
  failed: 'به این نسخه تکیه نکنید: برخی بررسی‌ها درست نبود.',
  keySite: 'کلیدی که وبگاه می‌گوید',
  files: 'پرونده‌ها',
  tiles: 'کاشی‌های دفتر',
  records: 'برگه‌های اثبات‌شده',
  fields: 'آنچه نشان داده، پوشیده یا امحا شده، به تفکیک فیلد',
  kind: 'نوع',
  field: 'فیلد',
  meaning:
    'درست بودن بررسی‌ها نشان می‌دهد که نگه‌دارنده این پرونده‌ها را امضا کرده و هر برگه وبگاه با همین مقدارها در دفتر بوده است. نشان نمی‌دهد که صفحه‌ها همان را می‌گویند که داده‌ها (مقدارهای اینجا از اثبات‌ها گرفته شده)، یا آنچه برگه‌ها می‌گویند راست است، یا نگه‌دارنده برگه دیگری ندارد.',
  check_: {
    contents: {
      name: 'شرح وبگاه',
      passed: 'وبگاه می‌گوید چیست.',
      failed: 'پرونده‌ای که می‌گوید این وبگاه چیست گم یا خراب است.',
    },
    keys: {
      name: 'کلیدهای دفتر',
      passed: 'هر کلید دفتر همان است که دفتر پیش از به‌کار رفتنش به آن متعهد شده بود.',
      failed: 'کلیدهای این دفتر از کلیدی که شما دارید پیروی نمی‌کند.',
    },
    statement: {
      name: 'امضای وبگاه',
      passed: 'نگه‌دارنده فهرست همهٔ پرونده‌ها را امضا کرده و از آن پس کسی آن را تغییر نداده است.',
      failed: 'فهرست پرونده‌ها امضا ندارد، یا پس از امضا تغییر کرده است.',
    },
    checkpoint: {
      name: 'وضعیت امضاشدهٔ دفتر',
      passed: 'کلید دفتر این وضعیت را امضا کرده است.',
      failed: 'وضعیت دفتر با کلید این دفتر امضا نشده، یا پس از آن تغییر کرده است.',
    },
    log: {
      name: 'دفتر',
      passed: 'همهٔ ردیف‌ها با هم وضعیت امضاشده را می‌دهند.',
      failed: 'ردیفی از دفتر تغییر کرده، برداشته یا افزوده شده است.',
    },
    witnesses: {
      name: 'گواهان',
      passed: 'شمار کافی از گواهانی که نام بردید امضا کرده‌اند که این وضعیت را دیده‌اند.',
      failed: 'گواهانی که نام بردید به اندازهٔ کافی امضا نکرده‌اند، یا امضایی جعلی است.',
    },
    file: {
      name: 'پرونده‌ها',
      passed: 'هر پرونده همان است که منتشر شد.',
      failed: 'پس از انتشار وبگاه پرونده‌ای تغییر کرده، برداشته یا افزوده شده است.',
    },
    record: {
      name: 'برگه‌ها',
      passed: 'هر برگه با همین مقدارها در دفتر بوده است.',
      failed: 'برگه‌ای، یا مقداری در آن، آن نیست که در دفتر بود.',
    },
    original: {
      name: 'رونوشت‌های سیاه‌شده',
      passed: 'هر یک بایت به بایت همان است که برگه‌اش در دفتر نام می‌برد.',
      failed: 'رونوشتی آن نیست که برگه‌اش در دفتر نام می‌برد، یا هیچ برگه‌ای آن را ندارد.',
    },
    erasure: {
      name: 'امحا',
      passed: 'آنچه امحا شده، با همان دلیل ثبت‌شده، امحا شده خوانده می‌شود.',
      failed:
        'چیزی که امحا شده نشان داده می‌شود، یا پوشیده خوانده می‌شود، یا ناگفته می‌ماند، یا دلیلی جز دلیل ثبت‌شده دارد؛ یا چیزی امحاشده خوانده می‌شود که هیچ برگهٔ امحایی از آن نام نمی‌برد، یا چنین برگه‌ای نمی‌گوید از چه امحا شده.',
    },
    data: {
      name: 'داده‌های بارگیری‌شدنی',
      passed: 'جدول‌ها، در CSV و JSON lines، درست همان را می‌گویند که برگه‌ها اثبات می‌کنند.',
      failed: 'جدولی چیزی جز آنچه برگه‌ها اثبات می‌کنند می‌گوید، یا هیچ برگه‌ای پشتوانهٔ آن نیست.',
    },
  },
  notMade_: {
    erasure: 'امحاهایی که برگهٔ آنها در وبگاه نیست: اینکه چیزی امحا شده گفتهٔ بایگانی است.',
    unlisted: 'آیا پرونده‌هایی هست که در هیچ فهرستی نیست: میزبان نمی‌گوید.',
    'log-key': 'این دفتر از آنِ کیست: کلیدی داده نشد.',
    'key-changes': 'آیا این کلید از آن پس عوض شده است: اعلامیه‌های کلیدهای دفتر در دست نیست.',
    'later-keys':
      'آیا کلیدی تازه‌تر جای آن را گرفته است: کسی که کلیدی پیشین را دزدیده می‌تواند آنچه را پس از آن آمده کنار بگذارد. از نگه‌دارنده یا گواهی بپرسید کلید کنونی کدام است.',
    unwitnessed: 'آیا گواهان این برگه‌ها را دیده‌اند: پس از وضعیتی از دفتر که گواهان دیدند وارد شده‌اند.',
    witnesses: 'آیا دیگران همین دفتر را دیده‌اند: گواهی نام برده نشد.',
    cosignature: 'امضاهای گواهانی در اینجا که کلیدشان را ندادید: نام آنان و زمانی که می‌گویند در بالا آمده است.',
    pages:
      'آیا صفحه‌ها، جستجو، خوراک‌ها، و در \u2066data/\u2069 پرونده‌های Parquet، راهنمای کدگذاری، داوری‌های \u2066claim-reviews.json\u2069 و شرح‌ها همان را می‌گویند که برگه‌ها اثبات می‌کنند: اینجا بررسی نمی‌شود. جدول‌ها در CSV و JSON lines بررسی شده‌اند؛ آنجا که مهم است از همان‌ها بشمارید.',
    stopped: 'هر چه پس از توقف شماست.',
    log: 'برگه‌ها: دفتر درست نیست و چیزی نیست که با آن سنجیده شوند.',
  },
};

/** @type {Record<Language, typeof en>} */
export const SITE_WORDS = { en, ar, fa };
