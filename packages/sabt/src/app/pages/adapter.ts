/** The pages' port over the app. Intake and records are in files of their own; this one holds the rest. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SabtError } from '../../model/errors.ts';
import type * as port from '../../pages/index.ts';
import { DEFAULT_TITLE } from '../../stages/keeping/index.ts';
import type { App } from '../app.ts';
import type { SavedSearch as KeptSearch } from '../desk.ts';
import { vouched, WitnessSeal } from '../vouching/vouching.ts';
import { ClaimDesk } from './claims.ts';
import { ExploreDesk } from './explore.ts';
import { HandOverDesk } from './hand-over.ts';
import { IntakeDesk } from './intake.ts';
import { LinkDesk } from './links.ts';
import { MeasureDesk } from './measure.ts';
import { named, originalOf, recordView, summaryOf, unreadOf } from './records.ts';
import { ReviewDesk } from './review.ts';
import { Verifying } from './verifying-now.ts';
import { WithholdDesk } from './withhold.ts';

const MOST_SELECTED = 100_000;
const SELECT_CHUNK = 500;
const UPLOAD_LIMIT_BYTES = 4 * 2 ** 30;

export class PagesAdapter implements port.PagesApp {
  readonly review: ReviewDesk;
  readonly links: LinkDesk;
  readonly explorer: ExploreDesk;
  readonly measuring: MeasureDesk;
  readonly claims: ClaimDesk;
  readonly withholding: WithholdDesk;
  readonly handingOver: HandOverDesk;
  readonly #app: App;
  readonly #verifying: Verifying;
  readonly #witnesses: WitnessSeal;
  readonly #intake: IntakeDesk;
  #sampleKnownAt = -1;
  #sample = false;

  constructor(app: App, closing: AbortSignal) {
    this.#app = app;
    this.#verifying = new Verifying(app, closing);
    this.#witnesses = new WitnessSeal(app);
    this.#intake = new IntakeDesk(app);
    this.explorer = new ExploreDesk(app);
    this.measuring = new MeasureDesk(app);
    this.claims = new ClaimDesk(app);
    this.withholding = new WithholdDesk(app);
    this.handingOver = new HandOverDesk(app);
    this.review = new ReviewDesk(app, closing);
    this.links = new LinkDesk(app, closing);
  }

  status(): port.ArchiveStatus {
    const { archive } = this.#app;
    const { size, root } = archive.checkpoint();
    const last = archive.lastVerified();
    return {
      title: archive.info.title === DEFAULT_TITLE ? null : archive.info.title,
      origin: archive.info.origin,
      vkey: archive.info.vkey,
      checkpoint: { size, root },
      verified: last,
      witnesses: this.#witnesses.now(),
      damage: this.#verifying.damage(),
      sample: this.#holdsSample(size),
    };
  }

  /** Looked up again only when the log has grown. */
  #holdsSample(size: number): boolean {
    if (this.#sampleKnownAt !== size) {
      this.#sample = this.#app.catalogue.list({ tag: 'invented-sample', limit: 1, offset: 0 }).total > 0;
      this.#sampleKnownAt = size;
    }
    return this.#sample;
  }

  counts(): port.Counts {
    const { catalogue } = this.#app;
    const failing = this.#intake.withFailures();
    return {
      byKind: catalogue.counts(),
      suggested: {
        codings: catalogue.list({ kind: 'coding', state: 'suggested', limit: 0, offset: 0 }).total,
        links: catalogue.list({ kind: 'link', state: 'suggested', limit: 0, offset: 0 }).total,
      },
      unread: catalogue.list({ kind: 'document', state: 'kept', limit: 0, offset: 0 }).total,
      failed: failing.reduce((sum, batch) => sum + batch.counts.failed, 0),
      batchesWithFailures: failing,
      interrupted: this.#intake.interrupted(),
    };
  }

  latest(n: number): port.RecordSummary[] {
    const { items } = this.#app.catalogue.list({ kind: 'document', limit: n, offset: 0 });
    return items.map((item) => summaryOf(item, this.#app));
  }

  search(search: port.SearchQuery, page: { limit: number; offset: number }): port.SearchResult {
    const { query, kind, language, from, to, source, tag, sort } = search;
    const found = this.#app.find({
      q: query,
      kind: kind as 'document' | undefined,
      language,
      from,
      to,
      source,
      tag,
      sort: sort ?? (query.trim() === '' ? 'newest' : 'rank'),
      ...page,
    });
    return {
      total: found.total,
      totalIsExact: found.totalIsExact,
      hits: found.hits.map(({ sources, ...hit }) => ({
        ...hit,
        source: sources[0] ?? null,
        entry: this.#app.catalogue.byId(hit.id)!.entry,
      })),
      facets: {
        kind: found.facets.kind,
        language: found.facets.language,
        source: found.facets.source.map(({ value, n, name }) => ({ value, n, label: name })),
        year: found.facets.year,
      },
      ...(found.noteCode === undefined ? {} : { note: found.noteCode }),
    };
  }

  savedSearches(): port.SavedSearch[] {
    return this.#app.desk.savedSearches().flatMap(({ id, name, query }: KeptSearch) => {
      const search = JSON.parse(query) as port.SearchQuery | { explore: unknown };
      return 'explore' in search ? [] : [{ id, name, search }];
    });
  }

  saveSearch(name: string, search: port.SearchQuery): { id: string } {
    return this.#app.desk.saveSearch(name, JSON.stringify(search));
  }

  forgetSearch(id: string): void {
    this.#app.desk.forgetSearch(id);
  }

  record(id: string, options: { version?: number; at?: number; highlight?: string; coding?: string }): port.RecordView {
    return recordView(id, options, this.#app);
  }

  async correct(
    id: string,
    changes: Record<string, string>,
    basedOn: number,
    reason: string,
  ): Promise<{ version: number; entry: number }> {
    const item = this.#app.catalogue.byId(id);
    if (item !== null && item.version !== basedOn)
      throw new SabtError(
        'conflict',
        `The record was corrected meanwhile: it is at version ${item.version}, and you began with version ${basedOn}.`,
        { at: id },
      );
    const pairs = Object.entries(changes).map(([path, value]) => `${path}=${value}`);
    if (reason !== '') pairs.push(`notes=${reason}`);
    return this.#app.correct(id, pairs, this.#by);
  }

  async bulk(
    selection: port.Selection,
    action: port.BulkAction,
  ): Promise<{ changed: number; unchanged: number; failed: number }> {
    const totals = { changed: 0, unchanged: 0, failed: 0 };
    for (const id of this.#selected(selection)) {
      const before = this.#app.catalogue.byId(id)?.version;
      const { done, failed } = await this.#app.correctMany([id], [this.#changeOf(id, action)], this.#by);
      totals.failed += failed.length;
      if (done.length > 0) totals[this.#app.catalogue.byId(id)?.version === before ? 'unchanged' : 'changed']++;
    }
    return totals;
  }

  /** The ids are taken before anything is changed, since a change may alter what the search finds. */
  #selected(selection: port.Selection): string[] {
    if ('ids' in selection) return selection.ids.slice(0, MOST_SELECTED);
    const ids: string[] = [];
    for (let offset = 0; offset < MOST_SELECTED; offset += SELECT_CHUNK) {
      const { hits } = this.search(selection.search, { limit: SELECT_CHUNK, offset });
      ids.push(...hits.map((hit) => hit.id));
      if (hits.length < SELECT_CHUNK) break;
    }
    return ids;
  }

  #changeOf(id: string, action: port.BulkAction): string {
    if (action.do === 'note') return `notes=${action.text}`;
    if (action.do === 'confidentiality') return `confidentiality=${action.level}`;
    const item = this.#app.catalogue.byId(id);
    const tags = item === null ? [] : ((this.#app.reader.current(item).fields['tags'] as string[] | undefined) ?? []);
    const rest = tags.filter((tag) => tag !== action.tag);
    return `tags=${JSON.stringify(action.do === 'tag' ? [...tags.filter((tag) => tag !== action.tag), action.tag] : rest)}`;
  }

  openBlob(id: string, version?: number): port.Download {
    const view = this.record(id, version === undefined ? {} : { version });
    const original = originalOf(view.fields);
    const blob = view.fields['blob'] as { name?: string } | undefined;
    if (original === null || typeof blob?.name !== 'string')
      throw new SabtError('not-found', 'This record has no file.', { at: id });
    return {
      name: original.name,
      mediaType: original.mediaType,
      size: original.size,
      bytes: this.#app.archive.blobs.open(blob.name),
    };
  }

  async proofFile(id: string): Promise<port.Download> {
    const folder = mkdtempSync(join(tmpdir(), 'sabt-proof-'));
    try {
      const { file } = await this.#app.writeProof(id, {}, { out: join(folder, 'proof.json'), force: false });
      const bytes = readFileSync(file);
      return { name: `sabt-proof-${id}.json`, mediaType: 'application/json', size: bytes.length, bytes: once(bytes) };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  sources(): port.SourceSummary[] {
    const { catalogue, reader } = this.#app;
    const spans = catalogue.sourceSpans();
    return catalogue.list({ kind: 'source', sort: 'title', limit: 10_000, offset: 0 }).items.map((item) => {
      const { fields } = reader.current(item);
      const span = spans.get(item.id) ?? { n: 0, first: null, last: null };
      return {
        id: item.id,
        name: item.name ?? item.title ?? item.id,
        reliability: (fields['reliability'] as string | undefined) ?? null,
        type: (fields['type'] as string | undefined) ?? null,
        country: item.country,
        records: span.n,
        first: span.first,
        last: span.last,
        public: fields['public'] === true,
      };
    });
  }

  keptUnread(page: { limit: number; offset: number }): port.Page<port.UnreadItem> {
    const { total, items } = this.#app.catalogue.list({ kind: 'document', state: 'kept', ...page });
    return {
      total,
      items: items.map((item) => {
        const { fields } = this.#app.reader.current(item);
        const why = unreadOf(fields) ?? { code: 'unsupported-kind', message: '' };
        return {
          id: item.id,
          name: item.name ?? item.id,
          ...why,
          size: Number(fields['size'] ?? 0),
          mediaType: String(fields['mediaType'] ?? ''),
          batch: named(String(fields['batch'] ?? ''), this.#app),
        };
      }),
    };
  }

  uploadLimit(): number {
    return UPLOAD_LIMIT_BYTES;
  }

  takeIn = (uploads: port.Uploads): Promise<{ batch: string }> => this.#intake.takeIn(uploads, this.#by);
  startUpload = (uploads: port.Uploads): Promise<{ upload: string }> => this.#intake.startUpload(uploads);
  upload = (id: string): Promise<port.TableUpload> => this.#intake.upload(id);
  setMapping = (id: string, mapping: port.Mapping, profile: string | null): Promise<port.TableUpload> =>
    this.#intake.setMapping(id, mapping, profile);
  discardUpload = (id: string): Promise<void> => this.#intake.discard(id);
  dryRun = (id: string): Promise<port.DryRun> => this.#intake.dryRun(id);
  runImport = (id: string): Promise<{ batch: string }> => this.#intake.runImport(id, this.#by);
  batches = (page: { limit: number; offset: number }): port.Page<port.BatchSummary> => this.#intake.batches(page);
  batch = (
    id: string,
    ledger: { status?: port.LedgerStatus; code?: string; limit: number; offset: number },
  ): Promise<port.BatchView> => this.#intake.batch(id, ledger);
  retry = (id: string): Promise<{ batch: string }> => this.#intake.retry(id, this.#by);
  ledgerFile = (id: string): port.Download => this.#intake.ledgerFile(id);

  verifyNow(mode: 'full' | 'quick'): void {
    this.#verifying.start(mode);
  }

  verification(): port.Verification {
    return this.#verifying.state();
  }

  checkpointNote(): string {
    return this.#app.archive.checkpoint().note;
  }

  vouched(): port.Vouched {
    return vouched(this.#app);
  }

  /** The log of a new archive holds the commitment to its next key and no record yet. */
  sampleAvailable(): boolean {
    return this.#app.catalogue.list({ limit: 0, offset: 0 }).total === 0;
  }

  loadSample = (): Promise<{ batch: string }> => {
    if (!this.sampleAvailable())
      throw new SabtError(
        'conflict',
        'The sample can only be loaded into an empty archive, so that it never mixes with yours.',
      );
    return this.#intake.loadSample(this.#by);
  };

  get #by(): string {
    return this.#app.person;
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
