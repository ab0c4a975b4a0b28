import type { claimsCautions as english } from '../en/claims-cautions.ts';
import type { Translation } from '../message.ts';

export const claimsCautions: Translation<typeof english> = {
  'claims.why.direction-shown-size-open':
    'جهت نشان داده شده و اندازه نه: در بازه هم اندازهٔ ادعاشده می‌گنجد و هم نیم یا دو برابر آن.',
  'claims.why.not-covered':
    'هیچ منبعی در دفتر از یکی از دو سو نمی‌گوید. آنچه پوشش داده نشده از آنچه رخ نداده بازشناخته نمی‌شود.',
  'claims.why.beside.sources-differ':
    'منبع‌هایی که از دو گزیده می‌گویند یکی نیستند. گزارش بیشتر می‌تواند از گزارشگران بیشتر باشد.',
  'claims.why.beside.changes': 'ادعا این است که تفاوتی نیست، و آشکارا هست.',
  'claims.why.beside.stays-within-ten-percent': 'همهٔ بازه در ده درصدیِ «بی‌تفاوت» می‌ماند.',
  'claims.needs.beside.same-sources': 'شمارشی از منبع‌هایی که از هر دو گزیده یکسان می‌گویند.',
  'claims.needs.besideActs': 'اگر نسبت همین بماند، با حدود {n} کنش در هر دو گزیده می‌شد حکم کرد؛ اکنون {now} هست.',
  'claims.needs.a-source-there': 'منبعی که از این جا یا از این گونه کنش بگوید.',
  'claims.why.seasons-differ': 'دو زمان در دو فصل جداگانهٔ سال‌اند، و رویدادها فصل دارند: شاید تفاوت تنها از فصل باشد.',
  'claims.why.duplicates-undecided':
    'شاید برخی گزارش‌ها از یک کنش سخن بگویند و هنوز کسی دربارهٔ آن تصمیم نگرفته است. اگر چنین باشد، حکم دیگر می‌شود.',
  'claims.why.acts-shared': 'دو سو تا اندازه‌ای همان کنش‌ها هستند. همراهیِ چیزی با خودش چیزی نشان نمی‌دهد.',
  'claims.why.nothing-follows': 'آزمون‌ها با هم می‌خوانند: دیده نمی‌شود که یکی در پی دیگری بیاید.',
  'claims.needs.same-season': 'همان روزها از دو سال، یا سال‌های کامل.',
  'claims.needs.decided-pairs': 'تصمیم دربارهٔ اینکه کدام گزارش‌ها از یک کنش سخن می‌گویند، در صفحهٔ جفت‌ها.',
  'claims.needs.separate-acts': 'دو پالایه که هیچ‌یک کنش‌های دیگری را دربر نگیرد.',
  'claims.caution.direction-assumed': 'جهتی گفته نشده بود؛ با افزایش سنجیده شد.',
  'claims.caution.bursts-allowed-for':
    'سری ریزتر نشان می‌دهد که کنش‌ها خوشه‌ای می‌آیند. بازه این را به حساب آورده است، گویی کنش‌های کمتری شمرده شده باشد.',
  'claims.caution.bursts-not-told':
    'سری ریزتری نیست که بگوید کنش‌ها خوشه‌ای می‌آیند یا نه. بازه آن‌ها را تک‌تک می‌گیرد؛ اگر چنین نباشد، بیش از اندازه باریک است.',
  'claims.caution.small-numbers': 'بر کمتر از بیست کنش استوار است: هر گزارش به‌تنهایی وزن زیادی دارد.',
  'claims.caution.spans-chosen': 'در ادعا از روزی نام برده نشده است. دو سال کامل آخر دفتر با هم سنجیده شد.',
  'claims.caution.seasons-differ': 'دو زمان در یک فصل سال نیستند.',
  'claims.caution.duplicates-undecided':
    'برخی جفت‌گزارش‌ها که شاید یک کنش باشند هنوز در انتظار تصمیم‌اند. حکم در هر دو حال یکی است.',
  'claims.caution.acts-shared': 'برخی کنش‌ها در هر دو سو هستند.',
  'claims.caution.many-loosely-dated': 'تاریخ بیش از یک‌دهم کنش‌ها به اندازهٔ کافی دقیق نیست و در سری نیامده‌اند.',
  'claims.caution.one-origin': 'بیش از یک منبع از آن سخن نمی‌گوید.',
  'claims.caution.few-years':
    'این شمار اندک نظرسنجی نشان می‌دهد که این سال‌ها با هم فرق دارند یا نه، و نشان نمی‌دهد که بخشی از افزایش یا کاهشی درازتر باشند.',
};
