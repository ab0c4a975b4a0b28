// @ts-check
/**
 * What the verifier page says, in three languages. It stands alone, without the program's catalogues, because the page
 * must be whole in one file.
 *
 * @typedef {'en' | 'ar' | 'fa'} Language
 * @typedef {{ name: string, passed: string, failed: string }} CheckWords
 */
import { ar } from './words-ar.js';
import { en } from './words-en.js';
import { fa } from './words-fa.js';

/** @type {Record<Language, { name: string, dir: 'ltr' | 'rtl', locale: string }>} */
export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr', locale: 'en-GB' },
  ar: { name: 'العربية', dir: 'rtl', locale: 'ar-u-nu-arab' },
  fa: { name: 'فارسی', dir: 'rtl', locale: 'fa-u-ca-persian-nu-arabext' },
};

/** @type {Record<Language, typeof en>} */
export const WORDS = { en, ar, fa };
