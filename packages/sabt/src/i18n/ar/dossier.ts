import type { dossier as en } from '../en/dossier.ts';
import type { Translation } from '../message.ts';

export const dossier: Translation<typeof en> = {
  'dossier.title': 'ملف مُسلَّم',
  'dossier.lead': {
    zero: 'لا مواد من أرشيف {archive}، سُلّمت في {day}. لا شيء هنا يحتاج إلى الإنترنت.',
    one: 'مادة واحدة من أرشيف {archive}، سُلّمت في {day}. لا شيء هنا يحتاج إلى الإنترنت.',
    two: 'مادتان من أرشيف {archive}، سُلّمتا في {day}. لا شيء هنا يحتاج إلى الإنترنت.',
    few: '{n} مواد من أرشيف {archive}، سُلّمت في {day}. لا شيء هنا يحتاج إلى الإنترنت.',
    many: '{n} مادة من أرشيف {archive}، سُلّمت في {day}. لا شيء هنا يحتاج إلى الإنترنت.',
    other: '{n} مادة من أرشيف {archive}، سُلّمت في {day}. لا شيء هنا يحتاج إلى الإنترنت.',
  },
  'dossier.records': 'المواد',
  'dossier.shown': 'مكشوف',
  'dossier.withheld': 'محجوب',
  'dossier.withheldNote': 'يقول الأرشيف إن هذه الحقول موجودة ولم تُسلَّم.',
  'dossier.erased': 'مُحي',
  'dossier.erasedNote': 'أُتلفت القيمة نهائياً. وما أُثبت من الباقي ما زال قائماً.',
  'dossier.reason.safety': 'حفاظاً على سلامة شخص',
  'dossier.reason.consent-withdrawn': 'سُحبت الموافقة',
  'dossier.reason.legal': 'لأسباب قانونية',
  'dossier.reason.not-relevant-personal-data': 'بيانات شخصية لا أهمية لها هنا',
  'dossier.passage': 'هنا فقرة محجوبة.',
  'dossier.file': 'الملف كما أُدخل',
  'dossier.checkpoint': 'نقطة التحقق',
  'dossier.entryOf': 'القيد {entry} في سجل من {size} قيداً',
  'dossier.claimedDay': 'اليوم المذكور',
  'dossier.back': 'كل المواد',
  'dossier.check': 'كيف تتحقق من هذا',
  'dossier.verifier': 'افتح أداة التحقق',
  'dossier.data': 'كبيانات',
  'dossier.proof': 'ملف الإثبات',
  'dossier.check1':
    'افتح verify.html في متصفح وأعطه ملف ZIP هذا كما استلمته. يعمل دون إنترنت ويعرض كل فحص، أنجح أم لا، ولماذا.',
  'dossier.check2':
    'اطلب مفتاح السجل من حافظ الأرشيف بطريق غير الذي جاء به هذا الملف: بالهاتف أو وجهاً لوجه أو من موقعه، واكتبه في أداة التحقق. يذكر هذا الملف المفتاح: {key}',
  'dossier.check3':
    'أداة تحقق يسلّمها حافظ الأرشيف لا تثبت عنه إلا القليل. ثبت برنامج حر: الأمر “sabt verify FILE.zip” والبرنامج examples/verify.py، الذي لا يحتاج إلا إلى Python 3، وverify.html من إصدار منشور تجري الفحوص نفسها. وينبغي أن تكون بصمة SHA-256 لملف verify.html هنا هي بصمة إصدار منشور: {digest}',
  'dossier.check4':
    'ومن لا يريد الاعتماد على برنامج أحد يجد كل بايت موصوفاً في الملف docs/FORMAT.md من ثبت ويستطيع أن يكتب أداة أخرى.',
  'dossier.means1':
    'إذا نجحت كل الفحوص فقد وقّع حافظ الأرشيف حالة للسجل تقوم فيها هذه المواد بهذه الكلمات تماماً. ومنذ يوم استلامك هذا لا يمكن تغييرها دون أن تستطيع إظهار ذلك. أما أنها كانت كذلك من قبل فلا يُظهره إلا الشهود والأختام الزمنية.',
  'dossier.means2':
    'ولا يُظهر أن ما تقوله المواد صحيح، ولا أن هذه آخر الإصدارات، ولا أنه لا يوجد غيرها. وما يسمى محجوباً أو ممحواً هو ما يقوله الأرشيف.',
  'dossier.means3':
    'الصفحات للقراءة. أما المُثبت ففي الملفات تحت proof، وهو نفسه بياناتٍ تحت data؛ وأداة التحقق تعرض القيم المُثبتة بنفسها.',
  'dossier.means': 'ما يُظهره وما لا يُظهره',
  'dossier.inside': 'ماذا يوجد هنا',
  'dossier.inside.index': 'index.html – المواد للقراءة بثلاث لغات',
  'dossier.inside.verify': 'verify.html – أداة التحقق، صفحة واحدة تعمل دون إنترنت',
  'dossier.inside.files': 'files – الملفات كما أُدخلت',
  'dossier.inside.data': 'data – الشيء نفسه جداولَ (CSV لبرامج الجداول) وأسطرَ JSON',
  'dossier.inside.proof': 'proof – إثبات كل مادة، ونقطة التحقق الموقَّعة',
  'dossier.nothing': 'لم يُختر كشف شيء من هذه المادة غير وجودها.',
};
