/**
 * The key under which a name is looked up: folded (one spelling for all spellings of a letter), apostrophes and marks gone,
 * every other sign a space. «الرقّة» and «الرقة», "Sana'a" and "Sanaa", "Deir ez-Zor" and "Deir Ez Zor" have one key.
 * ZWNJ parts words here, as a space does: Persian writes شاهین‌شهر and شاهین شهر.
 */
import { fold } from '../stages/reading/index.ts';

const APOSTROPHES = /['`´ʹʻʼʽʾʿ‘’′ء]/gu;
const SIGNS = /[^\p{L}\p{N}]+/gu;

export function placeKey(name: string): string {
  return fold(name.replaceAll('\u200c', ' ')).replace(APOSTROPHES, '').replace(SIGNS, ' ').trim();
}

const LINE_SIGNS = /[^\p{L}\p{N}\n]+/gu;

/** The keys of many names without line breaks, in one pass: for the towns of the world, where a call a name would take long. */
export function placeKeys(names: readonly string[]): string[] {
  const folded = fold(names.join('\n').replaceAll('\u200c', ' '));
  const keys = folded.replace(APOSTROPHES, '').replace(LINE_SIGNS, ' ').split('\n');
  return keys.map((key) => (key.startsWith(' ') || key.endsWith(' ') ? key.trim() : key));
}
