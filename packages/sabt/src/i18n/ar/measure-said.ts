import type { measureSaid as english } from '../en/measure-said.ts';
import type { Translation } from '../message.ts';

export const measureSaid: Translation<typeof english> = {
  'said.acts': 'الأفعال المبلَّغ عنها',
  'said.allActs': 'الأفعال',
  'said.votes': 'الأصوات',
  'said.votesBy': 'من جانب {value}',
  'said.type': 'من نوع «{value}»',
  'said.country': 'في {value}',
  'said.place': 'في موضع {value}',
  'said.actor': 'بحضور الطرف {value}',
  'said.source': 'وفق {value}',
  'said.words': 'بكلمات «{value}»',
  'said.where': 'بشرط {value}',
  'said.box': 'في جزء من الخريطة',
  'said.status.suggested': '(مقترحة غير مؤكَّدة)',
  'said.status.any': '(ومنها المقترحة)',
  'said.trend.up': 'من {from} إلى {to} زاد عدد {acts} بنسبة {percent} في السنة (فاصل الثقة ٩٥٪: من {low} إلى {high}).',
  'said.trend.down':
    'من {from} إلى {to} نقص عدد {acts} بنسبة {percent} في السنة (فاصل الثقة ٩٥٪: من {low} إلى {high}).',
  'said.trend.undecidable':
    'من {from} إلى {to} تغيّر عدد {acts} بنسبة {percent} في السنة (فاصل الثقة ٩٥٪: من {low} إلى {high}). ولا يحسم هذا هل يزيد أم ينقص.',
  'said.number': 'من {from} إلى {to} بلغ عدد {acts} {n}.',
  'said.none': 'ليس في السجل شيء من {acts}.',
  'said.rate':
    'من {from} إلى {to} (الأيام المرصودة: {days}) بلغ عدد {acts} {n}، أي {rate} في السنة (فاصل الثقة ٩٥٪: من {low} إلى {high}).',
  'said.gregorian': '({from} إلى {to})',
  'said.ratio':
    'في المدد المشتركة يساوي عدد {first} عدد {second} مضروباً في {ratio} (فاصل الثقة ٩٥٪: من {low} إلى {high}).',
  'said.ratioOpen': 'في المدد المشتركة بلغت المجموعة الأولى {a} والثانية {b}، ولا تنتج عن ذلك نسبة.',
  'said.change.changed': {
    zero: 'من {from} إلى {to} لم يتغير معدل {acts}.',
    one: 'من {from} إلى {to} تغيّر معدل {acts} مرة واحدة.',
    two: 'من {from} إلى {to} تغيّر معدل {acts} مرتين.',
    few: 'من {from} إلى {to} تغيّر معدل {acts} {n} مرات.',
    many: 'من {from} إلى {to} تغيّر معدل {acts} {n} مرة.',
    other: 'من {from} إلى {to} تغيّر معدل {acts} {n} مرة.',
  },
  'said.change.reported': {
    zero: 'من {from} إلى {to} لا يُظهر العدد المبلَّغ عنه من {acts} انكساراً.',
    one: 'من {from} إلى {to} يُظهر العدد المبلَّغ عنه من {acts} انكساراً واحداً.',
    two: 'من {from} إلى {to} يُظهر العدد المبلَّغ عنه من {acts} انكسارين.',
    few: 'من {from} إلى {to} يُظهر العدد المبلَّغ عنه من {acts} {n} انكسارات.',
    many: 'من {from} إلى {to} يُظهر العدد المبلَّغ عنه من {acts} {n} انكساراً.',
    other: 'من {from} إلى {to} يُظهر العدد المبلَّغ عنه من {acts} {n} انكسار.',
  },
  'said.change.undecidable': 'ولا يحسم هذا هل تغيّرت الأحداث نفسها أم تغيّر التبليغ عنها.',
  'said.change.none': 'من {from} إلى {to} لم يُعثر على تغيّر في معدل {acts}.',
  'said.change.at': 'منذ {at} صار {after} {per} بعد أن كان {before} (فاصل ٩٥٪ للتاريخ: من {low} إلى {high}).',
  'said.change.atOpen': 'منذ {at} صار {after} {per} بعد أن كان {before}، ولا يمكن القول بدقة التاريخ.',
  'said.per.year': 'في السنة',
  'said.per.month': 'في الشهر',
  'said.per.week': 'في الأسبوع',
  'said.diversity.more':
    'عند تساوي عدد الأفعال ({effort}) يزيد عدد أنواع {acts} في {last} على ما كان في {first} بمقدار {difference} (فاصل الثقة ٩٥٪: من {low} إلى {high}).',
  'said.diversity.fewer':
    'عند تساوي عدد الأفعال ({effort}) يقل عدد أنواع {acts} في {last} عما كان في {first} بمقدار {difference} (فاصل الثقة ٩٥٪: من {low} إلى {high}).',
  'said.diversity.undecidable':
    'عند تساوي عدد الأفعال ({effort}) يوجد فرق قدره {difference} في عدد أنواع {acts} بين {first} و{last} (فاصل الثقة ٩٥٪: من {low} إلى {high}). ولا يحسم هذا هل الأنواع أكثر أم أقل.',
  'said.diversity.exhausted':
    'عند تساوي عدد الأفعال ({effort}) يوجد فرق قدره {difference} في عدد أنواع {acts} بين {first} و{last}. وقد شوهد كل نوع مرات كثيرة فلا يمكن ذكر فاصل.',
  'said.corroboration':
    'من {from} إلى {to} روى أصلان مستقلان على الأقل {share} من {acts} ({several} من {n}) (فاصل الثقة ٩٥٪: من {low} إلى {high}).',
  'said.corroborationSmall': 'من {from} إلى {to} روى أصلان مستقلان على الأقل {several} من أصل {n} من {acts}.',
  'said.estimate.least':
    'يُقدَّر أن عدد {acts} من {from} إلى {to} كان {estimate} على الأقل (من نموذج إلى آخر: من {low} إلى {high})، والمبلَّغ عنه منها {observed}.',
  'said.estimate':
    'يُقدَّر أن عدد {acts} من {from} إلى {to} كان نحو {estimate} (فاصل الثقة ٩٥٪: من {low} إلى {high})، والمبلَّغ عنه منها {observed}.',
  'said.estimate.observed':
    'من {from} إلى {to} بلغ عدد {acts} في القوائم كلها {observed}. ولا يبيّن هذا كم فعلاً لم يبلِّغ عنه أحد.',
  'said.follows.follows':
    'من {from} إلى {to} تبعت {acts} مجموعةَ {second}: فكل زيادة بواحد من هذه ({per}، على مدى {lags} من المدد) رافقها فرق قدره {percent} في عدد تلك (فاصل الثقة ٩٥٪: من {low} إلى {high}).',
  'said.follows.undecidable':
    'من {from} إلى {to}، كل زيادة بواحد من {second} ({per}، على مدى {lags} من المدد) رافقها فرق قدره {percent} في عدد {acts} (فاصل الثقة ٩٥٪: من {low} إلى {high}). ولا يحسم هذا هل تتبع إحداهما الأخرى.',
  'said.follows.none': 'كان السؤال: هل تتبع {acts} مجموعةَ {second}؟',
  'said.together.together':
    'من {from} إلى {to} سارت {acts} مع {second}: فالارتباط بين عدديهما {by} هو {r} (فاصل الثقة ٩٥٪: من {low} إلى {high}).',
  'said.together.undecidable':
    'من {from} إلى {to} كان الارتباط بين عدد {acts} وعدد {second} {by} هو {r} (فاصل الثقة ٩٥٪: من {low} إلى {high}). ولا يحسم هذا هل يسيران معاً.',
  'said.together.none': 'كان السؤال: هل تسير {acts} مع {second}؟',
  'said.by.year': 'حسب السنة',
  'said.by.month': 'حسب الشهر',
  'said.by.week': 'حسب الأسبوع',
  'said.rights':
    'من {from} إلى {to} بلغ عدد {acts} التي قد تكون انتهاكات للحقوق {n} (فاصل الثقة ٩٥٪: من {low} إلى {high})، وما يمس حقوق النساء منها {women} (فاصل الثقة ٩٥٪: من {least} إلى {most})، بقدر ما يعرف دليل الترميز أنواع الأفعال.',
  'said.positions':
    'من {from} إلى {to} كانت نسبة الموافقة {share} من {votes} (فاصل الثقة ٩٥٪: من {low} إلى {high})، أي {yes} من أصل {n}، وعدد التصويتات {rollCalls}.',
  'said.positionsSmall':
    'من {from} إلى {to} بلغ عدد الموافقات {yes} من أصل {n} من {votes}، وعدد التصويتات {rollCalls}.',
  'said.positions.up': 'وزادت نسبة الموافقة بمقدار {change} نقطة مئوية في السنة (من {low} إلى {high}).',
  'said.positions.down': 'ونقصت نسبة الموافقة بمقدار {change} نقطة مئوية في السنة (من {low} إلى {high}).',
  'said.positions.undecidable':
    'وتغيّرت نسبة الموافقة بمقدار {change} نقطة مئوية في السنة (من {low} إلى {high}). ولا يحسم هذا هل تزيد أم تنقص.',
  'said.opinion.up':
    'من {from} إلى {to} ارتفعت قيمة «{series}» بمقدار {change} في السنة (فاصل الثقة ٩٥٪: من {low} إلى {high}).',
  'said.opinion.down':
    'من {from} إلى {to} انخفضت قيمة «{series}» بمقدار {change} في السنة (فاصل الثقة ٩٥٪: من {low} إلى {high}).',
  'said.opinion.undecidable':
    'من {from} إلى {to} تغيّرت قيمة «{series}» بمقدار {change} في السنة (فاصل الثقة ٩٥٪: من {low} إلى {high}). ولا يحسم هذا هل ترتفع أم تنخفض.',
  'said.opinion.latest': 'وكانت القيمة في سنة {year}: {value} (فاصل الثقة ٩٥٪: من {low} إلى {high}).',
  'said.opinion.latestOpen': 'وكانت القيمة في سنة {year}: {value}؛ ولا يُعرف من المصدر مدى دقتها.',
  'said.points': '{n} نقطة مئوية',
  'said.inUnit': '{n} ({unit})',
  'said.opinion.none': 'كان السؤال: ماذا تقول سلسلة استطلاعات عبر السنوات؟',
  'said.nothing': 'لا رقم لهذا السؤال.',
  'said.basis': 'الأساس: {n}، {sources}، نقطة التحقق {size} من السجل.',
  'said.acts.n': {
    zero: 'لا أفعال',
    one: 'فعل واحد',
    two: 'فعلان',
    few: '{n} أفعال',
    many: '{n} فعلاً',
    other: '{n} فعل',
  },
  'said.votes.n': {
    zero: 'لا أصوات',
    one: 'صوت واحد',
    two: 'صوتان',
    few: '{n} أصوات',
    many: '{n} صوتاً',
    other: '{n} صوت',
  },
  'said.values.n': {
    zero: 'لا قيم',
    one: 'قيمة واحدة',
    two: 'قيمتان',
    few: '{n} قيم',
    many: '{n} قيمة',
    other: '{n} قيمة',
  },
  'said.sources.throughout': {
    zero: 'لا مصدر نقل طوال المدة (من أصل {all})',
    one: 'مصدر واحد نقل طوال المدة (من أصل {all})',
    two: 'مصدران نقلا طوال المدة (من أصل {all})',
    few: '{n} مصادر نقلت طوال المدة (من أصل {all})',
    many: '{n} مصدراً نقلت طوال المدة (من أصل {all})',
    other: '{n} مصدر نقلت طوال المدة (من أصل {all})',
  },
  'said.sources.all': {
    zero: 'لا مصادر',
    one: 'مصدر واحد',
    two: 'مصدران',
    few: '{n} مصادر',
    many: '{n} مصدراً',
    other: '{n} مصدر',
  },
  'said.states.throughout': {
    zero: 'لا دولة صوّتت في كل سنة (من أصل {all})',
    one: 'دولة واحدة صوّتت في كل سنة (من أصل {all})',
    two: 'دولتان صوّتتا في كل سنة (من أصل {all})',
    few: '{n} دول صوّتت في كل سنة (من أصل {all})',
    many: '{n} دولة صوّتت في كل سنة (من أصل {all})',
    other: '{n} دولة صوّتت في كل سنة (من أصل {all})',
  },
  'said.houses': {
    zero: 'لا مؤسسة استطلاع',
    one: 'مؤسسة استطلاع واحدة',
    two: 'مؤسستا استطلاع',
    few: '{n} مؤسسات استطلاع',
    many: '{n} مؤسسة استطلاع',
    other: '{n} مؤسسة استطلاع',
  },
  'said.noSource': 'بلا مصدر مسمّى',
  'chart.counts': '{acts} حسب المدة، من {from} إلى {to}',
  'chart.reported': 'كما ورد في التقارير، لا تقديراً.',
  'chart.estimated': 'تقدير من نموذج.',
  'chart.band': 'الشريط: فاصل ٩٥٪.',
  'chart.hollow': 'المفرغ والمتقطع: مدة غير كاملة لا تدخل في الحساب.',
  'chart.sourcesUnder': 'الأعمدة في الأسفل: عدد المصادر التي روتها.',
  'chart.sources': 'المصادر',
  'chart.fitted': 'النموذج',
  'chart.value.acts': 'أفعال',
  'chart.value.kinds': 'الأنواع عند تساوي عدد الأفعال',
  'chart.value.share': 'نسبة الموافقة',
  'chart.value.series': 'القيمة',
  'chart.first': 'المجموعة الأولى',
  'chart.second': 'المجموعة الثانية',
  'chart.changePoint': 'الخطوط: تغيّر؛ والمظلل: فاصل ٩٥٪ لتاريخه.',
  'chart.origins': 'الأصول المستقلة',
  'chart.origins.n': { zero: '{n}', one: '{n}', two: '{n}', few: '{n}', many: '{n}', other: '{n}' },
  'chart.origins.none': 'بلا مصدر',
  'chart.origins.more': '{n} أو أكثر',
  'chart.models': 'كل خط نموذج لاعتماد القوائم بعضها على بعض؛ والعمود في اليسار هو المبلَّغ عنه.',
  'chart.observed': 'المبلَّغ عنه',
  'chart.leastBound': 'الحد الأدنى',
};
