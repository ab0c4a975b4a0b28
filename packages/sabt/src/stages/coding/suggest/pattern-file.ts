/**
 * Pattern files: what a linguist edits. One YAML file a language and subject, in `patterns/LANGUAGE/`; see
 * `docs/PATTERNS.md`. They are read once, when a text in the language is first coded.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { SabtError } from '../../../model/errors.ts';
import { issuesText } from '../../../model/issues.ts';

const ROLES = ['perpetrator', 'victim', 'target', 'initiator', 'participant'] as const;
export type ActorRole = (typeof ROLES)[number];
const role = z.enum(ROLES);
const phrases = z.array(z.string().min(1));

const pattern = z.strictObject({
  /** Id of the act type in the codebook, or `none`: words that only look like an act, and keep shorter triggers off. */
  act: z.string(),
  /** Any of these phrases is a trigger. */
  find: phrases.min(1),
  /** Not if one of these phrases stands over or beside the trigger, in the same sentence. */
  unless: phrases.optional(),
  /** Only if one of these phrases stands in the same sentence. */
  needs: phrases.optional(),
  /** How sure the trigger alone makes, 0 to 1; 0.7 if not said. */
  sure: z.number().min(0).max(1).optional(),
  /** Made of wide classes of words: it gives way to every phrase that says the same more exactly. */
  backoff: z.boolean().optional(),
  /** The act is something not done or not let happen ("may not leave"): words for "not" and "may" in the phrase are the act. */
  whole: z.boolean().optional(),
  /** Roles of who is named before and after the trigger, where they differ from those of the act's frame. */
  before: role.optional(),
  after: role.optional(),
  /** Sentences in which the pattern must find its act (`none`: no act at all), and in which it must not. Read by the tests. */
  say: phrases.min(1),
  never: phrases.optional(),
});

const file = z.strictObject({
  classes: z.record(z.string(), phrases).optional(),
  patterns: z.array(pattern).optional(),
});

/** The act of patterns that find none. */
export const NO_ACT = 'none';

export type Pattern = z.infer<typeof pattern>;

export interface PatternFile {
  language: string;
  name: string;
  classes: ReadonlyMap<string, readonly string[]>;
  patterns: readonly Pattern[];
}

export const PATTERN_LANGUAGES = ['ar', 'fa', 'en'] as const;
export type PatternLanguage = (typeof PATTERN_LANGUAGES)[number];

const FOLDER = new URL('./patterns/', import.meta.url);

/** All files of a language, by name. Throws `invalid-value` naming file and place. */
export function readPatternFiles(language: PatternLanguage): PatternFile[] {
  const folder = new URL(`${language}/`, FOLDER);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parsePatternFile(readFileSync(new URL(name, folder), 'utf8'), language, name));
}

export function parsePatternFile(yaml: string, language: string, name: string): PatternFile {
  let content: unknown;
  try {
    content = parse(yaml) ?? {};
  } catch (cause) {
    throw new SabtError('invalid-value', `${name}: ${(cause as Error).message}`, { at: name, cause });
  }
  const read = file.safeParse(content);
  if (!read.success) throw new SabtError('invalid-value', `${name}: ${issuesText(read.error)}`, { at: name });
  const { classes, patterns } = read.data;
  return { language, name, classes: new Map(Object.entries(classes ?? {})), patterns: patterns ?? [] };
}
