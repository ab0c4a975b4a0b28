/**
 * What the main commands answer, for the description of the API: the fields that scripts may rely on. Others may be
 * there, and more may come. A test holds what is answered against these shapes.
 */
import { z } from 'zod';

const text = z.string();
const whole = z.int().min(0);
const share = z.number().min(0).max(1);
const day = z.iso.date();
const span = z.tuple([whole, whole]);
const checkpoint = z.looseObject({ size: whole, root: text });
const reason = { code: text, message: text };
const range = z.tuple([whole.nullable(), whole.nullable(), whole.nullable()]).nullable();
const facet = z.array(z.looseObject({ value: text, n: whole }));

const added = z.looseObject({
  batch: text,
  added: whole,
  known: whole,
  failed: z.array(z.looseObject({ path: text, ...reason })),
  documents: z.array(z.looseObject({ id: text, name: text, sha256: text, entry: whole })),
  ledger: text,
});

const imported = z.looseObject({
  batch: text,
  rows: whole,
  added: whole,
  changed: whole,
  unchanged: whole,
  skipped: whole,
  failed: whole,
  ledger: text,
  reasons: z.array(z.looseObject({ n: whole, status: text, ...reason, column: text.optional() })),
});

const place = z.looseObject({
  id: text,
  name: text,
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  precision: z.enum(['exact', 'town', 'district', 'region', 'country']),
  span,
  candidates: z.array(z.looseObject({ id: text, name: text })),
});

const codedEvent = z.looseObject({
  act: text,
  plover: z.looseObject({ type: text.nullable(), mode: text.nullable() }).nullable(),
  acled: z.looseObject({ event: text.nullable(), subEvent: text.nullable() }).nullable(),
  cameo: text.nullable(),
  confidence: share,
  start: day.nullable(),
  end: day.nullable(),
  precision: text.nullable(),
  place: place.nullable(),
  actors: z.array(z.looseObject({ role: text, name: text, span })),
  counts: z.looseObject({ participants: range, killed: range, injured: range, arrested: range }),
  negated: z.boolean(),
  hypothetical: z.boolean(),
  historical: z.boolean(),
  reported: z.boolean(),
  evidence: z.array(span),
});

/** By the words of the command, joined with `/`. */
export const ANSWERS: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['add', added],
  ['import', imported],
  ['retry', z.union([added, imported])],
  [
    'show',
    z.looseObject({
      id: text,
      kind: text,
      version: whole,
      fields: z.record(text, z.json()),
      versions: z.array(z.looseObject({ version: whole, entry: whole, at: text, by: text })).optional(),
      proof: z.looseObject({ entry: whole, size: whole, root: text }),
    }),
  ],
  ['set', z.looseObject({ id: text, version: whole, entry: whole })],
  [
    'search',
    z.looseObject({
      total: whole,
      totalIsExact: z.boolean(),
      hits: z.array(
        z.looseObject({
          id: text,
          kind: text,
          name: text.nullable(),
          title: text.nullable(),
          language: text.nullable(),
          date: day.nullable(),
          score: z.number(),
          snippets: z.array(z.looseObject({ field: text, text, marks: z.array(span) })),
        }),
      ),
      facets: z.looseObject({ language: facet, source: facet, year: facet }),
      note: text.optional(),
    }),
  ],
  [
    'count',
    z.looseObject({
      groups: z.array(z.record(text, z.union([text, z.number(), z.null(), range]))),
      checkpoint,
    }),
  ],
  ['checkpoint', z.looseObject({ note: text, size: whole, root: text })],
  [
    'verify',
    z.looseObject({
      ok: z.boolean(),
      origin: text,
      size: whole,
      root: text,
      mode: z.enum(['full', 'quick']),
      checked: z.looseObject({ entries: whole, tiles: whole, blobs: whole, openings: whole, erased: whole }),
      problems: z.array(z.looseObject({ code: text, where: text, message: text })),
    }),
  ],
  [
    'doctor',
    z.looseObject({ ok: z.boolean(), findings: z.array(z.looseObject({ ...reason, remedy: text.nullable() })) }),
  ],
  ['rebuild', z.looseObject({ entries: whole, records: whole, seconds: z.number() })],
  ['token', z.looseObject({ id: text, token: text.nullable() })],
  ['code', z.looseObject({ id: text.optional(), events: z.array(codedEvent) })],
  [
    'code/suggest',
    z.looseObject({
      documents: whole,
      codings: z.array(z.looseObject({ id: text, document: text, act: text, confidence: share })),
    }),
  ],
  [
    'decide',
    z.looseObject({
      decided: z.array(z.looseObject({ id: text, status: text, event: text.nullable(), act: text.nullable() })),
      failed: z.array(z.looseObject({ id: text, ...reason })),
    }),
  ],
  [
    'link/suggest',
    z.looseObject({ pairs: z.array(z.looseObject({ id: text, a: text, b: text, probability: share })) }),
  ],
  [
    'agreement',
    z.looseObject({
      alpha: z.number().nullable(),
      ci95: z.tuple([z.number(), z.number()]).nullable(),
      units: whole,
      coders: whole,
      level: text,
      reason: text.optional(),
    }),
  ],
  ['text/fold', z.looseObject({ folded: text, map: z.array(whole).optional() })],
  ['text/terms', z.looseObject({ terms: z.array(z.looseObject({ fold: text, stem: text, span })) })],
  [
    'text/dates',
    z.looseObject({
      dates: z.array(
        z.looseObject({
          start: day,
          end: day,
          precision: text,
          calendar: text,
          span,
          uncertaintyDays: whole.optional(),
        }),
      ),
    }),
  ],
  ['text/names', z.looseObject({ score: share, verdict: z.enum(['match', 'possible', 'different']) })],
  ['text/language', z.looseObject({ language: text, confidence: share, paragraphs: z.array(z.looseObject({})) })],
  ['text/places', z.looseObject({ places: z.array(place) })],
]);
