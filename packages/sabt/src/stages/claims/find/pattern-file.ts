/** Pattern files of assertions: what a linguist edits, one YAML file a language in `patterns/`; see docs/CLAIMS.md. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { SabtError } from '../../../model/errors.ts';
import { issuesText } from '../../../model/issues.ts';
import { DIRECTIONS, FORMS } from './assertion.ts';

const phrases = z.array(z.string().min(1)).min(1);

/** What an assertion may be about: acts of the codebook, opinion, something else that is counted, or a bare figure. */
export const TOPIC_ABOUT = ['act', 'opinion', 'measured'] as const;
export const ABOUT = [...TOPIC_ABOUT, 'figure'] as const;
export type About = (typeof ABOUT)[number];

const topic = z.strictObject({
  about: z.enum(TOPIC_ABOUT).default('act'),
  /** Ids of act types or families of the codebook. */
  acts: z.array(z.string()).default([]),
  find: phrases,
});
export type Topic = z.infer<typeof topic>;

const pattern = z.strictObject({
  form: z.enum(FORMS),
  direction: z.enum(DIRECTIONS).optional(),
  find: phrases,
  /** Not if one of these phrases stands in the same sentence. */
  unless: phrases.optional(),
  /** Only if one of these phrases stands in the same sentence. */
  needs: phrases.optional(),
  /** One of these must be spoken of near the cue; an empty list asks for nothing. */
  about: z.array(z.enum(ABOUT)).default(['act', 'opinion', 'measured', 'figure']),
  /** How many words off it may stand. */
  within: z.int().positive().default(10),
  /** On which side of the cue stands what is said to come first. */
  driver: z.enum(['before', 'after']).optional(),
  /** What is said to come first or to follow, where the words name no kind of act. */
  driverActs: z.array(z.string()).optional(),
  effectActs: z.array(z.string()).optional(),
  /** Said of the whole sentence: cues of growth in it belong to this assertion. */
  whole: z.boolean().default(false),
  say: phrases,
  never: phrases.optional(),
});
export type AssertionPattern = z.infer<typeof pattern>;

const file = z.strictObject({
  classes: z.record(z.string(), phrases),
  topics: z.array(topic),
  patterns: z.array(pattern),
});
export type AssertionFile = z.infer<typeof file>;

export const CLAIM_LANGUAGES = ['ar', 'fa', 'en'] as const;
export type ClaimLanguage = (typeof CLAIM_LANGUAGES)[number];

/** Throws `invalid-value` naming file and place. */
export function readAssertionFile(language: ClaimLanguage): AssertionFile {
  const name = `${language}.yaml`;
  const read = file.safeParse(parse(readFileSync(new URL(`./patterns/${name}`, import.meta.url), 'utf8')));
  if (!read.success) throw new SabtError('invalid-value', `${name}: ${issuesText(read.error)}`, { at: name });
  return read.data;
}
