/**
 * The shape of an act type and of an archive's extension.
 */
import { z } from 'zod';
import { rightsArticle } from './rights.ts';
import {
  ACLED_EVENTS,
  ACLED_SUB_EVENTS,
  COUNTS,
  FAMILY_IDS,
  PLOVER_MODES,
  PLOVER_TYPES,
  UCDP_TYPES,
} from './standards.ts';

/** Text that pages show: something to read, no control character, nothing that turns the line round. */
const text = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, 'holds control characters');

const label = text(120);
const definition = text(1000);
const examples = z.array(text(500)).max(5);

const inLanguages = <T extends z.ZodType>(of: T) => z.strictObject({ ar: of, fa: of, en: of });
const inSomeLanguages = <T extends z.ZodType>(of: T) =>
  z.strictObject({ ar: of.optional(), fa: of.optional(), en: of.optional() });

const modes = Object.values(PLOVER_MODES).flat();
const subEvents = Object.values(ACLED_SUB_EVENTS).flat();

const crosswalk = {
  plover: z
    .strictObject({ type: z.enum(PLOVER_TYPES).nullable(), mode: z.enum(modes).nullable() })
    .refine(
      ({ type, mode }) => mode === null || (type !== null && (PLOVER_MODES[type] as readonly string[]).includes(mode)),
      'the mode does not belong to the type',
    ),
  acled: z
    .strictObject({ event: z.enum(ACLED_EVENTS), subEvent: z.enum(subEvents) })
    .refine(
      ({ event, subEvent }) => (ACLED_SUB_EVENTS[event] as readonly string[]).includes(subEvent),
      'the sub-event does not belong to the event',
    )
    .nullable(),
  cameo: z
    .string()
    .regex(/^(0[1-9]|1[0-9]|20)[0-9]{0,2}$/, 'is not a CAMEO code of 2 to 4 digits')
    .nullable(),
  ucdp: z.enum(UCDP_TYPES).nullable(),
  counts: z.array(z.enum(COUNTS)).refine((counts) => new Set(counts).size === counts.length, 'names a count twice'),
  violation: z.boolean(),
  rights: z.array(z.string().refine((id) => rightsArticle(id) !== undefined, 'is not a known article')),
};

export const ACT_TYPE = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  family: z.enum(FAMILY_IDS),
  parent: z.string().optional(),
  labels: inLanguages(label),
  definitions: inLanguages(definition),
  examples: inLanguages(examples.min(1).max(2)),
  ...crosswalk,
  womensRights: z.boolean(),
});

/** What an archive writes to add types of its own. All but id, parent and a label is taken from the parent. */
export const EXTENSION = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is not a word of small letters, digits and hyphens')
    .max(40),
  version: z
    .string()
    .regex(/^[0-9A-Za-z]+([.-][0-9A-Za-z]+)*$/, 'is not a version')
    .max(40),
  actTypes: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^x(-[a-z0-9]+)+$/, 'does not begin with x- or has other letters than a-z, 0-9 and -')
          .max(80),
        parent: z.string(),
        labels: inSomeLanguages(label).refine(
          (labels) => Object.values(labels).some((of) => of !== undefined),
          'has no language',
        ),
        definitions: inSomeLanguages(definition).optional(),
        examples: inSomeLanguages(examples).optional(),
        ...z.object(crosswalk).partial().shape,
      }),
    )
    .min(1)
    .max(1000),
});

export type Extension = z.infer<typeof EXTENSION>;
