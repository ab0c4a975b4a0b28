import type { claimsCautions as english } from '../en/claims-cautions.ts';
import type { Translation } from '../message.ts';

export const claimsCautions: Translation<typeof english> = {
  'claims.why.direction-shown-size-open':
    'الاتجاه ثابت والمقدار غير ثابت: يتسع الفاصل للمقدار المدّعى، ويتسع كذلك لنصفه أو لضعفه.',
  'claims.why.not-covered': 'لا مصدر في السجل ينقل عن أحد الجانبين. وما لا تغطيه المصادر لا يتميز مما لم يقع.',
  'claims.why.beside.sources-differ':
    'ليست المصادر نفسها هي التي تنقل عن المجموعتين. فقد تأتي زيادة التقارير من زيادة الناقلين.',
  'claims.why.beside.changes': 'المدّعى أنه لا فرق، وهناك فرق واضح.',
  'claims.why.beside.stays-within-ten-percent': 'يبقى الفاصل كله في حدود عشرة في المئة من انعدام الفرق.',
  'claims.needs.beside.same-sources': 'عدّ من مصادر تنقل عن المجموعتين على السواء.',
  'claims.needs.besideActs':
    'لو بقيت النسبة كما هي، لحسم الأمرَ عدد من الأفعال في المجموعتين معاً يبلغ نحو {n}؛ والموجود {now}.',
  'claims.needs.a-source-there': 'مصدر ينقل عن هذا المكان أو عن هذا النوع من الأفعال.',
  'claims.why.seasons-differ':
    'تقع المدتان في موسمين مختلفين من السنة، وللأحداث مواسم: فقد يكون الموسم وحده سبب الفرق.',
  'claims.why.duplicates-undecided':
    'قد يروي بعض التقارير الفعل نفسه، ولم يفصل في ذلك أحد بعد. فإن كان كذلك تغيّر الحكم.',
  'claims.why.acts-shared': 'في الجانبين بعض الأفعال نفسها. وسير الشيء مع نفسه لا يدل على شيء.',
  'claims.why.nothing-follows': 'الاختبارات متفقة: لا يظهر أن أحد الأمرين يأتي بعد الآخر.',
  'claims.needs.same-season': 'الأيام نفسها من سنتين، أو سنوات كاملة.',
  'claims.needs.decided-pairs': 'قرارات، في صفحة الأزواج، بشأن التقارير التي تروي الفعل نفسه.',
  'claims.needs.separate-acts': 'مرشّحان لا يأخذ أحدهما من أفعال الآخر شيئاً.',
  'claims.caution.direction-assumed': 'لم يُذكر اتجاه، فقيس الادعاء على أنه ارتفاع.',
  'claims.caution.bursts-allowed-for':
    'تبيّن السلسلة الأدق أن الأفعال تأتي دفعات. وقد روعي ذلك في الفاصل، كأن المعدود أقل.',
  'claims.caution.bursts-not-told':
    'لا سلسلة أدق تبيّن هل تأتي الأفعال دفعات. والفاصل يعدّها آتية واحداً واحداً؛ فإن لم تكن كذلك فهو أضيق مما ينبغي.',
  'claims.caution.small-numbers': 'يقوم الحكم على أقل من عشرين فعلاً في المجموع: فلكل تقرير وزن كبير.',
  'claims.caution.spans-chosen': 'لا يذكر القول أياماً. فقورنت آخر سنتين كاملتين في السجل.',
  'claims.caution.seasons-differ': 'لا تقع المدتان في الموسم نفسه من السنة.',
  'claims.caution.duplicates-undecided':
    'بعض أزواج التقارير التي قد تكون فعلاً واحداً ما زالت تنتظر قراراً. والحكم هو نفسه في الحالين.',
  'claims.caution.acts-shared': 'بعض الأفعال يقع في الجانبين معاً.',
  'claims.caution.many-loosely-dated': 'أكثر من عُشر الأفعال تاريخه غير دقيق بما يكفي، فتُرك خارج السلسلة.',
  'claims.caution.one-origin': 'لا يرويه أكثر من مصدر واحد.',
  'claims.caution.few-years':
    'هذا العدد القليل من الاستطلاعات يبيّن هل تختلف هذه السنوات فيما بينها، ولا يبيّن هل هي جزء من صعود أو هبوط أطول.',
};
