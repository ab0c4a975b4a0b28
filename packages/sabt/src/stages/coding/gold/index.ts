/**
 * Gold sets for the coding of events: sentences and short texts in three languages with the acts that a person reads in
 * them. The cases are invented, in the style of agencies, human-rights reports and conflict notes, and were written before
 * the patterns that they measure. A case without acts is a trap or plain news.
 *
 * An act marked `optional` may be suggested or not: it is neither missed nor held against the coder (a demonstration that
 * is dispersed, say). `main` is the index of the act whose date, place and numbers are measured. Only what a case states of
 * an act is measured of it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { actType } from '../../../codebook/index.ts';

export const GOLD_LANGUAGES = ['en', 'ar', 'fa'] as const;
export type GoldLanguage = (typeof GOLD_LANGUAGES)[number];

const bound = z.int().nonnegative().nullable();
const count = z.tuple([bound, bound, bound]);
const day = z.iso.date();

const goldAct = z
  .strictObject({
    act: z.string().refine((id) => actType(id) !== undefined, 'no act type of the codebook'),
    happened: z.boolean(),
    negated: z.literal(true).optional(),
    hypothetical: z.literal(true).optional(),
    optional: z.literal(true).optional(),
    reported: z.literal(true).optional(),
    historical: z.literal(true).optional(),
    /** ISO days, both included. */
    start: day.optional(),
    end: day.optional(),
    precision: z.enum(['day', 'week', 'range', 'month', 'season', 'year', 'decade']).optional(),
    /** English name of the finest place of the act. */
    place: z.string().min(1).optional(),
    placeCountry: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    counts: z
      .strictObject({ participants: count, killed: count, injured: count, arrested: count })
      .partial()
      .optional(),
    perpetrator: z.string().min(1).optional(),
    victim: z.string().min(1).optional(),
  })
  .refine(
    ({ happened, negated, hypothetical }) => happened === !(negated || hypothetical),
    'happened against its flags',
  )
  .refine(
    ({ start, end }) => (start === undefined) === (end === undefined) && (start ?? '') <= (end ?? ''),
    'half a date',
  )
  .refine(
    ({ place, placeCountry }) => (place === undefined) === (placeCountry === undefined),
    'a place needs a country',
  );

const goldCase = z
  .strictObject({
    id: z.string().min(1),
    text: z.string().min(1),
    published: day.optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    acts: z.array(goldAct),
    main: z.int().nonnegative().optional(),
    /** What ACLED's codebook makes of the note; English notes in its style only. */
    acled: z.strictObject({ event: z.string(), subEvent: z.string() }).optional(),
  })
  .refine(
    ({ acts, main }) => (acts.length === 0 ? main === undefined : (main ?? -1) in acts),
    'main is none of the acts',
  );

export type GoldAct = z.infer<typeof goldAct>;
export type GoldCase = z.infer<typeof goldCase>;

/** `sentences`: one or two events each; `texts`: three to six sentences. */
export function goldCases(language: GoldLanguage, kind: 'sentences' | 'texts'): GoldCase[] {
  return filesOf(language, kind).flatMap((file) => {
    const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n');
    return lines.flatMap((line, at) => {
      if (line === '') return [];
      const { success, data, error } = goldCase.safeParse(JSON.parse(line));
      if (!success) throw new Error(`${file}:${at + 1}: ${z.prettifyError(error)}`);
      return [data];
    });
  });
}

/** `en.jsonl`, `en-2.jsonl` and so on; texts are in `en-texts.jsonl`. */
function filesOf(language: GoldLanguage, kind: 'sentences' | 'texts'): string[] {
  if (kind === 'texts') return [`${language}-texts.jsonl`];
  const batch = new RegExp(String.raw`^${language}(?:-\d+)?\.jsonl$`);
  return readdirSync(new URL('.', import.meta.url))
    .filter((name) => batch.test(name))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}
