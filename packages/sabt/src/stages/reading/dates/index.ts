/**
 * Dates in text: what days a report speaks of, in the Gregorian, the Persian and the Islamic calendar.
 *
 * The idea. Dates are built of few kinds of words, and nearly all of what is hard is in the words: four sets of Arabic
 * month names for one calendar, two sets for the Persian one, eras, numbers in words, three sets of digits. So the words
 * are data (lexicon/), folded like the text; the text becomes tokens (tokens.ts: numbers, words with all their senses,
 * marks); some twenty rules, each with its examples, look at the tokens from one place on (rules-*.ts, in terms of
 * terms.ts); what they find is combined with its neighbours (combine.ts: pairs of calendars, spans, years shared in a
 * list) and only then turned into days (resolve.ts). Senses are chosen by what stands around a word, never by a score.
 *
 * What is decided where a text leaves it open:
 *   - day and month in figures: the day first, unless that is impossible; years of two figures up to 40 are of this
 *     century, Persian ones up to 09;
 *   - years 1200–1500: Persian in Persian text, Islamic in Arabic text (from 1300), unless an era says otherwise;
 *   - no year: the nearest day or month not after the reference; a weekday: the last one not after it; no reference: no
 *     date. "Today" meaning the present age is not told from the day, except in a few set phrases;
 *   - early, middle and late are not narrowed: "early March 2019" is March 2019 with precision `month`;
 *   - only days make a `range`; "March to May" keeps `month`, "2010–2015" `year`, and both are one span;
 *   - days joined by "and" are several dates, joined by "to", a dash or "between … and" one;
 *   - weeks are those of ISO 8601, in Persian text from Saturday to Friday; seasons see rules-decades.ts;
 *   - two calendars for one day are one date; the exact calendar beats the Islamic one, else the first is taken;
 *   - what does not exist (31 February) is no date, save the 30th of a month that Umm al-Qura ends at 29;
 *   - years before the first are not reported; neither are dates in addresses and file names, nor days that name a
 *     street or a movement, nor numbers that count, price, or number something.
 *
 * Invariants (dates.test.ts): never throws; spans rise and do not overlap; the work is linear in the length of the text,
 * since each rule looks at a bounded number of tokens and only neighbours are combined.
 */
export { type FindOptions, find as findDates } from './find.ts';
export type { FoundDate } from './types.ts';
