// @ts-check
/**
 * What the verifier page says, in three languages. It stands alone, without the program's catalogues, because the page
 * must be whole in one file.
 *
 * @typedef {'en' | 'ar' | 'fa'} Language
 * @typedef {{ name: string, passed: string, failed: string }} CheckWords
 */

/** @type {Record<Language, { name: string, dir: 'ltr' | 'rtl', locale: string }>} */
export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr', locale: 'en-GB' },
  ar: { name: 'العربية', dir: 'rtl', locale: 'ar-u-nu-arab' },
  fa: { name: 'فارسی', dir: 'rtl', locale: 'fa-u-ca-persian-nu-arabext' },
};

const en = {
  title: 'Check a dossier or a site',
  lead: 'Give this page the ZIP file of a dossier, or the folder of a published site. Everything is computed here, in your browser; nothing is sent anywhere.',
  warning:
    'If the keeper of the records gave you this page, it proves little about the keeper: a page can say anything. Get the same page from a release of Sabt, or use another verifier (below).',
  choose: 'ZIP file of the dossier',
  drop: 'or drop it here',
  key: 'Key of the log',
  keyHelp: 'One line, asked of the keeper by another way than the one by which the dossier came.',
  witnessKeys: 'Witnesses that you trust',
  witnessHelp:
    'Their keys, one a line, or a whole policy file (C2SP tlog-policy: log, witness, group, quorum). May stay empty.',
  atLeast: 'How many of them must have signed, if you gave keys',
  fromFile: 'or from a file',
  stamps: 'Time stamps',
  others: 'Witnesses and time stamps, if you know any',
  authorities: 'Authorities for time stamps that you trust',
  authoritiesHelp:
    'Their certificates (PEM), got from them and not with the dossier. At least one must have put a time on it.',
  headers: 'Headers of Bitcoin blocks',
  headersHelp: '80 bytes in hexadecimal each, from a node of your own. For stamps of OpenTimestamps.',
  upTo: 'for the first {n} entries of the log',
  anchors_: {
    confirmed: 'Time confirmed:',
    unvouched: 'Signed by somebody for whom nobody here vouches, so no time is taken from it:',
    unchecked: 'Names the Bitcoin block {blocks}; nobody has held it against the block, so it is no time yet.',
    pending: 'A calendar has promised to bring it into a Bitcoin block: no time yet.',
  },
  check: 'Check',
  working: 'Checking …',
  ok: 'Every check passed.',
  okOwnKey:
    'The dossier agrees with itself. Whose it is, is not shown: no key of the log was given, and its own was taken.',
  okKeyUnshown:
    'The checks that could be made passed. Whether this key has been changed since is not shown: the statements of the log’s keys are not there.',
  failed: 'Do not rely on this dossier: some checks failed.',
  unreadable: 'This file cannot be checked.',
  unreadableMeans:
    'It is no ZIP file of a dossier, it arrived cut short, or it was unpacked and packed again. Take the file as the keeper sent it. If your browser has unpacked it, choose the folder instead.',
  failedMeaning:
    'A failed check can mean forgery, and can mean damage on the way. What failed comes first below, each with what it concerns. Ask the keeper for the file again, keep this one, and compare.',
  otherKey:
    'The key that you gave has not signed this. Either it was not copied whole, or the dossier is not of the log whose key you have. Without a signature of that key nothing else in here can be relied on.',
  enterKey: 'Enter the key of the log',
  again: 'Check again, with other keys, or check something else',
  passage: '{field}, passage {n}',
  gap: 'withheld',
  badKey: 'A key, policy, certificate or block header that you gave cannot be read. Was it copied whole?',
  seconds: 'Computed in {n} seconds.',
  log: 'Log',
  size: 'Entries at that time',
  root: 'Root',
  keyFrom: 'Key used',
  keyReader: 'the one that you gave',
  keyDossier: 'the one that the dossier states',
  made: 'Made on, as it says',
  witnesses: 'Witnessed',
  nobody: 'nobody whom you named',
  shown: 'Disclosed',
  withheld: 'Withheld',
  erased: 'Erased',
  stated: 'as the archive states',
  checks: 'Checks',
  of: '{n} of {total} passed',
  passedOnes: 'those that passed',
  notMade: 'Not checked here',
  records: 'What the records say, proved',
  entry: 'entry {n}, claimed day {day}',
  file: 'file',
  none: 'Nothing',
  page: 'This page itself',
  pageDigest:
    'SHA-256 of the program in this page, as it computed it itself. One that lies would lie here too, so compute the SHA-256 of the whole file verify.html with another program (on most computers: sha256sum, shasum -a 256, or certutil -hashfile) and compare it with the one that is published with a release of Sabt.',
  other:
    'The same checks are made by the command “sabt verify FILE.zip” and by verify.py, which lies in each dossier and needs nothing but Python 3; FORMAT.md beside it describes every byte for whoever wants to write another.',
  shows: 'What this shows',
  showsItems: [
    'The keeper has signed a state of the log in which these records stand, with exactly these words.',
    'From now on they cannot be changed or removed without your being able to show it.',
    'Time stamps and witnesses, where there are any below, show since when they stood so.',
  ],
  showsNot: 'What it does not show',
  showsNotItems: [
    'That what the records say is true.',
    'That these are the latest versions, or that the keeper has no other records.',
    'That they stood so before today, where no witness and no time stamp confirms it.',
  ],
  reasons: {
    safety: 'for somebody’s safety',
    'consent-withdrawn': 'consent was withdrawn',
    legal: 'for legal reasons',
    'not-relevant-personal-data': 'personal data that do not matter here',
  },
  check_: /** @type {Record<import('@sabt/proof').DossierCheck['check'], CheckWords>} */ ({
    contents: {
      name: 'List of contents',
      passed: 'The dossier says what is in it.',
      failed: 'The list of what is in the dossier is missing or damaged.',
    },
    keys: {
      name: 'Keys of the log',
      passed: 'Each key of the log is the one to which the log had committed before it was used.',
      failed: 'The keys of this log do not follow from the one that you have.',
    },
    checkpoint: {
      name: 'Signed state of the log',
      passed: 'The key of the log has signed this state of the log.',
      failed: 'The state of the log is not signed with the key of this log, or was changed afterwards.',
    },
    attested: {
      name: 'Earlier states of the log',
      passed: 'The log as it is now contains every earlier state that others have seen, unchanged.',
      failed: 'An earlier state that others have seen is not contained in the log: entries were changed or removed.',
    },
    witnesses: {
      name: 'Witnesses',
      passed: 'Enough of the witnesses whom you named have signed that they saw this state of the log.',
      failed: 'Too few of the witnesses whom you named have signed this state of the log, or a signature is forged.',
    },
    statement: {
      name: 'Signature of the dossier',
      passed: 'The keeper has signed the list of contents; nobody changed it since.',
      failed: 'The list of contents was changed after the keeper signed it, or somebody else made it.',
    },
    file: {
      name: 'Files',
      passed: 'Every file is the one that the list names.',
      failed: 'A file was changed, removed or added after the dossier was made.',
    },
    record: {
      name: 'Records',
      passed: 'Each record stood in the log with exactly the values that are shown.',
      failed: 'A record, or a value in it, is not what stood in the log.',
    },
    original: {
      name: 'Files of records',
      passed:
        'Each is byte for byte the one that its record in the log names: a file as it was taken in, or a blacked-out copy of one.',
      failed: 'A file is not the one that its record in the log names.',
    },
    data: {
      name: 'Tables',
      passed: 'The tables say exactly what the records prove.',
      failed: 'A table says something else than the records prove.',
    },
    erasure: {
      name: 'Erasures',
      passed: 'What was erased is said to be erased, for the reason that is on record.',
      failed: 'Something that was erased is shown, is called withheld, or has another reason than is on record.',
    },
    anchor: {
      name: 'Time stamps',
      passed: 'Each time stamp is whole, and is over a state of this log.',
      failed: 'A time stamp is not over this log, was not rightly signed, or is of nobody whom you named.',
    },
  }),
  notMade_: /** @type {Record<import('@sabt/proof').DossierCheckNotMade['check'], string>} */ ({
    'log-key': 'Whose log this is: no key was given.',
    'key-changes': 'Whether this key has been changed since: the statements of the log’s keys are not there.',
    'later-keys':
      'Whether a still later key has taken over: somebody who stole an earlier key can leave out what came after it. Ask the keeper, or a witness, which key is the present one.',
    pages:
      'What pages, paper and programs in the file say: that is the keeper’s word. Go by what is proved below, by the tables in data/ and the files in files/.',
    witnesses: 'Whether others saw the same log: no witness was named.',
    anchor: 'A time stamp: no authority or block that you named confirms it.',
    erasure: 'An erasure: the record of it is not in the dossier.',
    'text-digest': 'Whether a text agrees with its digest: not all of it is shown.',
    'blob-digest': 'Where the archive keeps the file: it is not shown, and nobody else needs it.',
  }),
};

/** @type {typeof en} */
const ar = {
  title: 'تحقَّق من ملف مُسلَّم أو موقع',
  lead: 'أعطِ هذه الصفحة ملف ZIP، أو مجلد موقع منشور. يُحسب كل شيء هنا في متصفحك ولا يُرسل شيء إلى أي مكان.',
  warning:
    'إن كان حافظ الأرشيف هو من أعطاك هذه الصفحة فهي لا تثبت عنه إلا القليل: الصفحة تستطيع أن تقول أي شيء. خذ الصفحة نفسها من إصدار منشور من ثبت، أو استعمل أداة أخرى (أدناه).',
  choose: 'ملف ZIP',
  drop: 'أو أفلته هنا',
  key: 'مفتاح السجل',
  keyHelp: 'سطر واحد، يُطلب من حافظ الأرشيف بطريق غير الذي جاء به الملف.',
  witnessKeys: 'الشهود الذين تثق بهم',
  witnessHelp: 'مفاتيحهم، واحد في كل سطر، أو ملف سياسة كامل (C2SP tlog-policy). ويجوز أن يبقى فارغاً.',
  atLeast: 'كم منهم يجب أن يكون قد وقّع، إن أعطيت مفاتيح',
  fromFile: 'أو من ملف',
  stamps: 'الأختام الزمنية',
  others: 'الشهود والأختام الزمنية، إن كنت تعرف شيئاً منها',
  authorities: 'هيئات الأختام الزمنية التي تثق بها',
  authoritiesHelp: 'شهاداتها (PEM)، تؤخذ منها لا مع الملف. ويجب أن تكون إحداها على الأقل قد ختمته.',
  headers: 'ترويسات كتل بتكوين',
  headersHelp: 'ثمانون بايتاً لكل منها بالنظام الست عشري، من عقدة لك. لأختام OpenTimestamps.',
  upTo: 'لأول {n} من قيود السجل',
  anchors_: {
    confirmed: 'وقت مؤكَّد:',
    unvouched: 'وقّعه من لا يضمنه أحد هنا، فلا يؤخذ منه وقت:',
    unchecked: 'يسمّي كتلة بتكوين {blocks} ولم يقارنه أحد بها، فليس وقتاً بعد.',
    pending: 'وعد تقويمٌ بإدخاله في كتلة بتكوين: ليس وقتاً بعد.',
  },
  check: 'تحقَّق',
  working: 'يجري التحقق …',
  ok: 'نجحت كل الفحوص.',
  okOwnKey: 'الملف متسق مع نفسه. أما لمن هو فلم يُثبت: لم يُعطَ مفتاح للسجل فأُخذ المفتاح الذي يذكره.',
  okKeyUnshown:
    'نجحت الفحوص التي أمكن إجراؤها. أما هل غُيِّر هذا المفتاح منذ ذلك الحين فغير مبيَّن: بيانات مفاتيح السجل غير موجودة.',
  failed: 'لا تعتمد على هذا الملف: أخفقت بعض الفحوص.',
  unreadable: 'لا يمكن فحص هذا الملف.',
  unreadableMeans:
    'ليس ملف ZIP مُسلَّماً، أو وصل مبتوراً، أو فُكّ ثم ضُغط من جديد. خذ الملف كما أرسله حافظ الأرشيف. وإن كان متصفحك قد فكّه فاختر المجلد بدلاً منه.',
  failedMeaning:
    'قد يعني الفحص المخفق تزويراً، وقد يعني تلفاً في الطريق. ما أخفق يأتي أولاً أدناه، مع بيان ما يخصه. اطلب الملف من حافظ الأرشيف مرة أخرى، واحتفظ بهذا، وقارن بينهما.',
  otherKey:
    'المفتاح الذي أعطيته لم يوقّع هذا. إما أنه لم يُنسخ كاملاً، وإما أن الملف ليس من السجل الذي لديك مفتاحه. ودون توقيع ذلك المفتاح لا يُعتمد على شيء آخر هنا.',
  enterKey: 'أدخل مفتاح السجل',
  again: 'تحقَّق مرة أخرى بمفاتيح أخرى، أو من شيء آخر',
  passage: '{field}، الفقرة {n}',
  gap: 'محجوب',
  badKey: 'مفتاح أو سياسة أو شهادة أو ترويسة كتلة أعطيتها لا تُقرأ. هل نُسخت كاملة؟',
  seconds: 'حُسب في {n} ثانية.',
  log: 'السجل',
  size: 'عدد القيود حينها',
  root: 'الجذر',
  keyFrom: 'المفتاح المستعمل',
  keyReader: 'المفتاح الذي أعطيته',
  keyDossier: 'المفتاح الذي يذكره الملف',
  made: 'صُنع في، كما يقول',
  witnesses: 'شهد عليه',
  nobody: 'لا أحد ممن سمّيتهم',
  shown: 'مكشوف',
  withheld: 'محجوب',
  erased: 'ممحوّ',
  stated: 'كما يقول الأرشيف',
  checks: 'الفحوص',
  of: 'نجح {n} من {total}',
  passedOnes: 'ما نجح منها',
  notMade: 'ما لم يُفحص هنا',
  records: 'ما تقوله المواد، مُثبتاً',
  entry: 'القيد {n}، اليوم المذكور {day}',
  file: 'ملف',
  none: 'لا شيء',
  page: 'هذه الصفحة نفسها',
  pageDigest:
    'بصمة SHA-256 للبرنامج في هذه الصفحة كما حسبها بنفسه. والكاذب يكذب هنا أيضاً، فاحسب بصمة الملف verify.html كله ببرنامج آخر (sha256sum أو shasum -a 256 أو certutil -hashfile) وقارنها بالبصمة المنشورة مع إصدار من ثبت.',
  other:
    'تجري الفحوصَ نفسها الأمر “sabt verify FILE.zip” والبرنامج verify.py الذي لا يحتاج إلا إلى Python 3؛ ويصف FORMAT.md كل بايت لمن أراد أن يكتب أداة أخرى.',
  shows: 'ما يُظهره هذا',
  showsItems: [
    'وقّع حافظ الأرشيف حالة للسجل تقوم فيها هذه المواد بهذه الكلمات تماماً.',
    'من الآن لا يمكن تغييرها ولا حذفها دون أن تستطيع إظهار ذلك.',
    'الأختام الزمنية والشهود، إن وُجدوا أدناه، يُظهرون منذ متى كانت كذلك.',
  ],
  showsNot: 'ما لا يُظهره',
  showsNotItems: [
    'أن ما تقوله المواد صحيح.',
    'أن هذه آخر الإصدارات، أو أنه ليس لدى حافظ الأرشيف مواد أخرى.',
    'أنها كانت كذلك قبل اليوم، حيث لا يؤكد ذلك شاهد ولا ختم زمني.',
  ],
  reasons: {
    safety: 'حفاظاً على سلامة شخص',
    'consent-withdrawn': 'سُحبت الموافقة',
    legal: 'لأسباب قانونية',
    'not-relevant-personal-data': 'بيانات شخصية لا أهمية لها هنا',
  },
  check_: {
    contents: { name: 'قائمة المحتويات', passed: 'يقول الملف ما فيه.', failed: 'قائمة محتويات الملف مفقودة أو تالفة.' },
    keys: {
      name: 'مفاتيح السجل',
      passed: 'كل مفتاح للسجل هو الذي التزم به السجل قبل أن يُستعمل.',
      failed: 'مفاتيح هذا السجل لا تتسلسل من المفتاح الذي لديك.',
    },
    checkpoint: {
      name: 'حالة السجل الموقّعة',
      passed: 'وقّع مفتاح السجل هذه الحالة من السجل.',
      failed: 'حالة السجل غير موقّعة بمفتاح هذا السجل، أو غُيّرت بعد ذلك.',
    },
    attested: {
      name: 'حالات سابقة للسجل',
      passed: 'يحوي السجل كما هو الآن كل حالة سابقة رآها آخرون دون تغيير.',
      failed: 'حالة سابقة رآها آخرون لا يحويها السجل: غُيّرت قيود أو حُذفت.',
    },
    witnesses: {
      name: 'الشهود',
      passed: 'وقّع عدد كافٍ من الشهود الذين سمّيتهم أنهم رأوا هذه الحالة من السجل.',
      failed: 'لم يوقّع عدد كافٍ من الشهود الذين سمّيتهم هذه الحالة، أو أن توقيعاً مزوَّر.',
    },
    statement: {
      name: 'توقيع الملف',
      passed: 'وقّع حافظ الأرشيف قائمة المحتويات ولم يغيّرها أحد منذ ذلك.',
      failed: 'غُيّرت قائمة المحتويات بعد أن وقّعها حافظ الأرشيف، أو صنعها غيره.',
    },
    file: {
      name: 'الملفات',
      passed: 'كل ملف هو الذي تسميه القائمة.',
      failed: 'غُيّر ملف أو حُذف أو أُضيف بعد صنع هذا.',
    },
    record: {
      name: 'المواد',
      passed: 'كانت كل مادة في السجل بالقيم المعروضة تماماً.',
      failed: 'مادة، أو قيمة فيها، ليست ما كان في السجل.',
    },
    original: {
      name: 'ملفات المواد',
      passed: 'كل منها بايتاً بايتاً هو الذي تسميه مادته في السجل: الملف كما أُدخل، أو نسخة منه سُوِّد بعضها.',
      failed: 'ملف ليس هو الذي تسميه مادته في السجل.',
    },
    data: {
      name: 'الجداول',
      passed: 'تقول الجداول ما تثبته المواد تماماً.',
      failed: 'جدول يقول غير ما تثبته المواد.',
    },
    erasure: {
      name: 'المحو',
      passed: 'ما مُحي يُقال إنه مُحي، للسبب المسجَّل.',
      failed: 'شيء مُحي يُعرض، أو يسمى محجوباً، أو له سبب غير المسجَّل.',
    },
    anchor: {
      name: 'الأختام الزمنية',
      passed: 'كل ختم زمني سليم وهو على حالة من هذا السجل.',
      failed: 'ختم زمني ليس على هذا السجل، أو توقيعه غير صحيح، أو ليس لأحد ممن سمّيتهم.',
    },
  },
  notMade_: {
    'log-key': 'لمن هذا السجل: لم يُعطَ مفتاح.',
    'key-changes': 'هل غُيِّر هذا المفتاح منذ ذلك الحين: بيانات مفاتيح السجل غير موجودة.',
    'later-keys':
      'هل خلفه مفتاح أحدث: من سرق مفتاحاً سابقاً يستطيع أن يُسقط ما جاء بعده. اسأل حافظ الأرشيف أو شاهداً عن المفتاح الحالي.',
    pages:
      'ما تقوله الصفحات والأوراق والبرامج في الملف: فهو قول حافظ الأرشيف. اعتمد ما ثبت أدناه، والجداول في data/، والملفات في files/.',
    witnesses: 'هل رأى آخرون السجل نفسه: لم يُسمَّ شاهد.',
    anchor: 'ختم زمني: لا تؤكده هيئة ولا كتلة سمّيتها.',
    erasure: 'محو: مادة المحو ليست في الملف.',
    'text-digest': 'هل يوافق النص بصمته: لم يُعرض كله.',
    'blob-digest': 'أين يحفظ الأرشيف الملف: لا يُعرض ولا يحتاج إليه أحد غيره.',
  },
};

/** @type {typeof en} */
const fa = {
  title: 'وارسی یک پرونده یا وبگاه',
  lead: 'پروندهٔ ZIP، یا پوشهٔ یک وبگاه منتشرشده را به این صفحه بدهید. همه چیز همین‌جا در مرورگر شما حساب می‌شود و چیزی به جایی فرستاده نمی‌شود.',
  warning:
    'اگر نگه‌دارندهٔ برگه‌ها این صفحه را به شما داده، دربارهٔ او چیز چندانی ثابت نمی‌کند: صفحه می‌تواند هر چه بخواهد بگوید. همین صفحه را از یک نسخهٔ منتشرشدهٔ ثبت بگیرید یا وارسی‌گر دیگری به کار ببرید (پایین).',
  choose: 'پروندهٔ ZIP',
  drop: 'یا اینجا رها کنید',
  key: 'کلید دفتر',
  keyHelp: 'یک سطر، که از نگه‌دارنده از راهی جز راه رسیدن پرونده پرسیده شود.',
  witnessKeys: 'گواهانی که به آنان اعتماد دارید',
  witnessHelp: 'کلیدهایشان، هر کدام در یک سطر، یا یک پروندهٔ سیاست کامل (C2SP tlog-policy). می‌تواند خالی بماند.',
  atLeast: 'چند تن از آنان باید امضا کرده باشند، اگر کلید دادید',
  fromFile: 'یا از یک پرونده',
  stamps: 'مُهرهای زمانی',
  others: 'گواهان و مُهرهای زمانی، اگر می‌شناسید',
  authorities: 'مراجع مُهر زمانی که به آن‌ها اعتماد دارید',
  authoritiesHelp: 'گواهی‌هایشان (PEM)، که از خودشان گرفته شود نه همراه پرونده. دست‌کم یکی باید آن را مُهر کرده باشد.',
  headers: 'سرآیند بلوک‌های بیت‌کوین',
  headersHelp: 'هر کدام هشتاد بایت شانزده‌شانزدهی، از گره خودتان. برای مُهرهای OpenTimestamps.',
  upTo: 'برای {n} ردیف نخست دفتر',
  anchors_: {
    confirmed: 'زمان تأییدشده:',
    unvouched: 'امضای کسی که اینجا هیچ‌کس ضامنش نیست؛ پس زمانی از آن گرفته نمی‌شود:',
    unchecked: 'از بلوک {blocks} بیت‌کوین نام می‌برد؛ کسی آن را با بلوک نسنجیده، پس هنوز زمان نیست.',
    pending: 'تقویمی قول داده آن را در بلوکی از بیت‌کوین بیاورد: هنوز زمان نیست.',
  },
  check: 'وارسی کن',
  working: 'در حال وارسی …',
  ok: 'همهٔ وارسی‌ها درست بود.',
  okOwnKey: 'پرونده با خودش سازگار است. اینکه از آن کیست نشان داده نشده: کلیدی داده نشد و کلید خودش به کار رفت.',
  okKeyUnshown:
    'وارسی‌هایی که شدنی بود درست بود. اینکه این کلید از آن پس عوض شده یا نه نشان داده نشده: اعلامیه‌های کلیدهای دفتر در دست نیست.',
  failed: 'به این پرونده تکیه نکنید: برخی وارسی‌ها نادرست بود.',
  unreadable: 'این پرونده وارسی‌شدنی نیست.',
  unreadableMeans:
    'پروندهٔ ZIP سپرده‌شده نیست، یا ناقص رسیده، یا باز و دوباره فشرده شده است. پرونده را همان‌گونه که نگه‌دارنده فرستاد بردارید. اگر مرورگرتان آن را باز کرده، به جایش پوشه را برگزینید.',
  failedMeaning:
    'وارسی نادرست می‌تواند نشان جعل باشد، یا آسیب در راه. آنچه نادرست بود نخست می‌آید، با آنچه به آن مربوط است. پرونده را دوباره از نگه‌دارنده بخواهید، این یکی را نگه دارید و با هم بسنجید.',
  otherKey:
    'کلیدی که دادید این را امضا نکرده است. یا کامل رونویسی نشده، یا پرونده از دفتری که کلیدش را دارید نیست. بی امضای آن کلید به هیچ چیز دیگر اینجا نمی‌توان تکیه کرد.',
  enterKey: 'کلید دفتر را بنویسید',
  again: 'وارسی دوباره، با کلیدهای دیگر، یا وارسی چیزی دیگر',
  passage: '{field}، بند {n}',
  gap: 'پوشیده',
  badKey: 'کلید، سیاست، گواهی یا سرآیند بلوکی که دادید خوانده نمی‌شود. آیا کامل رونویسی شده است؟',
  seconds: 'در {n} ثانیه حساب شد.',
  log: 'دفتر',
  size: 'شمار ردیف‌ها در آن هنگام',
  root: 'ریشه',
  keyFrom: 'کلید به‌کاررفته',
  keyReader: 'آنکه شما دادید',
  keyDossier: 'آنکه پرونده می‌گوید',
  made: 'روز ساخت، به گفتهٔ خودش',
  witnesses: 'گواهی‌شده',
  nobody: 'هیچ‌کس از آنان که نام بردید',
  shown: 'آشکار',
  withheld: 'پوشیده',
  erased: 'امحا شده',
  stated: 'به گفتهٔ بایگانی',
  checks: 'وارسی‌ها',
  of: '{n} از {total} درست',
  passedOnes: 'آن‌ها که درست بود',
  notMade: 'آنچه اینجا وارسی نشد',
  records: 'آنچه برگه‌ها می‌گویند، اثبات‌شده',
  entry: 'ردیف {n}، روز اعلام‌شده {day}',
  file: 'پرونده',
  none: 'هیچ',
  page: 'خود این صفحه',
  pageDigest:
    'SHA-256 برنامهٔ این صفحه، چنان‌که خودش حساب کرد. دروغ‌گو اینجا هم دروغ می‌گوید؛ پس SHA-256 کل پروندهٔ verify.html را با برنامهٔ دیگری (sha256sum یا shasum -a 256 یا certutil -hashfile) حساب کنید و با آنکه همراه یک نسخهٔ ثبت منتشر شده بسنجید.',
  other:
    'همین وارسی‌ها را فرمان “sabt verify FILE.zip” و برنامهٔ verify.py، که جز Python 3 چیزی نمی‌خواهد، انجام می‌دهند؛ FORMAT.md هر بایت را برای کسی که بخواهد وارسی‌گر دیگری بنویسد شرح می‌دهد.',
  shows: 'این چه چیزی را نشان می‌دهد',
  showsItems: [
    'نگه‌دارنده وضعیتی از دفتر را امضا کرده که این برگه‌ها با همین واژه‌ها در آن است.',
    'از اکنون نمی‌توان آن‌ها را دگرگون یا حذف کرد بی‌آنکه بتوانید نشانش دهید.',
    'مُهرهای زمانی و گواهان، اگر در پایین باشند، نشان می‌دهند از کی چنین بوده است.',
  ],
  showsNot: 'چه چیزی را نشان نمی‌دهد',
  showsNotItems: [
    'اینکه گفتهٔ برگه‌ها راست است.',
    'اینکه این‌ها آخرین نگارش‌هاست، یا نگه‌دارنده برگهٔ دیگری ندارد.',
    'اینکه پیش از امروز هم چنین بوده، جایی که گواه یا مُهر زمانی تأییدش نمی‌کند.',
  ],
  reasons: {
    safety: 'برای امنیت کسی',
    'consent-withdrawn': 'رضایت پس گرفته شد',
    legal: 'به دلایل حقوقی',
    'not-relevant-personal-data': 'داده‌های شخصی که اینجا اهمیتی ندارد',
  },
  check_: {
    contents: {
      name: 'فهرست محتوا',
      passed: 'پرونده می‌گوید چه در آن است.',
      failed: 'فهرست محتوای پرونده نیست یا آسیب دیده است.',
    },
    keys: {
      name: 'کلیدهای دفتر',
      passed: 'هر کلید دفتر همان است که دفتر پیش از به‌کار رفتنش به آن متعهد شده بود.',
      failed: 'کلیدهای این دفتر از کلیدی که شما دارید پیروی نمی‌کند.',
    },
    checkpoint: {
      name: 'وضعیت امضاشدهٔ دفتر',
      passed: 'کلید دفتر این وضعیت دفتر را امضا کرده است.',
      failed: 'وضعیت دفتر با کلید این دفتر امضا نشده، یا پس از آن دگرگون شده است.',
    },
    attested: {
      name: 'وضعیت‌های پیشین دفتر',
      passed: 'دفتر چنان‌که اکنون هست هر وضعیت پیشین را که دیگران دیده‌اند بی‌تغییر در بر دارد.',
      failed: 'وضعیت پیشینی که دیگران دیده‌اند در دفتر نیست: ردیف‌هایی دگرگون یا حذف شده است.',
    },
    witnesses: {
      name: 'گواهان',
      passed: 'شمار کافی از گواهانی که نام بردید امضا کرده‌اند که این وضعیت دفتر را دیده‌اند.',
      failed: 'شمار کافی از گواهانی که نام بردید این وضعیت را امضا نکرده‌اند، یا امضایی جعلی است.',
    },
    statement: {
      name: 'امضای پرونده',
      passed: 'نگه‌دارنده فهرست محتوا را امضا کرده و از آن پس کسی دگرگونش نکرده است.',
      failed: 'فهرست محتوا پس از امضای نگه‌دارنده دگرگون شده، یا کس دیگری آن را ساخته است.',
    },
    file: {
      name: 'پرونده‌ها',
      passed: 'هر پرونده همان است که فهرست نام می‌برد.',
      failed: 'پرونده‌ای پس از ساخت دگرگون، حذف یا افزوده شده است.',
    },
    record: {
      name: 'برگه‌ها',
      passed: 'هر برگه با همین مقدارهایی که نشان داده شده در دفتر بوده است.',
      failed: 'برگه‌ای، یا مقداری در آن، همان نیست که در دفتر بود.',
    },
    original: {
      name: 'پرونده‌های برگه‌ها',
      passed: 'هر یک بایت به بایت همان است که برگه‌اش در دفتر نام می‌برد: پرونده چنان‌که گرفته شد، یا رونوشتی سیاه‌شده.',
      failed: 'پرونده‌ای همان نیست که برگه‌اش در دفتر نام می‌برد.',
    },
    data: {
      name: 'جدول‌ها',
      passed: 'جدول‌ها درست همان را می‌گویند که برگه‌ها ثابت می‌کنند.',
      failed: 'جدولی چیزی جز آنچه برگه‌ها ثابت می‌کنند می‌گوید.',
    },
    erasure: {
      name: 'امحا',
      passed: 'آنچه امحا شده، با همان دلیل ثبت‌شده، امحا شده خوانده می‌شود.',
      failed: 'چیزی که امحا شده نشان داده می‌شود، یا پوشیده خوانده می‌شود، یا دلیلی جز دلیل ثبت‌شده دارد.',
    },
    anchor: {
      name: 'مُهرهای زمانی',
      passed: 'هر مُهر زمانی درست است و بر وضعیتی از همین دفتر خورده.',
      failed: 'مُهری زمانی بر این دفتر نیست، درست امضا نشده، یا از هیچ‌یک از کسانی که نام بردید نیست.',
    },
  },
  notMade_: {
    'log-key': 'این دفتر از آن کیست: کلیدی داده نشد.',
    'key-changes': 'آیا این کلید از آن پس عوض شده است: اعلامیه‌های کلیدهای دفتر در دست نیست.',
    'later-keys':
      'آیا کلیدی تازه‌تر جای آن را گرفته است: کسی که کلیدی پیشین را دزدیده می‌تواند آنچه را پس از آن آمده کنار بگذارد. از نگه‌دارنده یا گواهی بپرسید کلید کنونی کدام است.',
    pages:
      'آنچه صفحه‌ها، برگه‌های چاپی و برنامه‌های درون پرونده می‌گویند: سخن نگه‌دارنده است. به آنچه در پایین اثبات شده، جدول‌های data/ و پرونده‌های files/ تکیه کنید.',
    witnesses: 'آیا دیگران همین دفتر را دیده‌اند: گواهی نام برده نشد.',
    anchor: 'مُهر زمانی: مرجع یا بلوکی که نام بردید آن را تأیید نمی‌کند.',
    erasure: 'امحا: برگهٔ آن در پرونده نیست.',
    'text-digest': 'آیا متن با چکیده‌اش می‌خواند: همهٔ آن نشان داده نشده است.',
    'blob-digest': 'جای نگه‌داری پرونده در بایگانی: نشان داده نشده و کس دیگری به آن نیاز ندارد.',
  },
};

/** @type {Record<Language, typeof en>} */
export const WORDS = { en, ar, fa };
