/** Codes of languages by what people call them, in the languages that people name columns in. */
const CODES =
  'ar fa en de fr he hi ku ckb tr ur ru es it pt nl sv ps az hy ka el zh ja ko id bn sw am ti so uk pl ro'.split(' ');

const byName = new Map<string, string>();

/** ISO 639 code of a name or tag such as `Arabic`, `العربية`, `fa-IR`; null if it is none known. */
export function languageCode(text: string): string | null {
  const folded = text.trim().toLowerCase();
  if (byName.size === 0) {
    for (const reader of ['en', 'ar', 'fa', 'de', 'fr']) {
      const names = new Intl.DisplayNames(reader, { type: 'language' });
      for (const code of CODES) byName.set((names.of(code) ?? code).toLowerCase(), code);
    }
    byName.set('farsi', 'fa').set('عربي', 'ar').set('kurdish', 'ku');
    for (const code of CODES) byName.set(code, code);
  }
  return byName.get(folded) ?? byName.get(folded.split(/[-_]/)[0]!) ?? null;
}
