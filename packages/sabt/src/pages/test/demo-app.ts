/**
 * The pages' port in memory, for tests and for looking at the pages: deterministic, about an invented country. What a
 * person changes is taken and answered, and mostly not kept. `DemoState` asks for the states that pages can be in.
 */
import { SabtError } from '../../model/errors.ts';
import type {
  ArchiveStatus,
  BatchView,
  Counts,
  Download,
  DryRun,
  LedgerStatus,
  PagesApp,
  RecordSummary,
  RecordView,
  SavedSearch,
  SearchQuery,
  SearchResult,
  TableUpload,
  Verification,
} from '../app-port.ts';
import type { ExploreApp } from '../explore/explore-port.ts';
import type { Vouched } from '../log-port.ts';
import { BATCHES, demoBatch, demoDryRun, demoUpload, UNREAD } from './demo-batches.ts';
import { DemoClaims } from './demo-claims.ts';
import { AT, type DemoState, DOCUMENTS, demoId, ROOT, SOURCES } from './demo-data.ts';
import { DemoExplorer, demoHappened } from './demo-explore.ts';
import { DemoHandOver } from './demo-hand-over.ts';
import { DemoMeasuring } from './demo-measure.ts';
import { demoRecord, demoSearch, demoSummary } from './demo-records.ts';
import { DemoLinks, DemoReview } from './demo-review.ts';
import { demoVouched } from './demo-vouched.ts';
import { DemoWithholding } from './demo-withhold.ts';

export type { DemoState };

export const NOTE = `varzan.example/archive\n7349\n${ROOT}\n\n— varzan.example/archive q1sD5u0c7Ykq3v1O0dGxS1n2bE4wqv8m3o7lFh6Z9k2PpYtXrUaB\n`;

export class DemoApp implements PagesApp {
  readonly state: DemoState;
  readonly review: DemoReview;
  readonly links: DemoLinks;
  /** Another one may be put in its place. */
  explorer: ExploreApp;
  readonly measuring: DemoMeasuring;
  readonly claims: DemoClaims;
  readonly withholding = new DemoWithholding();
  readonly handingOver = new DemoHandOver();
  readonly saved: SavedSearch[] = [
    { id: demoId(701), name: 'کارگران نساجی', search: { query: 'کارگران نساجی', kind: 'document' } },
    { id: demoId(702), name: 'Released', search: { query: 'released', language: 'en' } },
  ];
  readonly calls: { method: string; input: unknown[] }[] = [];

  constructor(state: DemoState = {}) {
    this.state = state;
    this.explorer = new DemoExplorer(state);
    this.measuring = new DemoMeasuring(state);
    this.claims = new DemoClaims(state);
    this.review = new DemoReview(state);
    this.links = new DemoLinks(state);
  }

  #called(method: string, ...input: unknown[]): void {
    this.calls.push({ method, input });
  }

  status(): ArchiveStatus {
    const { damaged, neverVerified, empty } = this.state;
    return {
      title: this.state.text ?? 'The Varzan archive',
      origin: 'varzan.example/archive',
      vkey: 'varzan.example/archive+ad5b0edc+AaT1xYtq0Wl3Jm8yVb2Zc9kR4pQh7sNfD6uEoGiKvLxM',
      checkpoint: { size: empty ? 0 : 7349, root: ROOT },
      verified: neverVerified || empty ? null : { at: AT, mode: 'full', ok: !damaged, size: 7349 },
      witnesses: { agreed: empty ? 0 : 2, of: empty ? 0 : 3, size: empty ? null : 7349 },
      damage: damaged
        ? [{ code: 'archive-damaged', where: 'log/tile/0/x003/017', message: 'hash of entry 4412 differs' }]
        : [],
      sample: !empty,
    };
  }

  counts(): Counts {
    if (this.state.empty)
      return {
        byKind: {},
        suggested: { codings: 0, links: 0 },
        unread: 0,
        failed: 0,
        batchesWithFailures: [],
        interrupted: [],
      };
    return {
      byKind: { document: 4812, source: 61 },
      suggested: { codings: 57, links: 8 },
      unread: 3,
      failed: 37,
      batchesWithFailures: [BATCHES[0]!],
      interrupted: [BATCHES[1]!],
    };
  }

  latest(n: number): RecordSummary[] {
    return this.state.empty ? [] : DOCUMENTS.slice(0, n).map((_, i) => demoSummary(this.state, i));
  }

  search(search: SearchQuery, page: { limit: number; offset: number }): SearchResult {
    return demoSearch(this.state, search, page);
  }

  record(id: string, options: { version?: number; at?: number; highlight?: string }): RecordView {
    return demoHappened(this.state, id, options) ?? demoRecord(this.state, id, options);
  }

  upload(id: string): TableUpload {
    return demoUpload(this.state, id);
  }

  dryRun(): DryRun {
    return demoDryRun(this.state);
  }

  batch(id: string, filter: { status?: LedgerStatus; code?: string }): BatchView {
    return demoBatch(this.state, id, filter);
  }

  savedSearches(): SavedSearch[] {
    return this.saved;
  }

  saveSearch(name: string, search: SearchQuery): { id: string } {
    this.#called('saveSearch', name, search);
    return { id: demoId(703) };
  }

  forgetSearch(id: string): void {
    this.#called('forgetSearch', id);
  }

  correct(
    id: string,
    changes: Record<string, string>,
    basedOn: number,
    reason: string,
  ): { version: number; entry: number } {
    this.#called('correct', id, changes, basedOn, reason);
    if (basedOn !== 3) throw new SabtError('conflict', `Version ${basedOn} is not the latest.`);
    if (changes['url'] === 'nonsense') throw new SabtError('invalid-value', 'url: Invalid URL', { at: 'url' });
    return { version: 4, entry: 7349 };
  }

  bulk(...input: Parameters<PagesApp['bulk']>): { changed: number; unchanged: number; failed: number } {
    this.#called('bulk', ...input);
    return { changed: 'ids' in input[0] ? input[0].ids.length : 312, unchanged: 0, failed: 0 };
  }

  openBlob(): Download {
    return { name: 'تجمع "1".html', mediaType: 'text/html', size: 15, bytes: bytesOf('<b>original</b>') };
  }

  proofFile(id: string): Download {
    return { name: `${id}.proof.json`, mediaType: 'application/json', size: 2, bytes: bytesOf('{}') };
  }

  sources() {
    return this.state.empty ? [] : SOURCES.map((source) => ({ ...source, name: this.state.text ?? source.name }));
  }

  keptUnread() {
    return this.state.empty
      ? { total: 0, items: [] }
      : { total: UNREAD.length, items: UNREAD.map((item) => ({ ...item, name: this.state.text ?? item.name })) };
  }

  uploadLimit(): number {
    return 2_000_000_000;
  }

  takeIn(...input: Parameters<PagesApp['takeIn']>): { batch: string } {
    this.#called('takeIn', ...input);
    return { batch: demoId(802) };
  }

  startUpload(...input: Parameters<PagesApp['startUpload']>): { upload: string } {
    this.#called('startUpload', ...input);
    return { upload: demoId(601) };
  }

  setMapping(...input: Parameters<PagesApp['setMapping']>): TableUpload {
    this.#called('setMapping', ...input);
    return { ...this.upload(input[0]), mapping: input[1], proposed: false };
  }

  discardUpload(id: string): void {
    this.#called('discardUpload', id);
  }

  runImport(): { batch: string } {
    return { batch: demoId(801) };
  }

  batches() {
    return this.state.empty
      ? { total: 0, items: [] }
      : { total: BATCHES.length, items: BATCHES.map((batch) => ({ ...batch, name: this.state.text ?? batch.name })) };
  }

  retry(): { batch: string } {
    return { batch: demoId(803) };
  }

  ledgerFile(id: string): Download {
    return { name: `${id}.jsonl`, mediaType: 'application/jsonl', size: null, bytes: bytesOf('{}\n') };
  }

  verifyNow(mode: 'full' | 'quick'): void {
    this.#called('verifyNow', mode);
  }

  verification(): Verification {
    const { running, damaged, neverVerified } = this.state;
    return {
      state: running ? 'running' : neverVerified ? 'never' : 'done',
      mode: 'full',
      progress: running ? { step: 'openings', done: 3120, total: 7349 } : null,
      result: neverVerified
        ? null
        : {
            ok: !damaged,
            at: AT,
            mode: 'full',
            size: 7349,
            root: ROOT,
            seconds: 4.2,
            checked: { entries: 7349, tiles: 31, blobs: 4812, openings: 88_190 },
            problems: this.status().damage,
          },
    };
  }

  checkpointNote(): string {
    return NOTE;
  }

  vouched(): Vouched {
    return demoVouched(this.state);
  }

  sampleAvailable(): boolean {
    return this.state.empty === true;
  }

  loadSample(): { batch: string } {
    return { batch: demoId(803) };
  }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
