/**
 * Records: what an archive holds one of. A record has an id, a kind and versions; a version is a set of
 * fields. Field paths are those of the slot table in `@sabt/proof` (`packages/proof/src/slots.ts`); whatever
 * is not in the table goes under `custom/NAME`.
 *
 * Terms follow HURIDOCS Events Standard Formats and the Berkeley Protocol; see DESIGN, "The model".
 */
import type { ErasureReason } from '@sabt/proof';

export const KINDS = [
  'source',
  'document',
  'event',
  'act',
  'actor',
  'place',
  'response',
  'series',
  'coding',
  'link',
  'claim',
  'figure',
  'observation',
  'batch',
  'redaction',
  'erasure',
  'reference',
  'key',
  'loss',
] as const;

export type Kind = (typeof KINDS)[number];

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type Fields = { [path: string]: Json };

export const CONFIDENTIALITY = ['public', 'restricted', 'identity'] as const;
export type Confidentiality = (typeof CONFIDENTIALITY)[number];

/**
 * A date or span of dates as read from a report. `start` and `end` are ISO civil dates without zone, `end`
 * inclusive.
 */
export interface When {
  start: string;
  end: string;
  precision: DatePrecision;
  calendar?: 'gregorian' | 'persian' | 'islamic-umalqura';
  uncertaintyDays?: number;
}

export type DatePrecision = 'day' | 'week' | 'range' | 'month' | 'season' | 'year' | 'decade';

/**
 * What a stage hands to the keeper. The keeper adds `at`, `predecessor` and, where absent, `confidentiality`.
 *
 * Field values: `text` and `mainText` are plain strings here (the keeper makes trees of passages of them,
 * with `textDigest`); `custom` is an object; `sources` a list of source ids; `published` and `when` a `When`;
 * `confidentiality` a map from path to level, in which the key `*` stands for the record (default
 * `restricted`).
 */
export interface RecordDraft {
  id: string;
  kind: Kind;
  /** 1 for a new record, else that of its predecessor + 1. */
  version: number;
  fields: Fields;
}

/** A version as it stands in log and vault. `fields` also holds `at`, `by` and `predecessor`. */
export interface RecordVersion extends RecordDraft {
  /** Index of its entry in the log. */
  entry: number;
  /** Paths whose value and key were destroyed. */
  erased?: string[];
  /** Why each of them was. */
  erasedFor?: { [path: string]: ErasureReason };
}

/**
 * What went from versions of a record before the one that is shown, where that one shows no sign of it: its text was joined of
 * what was left, and cut anew.
 */
export interface ErasedBefore {
  /** Of the records of the erasure. */
  entries: number[];
  /** Which lost something, by number, rising. */
  versions: number[];
  /** Passages by the numbers that they had in the newest of these; a custom field is `custom/…`. */
  paths: string[];
  reason: string;
  /** On which it was logged, UTC. */
  day: string;
}

/** Whether this is an event of which nothing stands any more: kept with its versions, found and counted no more. */
export function isWithdrawnEvent({ kind, fields }: Pick<RecordDraft, 'kind' | 'fields'>): boolean {
  return kind === 'event' && fields['status'] === 'withdrawn';
}

/** Given once an entry is durable. */
export interface Receipt {
  id: string;
  version: number;
  entry: number;
  /** Size of the log whose signed checkpoint covers the entry. */
  checkpointSize: number;
}

/** Fields that hold a long text, kept as a tree of passages. */
export const TEXT_PATHS: readonly string[] = ['text', 'mainText'];

/**
 * The level that holds for a path of a record: its own, else its parent's, else that of the record. What somebody did not
 * consent to, or does not any more, is not public, whatever its level.
 */
export function confidentialityOf(fields: Fields, path: string): Confidentiality {
  const level = (ruleFor(fields['confidentiality'], path) ?? 'restricted') as Confidentiality;
  return level === 'public' && lacksConsent(fields, path) ? 'restricted' : level;
}

/** The custom field that says what those concerned consented to. */
export const CONSENT_PATH = 'custom/consent';
export const CONSENT = ['given', 'refused', 'withdrawn'] as const;

/**
 * Whether consent was asked for a path, and does not stand: `custom.consent` is a map from path to one of `CONSENT`, `*` for
 * the record, or one of them for the whole record. Any other word counts as no consent. False where nothing is said of it.
 */
export function lacksConsent(fields: Fields, path: string): boolean {
  const { custom } = fields;
  if (typeof custom !== 'object' || custom === null || Array.isArray(custom)) return false;
  if (!Object.hasOwn(custom, 'consent')) return false;
  const said = custom['consent']!;
  const isMap = typeof said === 'object' && said !== null && !Array.isArray(said);
  const [own, whole] = isMap ? [ruleFor(said, path), said['*']] : [said, said];
  // a record that somebody does not consent to shows nothing of itself
  return (own !== undefined && own !== 'given') || (whole !== undefined && whole !== 'given');
}

/** What a map from path to rule says of a path, of what it is part of, or of all. */
function ruleFor(map: Json | undefined, path: string): Json | undefined {
  const rules = (map ?? {}) as { [path: string]: Json };
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/'))))
    if (Object.hasOwn(rules, at)) return rules[at];
  return Object.hasOwn(rules, '*') ? rules['*'] : undefined;
}
