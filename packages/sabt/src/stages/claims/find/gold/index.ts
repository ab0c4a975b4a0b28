/**
 * Gold sentences for the finding of assertions, in three languages. All are invented. The first set was written before the
 * patterns that it measures; the second, forty that assert something testable and forty that do not, by somebody who had
 * not looked at them, and they were mended by what it missed. `forms` is empty where nothing testable is asserted: opinion, prediction, question, wish, demand, definition,
 * the plain report of one event.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DIRECTIONS, FORMS } from '../assertion.ts';
import type { ClaimLanguage } from '../pattern-file.ts';

const goldSentence = z.strictObject({
  id: z.string().min(1),
  text: z.string().min(1),
  forms: z.array(z.enum(FORMS)).max(1),
  direction: z.enum(DIRECTIONS).optional(),
  /** Kinds of act that it speaks of: ids or families of the codebook. */
  acts: z.array(z.string()).optional(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().length(2).optional(),
});
export type GoldSentence = z.infer<typeof goldSentence>;

export const GOLD_SETS = ['first', 'second'] as const;

export function goldSentences(language: ClaimLanguage, set: (typeof GOLD_SETS)[number] = 'first'): GoldSentence[] {
  const name = set === 'first' ? `${language}.jsonl` : `${language}-second.jsonl`;
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => goldSentence.parse(JSON.parse(line)));
}
