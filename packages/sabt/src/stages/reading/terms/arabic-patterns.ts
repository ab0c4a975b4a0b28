/**
 * Broken plurals of which the pattern alone gives the singular (Wright, A Grammar of the Arabic Language, I, §§ 304–305):
 * for words that no list has. Folded, without clitics; the singular is without teh marbuta.
 *
 * Patterns that a participle, a verb or a verbal noun shares (مفاعل is also مقاتل, أفعال also إعلام) are left alone, and of the
 * others each one's classes of letters keep off what only looks like it.
 */
const PLURAL_PATTERNS: readonly (readonly [pattern: RegExp, singular: string])[] = [
  // حواسيب, شوارع: فاعول, فاعل; تواصل and موافق are of verbs
  [/^([^اتمنيوء])وا([^اوي])ي([^اينهكوء])$/, '$1ا$2و$3'],
  [/^([^اتمنيوء])وا([^اويء])([^اينهوءت])$/, '$1ا$2$3'],
  // تصاميم: تفعيل
  [/^ت([^اوي])ا([^اوي])ي([^اينهكوء])$/, 'ت$1$2ي$3'],
  // مراسيم: مفعول; not محامين, محاميه
  [/^م([^اوي])ا([^اوي])ي([^اينهكوءت])$/, 'م$1$2و$3'],
  // حقائب: فعيل with or without teh marbuta
  [/^([^اويت][^اوي])اي([^اوينهء])$/, '$1ي$2'],
  // نبلاء, أذكياء: فعيل; not أجزاء, إجراء, اعتداء, مساء
  [/^([^اتموسي][^اوي])([^اوي])اء$/, '$1ي$2'],
  [/^ا([^اوينلس][^اويت])ياء$/, '$1ي'],
  [/^ا([^اوينلس][^اويت])([^اوي])اء$/, '$1ي$2'],
];

/** The singular of a folded word that looks like a broken plural; any other word as it is. */
export function singularByPattern(word: string): string {
  if (word.length < 4 || word.length > 6 || !word.includes('ا')) return word;
  for (const [pattern, instead] of PLURAL_PATTERNS) if (pattern.test(word)) return word.replace(pattern, instead);
  return word;
}
