/**
 * Suggesting which records of the archive are one and the same, for a person to decide: the same event in several reports,
 * the same person in several lists, the same text copied from outlet to outlet. Nothing is merged; a link is a record, and
 * each decision about it a version of that record.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SabtError } from '../../model/errors.ts';
import { newId } from '../../model/ids.ts';
import type { Fields, Json, RecordDraft, RecordVersion, When } from '../../model/records.ts';
import { carried } from '../../stages/coding/index.ts';
import { type ColumnKind, type ColumnWeight, copiedPairs, linkRecords } from '../../stages/linking/index.ts';
import type { CatalogueItem } from '../../store/catalogue-port.ts';
import type { App } from '../app.ts';
import { inTurn } from '../in-turn.ts';
import { canBeOne, type EventTraits, traitsReader } from './same-event.ts';

export const LINKED_KINDS = ['event', 'actor', 'document'] as const;
export type LinkedKind = (typeof LINKED_KINDS)[number];

const RELATION = { event: 'same-event', actor: 'same-actor', document: 'copy' } as const;
const METHOD = { event: 'fellegi-sunter', actor: 'fellegi-sunter', document: 'resemblance' } as const;

export interface LinkSuggestAnswer {
  /** Pairs that were not suggested before. */
  pairs: { id: string; a: string; b: string; probability: number }[];
  records: number;
  comparisons: number;
  /** Pairs that were suggested before and stay as they are. */
  known: number;
  notes: string[];
}

interface Acting {
  by: string;
  signal: AbortSignal;
  progress(progress: { done: number; total: number | null; what: string }): void;
}

interface FoundPair {
  a: CatalogueItem;
  b: CatalogueItem;
  probability: number;
  evidence: ColumnWeight[];
}

const LEAST_PROBABILITY = 0.5;
const APPENDED_AT_ONCE = 500;
/** Records read between two turns of the event loop. */
const READ_AT_ONCE = 50;

export async function suggestLinks(kind: LinkedKind, app: App, acting: Acting): Promise<LinkSuggestAnswer> {
  // an event that was withdrawn is the same as none
  const items = [...app.catalogue.iterate(kind)].filter(({ state }) => state !== 'withdrawn');
  const { pairs, comparisons, notes } =
    kind === 'document' ? await copiesAmong(items, app, acting) : await sameAmong(kind, items, app, acting);
  const fresh: { draft: RecordDraft; pair: FoundPair }[] = [];
  let known = 0;
  for (const pair of pairs) {
    const draft = linkDraft(RELATION[kind], METHOD[kind], pair, app);
    if (draft === null) known++;
    else fresh.push({ draft, pair });
  }
  for (let at = 0; at < fresh.length; at += APPENDED_AT_ONCE) {
    acting.signal.throwIfAborted();
    const drafts = fresh.slice(at, at + APPENDED_AT_ONCE).map(({ draft }) => draft);
    await inTurn(app, async () => {
      // another job may have suggested the same meanwhile
      const still = drafts.filter((draft) => app.catalogue.byRow(keyOf(draft)) === null);
      if (still.length > 0) await app.archive.append(still, { by: acting.by });
    });
  }
  return {
    pairs: fresh.map(({ draft, pair }) => ({
      id: draft.id,
      a: pair.a.id,
      b: pair.b.id,
      probability: pair.probability,
    })),
    records: items.length,
    comparisons,
    known,
    notes,
  };
}

const keyOf = ({ fields }: RecordDraft): string => (fields['row'] as { key: string }).key;

function linkDraft(relation: string, method: string, pair: FoundPair, app: App): RecordDraft | null {
  // the one that was in the log first is `a`
  const [a, b] = pair.a.entry <= pair.b.entry ? [pair.a, pair.b] : [pair.b, pair.a];
  const key = `link:${relation}:${[a.id, b.id].sort().join(':')}`;
  if (app.catalogue.byRow(key) !== null) return null;
  const fields: Fields = {
    relation,
    a: a.id,
    b: b.id,
    score: Math.round(pair.probability * 10_000) / 10_000,
    method,
    status: 'suggested',
    ...(pair.evidence.length === 0 ? {} : { evidence: pair.evidence as unknown as Json }),
    row: { key, digest: '' },
  };
  return { id: newId(), kind: 'link', version: 1, fields };
}

interface Found {
  pairs: FoundPair[];
  comparisons: number;
  notes: string[];
}

async function sameAmong(kind: 'event' | 'actor', items: CatalogueItem[], app: App, acting: Acting): Promise<Found> {
  if (items.length < 2) return { pairs: [], comparisons: 0, notes: [] };
  const columns = kind === 'event' ? EVENT_COLUMNS : ACTOR_COLUMNS;
  const rows: string[][] = [];
  const traits: EventTraits[] = [];
  const traitsOf = traitsReader(app);
  const acts = kind === 'event' ? await firstActs(app, acting) : new Map<string, RecordVersion>();
  for (const item of items) {
    const version = app.reader.current(item);
    const firstAct = acts.get(item.id) ?? null;
    rows.push(columns.map((column) => column.cell(version, firstAct) ?? ''));
    if (kind === 'event') traits.push(traitsOf(version, placeOf(version, firstAct), titleOf(version, firstAct)));
    if (rows.length % READ_AT_ONCE !== 0) continue;
    // whoever else asks the server something is answered meanwhile
    await nextTurn();
    acting.signal.throwIfAborted();
  }
  const filled = columns.map((_, at) => rows.filter((row) => row[at] !== '').length);
  const used = columns.flatMap((column, at) => (filled[at]! >= 2 ? [{ column, at }] : []));
  if (used.length === 0) return { pairs: [], comparisons: 0, notes: ['no-field-to-compare'] };
  const linked = await linkRecords({
    a: {
      columns: used.map(({ column }) => column.name),
      rows: rows.map((row) => used.map(({ at }) => row[at]!)),
      ids: items.map(({ id }) => id),
    },
    config: { columns: used.map(({ column }) => ({ a: column.name, kind: column.kind })) },
    onProgress: (done, total, what) => acting.progress({ done, total, what }),
    signal: acting.signal,
  });
  const pairs = linked.pairs
    .filter(({ probability }) => probability >= LEAST_PROBABILITY)
    .filter(({ a, b }) => kind !== 'event' || canBeOne(traits[a]!, traits[b]!))
    .map(({ a, b, probability }) => ({ a: items[a]!, b: items[b]!, probability, evidence: linked.explain(a, b) }));
  return { pairs, comparisons: linked.comparisons, notes: linked.notes };
}

interface Column {
  name: string;
  kind: ColumnKind;
  /** Of an event, its first act is given too. */
  cell(version: RecordVersion, firstAct: RecordVersion | null): string | null;
}

const textOf = (value: Json | undefined): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;

/** The act of each event that was in the log first, in one pass. */
async function firstActs(app: App, acting: Acting): Promise<Map<string, RecordVersion>> {
  const found = new Map<string, RecordVersion>();
  let read = 0;
  for (const item of [...app.catalogue.iterate('act')]) {
    const act = app.reader.current(item);
    const event = String(act.fields['event']);
    const former = found.get(event);
    if (former === undefined || act.entry < former.entry) found.set(event, act);
    if (++read % READ_AT_ONCE !== 0) continue;
    await nextTurn();
    acting.signal.throwIfAborted();
  }
  return found;
}

function firstActOf({ id }: RecordVersion, app: App): RecordVersion | null {
  const [act] = app.catalogue.list({ kind: 'act', refersTo: id, sort: 'oldest-entry', limit: 1, offset: 0 }).items;
  return act === undefined ? null : app.reader.current(act);
}

/** The fields of an event's first act stand for those of the event. */
function actField(path: string): Column['cell'] {
  return (_event, act) => {
    const value = act?.fields[path];
    return Array.isArray(value) ? textOf(value[1] ?? value[0] ?? undefined) : textOf(value);
  };
}

const placeOf: Column['cell'] = ({ fields }) => {
  const place = fields['place'];
  return textOf(place) ?? textOf((place as { name?: Json } | undefined)?.name);
};

const titleOf: Column['cell'] = ({ fields }) => textOf(fields['title']) ?? textOf(fields['description']);

const EVENT_COLUMNS: readonly Column[] = [
  { name: 'when', kind: 'date', cell: ({ fields }) => (fields['when'] as unknown as When | undefined)?.start ?? null },
  { name: 'place', kind: 'string', cell: placeOf },
  { name: 'country', kind: 'category', cell: ({ fields }) => textOf(fields['country']) },
  { name: 'type', kind: 'category', cell: actField('type') },
  { name: 'title', kind: 'text', cell: titleOf },
  { name: 'participants', kind: 'number', cell: actField('participants') },
  { name: 'killed', kind: 'number', cell: actField('killed') },
  { name: 'injured', kind: 'number', cell: actField('injured') },
  { name: 'arrested', kind: 'number', cell: actField('arrested') },
];

const custom =
  (names: readonly string[]): Column['cell'] =>
  ({ fields }) => {
    const own = (fields['custom'] ?? {}) as Record<string, Json>;
    const name = Object.keys(own).find((key) => names.includes(key.toLowerCase()));
    return name === undefined ? null : textOf(own[name]);
  };

const ACTOR_COLUMNS: readonly Column[] = [
  {
    name: 'name',
    kind: 'name',
    cell: ({ fields }) => {
      const [first] = (fields['names'] as Json[] | undefined) ?? [];
      return textOf(first) ?? textOf((first as { name?: Json } | undefined)?.name) ?? textOf(fields['title']);
    },
  },
  {
    name: 'other-name',
    kind: 'name',
    cell: ({ fields }) => {
      const second = ((fields['names'] as Json[] | undefined) ?? [])[1];
      return textOf(second) ?? textOf((second as { name?: Json } | undefined)?.name);
    },
  },
  {
    name: 'when',
    kind: 'date',
    cell: custom(['date', 'date of death', 'death date', 'date_of_death', 'تاریخ', 'التاريخ']),
  },
  { name: 'age', kind: 'age', cell: custom(['age', 'سن', 'العمر']) },
  { name: 'place', kind: 'string', cell: custom(['place', 'city', 'location', 'province', 'شهر', 'المدينة']) },
];

const DOCUMENT_COLUMNS: readonly { name: string; cell: Column['cell'] }[] = [
  { name: 'title', cell: ({ fields }) => textOf(fields['title']) },
  { name: 'when', cell: ({ fields }) => (fields['published'] as unknown as When | undefined)?.start ?? null },
  { name: 'address', cell: ({ fields }) => textOf(fields['url']) },
];
const COLUMNS_OF = { event: EVENT_COLUMNS, actor: ACTOR_COLUMNS, document: DOCUMENT_COLUMNS };

/** The fields of two records beside each other, those that at least one of them has. */
export function comparedCells(
  kind: LinkedKind,
  a: RecordVersion,
  b: RecordVersion,
  app: App,
): { field: string; a: string | null; b: string | null }[] {
  const [actOfA, actOfB] = [a, b].map((one) => (kind === 'event' ? firstActOf(one, app) : null));
  return COLUMNS_OF[kind]
    .map(({ name, cell }) => ({ field: name, a: cell(a, actOfA ?? null), b: cell(b, actOfB ?? null) }))
    .filter((field) => field.a !== null || field.b !== null);
}

/** Longer texts are compared by their beginning. */
const COMPARED_UNITS = 20_000;
/** Texts compared with one another; beyond it the newest are. */
const MOST_TEXTS = 100_000;

function* textsOf(items: readonly CatalogueItem[], app: App): Generator<string> {
  for (const item of items) {
    const { fields } = app.reader.current(item);
    yield (textOf(fields['mainText']) ?? textOf(fields['text']) ?? '').slice(0, COMPARED_UNITS);
  }
}

async function copiesAmong(items: CatalogueItem[], app: App, { signal, progress }: Acting): Promise<Found> {
  const notes = items.length > MOST_TEXTS ? ['newest-documents-only'] : [];
  const chosen = items.slice(-MOST_TEXTS);
  const copied = await copiedPairs(textsOf(chosen, app), {
    signal,
    onProgress: (done) => progress({ done, total: chosen.length, what: 'documents' }),
  });
  const pairs = copied.map(({ a, b, containment }) => ({
    a: chosen[a]!,
    b: chosen[b]!,
    probability: containment,
    evidence: [],
  }));
  return { pairs, comparisons: pairs.length, notes };
}

/** The next version of a link after a decision; none if it was decided just so already. */
export function linkDecisionDrafts(
  link: RecordVersion,
  decision: 'confirm' | 'reject' | 'undo',
  signed: (decided: Json) => Json,
): { drafts: RecordDraft[]; status: string } {
  const status = decision === 'confirm' ? 'confirmed' : decision === 'reject' ? 'rejected' : 'suggested';
  if (link.fields['status'] === status) return { drafts: [], status };
  const said = decision === 'confirm' ? 'same' : decision === 'reject' ? 'different' : null;
  const { decision: _decision, signature: _signature, ...rest } = carried(link.fields);
  const signature = signed({
    basis: link.id,
    relation: rest['relation'] ?? null,
    a: rest['a'] ?? null,
    b: rest['b'] ?? null,
    decision: said,
  });
  const fields: Fields = { ...rest, status, signature, ...(said === null ? {} : { decision: said }) };
  return { drafts: [{ id: link.id, kind: 'link', version: link.version + 1, fields }], status };
}

export function linkedKind(given: string): LinkedKind {
  if (!(LINKED_KINDS as readonly string[]).includes(given))
    throw new SabtError('invalid-argument', `Links are suggested for ${LINKED_KINDS.join(', ')}, not ${given}.`, {
      at: 'kind',
    });
  return given as LinkedKind;
}
