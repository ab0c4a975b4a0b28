/**
 * What may stand in the fields of a record: a schema for each path of the slot table, used when a person
 * corrects a record and when a stage hands drafts to the keeper.
 */
import { fieldOf } from '@sabt/proof';
import { z } from 'zod';
import { parseDateInput } from './calendar.ts';
import { SabtError } from './errors.ts';
import { issuesText } from './issues.ts';
import { CONFIDENTIALITY, CONSENT, type Fields, type Json, type Kind, TEXT_PATHS, type When } from './records.ts';

const isoDay = z.iso.date();

export const when = z
  .object({
    start: isoDay,
    end: isoDay,
    precision: z.enum(['day', 'week', 'range', 'month', 'season', 'year', 'decade']),
    calendar: z.enum(['gregorian', 'persian', 'islamic-umalqura']).optional(),
    uncertaintyDays: z.number().int().min(0).optional(),
  })
  .refine((w) => w.start <= w.end, 'the end lies before the start');

/** [low, best, high]; null where a bound is not known. */
export const count = z
  .tuple([z.number().int().min(0).nullable(), z.number().int().min(0).nullable(), z.number().int().min(0).nullable()])
  .refine(([low, best, high]) => {
    const known = [low, best, high].filter((n) => n !== null);
    return known.length > 0 && known.every((n, i) => i === 0 || known[i - 1]! <= n);
  }, 'low, best and high must rise, and one of them be known');

const text = z.string();
const names = z.array(z.union([text, z.object({ name: text, script: text.optional(), type: text.optional() })]));
const ids = z.array(text);

/** Who took part in an act: the id of an actor's record, or a name as the source has it. Perpetrators are alleged. */
const involved = z.array(
  z.union([
    text,
    z.object({
      name: text,
      actor: text.optional(),
      degree: text.optional(),
      role: z.enum(['perpetrator', 'victim', 'target', 'initiator', 'participant']).optional(),
    }),
  ]),
);

export const note = z.object({ text: z.string().min(1), at: text, by: text });

const SHAPES: Readonly<Record<string, z.ZodType>> = {
  title: text,
  name: text,
  description: text,
  text: text,
  mainText: text,
  url: z.url({ protocol: /^https?$/ }),
  tags: z.array(z.string().trim().min(1).max(100)).max(200),
  notes: z.array(note),
  sources: ids,
  documents: ids,
  perpetrators: involved,
  victims: involved,
  targets: involved,
  initiators: involved,
  eventType: text,
  plover: z.object({ type: text.nullable(), mode: text.nullable() }),
  acled: z.object({ event: text.nullable(), subEvent: text.nullable() }),
  cameo: z.string().regex(/^\d{2,4}$/),
  names,
  custom: z.record(text, z.json()),
  confidentiality: z.record(text, z.enum(CONFIDENTIALITY)),
  published: when,
  when,
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)),
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  credibility: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]),
  generation: z.enum(['original', 'copy']),
  public: z.boolean(),
  participants: count,
  killed: count,
  injured: count,
  arrested: count,
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
};

/** Fields that say what the program or an outside thing is: no person corrects them, no column becomes one. */
const WRITTEN_BY_PROGRAM = new Set([
  'id',
  'version',
  'predecessor',
  'at',
  'by',
  'batch',
  'row',
  'sha256',
  'size',
  'blob',
  'textDigest',
  'extractor',
  'custody',
  'contentType',
  'reading',
  'encoding',
]);

export function isWrittenByProgram(path: string): boolean {
  return WRITTEN_BY_PROGRAM.has(path);
}

/** Throws `invalid-value` naming the field, or `invalid-argument` if the kind has no such field. */
function checkField(kind: Kind, path: string, value: Json): void {
  try {
    fieldOf(kind, path);
  } catch (cause) {
    throw new SabtError(
      'invalid-argument',
      `A ${kind} has no field ${path}. Fields of your own go under custom/NAME.`,
      {
        at: path,
        cause,
      },
    );
  }
  checkValue(path, value);
}

/** Whether a value may stand at a path, whatever the kind. Throws `invalid-value` naming the path. */
export function checkValue(path: string, value: Json): void {
  const checked = shapeOf(path)?.safeParse(value);
  if (checked?.success === false)
    throw new SabtError('invalid-value', `${path}: ${issuesText(checked.error)}`, { at: path });
}

/** A path is whatever somebody typed: `constructor` must not find what every object has. */
function shapeOf(path: string): z.ZodType | undefined {
  return Object.hasOwn(SHAPES, path) ? SHAPES[path] : undefined;
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['source', 'sources'],
  ['tag', 'tags'],
  ['note', 'notes'],
]);

/**
 * Applies one `PATH=VALUE` of a person's correction to a copy of a record's fields. An empty value removes the
 * field. `tags` takes a comma-separated list, `notes` adds a note, `confidentiality` stands for the record and
 * `confidentiality/PATH` for one field, `consent` and `consent/PATH` likewise say whether those concerned consent to its
 * being shown, `custom/NAME` is a field of the archive's own, and `start`/`end` are the
 * bounds of a date.
 */
export function applyCorrection(kind: Kind, fields: Fields, path: string, value: string, by: string, at: string): void {
  const own = SHORT.get(path) ?? path;
  if (own === 'confidentiality' || own.startsWith('confidentiality/')) {
    const target = own === 'confidentiality' ? '*' : own.slice('confidentiality/'.length);
    // the keeper cuts a text there; what holds it back is the redaction
    if (target.includes('@'))
      throw new SabtError('invalid-argument', `${path}: a span of a text is withheld with sabt redact.`, { at: path });
    fields['confidentiality'] = withEntry(fields['confidentiality'], target, value);
  } else if (own === 'consent' || own.startsWith('consent/')) {
    if (value !== '' && !CONSENT.some((one) => one === value))
      throw new SabtError('invalid-value', `${path}: one of ${CONSENT.join(', ')} is expected.`, { at: path });
    const target = own === 'consent' ? '*' : own.slice('consent/'.length);
    const custom = (fields['custom'] ?? {}) as { [name: string]: Json };
    const said = typeof custom['consent'] === 'string' ? { '*': custom['consent'] } : custom['consent'];
    fields['custom'] = { ...custom, consent: withEntry(said, target, value) };
  } else if (own.startsWith('custom/')) {
    fields['custom'] = withEntry(fields['custom'], own.slice('custom/'.length), value);
  } else if (own === 'notes') {
    fields['notes'] = [...((fields['notes'] as Json[] | undefined) ?? []), { text: value, at, by }];
  } else if (own === 'start' || own === 'end') {
    const dated = kind === 'document' ? 'published' : 'when';
    const former = fields[dated] as When | undefined;
    if (value === '' && own === 'start') delete fields[dated];
    else fields[dated] = { ...moved(former, own, value === '' ? (former?.start ?? value) : value) };
    if (fields[dated] !== undefined) checkField(kind, dated, fields[dated]);
  } else {
    if (isWrittenByProgram(own) || TEXT_PATHS.includes(own))
      throw new SabtError('invalid-argument', `${path} is not corrected by hand: it says what was taken in.`, {
        at: path,
      });
    if (value === '') delete fields[own];
    else fields[own] = readValue(own, value);
  }
  if (fields[own.split('/')[0]!] !== undefined) checkField(kind, own.split('/')[0]!, fields[own.split('/')[0]!]!);
}

/** A copy with one name set, or removed if the value is empty. Names are people's own: `__proto__` is one like any other. */
function withEntry(former: Json | undefined, name: string, value: string): { [key: string]: Json } {
  const map = new Map(Object.entries((former ?? {}) as { [key: string]: Json }));
  if (value === '') map.delete(name);
  else map.set(name, value);
  return Object.fromEntries(map);
}

/** A date with one of its bounds typed anew. A whole month or year typed as the start of a date stands for all of it. */
function moved(former: When | undefined, bound: 'start' | 'end', typed: string): When {
  const read = dateTyped(typed, bound);
  if (bound === 'start' && (former === undefined || former.end < read.start)) return read;
  const start = bound === 'start' ? read.start : (former?.start ?? read.start);
  const end = bound === 'end' ? read.end : former!.end;
  return start === end ? { ...read, start, end } : { start, end, precision: 'range' };
}

function dateTyped(typed: string, at: string): When {
  const read = parseDateInput(typed);
  if (read === null)
    throw new SabtError('unreadable-date', `“${typed}” is no date. Examples: 2022-09-16, 1401-06-25, 1444-02-19h.`, {
      at,
    });
  const { calendar, ...span } = read;
  if (calendar === 'gregorian') return span;
  return { ...span, calendar, ...(calendar === 'islamic-umalqura' ? { uncertaintyDays: 1 } : {}) };
}

/**
 * A value typed by a person or standing in a cell: as the field's shape wants it, a list where that is one, JSON where
 * the shape is no text. What does not fit comes back as it is, for `checkValue` to say why.
 */
export function readValue(path: string, value: string): Json {
  if (path === 'tags' && !value.trimStart().startsWith('[')) return listOf(value);
  if ((path === 'published' || path === 'when') && !value.trimStart().startsWith('{'))
    return { ...dateTyped(value, path) };
  const shape = shapeOf(path);
  if (shape === undefined || shape.safeParse(value).success) return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    const list = path === 'names' ? nameListOf(value) : listOf(value);
    return shape.safeParse(list).success ? list : value;
  }
}

/** A text as a list: an item a line, or between commas or semicolons of any script. */
export function listOf(text: string): string[] {
  return itemsOf(text, /[,،;؛\n]/u);
}

/** A text as a list of names, which may hold commas of their own. */
export function nameListOf(text: string): string[] {
  return itemsOf(text, /[;؛\n]/u);
}

function itemsOf(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
