/**
 * Codings: assertions that a passage of a document says that something happened. What a machine suggests is one coding an
 * event, with the words it rests on; what a person decides about it is a coding too, of that person, with the first as its
 * `basis`, so that every coder's version is kept.
 *
 * A suggestion is found again by its `row` key, made of document, text and the words that triggered it: suggesting twice
 * adds nothing, and a text read anew by a better extractor gets suggestions of its own.
 */
import { hash } from 'node:crypto';
import { CODEBOOK_VERSION } from '../../codebook/index.ts';
import { newId } from '../../model/ids.ts';
import type { Fields, Json, RecordDraft, RecordVersion } from '../../model/records.ts';
import type { CodedEvent } from './suggest/code-text.ts';

/** The machine coder, with the version of its patterns. */
export const MACHINE_CODER = 'sabt-patterns@2';

export interface HeldCoding {
  id: string;
  version: number;
  digest: string;
}

/**
 * Drafts for what is suggested and not yet held. A suggestion that is held and was decided on stays as it is; one that
 * reads otherwise now, and on which nobody has decided, gets a new version.
 */
export function suggestedDrafts(
  document: RecordVersion,
  events: readonly CodedEvent[],
  held: (key: string) => (HeldCoding & { status: string }) | null,
): RecordDraft[] {
  const { fields } = document;
  const shared = inherited(fields);
  const textDigest = (fields['textDigest'] as string | undefined) ?? '';
  return events.flatMap((event) => {
    const value = event as unknown as { [key: string]: Json };
    const key = codingKey(document.id, textDigest, event);
    const digest = digestOf(value);
    const former = held(key);
    if (former !== null && (former.digest === digest || former.status !== 'suggested')) return [];
    const draft: RecordDraft = {
      id: former?.id ?? newId(),
      kind: 'coding',
      version: (former?.version ?? 0) + 1,
      fields: {
        ...shared,
        document: document.id,
        ...(textDigest === '' ? {} : { textDigest }),
        span: hull(event.evidence),
        field: 'act',
        value,
        coder: MACHINE_CODER,
        codebook: CODEBOOK_VERSION,
        confidence: event.confidence,
        evidence: event.evidence,
        status: 'suggested',
        row: { key, digest },
      },
    };
    return [draft];
  });
}

/** Sources and confidentiality of what is derived from a document are those of the document. */
export function inherited(fields: Fields): Fields {
  const out: Fields = {};
  if (fields['sources'] !== undefined) out['sources'] = fields['sources'];
  const level = (fields['confidentiality'] as { '*'?: string } | undefined)?.['*'];
  if (level !== undefined) out['confidentiality'] = { '*': level };
  return out;
}

function codingKey(document: string, textDigest: string, event: CodedEvent): string {
  const [start, end] = event.evidence[0]!;
  return `coding:${hash('sha256', JSON.stringify([document, textDigest, event.act, start, end]), 'hex').slice(0, 32)}`;
}

export function digestOf(value: Json): string {
  return hash('sha256', JSON.stringify(value), 'hex').slice(0, 32);
}

function hull(spans: readonly [number, number][]): [number, number] {
  return [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
}
