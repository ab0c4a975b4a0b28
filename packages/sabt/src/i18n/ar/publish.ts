import type { publish as english } from '../en/publish.ts';
import type { Translation } from '../message.ts';

export const publish = {
  'publish.choice': 'أحداث موثّقة، والمصادر التي تستند إليها، وإثباتات الأحداث والمصادر.',
  'publish.lead':
    'ما أتاحه هذا الأرشيف للعموم. كل مادة تقود إلى إثباتها، ويستطيع أي أحد أن يتحقق منها من دون الرجوع إلينا.',
  'publish.footer': 'نسخة من هذا الموقع تعادل الأصل: فهو يبرهن على نفسه.',
  'publish.seal': 'كل مادة هنا مقيَّدة في سجل موقَّع.',
  'publish.check': 'كيف تتحقق من هذا',
  'publish.about': 'عن الموقع',
  'publish.data': 'البيانات',
  'publish.latest': 'الأحدث',
  'publish.list.event': 'الأحداث',
  'publish.list.document': 'الوثائق',
  'publish.list.claim': 'الادعاءات',
  'publish.list.figure': 'الأرقام المنشورة',
  'publish.list.source': 'المصادر',
  'publish.undated': 'بلا تاريخ',
  'publish.copy': 'نسخة مسوَّدة من ملف محجوب',
  'publish.copyOf': 'تُعرض هنا نسخة مطموسة من هذا الملف: {copy}',
  'publish.proof': 'ما هو مثبت من هذه المادة (يُتحقَّق منه مع الموقع كله)',
  'publish.withheldNote': 'يقول الأرشيف إن هذه الحقول موجودة، وهي غير متاحة للعموم.',
  'publish.map': 'أين وقعت الأفعال',
  'publish.map.hint': 'ما لا يُعرف مكانه بأدق من الإقليم لا يُرسم نقطةً.',
  'publish.explore.hint': 'لا تُعدّ هنا إلا الأفعال المتاحة للعموم. وعددها يدل على ما أُبلغ عنه ونُشر، لا على كل ما حدث.',
  'publish.letters': 'بحسب الحرف الأول',
  'publish.letters.hint': 'كل المواد بحسب الحرف الأول من عناوينها. لا حاجة هنا إلى برنامج نصّي.',
  'publish.search.noScript':
    'يعمل البحث داخل المتصفح ويحتاج إلى JavaScript. من دونه استعمل القائمة أدناه بحسب الحرف الأول.',
  'publish.search.none': 'لم يُعثر على شيء. جرّب كلمات أقل.',
  'publish.search.found': 'عدد النتائج: {n}',
  'publish.search.more': 'عرض المزيد',
  'publish.search.failed':
    'تعذّر تحميل الفهرس. يحتاج البحث إلى خادم ويب؛ وإذا فُتح الموقع ملفًا من القرص فاستعمل القائمة بحسب الحرف الأول.',
  'publish.about.lead':
    'يضم هذا الموقع ما أتاحه أرشيف للعموم. يقيّد الأرشيف كل إصدار من كل مادة في سجل لا يقبل إلا الإضافة، ويوقّعه بمفتاحه.',
  'publish.withheld': 'ما ليس هنا، ولماذا',
  'publish.withheld.some':
    'قد تُحفظ غير هذه المواد مما ليس متاحًا للعموم. ولا يُذكر عددها، فالعدد قبلُ وبعدُ يدل على كم حُجب بينهما.',
  'publish.withheld.level': 'لا تصبح المادة علنية إلا بقرار. ويمكن حجب حقول تدل على أشخاص في مادة علنية.',
  'publish.withheld.names': 'الحقل الذي يسمّي مادة غير علنية، كمصدر سرّي، يُحجب كله.',
  'publish.withheld.redacted': 'يمكن طمس مقاطع من النص. وهي غير موجودة في هذه الملفات بأي شكل.',
  'publish.withheld.erased':
    'مُحيت بعض القيم نهائيًا: حفاظًا على سلامة أحد، أو لسحب الموافقة، أو لأسباب قانونية، أو لأنها بيانات شخصية لا شأن لها هنا.',
  'publish.withheld.keepers': 'من يعمل في الأرشيف ومتى يعمل أمر غير متاح للعموم.',
  'publish.check.lead': 'لست مضطرًا إلى تصديق هذه الصفحة ولا من يقدّمها.',
  'publish.check.copy': 'انسخ الموقع كله إلى جهازك.',
  'publish.check.sums': 'قارن كل الملفات بالقائمة الموقّعة لبصماتها: {command}.',
  'publish.check.verify': 'أعد حساب كل شيء: {command}. يفتح السجل، ويتحقق من التوقيع، ويقابل كل مادة علنية بقيدها.',
  'publish.check.log': 'المجلد log بصيغة C2SP tlog-tiles، وكل برنامج يقرأ هذه الصيغة يقرأ هذا السجل.',
  'publish.check.key':
    'المفتاح الذي تتحقق به. احصل عليه من الأرشيف بطريق آخر أيضًا: فمن يغيّر موقعًا يستطيع تغيير المفتاح المكتوب فيه.',
  'publish.check.limits':
    'يبيّن الإثبات أن الأرشيف يحتفظ بهذا الإصدار من المادة، لا أن ما تقوله صحيح، ولا أنه لا يوجد إصدار أحدث. أما مطابقة الصفحات للإثباتات فتراها بالمقارنة؛ ومن البيانات تُقارَن عنك الجداول بصيغتي CSV وJSON lines.',
  'publish.anchors': 'أختام الزمن',
  'publish.anchors.none': 'لم يضع أحد بعدُ ختمًا زمنيًا على هذا السجل.',
  'publish.anchors.confirmed': '{who}: كانت نقطة التحقق {size} من هذا السجل موجودة في {time}.',
  'publish.anchors.pending': '{who}: طُلب ختم زمني لنقطة التحقق {size}؛ لم يكتمل الجواب بعدُ ولا يثبت شيئًا حتى الآن.',
  'publish.anchors.unchecked': '{who}: يسمّي كتلة لنقطة التحقق {size}، ولم يقابلها أحد هنا بسلسلة الكتل.',
  'publish.anchors.invalid': '{who}: ختم زمني غير صالح.',
  'publish.data.lead': 'كل ما هو متاح هنا للعموم، للجداول وللبرامج.',
  'publish.data.formats':
    'تُفتح CSV في برامج الجداول؛ وفي JSONL مادة في كل سطر؛ وParquet للتحليل. ويضم records.jsonl كل حقل تظهره الإثباتات، ويصف datapackage.json الجداول.',
  'publish.data.rows': {
    zero: 'لا صفوف',
    one: 'صف واحد',
    two: 'صفان',
    few: '{n} صفوف',
    many: '{n} صفًّا',
    other: '{n} صف',
  },
} as const satisfies Translation<typeof english>;
