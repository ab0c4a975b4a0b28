/*
 * What of a record leaves the archive. Only what is public, unless somebody chose otherwise:
 *
 * - fields of the level `restricted` leave where the whole record was chosen with its restricted fields, fields of the
 *   level `identity` only where they were named;
 * - what was redacted stays, whatever was chosen; so does what those concerned do not consent to, or do not any more, and
 *   of a record to which they do not, everything;
 * - what says who works at the archive, when and how, or where bytes lie, leaves only where it was named;
 * - so does a field that names a record which is not public: the same opaque id in two records, or in what two people were
 *   handed, would say that both come from one secret source, or are about one person. An id tells nothing that a digest or
 *   a file could give away, so these leave nevertheless.
 *
 * What is withheld must not come out by another door: a digest of a short text lets it be guessed, the file that was taken
 * in holds what was blacked out in its text, and a web page's main text repeats its text. So the file and all digests stay
 * as soon as anything of what the record says stays.
 */
import {
  CONSENT_PATH,
  type Confidentiality,
  confidentialityOf,
  type Fields,
  type Json,
  lacksConsent,
  type RecordVersion,
} from '../../../model/records.ts';

export interface Choice {
  /** Paths of fields or items, whatever their level. */
  include: ReadonlySet<string>;
  /** With the restricted fields; those that identify a person stay. */
  restricted: boolean;
}

/** Nothing but what is public. */
export const PUBLIC_ONLY: Choice = { include: new Set(), restricted: false };

export interface Disclosure {
  /** What a proof is asked for. */
  paths: string[];
  /** Whether the bytes of the file that was taken in leave with it. */
  file: boolean;
  /** What stays because those concerned do not consent, and because it names a record that is not public. */
  because: { consent: string[]; naming: string[] };
}

/** Tells of an id whether a field that holds it may be shown; true of what is no record's id. */
export type MayName = (id: string) => boolean;

/** Every record that is shown at all shows these; the version, because a later one may have been erased from. */
const ALWAYS = ['id', 'version'];
const HOUSEKEEPING = new Set([
  'acquiredAt',
  'at',
  'by',
  'batch',
  'blob',
  'confidentiality',
  'custody',
  'notes',
  'predecessor',
  'row',
  'thumbnail',
  'capture',
  'reading',
  'encoding',
]);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The hour at which something was taken in tells when a keeper works, and its seconds which files came together: of
 * `acquiredAt` only a day leaves unasked. A value leaves whole or not at all, since its opening proves it.
 */
export function isKeepersHour(path: string, value: Json | undefined): boolean {
  return path === 'acquiredAt' && !(typeof value === 'string' && DAY.test(value));
}

/** Computed from the whole text or file. */
const OF_THE_WHOLE = ['textDigest', 'sha256', 'size'];
const TEXTS = ['text', 'mainText'];

/**
 * `all` are the paths that the version still holds: fields, and the items of texts and of custom fields
 * (`text/0`, `custom/NAME`). `redacted` are paths of fields or items.
 */
export function disclosureOf(
  { fields, erased = [] }: RecordVersion,
  all: readonly string[],
  choice: Choice,
  redacted: ReadonlySet<string>,
  mayName: MayName,
): Disclosure {
  // of a long text there are thousands: each is looked at a few times, never once for each other
  const withItems = new Set(all.filter((path) => path.includes('/')).map(fieldPart));
  const isChosen = (path: string): boolean => choice.include.has(path) || choice.include.has(fieldPart(path));
  const naming = new Set(all.filter((path) => !isChosen(path) && namesHidden(path, valueAt(fields, path), mayName)));
  const mayBut = (path: string): boolean => {
    const field = fieldPart(path);
    if (ALWAYS.includes(field)) return true;
    if (redacted.has(path) || redacted.has(field) || lacksConsent(fields, path)) return false;
    if (isChosen(path)) return true;
    const isOurs = field === 'acquiredAt' ? isKeepersHour(field, fields[field]) : HOUSEKEEPING.has(field);
    return path !== CONSENT_PATH && !isOurs && mayLeave(confidentialityOf(fields, path), choice);
  };
  const may = (path: string): boolean => mayBut(path) && !naming.has(path);
  /** It would leave, if it named nobody. */
  const isOnlyNaming = (path: string): boolean => naming.has(path) && mayBut(path);
  const chosen = new Set(all.filter((path) => !path.includes('/') && !withItems.has(path) && may(path)));
  const partly = new Set<string>();
  /** Fields of which everything is shown but who consented and what names others. */
  const said = new Set<string>();
  for (const field of withItems) {
    const items = all.filter((path) => path.startsWith(`${field}/`));
    const shown = items.filter(may);
    const isWhole = shown.length === items.length && !isErasedIn(field, erased);
    if (isWhole) chosen.add(field);
    else for (const path of shown) chosen.add(path);
    // neither who consented nor an opaque id tells anything of what a file says
    const isSaid = items.every((path) => path === CONSENT_PATH || isOnlyNaming(path) || shown.includes(path));
    if (!isWhole && isSaid && !isErasedIn(field, erased)) said.add(field);
    else if (!isWhole) partly.add(field);
  }
  if (TEXTS.some((text) => partly.has(text))) dropTwin(chosen, partly);
  const says = all.filter((path) => !path.includes('/') && !HOUSEKEEPING.has(path) && !OF_THE_WHOLE.includes(path));
  const isComplete =
    partly.size === 0 &&
    says.every((path) => chosen.has(path) || said.has(path) || isOnlyNaming(path)) &&
    erased.every((path) => HOUSEKEEPING.has(fieldPart(path))) &&
    ![...redacted].some((path) => !HOUSEKEEPING.has(fieldPart(path)));
  if (!isComplete) for (const path of OF_THE_WHOLE) if (!choice.include.has(path)) chosen.delete(path);
  // the digest of a text that is not shown whole is never shown
  if (!chosen.has('text')) chosen.delete('textDigest');
  const stays = all.filter((path) => !isHousekeeping(path) && path !== CONSENT_PATH && !withItems.has(path));
  return {
    paths: [...chosen],
    file: fields['blob'] !== undefined && chosen.has('sha256') && isComplete,
    because: {
      consent: stays.filter((path) => !ALWAYS.includes(path) && lacksConsent(fields, path)),
      naming: stays.filter(isOnlyNaming),
    },
  };
}

/** Long texts, in which an id is no reference; and the record's own. */
const NO_REFERENCE = new Set(['text', 'mainText', 'id']);

/** Whether a field or an item names a record that may not be named. */
export function namesHidden(path: string, value: Json | undefined, mayName: MayName): boolean {
  if (NO_REFERENCE.has(fieldPart(path))) return false;
  for (const id of idsIn(value)) if (!mayName(id)) return true;
  return false;
}

const ID = /(?<![0-9a-z])[0-9a-hjkmnp-tv-z]{26}(?![0-9a-z])/g;

/** Ids of records anywhere in a value, also within strings, as in the filter of a figure. */
export function* idsIn(value: Json | undefined): Generator<string> {
  if (typeof value === 'string') {
    if (value.length >= 26) for (const [id] of value.matchAll(ID)) yield id;
  } else if (Array.isArray(value)) for (const one of value) yield* idsIn(one);
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) yield* idsIn(one);
}

/** What a field or an item of a custom field says. */
function valueAt(fields: Fields, path: string): Json | undefined {
  const field = fieldPart(path);
  const value = fields[field];
  if (field === path || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return value[path.slice(field.length + 1)];
}

/** Whether a field says how the archive works, and nothing of what the record says. */
export function isHousekeeping(path: string): boolean {
  return HOUSEKEEPING.has(fieldPart(path));
}

function fieldPart(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? path : path.slice(0, slash);
}

function isErasedIn(field: string, erased: readonly string[]): boolean {
  return erased.some((path) => path.startsWith(`${field}/`));
}

function mayLeave(level: Confidentiality, { restricted }: Choice): boolean {
  return level === 'public' || (level === 'restricted' && restricted);
}

/** Where passages of one text stay, the other one, which repeats it, stays whole. */
function dropTwin(chosen: Set<string>, partly: ReadonlySet<string>): void {
  const kept = partly.has('text') ? 'text' : 'mainText';
  for (const path of [...chosen]) if (TEXTS.includes(fieldPart(path)) && fieldPart(path) !== kept) chosen.delete(path);
}
