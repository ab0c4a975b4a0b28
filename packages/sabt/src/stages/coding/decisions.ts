/**
 * What people decide about suggestions. Every decision is a coding of its own, of its coder, under the key
 * `decision:CODING:CODER`; the suggestion then gets the status that follows from all its decisions, and a confirmed one
 * an event and an act. Nothing is overwritten, so each step can be undone, and undoing is a step as well.
 *
 *   status of a suggestion, from the decisions that stand:
 *     none                         suggested
 *     all confirm, with one value  confirmed
 *     all reject                   rejected
 *     they differ                  disputed, until somebody adjudicates (a decision marked so outweighs the others)
 *   in a sample that is coded twice it stays `suggested` until the second coder has decided.
 *
 * Confirming that something did NOT happen (negated, or only feared) is a finding about the text and makes no act: what
 * did not happen is not counted.
 */
import { newId } from '../../model/ids.ts';
import type { Fields, Json, RecordDraft, RecordVersion } from '../../model/records.ts';
import { digestOf, inherited } from './codings.ts';
import type { CodedEvent } from './suggest/code-text.ts';

export const DECISIONS = ['confirm', 'reject', 'undo'] as const;
export type Decision = (typeof DECISIONS)[number];

export type CodingStatus = 'suggested' | 'confirmed' | 'rejected' | 'disputed';

/** A tag of codings that two people are to code independently. */
export const DOUBLE_CODED = 'double-coded';

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
const eventKey = (coding: string): string => `event-of:${coding}`;
const actKey = (coding: string): string => `act-of:${coding}`;

export function decide(input: DecisionInput): Decided {
  const { coding } = input;
  const own = decisionDraft(input);
  const standing = [
    ...input.decisions.filter(({ id }) => id !== own.id).map(({ fields }) => fields),
    own.fields,
  ].filter((fields) => fields['status'] === 'confirmed' || fields['status'] === 'rejected');
  const status = statusOf(standing, isDoubleCoded(coding.fields));
  const drafts = [own];
  if (coding.fields['status'] !== status)
    drafts.push({ ...nextVersion(coding), fields: { ...carried(coding.fields), status } });
  const told =
    standing.find((fields) => fields['status'] === 'confirmed' && isAdjudication(fields)) ??
    standing.findLast((fields) => fields['status'] === 'confirmed');
  const value = told === undefined ? input.value : (told['value'] as unknown as CodedEvent);
  const made = status === 'confirmed' && happened(value) ? actDrafts(input, value) : withdrawn(input);
  return { drafts: [...drafts, ...made.drafts], status, event: made.event, act: made.act };
}

const happened = ({ negated, hypothetical }: CodedEvent): boolean => !negated && !hypothetical;
const isDoubleCoded = (fields: Fields): boolean =>
  ((fields['tags'] as string[] | undefined) ?? []).includes(DOUBLE_CODED);
const isAdjudication = (fields: Fields): boolean =>
  ((fields['tags'] as string[] | undefined) ?? []).includes('adjudication');

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
  return JSON.stringify([act, start, end, place?.id ?? null, counts, negated, hypothetical]);
}

function decisionDraft({ coding, decision, value, coder, adjudicates, held, sign }: DecisionInput): RecordDraft {
  const key = decisionKey(coding.id, coder);
  const former = held(key);
  const status = decision === 'confirm' ? 'confirmed' : decision === 'reject' ? 'rejected' : 'undone';
  const json = value as unknown as Json;
  const decided: { [key: string]: Json } = { basis: coding.id, status, value: json, coder };
  const fields: Fields = {
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
    row: { key, digest: digestOf(decided) },
    ...(adjudicates ? { tags: ['adjudication'] } : {}),
  };
  return { id: former?.id ?? newId(), kind: 'coding', version: (former?.version ?? 0) + 1, fields };
}

const nextVersion = ({ id, kind, version }: RecordVersion): Omit<RecordDraft, 'fields'> => ({
  id,
  kind,
  version: version + 1,
});

/** Fields as they go into the next version: the keeper adds its own anew. */
function carried(fields: Fields): Fields {
  const { at: _at, by: _by, predecessor: _predecessor, ...rest } = fields;
  return rest;
}

interface Made {
  drafts: RecordDraft[];
  event: string | null;
  act: string | null;
}

function actDrafts({ coding, held, event: named }: DecisionInput, value: CodedEvent): Made {
  const formerAct = held(actKey(coding.id));
  const formerEvent = held(eventKey(coding.id));
  const eventId = named ?? formerEvent?.id ?? newId();
  const shared: Fields = { ...inherited(coding.fields), documents: [coding.fields['document']!] };
  const when: Fields = value.start === null ? {} : { when: whenOf(value) };
  const place: Fields = value.place === null ? {} : { place: placeField(value.place), ...countryField(value.place) };
  const drafts: RecordDraft[] = [];
  if (named === undefined) {
    const fields: Fields = { ...shared, ...when, ...place, row: { key: eventKey(coding.id), digest: '' } };
    drafts.push({ id: eventId, kind: 'event', version: (formerEvent?.version ?? 0) + 1, fields });
  }
  const act: Fields = {
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
    row: { key: actKey(coding.id), digest: digestOf(value as unknown as Json) },
  };
  const actId = formerAct?.id ?? newId();
  drafts.push({ id: actId, kind: 'act', version: (formerAct?.version ?? 0) + 1, fields: act });
  return { drafts, event: eventId, act: actId };
}

/** The act of a coding that is no longer confirmed, if it had one: kept, and counted no more. */
function withdrawn({ coding, held }: DecisionInput): Made {
  const act = held(actKey(coding.id));
  if (act === null || act.fields['status'] !== 'confirmed') return { drafts: [], event: null, act: null };
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

function countryField({ candidates }: NonNullable<CodedEvent['place']>): Fields {
  const country = candidates[0]?.country;
  return country === undefined || country === null ? {} : { country };
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
