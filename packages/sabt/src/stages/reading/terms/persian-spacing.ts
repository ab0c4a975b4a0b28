/** Pieces of Persian words that are written joined, behind a ZWNJ or behind a space, as the writer likes. All folded. */
import { fold } from '../fold/fold.ts';

const set = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(fold),
  );

/** What may stand behind a ZWNJ without being a word of its own. */
export const PERSIAN_ENDINGS =
  set(`ها های هایی هایم هایت هایش هایمان هایتان هایشان هام هات هاش هامان هاتان هاشان هاست ای ام ات اش ایم اید اند است
  مان تان شان تر ترین تری ترها ترین‌ها ی یی یم یت یش یمان یتان یشان ان گان م ت ش را رو`);

/** What makes one word with the word before it even behind a space. */
export const SPACED_ENDINGS =
  set(`ها های هایی هایم هایت هایش هایمان هایتان هایشان هام هات هاش هامان هاتان هاشان ای ام ات اش ایم اید اند
  مان تان شان تر ترین تری شده شدگان شدگانی شده‌ها شدن کننده کنندگان کنندگانی`);

/** What makes one word with the word behind it. */
export const PERSIAN_PREFIXES = set('می نمی');
