/**
 * What people decide about suggestions. Every decision is a coding of its own, of its coder, under the key
 * `decision:CODING:CODER`; the suggestion then gets the status that follows from all its decisions, and a confirmed one
 * an event and an act. Nothing is overwritten, so each step can be undone, and undoing is a step as well. Deciding the
 * same again adds nothing. Who adjudicates does so under a key of its own, so that what that person coded before still
 * counts when agreement is measured.
 *
 *   status of a suggestion, from the decisions that stand:
 *     none                         suggested
 *     all confirm, with one value  confirmed
 *     all reject                   rejected
 *     they differ                  disputed, until somebody adjudicates (a decision marked so outweighs the others)
 *   in a sample that is coded twice it stays `suggested` until the second coder has decided.
 *
 * Undoing takes back the coder's own adjudication if there is one, else the coder's own decision; never another's.
 *
 * Confirming that something did NOT happen (negated, or only feared) is a finding about the text and makes no act: what
 * did not happen is not counted.
 */
import { SabtError } from '../../model/errors.ts';
import { newId } from '../../model/ids.ts';
import type { Fields, Json, RecordDraft, RecordVersion } from '../../model/records.ts';
import { digestOf, inherited } from './codings.ts';
import type { CodedEvent } from './suggest/code-text.ts';
import { MEASURES } from './suggest/people-counts.ts';

export type Decision = 'confirm' | 'reject' | 'undo';

export type CodingStatus = 'suggested' | 'confirmed' | 'rejected' | 'disputed';

/** A tag of codings that two people are to code independently. */
export const DOUBLE_CODED = 'double-coded';
const ADJUDICATION = 'adjudication';

export interface DecisionInput {
  coding: RecordVersion;
  decision: Decision;
  /** The value as the coder has it; that of the suggestion where nothing was corrected. */
  value: CodedEvent;
  coder: string;
  adjudicates: boolean;
  /** An event that the act belongs to, if the coder names one. */
  event?: string | undefined;
  /** Every decision on the coding in its newest version, undone ones too. */
  decisions: readonly RecordVersion[];
  /** The newest version of a record with this row key. */
  held(key: string): RecordVersion | null;
  /** Signs what was decided, in the coder's name. */
  sign(decided: Json): Json;
}

export interface Decided {
  drafts: RecordDraft[];
  status: CodingStatus;
  /** Ids of event and act, where there is one now. */
  event: string | null;
  act: string | null;
}

export const decisionKey = (coding: string, coder: string): string => `decision:${coding}:${coder}`;
const adjudicationKey = (coding: string, coder: string): string => `adjudication:${coding}:${coder}`;
/** Row keys of what is made by confirming a coding. */
export const eventKey = (coding: string): string => `event-of:${coding}`;
export const actKey = (coding: string): string => `act-of:${coding}`;

/** Whether an event was made by confirming a suggestion, and so rests on its acts alone. */
export const isMadeByConfirmation = (event: Fields): boolean =>
  String((event['row'] as { key?: string } | undefined)?.key ?? '').startsWith(eventKey(''));

/** Throws `conflict` if there is nothing of the coder to undo. */
export function decide(input: DecisionInput): Decided {
  const { coding } = input;
  const own = decisionDraft(input);
  const standing = [
    ...input.decisions.filter(({ id }) => id !== own.id).map(({ fields }) => fields),
    own.fields,
  ].filter((fields) => stands(fields) && codedEvent(fields) !== null);
  const status = statusOf(standing, isDoubleCoded(coding.fields));
  const drafts = own.changes ? [own.draft] : [];
  if (coding.fields['status'] !== status)
    drafts.push({ ...nextVersion(coding), fields: { ...carried(coding.fields), status } });
  const confirmed = standing.filter((fields) => fields['status'] === 'confirmed');
  const told = confirmed.findLast(isAdjudication) ?? confirmed.at(-1);
  const value = told === undefined ? input.value : (told['value'] as unknown as CodedEvent);
  const made = status === 'confirmed' && happened(value) ? actDrafts(input, value) : withdrawn(input);
  return { drafts: [...drafts, ...made.drafts], status, event: made.event, act: made.act };
}

const happened = ({ negated, hypothetical }: CodedEvent): boolean => !negated && !hypothetical;
const tagsOf = (fields: Fields): string[] => (fields['tags'] as string[] | undefined) ?? [];
/** What a coding says; null where that was erased, as of a decision, which then decides nothing any more. */
export const codedEvent = (fields: Fields): CodedEvent | null =>
  (fields['value'] as unknown as CodedEvent | undefined) ?? null;
export const isDoubleCoded = (fields: Fields): boolean => tagsOf(fields).includes(DOUBLE_CODED);
export const isAdjudication = (fields: Fields): boolean => tagsOf(fields).includes(ADJUDICATION);
/** A decision that was not undone. */
export const stands = (fields: Fields): boolean => fields['status'] === 'confirmed' || fields['status'] === 'rejected';

export function statusOf(standing: readonly Fields[], doubleCoded: boolean): CodingStatus {
  const last = standing.findLast(isAdjudication);
  if (last !== undefined) return last['status'] as CodingStatus;
  if (standing.length === 0 || (doubleCoded && standing.length < 2)) return 'suggested';
  const said = new Set(standing.map((fields) => `${String(fields['status'])} ${meaning(fields)}`));
  return said.size === 1 ? (standing[0]!['status'] as CodingStatus) : 'disputed';
}

/** What a decision says of the act; two rejections say the same. */
function meaning(fields: Fields): string {
  if (fields['status'] !== 'confirmed') return '';
  const { act, start, end, place, counts, negated, hypothetical } = fields['value'] as unknown as CodedEvent;
  const numbers = MEASURES.map((measure) => counts[measure]);
  return JSON.stringify([act, start, end, place?.id ?? null, numbers, negated, hypothetical]);
}

interface OwnDecision {
  id: string;
  fields: Fields;
  draft: RecordDraft;
  /** False if the coder has decided just this already. */
  changes: boolean;
}

function decisionDraft(input: DecisionInput): OwnDecision {
  const { coding, decision, value, coder, sign } = input;
  const { key, adjudicates, former } = placeOf(input);
  if (decision === 'undo' && (former === null || !stands(former.fields)))
    throw new SabtError('conflict', `${coder} has decided nothing about ${coding.id} that could be undone.`, {
      at: coding.id,
    });
  if (decision === 'undo' && codedEvent(former!.fields) === null)
    throw new SabtError('conflict', `What ${coder} decided about ${coding.id} was erased; it counts for nothing.`, {
      at: coding.id,
    });
  const status = decision === 'confirm' ? 'confirmed' : decision === 'reject' ? 'rejected' : 'undone';
  const json = decision === 'undo' ? former!.fields['value']! : (value as unknown as Json);
  const decided: { [key: string]: Json } = { basis: coding.id, status, value: json, coder };
  const digest = digestOf(decided);
  const same = former !== null && (former.fields['row'] as { digest?: string } | undefined)?.digest === digest;
  const fields: Fields = same
    ? former.fields
    : {
        ...inherited(coding.fields),
        document: coding.fields['document']!,
        span: coding.fields['span']!,
        ...(coding.fields['textDigest'] === undefined ? {} : { textDigest: coding.fields['textDigest'] }),
        evidence: coding.fields['evidence']!,
        codebook: coding.fields['codebook']!,
        field: 'act',
        value: json,
        coder,
        status,
        basis: coding.id,
        signature: sign(decided),
        row: { key, digest },
        ...(adjudicates ? { tags: [ADJUDICATION] } : {}),
      };
  const id = former?.id ?? newId();
  const draft: RecordDraft = { id, kind: 'coding', version: (former?.version ?? 0) + 1, fields };
  return { id, fields, draft, changes: !same };
}

/** Under which key the coder decides: undoing is about an adjudication first. */
function placeOf({ coding, coder, decision, adjudicates, held }: DecisionInput): {
  key: string;
  adjudicates: boolean;
  former: RecordVersion | null;
} {
  const settled = held(adjudicationKey(coding.id, coder));
  const own = decisionKey(coding.id, coder);
  if (adjudicates || (decision === 'undo' && settled !== null && stands(settled.fields)))
    return { key: adjudicationKey(coding.id, coder), adjudicates: true, former: settled };
  return { key: own, adjudicates: false, former: held(own) };
}

const nextVersion = ({ id, kind, version }: RecordVersion): Omit<RecordDraft, 'fields'> => ({
  id,
  kind,
  version: version + 1,
});

/** Fields as they go into the next version: the keeper adds its own anew. */
export function carried(fields: Fields): Fields {
  const { at: _at, by: _by, predecessor: _predecessor, ...rest } = fields;
  return rest;
}

interface Made {
  drafts: RecordDraft[];
  event: string | null;
  act: string | null;
}

/** Fields that follow from the coding; what people added to event or act besides stays. */
const OF_CODING = ['when', 'place', 'country', 'plover', 'acled', 'cameo', 'rightsArticles', ...MEASURES];
const INVOLVED = ['perpetrators', 'victims', 'targets', 'initiators'];

function actDrafts({ coding, held, event: named }: DecisionInput, value: CodedEvent): Made {
  const formerAct = held(actKey(coding.id));
  const formerEvent = held(eventKey(coding.id));
  const eventId = named ?? (formerAct?.fields['event'] as string | undefined) ?? formerEvent?.id ?? newId();
  const shared: Fields = { ...inherited(coding.fields), documents: [coding.fields['document']!] };
  const when: Fields = value.start === null ? {} : { when: whenOf(value) };
  const place: Fields = value.place === null ? {} : { place: placeField(value.place), ...countryField(value.place) };
  const digest = digestOf(value as unknown as Json);
  // an act that was given to another event stays there and makes none of its own
  const ownEvent = formerEvent === null ? named === undefined && formerAct === null : eventId === formerEvent.id;
  const drafts: RecordDraft[] = [];
  if (ownEvent && rowDigest(formerEvent) !== digest)
    drafts.push({
      id: eventId,
      kind: 'event',
      version: (formerEvent?.version ?? 0) + 1,
      fields: { ...kept(formerEvent), ...shared, ...when, ...place, row: { key: eventKey(coding.id), digest } },
    });
  const actId = formerAct?.id ?? newId();
  const counts = formerAct?.fields['status'] === 'confirmed' || formerAct?.fields['status'] === 'duplicate';
  if (counts && rowDigest(formerAct) === digest && formerAct.fields['event'] === eventId)
    return { drafts, event: eventId, act: actId };
  const act: Fields = {
    ...kept(formerAct),
    ...shared,
    ...when,
    ...place,
    event: eventId,
    type: value.act,
    ...(value.plover === null ? {} : { plover: value.plover as unknown as Json }),
    ...(value.acled === null ? {} : { acled: value.acled as unknown as Json }),
    ...(value.cameo === null ? {} : { cameo: value.cameo }),
    ...involved(value),
    ...countFields(value),
    ...(value.rights.length === 0 ? {} : { rightsArticles: [...value.rights] }),
    status: 'confirmed',
    row: { key: actKey(coding.id), digest },
  };
  drafts.push({ id: actId, kind: 'act', version: (formerAct?.version ?? 0) + 1, fields: act });
  return { drafts, event: eventId, act: actId };
}

const rowDigest = (version: RecordVersion | null): string | null =>
  (version?.fields['row'] as { digest?: string } | undefined)?.digest ?? null;

function kept(former: RecordVersion | null): Fields {
  if (former === null) return {};
  const own = new Set([...OF_CODING, ...INVOLVED]);
  return Object.fromEntries(Object.entries(carried(former.fields)).filter(([path]) => !own.has(path)));
}

/** The act of a coding that is no longer confirmed, if it had one: kept, and counted no more. */
function withdrawn({ coding, held }: DecisionInput): Made {
  const act = held(actKey(coding.id));
  if (act === null || act.fields['status'] === 'withdrawn') return { drafts: [], event: null, act: null };
  const fields = { ...carried(act.fields), status: 'withdrawn' };
  return { drafts: [{ ...nextVersion(act), fields }], event: null, act: null };
}

const whenOf = ({ start, end, precision }: CodedEvent): Json => ({
  start: start!,
  end: end ?? start!,
  precision: precision ?? 'day',
});

function placeField({ id, name, lat, lon, precision }: NonNullable<CodedEvent['place']>): Json {
  return { id, name, lat, lon, precision };
}

function countryField({ country }: NonNullable<CodedEvent['place']>): Fields {
  return country === '' ? {} : { country };
}

const FIELD_OF_ROLE = {
  perpetrator: 'perpetrators',
  victim: 'victims',
  target: 'targets',
  initiator: 'initiators',
  participant: 'initiators',
} as const;

/** Named as the text names them; who they are is for a person to say. Perpetrators are alleged. */
function involved({ actors }: CodedEvent): Fields {
  const fields: Record<string, Json[]> = {};
  for (const { role, name } of actors) {
    const path = FIELD_OF_ROLE[role];
    const one: Json = role === 'perpetrator' ? { name, degree: 'alleged' } : { name };
    fields[path] = [...(fields[path] ?? []), one];
  }
  return fields;
}

function countFields({ counts }: CodedEvent): Fields {
  return Object.fromEntries(
    Object.entries(counts).filter((entry): entry is [string, [number, number, number]] => entry[1] !== null),
  );
}
