/** Suggesting what documents say, and deciding about it. */
import { findPlaces, placeById, placeName } from '../../gazetteer/index.ts';
import { asSabtError, SabtError } from '../../model/errors.ts';
import type { Json, RecordDraft, RecordVersion, When } from '../../model/records.ts';
import {
  type CodedEvent,
  codedEvent,
  codeText,
  correctedEvent,
  type Decision,
  decide,
  type PlaceLookup,
  suggestedDrafts,
} from '../../stages/coding/index.ts';
import type { CatalogueItem } from '../../store/catalogue-port.ts';
import type { App } from '../app.ts';
import { inTurn } from '../in-turn.ts';
import { linkDecisionDrafts } from '../linking/linking.ts';
import { known } from '../records.ts';
import { countedOnce } from './counted-once.ts';
import { useReferences } from './references.ts';
import { withStandingEvents } from './standing-events.ts';

export interface SuggestAnswer {
  documents: number;
  codings: { id: string; document: string; act: string; confidence: number }[];
  failed: { id: string; code: string; message: string }[];
}

interface Acting {
  by: string;
  signal: AbortSignal;
  progress(progress: { done: number; total: number | null; what: string }): void;
}

const APPENDED_AT_ONCE = 256;

/** Codes documents, all of them if none is named, and keeps what is new as codings with status `suggested`. */
export async function suggestCodings(ids: readonly string[], app: App, acting: Acting): Promise<SuggestAnswer> {
  await useReferences(app);
  const answer: SuggestAnswer = { documents: 0, codings: [], failed: [] };
  let drafts: RecordDraft[] = [];
  const flush = async (): Promise<void> => {
    const made = drafts;
    drafts = [];
    const added = await inTurn(app, async () => {
      // another job may have suggested the same meanwhile
      const fresh = made.filter((draft) => isNext(draft, app));
      if (fresh.length > 0) await app.archive.append(fresh, { by: acting.by });
      return fresh;
    });
    for (const { id, fields } of added) {
      const { act, confidence } = fields['value'] as unknown as CodedEvent;
      answer.codings.push({ id, document: fields['document'] as string, act, confidence });
    }
  };
  const items = ids.length > 0 ? ids.map((id) => id) : Array.from(app.catalogue.iterate('document'), ({ id }) => id);
  for (const [done, id] of items.entries()) {
    acting.signal.throwIfAborted();
    try {
      const item = known(id, app.catalogue);
      if (item.kind !== 'document')
        throw new SabtError('invalid-argument', `${id} is of kind ${item.kind}; only documents are coded.`, { at: id });
      const document = app.reader.current(item);
      drafts.push(...suggestedDrafts(document, eventsOf(document), (key) => heldCoding(key, app)));
      answer.documents++;
    } catch (thrown) {
      const { code, message } = asSabtError(thrown);
      if (!(thrown instanceof SabtError)) throw thrown;
      answer.failed.push({ id, code, message });
    }
    if (drafts.length >= APPENDED_AT_ONCE) {
      await flush();
      acting.progress({ done, total: items.length, what: 'documents' });
    }
  }
  await flush();
  acting.progress({ done: items.length, total: items.length, what: 'documents' });
  return answer;
}

function isNext({ fields, version }: RecordDraft, { catalogue }: App): boolean {
  const held = catalogue.byRow((fields['row'] as { key: string }).key);
  return (held?.item.version ?? 0) === version - 1;
}

function eventsOf({ fields }: RecordVersion): CodedEvent[] {
  const text = fields['mainText'] ?? fields['text'];
  if (typeof text !== 'string' || text === '') return [];
  return codeText({
    text,
    language: (fields['languages'] as string[] | undefined)?.[0],
    published: (fields['published'] as When | undefined)?.start,
    country:
      typeof fields['country'] === 'string' && /^[A-Z]{2}$/.test(fields['country']) ? fields['country'] : undefined,
  });
}

function heldCoding(
  key: string,
  { catalogue }: App,
): { id: string; version: number; digest: string; status: string } | null {
  const found = catalogue.byRow(key);
  if (found === null) return null;
  const { item, digest } = found;
  return { id: item.id, version: item.version, digest, status: item.state ?? 'suggested' };
}

export interface DecideInput {
  ids: readonly string[];
  decision: Decision;
  changes: readonly string[];
  adjudicates: boolean;
  /** Another coder, whose version is taken instead of what was suggested. */
  takes?: string | undefined;
}

export interface DecidedOne {
  id: string;
  status: string;
  event: string | null;
  act: string | null;
}

export interface DecideAnswer {
  decided: DecidedOne[];
  failed: { id: string; code: string; message: string }[];
}

/** Decides about codings and links, one after another; what fails is named and the others go on. */
export async function decideAbout(input: DecideInput, app: App, by: string): Promise<DecideAnswer> {
  await useReferences(app);
  const answer: DecideAnswer = { decided: [], failed: [] };
  for (const id of input.ids) {
    try {
      answer.decided.push(await inTurn(app, () => decideOne(known(id, app.catalogue), input, app, by)));
    } catch (thrown) {
      if (!(thrown instanceof SabtError)) throw thrown;
      if (input.ids.length === 1) throw thrown;
      answer.failed.push({ id, code: thrown.code, message: thrown.message });
    }
  }
  return answer;
}

async function decideOne(item: CatalogueItem, input: DecideInput, app: App, by: string): Promise<DecidedOne> {
  if (item.kind === 'link') return decideLink(item, input, app, by);
  if (item.kind !== 'coding' || item.state === 'decision')
    throw new SabtError('invalid-argument', `${item.id} is no suggestion; only codings and links are decided about.`, {
      at: item.id,
    });
  const coding = app.reader.current(item);
  if (input.decision !== 'confirm' && input.changes.length > 0)
    throw new SabtError('invalid-argument', 'Only what is confirmed is corrected.', { at: input.changes[0]! });
  const { event, changes } = splitEvent(input.changes);
  if (event !== undefined && known(event, app.catalogue).kind !== 'event')
    throw new SabtError('invalid-value', `${event} is no event.`, { at: 'event' });
  const decisions = decisionsOn(item.id, app);
  const decided = decide({
    coding,
    decision: input.decision,
    value: correctedEvent(valueBefore(coding, decisions, input.takes ?? by), changes, placeNamed),
    coder: by,
    adjudicates: input.adjudicates,
    event,
    decisions,
    held: (key) => {
      const found = app.catalogue.byRow(key);
      return found === null ? null : app.reader.current(found.item);
    },
    sign: (what) => app.archive.signAs(by, what) as unknown as Json,
  });
  const drafts = withStandingEvents(countedOnce(decided.drafts, app), app);
  if (drafts.length > 0) await app.archive.append(drafts, { by });
  return { id: item.id, status: decided.status, event: decided.event, act: decided.act };
}

/**
 * What a coder corrects: the own version, if there is one that stands, else what was suggested. Throws `conflict` where
 * that was erased.
 */
export function valueBefore(coding: RecordVersion, decisions: readonly RecordVersion[], coder: string): CodedEvent {
  const own = decisions.findLast(({ fields }) => fields['coder'] === coder && fields['status'] === 'confirmed');
  const value = (own === undefined ? null : codedEvent(own.fields)) ?? codedEvent(coding.fields);
  if (value === null)
    throw new SabtError('conflict', `What ${coding.id} suggested was erased; nothing is left to decide about.`, {
      at: coding.id,
    });
  return value;
}

async function decideLink(item: CatalogueItem, input: DecideInput, app: App, by: string): Promise<DecidedOne> {
  if (input.changes.length > 0)
    throw new SabtError('invalid-argument', 'A link is confirmed, rejected or undone; it has nothing to correct.', {
      at: input.changes[0]!,
    });
  const link = app.reader.current(item);
  const sign = (what: Json): Json => app.archive.signAs(by, what) as unknown as Json;
  const { drafts, status } = linkDecisionDrafts(link, input.decision, sign);
  if (drafts.length > 0) await app.archive.append(countedOnce(drafts, app), { by });
  return { id: item.id, status, event: null, act: null };
}

/** `event=ID` says which event the act belongs to; the rest corrects the act. */
function splitEvent(changes: readonly string[]): { event: string | undefined; changes: string[] } {
  const named = changes.findLast((change) => change.startsWith('event='));
  return {
    event: named?.slice('event='.length),
    changes: changes.filter((change) => !change.startsWith('event=')),
  };
}

const MOST_DECISIONS = 100;

export function decisionsOn(id: string, app: App): RecordVersion[] {
  const { items } = app.catalogue.list({
    kind: 'coding',
    refersTo: id,
    sort: 'oldest-entry',
    limit: MOST_DECISIONS,
    offset: 0,
  });
  return items.filter((item) => item.state === 'decision').map((item) => app.reader.current(item));
}

/** A place by its id, or the best one of a name as a person types it. */
const placeNamed: PlaceLookup = (name, country) => {
  const place = placeById(name);
  if (place === null) return findPlaces(name, { country }).places[0] ?? null;
  const { id, lat, lon, precision, population, area } = place;
  const shown = placeName(id, 'en');
  const candidate = { id, name: shown, country: place.country, admin1: area, lat, lon, population, score: 1 };
  return { id, name: shown, country: place.country, lat, lon, precision, span: [0, 0], candidates: [candidate] };
};
