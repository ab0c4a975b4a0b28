import type { problems as english } from '../en/problems.ts';
import type { Translation } from '../message.ts';

export const problems: Translation<typeof english> = {
  'reason.manifest-damaged': 'پرونده‌ای که بایگانی را وصف می‌کند آن‌گونه که نوشته شده نیست.',
  'reason.log-key-damaged': 'کلید امضای دفتر نیست یا به کار نمی‌آید. خواندن و اثبات ادامه دارد، ولی چیزی نمی‌توان افزود.',
  'reason.checkpoint-missing': 'نقطهٔ بازبینی امضاشده نیست.',
  'reason.checkpoint-damaged': 'نقطهٔ بازبینی با کلید بایگانی درست امضا نشده است.',
  'reason.key-differs': 'دفتر با کلیدی جز آنچه نگه داشته شده بود امضا شده است.',
  'reason.database-damaged':
    'پرونده‌ای از پایگاه داده آسیب دیده است. اگر چیز دیگری نام برده نشده، محتوایی آسیب ندیده است.',
  'reason.journal-unreadable': 'پرونده‌ای که ردیف‌ها در آن است باز نمی‌شود.',
  'reason.keys-unreadable': 'پروندهٔ کلیدهای برگه‌ها باز نمی‌شود، پس هیچ برگه‌ای خوانده نمی‌شود.',
  'reason.journal-damaged': 'ردیف‌هایی روی دیسک بریده یا رونویسی شده‌اند.',
  'reason.entries-missing': 'آخرین ردیف‌های منتشرشده نیستند.',
  'reason.entry-changed': 'ردیفی همان نیست که منتشر شده بود.',
  'reason.entry-unreadable': 'آنچه جای یک ردیف است ردیف نیست.',
  'reason.root-mismatch': 'ردیف‌ها ریشهٔ امضاشده را به دست نمی‌دهند.',
  'reason.tile-missing': 'پرونده‌ای از دفترِ منتشرشده نیست.',
  'reason.tile-damaged': 'پرونده‌ای از دفترِ منتشرشده آن‌گونه که نوشته شده نیست.',
  'reason.record-missing': 'برگه‌ای که ردیف دارد نیست.',
  'reason.record-key-missing': 'کلید برگه‌ای نیست، پس خوانده نمی‌شود.',
  'reason.record-damaged': 'برگه‌ای با کلید خود باز نمی‌شود: یکی از آن دو دگرگون شده است.',
  'reason.record-differs': 'برگه‌ای همان نیست که در دفتر ثبت شده بود.',
  'reason.register-damaged': 'فهرستی که برگه‌ها و پرونده‌ها با آن پیدا می‌شوند با آن‌ها جور نیست.',
  'reason.predecessor-wrong': 'نگارشی، پیشینی جز نگارش پیش از خود را نام می‌برد.',
  'reason.blob-missing': 'پروندهٔ برگه‌ای نیست.',
  'reason.blob-key-missing': 'کلید پرونده‌ای نیست، پس باز نمی‌شود.',
  'reason.blob-damaged': 'پرونده‌ای دگرگون، کوتاه یا بلند شده است.',
  'reason.blob-differs': 'پرونده‌ای همان نیست که برگه‌اش نام می‌برد.',
  'reason.behind-high-water-mark':
    'دفتر از آنچه بود کوتاه‌تر است: ردیف‌هایی برداشته شده، یا رونوشتی کهنه‌تر جای آن گذاشته شده است.',
  'reason.forked-from-high-water-mark': 'دفتر دنبالهٔ آنچه بود نیست: ردیف‌هایی دگرگون یا جایگزین شده‌اند.',
  'reason.kept-checkpoint-unfit': 'نقطهٔ بازبینی برای سنجش از دفتر دیگری است یا درست امضا نشده است.',
  'reason.behind-kept-checkpoint': 'دفتر از نقطهٔ بازبینیِ نگه‌داشته‌شده کوتاه‌تر است.',
  'reason.forked-from-kept-checkpoint': 'دفتر آنچه را در نقطهٔ بازبینیِ نگه‌داشته‌شده است در بر ندارد: بازنویسی شده است.',
  'reason.index-damaged':
    'پرونده‌ای از نمایهٔ جست‌وجو آن‌گونه که نوشته شده نیست. می‌توان آن را از نو ساخت و به خود بایگانی آسیبی نرسیده است.',
  'reason.erasure-unlogged': 'مقداری نابود شده است و دفتر از آن چیزی نمی‌گوید.',
  'reason.erasure-not-done': 'دفتر می‌گوید که مقداری پاک شده است، ولی هنوز خواندنی است.',
  'reason.ledger-damaged': 'کارنامهٔ دسته‌ای آن‌گونه که بسته شده بود نیست. به برگه‌ها آسیبی نرسیده است.',
};
