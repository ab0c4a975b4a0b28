import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { newId } from '../../../model/ids.ts';
import type { Receipt, RecordDraft } from '../../../model/records.ts';
import type { FoundDate, IntakeContext } from '../context.ts';
import { ownFolder } from './make-files.ts';

/**
 * An `IntakeContext` in memory, for tests: the smallest thing that keeps the promises of the interface. With
 * `keep: false` it forgets drafts but for their keys, so that the memory of a large import can be measured.
 */
export class MemoryContext implements IntakeContext {
  readonly drafts: RecordDraft[] = [];
  readonly newest = new Map<string, RecordDraft>();
  readonly blobs = new Map<string, Uint8Array>();
  readonly by = 'tester';
  appended = 0;
  appends = 0;
  /** Set to make the next appends fail. */
  failWith: Error | null = null;
  refuse: ((draft: RecordDraft) => Error | null) | null = null;
  readonly #rows = new Map<string, { id: string; version: number; digest: string }>();
  readonly #bytes = new Map<string, { id: string; name: string; version: number; entry: number }>();
  readonly #sources = new Map<string, { id: string; public: boolean }>();
  readonly #ledgers = ownFolder();
  readonly #keep: boolean;
  readonly #dates: IntakeContext['findDates'];

  constructor(options: { keep?: boolean; findDates?: IntakeContext['findDates'] } = {}) {
    this.#keep = options.keep ?? true;
    this.#dates = options.findDates ?? (() => []);
  }

  findBySha256(sha256: string) {
    return this.#bytes.get(sha256) ?? null;
  }

  findByRow(key: string) {
    return this.#rows.get(key) ?? null;
  }

  fieldsOf(id: string) {
    return this.newest.get(id)?.fields ?? {};
  }

  findSource(name: string) {
    return this.#sources.get(name.trim()) ?? null;
  }

  declarePublic(name: string): void {
    this.#sources.set(name, { id: newId(), public: true });
  }

  async append(drafts: RecordDraft[]): Promise<Receipt[]> {
    await new Promise((resolve) => setImmediate(resolve));
    if (this.failWith !== null) throw this.failWith;
    for (const draft of drafts) {
      const refused = this.refuse?.(draft) ?? null;
      if (refused !== null) throw refused;
    }
    this.appends++;
    return drafts.map((draft) => this.#remember(draft));
  }

  #remember(draft: RecordDraft): Receipt {
    const { id, version, fields } = draft;
    const entry = this.appended++;
    const row = fields['row'] as { key: string; digest: string } | undefined;
    if (row !== undefined) this.#rows.set(row.key, { id, version, digest: row.digest });
    if (draft.kind === 'document' && typeof fields['sha256'] === 'string')
      this.#bytes.set(fields['sha256'], { id, name: String(fields['name']), version, entry });
    if (draft.kind === 'source')
      this.#sources.set(String(fields['name']).trim(), { id, public: fields['public'] === true });
    if (this.#keep) {
      this.drafts.push(structuredClone(draft));
      this.newest.set(id, structuredClone(draft));
    }
    return { id, version, entry, checkpointSize: this.appended };
  }

  async putBlob(bytes: AsyncIterable<Uint8Array> | Uint8Array) {
    const pieces: Uint8Array[] = [];
    if (bytes instanceof Uint8Array) pieces.push(bytes);
    else for await (const piece of bytes) pieces.push(piece);
    const whole = Buffer.concat(pieces);
    const name = newId();
    this.blobs.set(name, whole);
    return { name, sha256: createHash('sha256').update(whole).digest('hex'), size: whole.length };
  }

  async *openBlob(name: string) {
    yield this.blobs.get(name)!;
  }

  detectLanguages(text: string): string[] {
    return /[\u0600-\u06ff]/.test(text) ? ['ar'] : /[a-z]/i.test(text) ? ['en'] : [];
  }

  findDates(text: string, options?: { language?: string; reference?: string }): FoundDate[] {
    return this.#dates(text, options ?? {});
  }

  now(): Date {
    return new Date('2026-11-22T12:00:00Z');
  }

  ledgerPath(batch: string): string {
    return join(this.#ledgers, `${batch}.jsonl`);
  }

  progress(): void {}
}
