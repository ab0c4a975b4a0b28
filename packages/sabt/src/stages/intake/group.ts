/** Drafts and outcomes of files, collected until they are worth a commit. */
import type { ErrorCode, SabtError } from '../../model/errors.ts';
import type { Fields, Json, RecordDraft } from '../../model/records.ts';
import type { IntakeContext } from './context.ts';
import type { CameAgain, ComeDocument } from './document.ts';
import { type Arrival, guessedNote, provenanceAdded } from './provenance.ts';
import type { Sources } from './sources.ts';

export interface AddedDocument {
  id: string;
  name: string;
  sha256: string;
  /** Index in the log, given once it is durable. */
  entry: number;
}

export type FileOutcome =
  | {
      status: 'added' | 'known';
      path: string;
      document: AddedDocument;
      unread?: { code: ErrorCode; message: string };
      notes?: string[];
    }
  | { status: 'failed'; path: string; code: ErrorCode; message: string };

/** A file that was read: its documents, those of its attachments behind it. */
export type Prepared = { path: string; failure: SabtError } | { path: string; documents: ComeDocument[] };

const GROUP_DOCUMENTS = 256;
const GROUP_UNITS = 8 * 1024 * 1024;

export class Group {
  readonly #context: IntakeContext;
  readonly #sources: Sources;
  readonly #source: { id: string; public: boolean } | undefined;
  /** By digest: drafts that are not written yet. What is written, the context finds. */
  readonly #drafts = new Map<string, RecordDraft>();
  readonly #entries = new Map<string, number>();
  #waiting: (() => FileOutcome)[] = [];
  #units = 0;

  /** `source` is that of all files. */
  constructor(context: IntakeContext, sources: Sources, source: { id: string; public: boolean } | undefined) {
    this.#context = context;
    this.#sources = sources;
    this.#source = source;
  }

  /** Returns whether the group is full. */
  add(prepared: Prepared): boolean {
    const { path } = prepared;
    if ('failure' in prepared) {
      const { code, message } = prepared.failure;
      this.#waiting.push(() => ({ status: 'failed', path, code, message }));
    } else
      for (const document of prepared.documents) {
        if ('again' in document) this.#addKnown(path, document.again);
        else this.#addDocument(path, document);
      }
    return (
      this.#drafts.size >= GROUP_DOCUMENTS || this.#units >= GROUP_UNITS || this.#waiting.length >= 4 * GROUP_DOCUMENTS
    );
  }

  #addDocument(path: string, document: Exclude<ComeDocument, { again: CameAgain }>): void {
    const { draft, unread, came } = document;
    const { sha256 } = came;
    // The same bytes may have come under another name since this file was prepared.
    if (this.#drafts.has(sha256) || this.#context.findBySha256(sha256) !== null) {
      this.#addKnown(path, came);
      return;
    }
    this.#push(sha256, draft);
    const { id } = draft;
    const notes = came.guessed === undefined ? [] : [guessedNote(came.guessed)];
    this.#waiting.push(() => ({
      status: 'added',
      path,
      document: { id, name: came.name, sha256, entry: this.#entries.get(id)! },
      ...(unread === undefined ? {} : { unread }),
      ...(notes.length === 0 ? {} : { notes }),
    }));
  }

  #addKnown(path: string, came: CameAgain): void {
    const { sha256 } = came;
    const { id, name, entry, notes } = this.#bring(came);
    this.#waiting.push(() => ({
      status: 'known',
      path,
      document: { id, name, sha256, entry: this.#entries.get(id) ?? entry },
      ...(notes.length === 0 ? {} : { notes }),
    }));
  }

  /** Adds to a document how it came once more; what was attached to a mail came with it. */
  #bring(came: CameAgain): { id: string; name: string; entry: number; notes: string[] } {
    const { sha256, name, attachedTo, guessed } = came;
    const draft = this.#drafts.get(sha256);
    const held = draft === undefined ? this.#context.findBySha256(sha256)! : null;
    const id = draft?.id ?? held!.id;
    const fields = draft?.fields ?? this.#context.fieldsOf(id);
    const arrival: Arrival = {
      name,
      at: this.#context.now().toISOString(),
      by: this.#context.by,
      ...(this.#source === undefined ? {} : { source: this.#source }),
      ...(attachedTo === undefined ? {} : { document: attachedTo }),
      ...(guessed === undefined ? {} : { guessed }),
    };
    const added = provenanceAdded(fields, arrival);
    if (added !== null && draft !== undefined) Object.assign(draft.fields, added.fields);
    else if (added !== null)
      this.#push(sha256, { id, kind: 'document', version: held!.version + 1, fields: { ...fields, ...added.fields } });
    if (added?.newSource === true) {
      for (const attachment of attachmentsOf(fields)) {
        if (this.#drafts.has(attachment.sha256) || this.#context.findBySha256(attachment.sha256) !== null)
          this.#bring({ ...attachment, attachedTo: id });
      }
    }
    const shown = held?.name ?? (fields['name'] as string);
    return { id, name: shown, entry: held?.entry ?? 0, notes: added?.notes ?? [] };
  }

  #push(sha256: string, draft: RecordDraft): void {
    this.#drafts.set(sha256, draft);
    this.#units += ((draft.fields['text'] as string | undefined)?.length ?? 0) + 1_000;
  }

  async flush(): Promise<FileOutcome[]> {
    this.#units = 0;
    if (this.#drafts.size > 0) {
      // A source is written with the first record that names it, and not at all if none does.
      const drafts = [...this.#sources.take(), ...this.#drafts.values()];
      this.#drafts.clear();
      for (const { id, entry } of await this.#context.append(drafts, { shuffle: true })) this.#entries.set(id, entry);
    }
    const outcomes = this.#waiting.splice(0).map((outcome) => outcome());
    this.#entries.clear();
    return outcomes;
  }
}

function attachmentsOf(fields: Fields): { name: string; sha256: string }[] {
  const { attachments } = (fields['custom'] ?? {}) as { attachments?: Json };
  if (!Array.isArray(attachments)) return [];
  return attachments.filter(
    (one): one is { name: string; sha256: string } =>
      one !== null &&
      typeof one === 'object' &&
      !Array.isArray(one) &&
      typeof one['name'] === 'string' &&
      typeof one['sha256'] === 'string',
  );
}
