/**
 * The pages' port in memory, for tests and for looking at the pages: deterministic, about an invented country. What a
 * person changes is taken and answered, and mostly not kept. `DemoState` asks for the states that pages can be in.
 */
import { SabtError } from '../../model/errors.ts';
import type { Fields } from '../../model/records.ts';
import type {
  ArchiveStatus, BatchSummary, BatchView, Counts, Download, DryRun, LedgerLine, LedgerStatus, PagesApp, RecordSummary,
  RecordView, SavedSearch, SearchHit, SearchQuery, SearchResult, TableUpload, UnreadItem, Verification,
} from '../app-port.ts';
import { demoId, DOCUMENTS, SOURCES, summaryOf } from './demo-data.ts';

export interface DemoState {
  empty?: boolean;
  damaged?: boolean;
  neverVerified?: boolean;
  running?: boolean;
  /** Replaces every title and text: for what must be escaped. */
  text?: string;
}

export const ROOT = '9f2cVb3vYwQm0Jt5o1x7r8KzNfL2u4hTaSgDpWiEe41a=';
export const NOTE = `varzan.example/archive\n7349\n${ROOT}\n\n— varzan.example/archive q1sD5u0c7Ykq3v1O0dGxS1n2bE4wqv8m3o7lFh6Z9k2PpYtXrUaB\n`;
const AT = '2026-11-23T08:04:00Z';
const NO_COUNTS: Record<LedgerStatus, number> = { failed: 0, added: 0, changed: 0, unchanged: 0, skipped: 0 };

export const BATCHES: BatchSummary[] = [
  { id: demoId(801), name: 'گزارش‌های آبان.xlsx', profile: 'table', state: 'done', startedAt: AT, finishedAt: '2026-11-23T08:05:10Z', progress: { done: 4128, total: 4128, unit: 'rows' }, counts: { failed: 37, added: 3990, changed: 12, unchanged: 80, skipped: 9 } },
  { id: demoId(802), name: 'harbour-strike/', profile: 'files', state: 'interrupted', startedAt: '2026-11-20T17:40:00Z', finishedAt: null, progress: { done: 211, total: 340, unit: 'files' }, counts: { ...NO_COUNTS, added: 208, unchanged: 3 } },
  { id: demoId(803), name: 'بيانات.csv', profile: 'table', state: 'done', startedAt: '2026-11-18T11:15:00Z', finishedAt: '2026-11-18T11:15:09Z', progress: { done: 612, total: 612, unit: 'rows' }, counts: { ...NO_COUNTS, added: 612 } },
];

const LEDGER: LedgerLine[] = [
  { row: 14, sheet: 'آبان', status: 'failed', code: 'unreadable-date', column: 'تاریخ', message: 'no date in "اوایل ماه"' },
  { row: 15, sheet: 'آبان', status: 'failed', code: 'unreadable-date', column: 'تاریخ', message: 'no date in "؟"' },
  { row: 203, sheet: 'آبان', status: 'failed', code: 'empty-row-value', column: 'متن', message: 'text must not be empty' },
  { row: 1201, sheet: 'آذر', status: 'failed', code: 'duplicate-id', column: 'شناسه', message: 'row 1187 has the id VZ-2201 too' },
  { row: 512, sheet: 'آذر', status: 'skipped', code: 'repeated-header' },
  { row: 2, sheet: 'آبان', status: 'added', record: demoId(0) },
  { row: 3, sheet: 'آبان', status: 'added', record: demoId(3) },
  { row: 4, sheet: 'آبان', status: 'changed', record: demoId(6) },
];

const REASONS: BatchView['reasons'] = [
  { code: 'unreadable-date', status: 'failed', n: 31 },
  { code: 'empty-row-value', status: 'failed', n: 5 },
  { code: 'duplicate-id', status: 'failed', n: 1 },
  { code: 'repeated-header', status: 'skipped', n: 9 },
];

const UNREAD: UnreadItem[] = [
  { id: demoId(7), name: 'اسکن حکم دادگاه.pdf', code: 'no-text', message: '3 pages without a text layer', size: 2_481_220, mediaType: 'application/pdf', batch: { id: demoId(802), name: 'harbour-strike/' } },
  { id: demoId(7), name: 'ملفات.rar', code: 'unsupported-kind', message: 'application/vnd.rar', size: 91_404, mediaType: 'application/vnd.rar', batch: { id: demoId(802), name: 'harbour-strike/' } },
  { id: demoId(7), name: 'minutes (final) v2.docx', code: 'encrypted', message: 'the file asks for a password', size: 48_011, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', batch: { id: demoId(802), name: 'harbour-strike/' } },
];

export class DemoApp implements PagesApp {
  readonly state: DemoState;
  readonly saved: SavedSearch[] = [
    { id: demoId(701), name: 'کارگران نساجی', search: { query: 'کارگران نساجی', kind: 'document' } },
    { id: demoId(702), name: 'Released', search: { query: 'released', language: 'en' } },
  ];
  readonly calls: { method: string; input: unknown[] }[] = [];

  constructor(state: DemoState = {}) {
    this.state = state;
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
      witnesses: { agreed: empty ? 0 : 2, of: empty ? 0 : 3 },
      damage: damaged ? [{ code: 'archive-damaged', where: 'log/tile/0/x003/017', message: 'hash of entry 4412 differs' }] : [],
      sample: !empty,
    };
  }

  counts(): Counts {
    if (this.state.empty) return { byKind: {}, unread: 0, failed: 0, batchesWithFailures: [], interrupted: [] };
    return { byKind: { document: 4812, source: 61 }, unread: 3, failed: 37, batchesWithFailures: [BATCHES[0]!], interrupted: [BATCHES[1]!] };
  }

  latest(n: number): RecordSummary[] {
    return this.state.empty ? [] : DOCUMENTS.slice(0, n).map((_, i) => this.#summary(i));
  }

  #summary(i: number): RecordSummary {
    const summary = summaryOf(i);
    const { text } = this.state;
    return text === undefined ? summary : { ...summary, title: text, name: text, source: { id: summary.source!.id, name: text } };
  }

  search(search: SearchQuery, page: { limit: number; offset: number }): SearchResult {
    const facets = {
      kind: [{ value: 'document', n: 289 }, { value: 'source', n: 23 }],
      language: [{ value: 'fa', n: 171 }, { value: 'ar', n: 96 }, { value: 'en', n: 45 }],
      source: SOURCES.slice(0, 4).map((source, i) => ({ value: source.id, label: this.state.text ?? source.name, n: 120 - i * 31 })),
      year: [{ value: '2026', n: 140 }, { value: '2025', n: 101 }, { value: '2024', n: 71 }],
    };
    if (this.state.empty || search.query === 'xyzzy')
      return { total: 0, totalIsExact: true, hits: [], facets: { language: [], source: [], year: [] } };
    const hits: SearchHit[] = DOCUMENTS.map((document, i) => {
      const word = search.query.split(/\s+/)[0] ?? '';
      const at = word === '' ? -1 : document.text.indexOf(word);
      const end = document.text.indexOf('\n');
      const text = this.state.text ?? document.text.slice(0, end > 0 ? end : undefined);
      const titleAt = word === '' ? -1 : document.title.indexOf(word);
      const title = this.state.text ?? document.title;
      return {
        ...this.#summary(i),
        score: 1 / (i + 1),
        snippets: [
          ...(titleAt >= 0 ? [{ field: 'title', text: title, marks: [[titleAt, titleAt + word.length]] as [number, number][] }] : []),
          { field: 'text', text, marks: at >= 0 && at + word.length <= text.length ? [[at, at + word.length]] : [] },
        ],
      };
    });
    return {
      total: 312,
      totalIsExact: search.query !== 'ورزان',
      hits: hits.slice(0, page.limit),
      facets,
      ...(search.query.includes('((') ? { note: 'searched as plain words' } : {}),
    };
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

  record(id: string, options: { version?: number; at?: number; highlight?: string }): RecordView {
    const source = SOURCES.find((one) => one.id === id);
    if (source !== undefined) return this.#source(source.id, source.name);
    const i = DOCUMENTS.findIndex((_, n) => demoId(n) === id);
    const document = DOCUMENTS[i];
    if (document === undefined) throw new SabtError('not-found', `There is no record ${id}.`);
    const from = SOURCES[document.source]!;
    const text = this.state.text ?? document.text;
    const word = options.highlight?.split(/\s+/)[0] ?? '';
    const at = word === '' ? -1 : text.indexOf(word);
    const isUnread = i === 7;
    const published: Fields = document.date === null ? {} : { published: { start: document.date, end: document.date, precision: 'day', ...(document.language === 'fa' ? { calendar: 'persian' } : {}) } };
    return {
      id,
      kind: 'document',
      version: options.version ?? 3,
      latest: 3,
      asOf: options.at ?? null,
      title: this.state.text ?? document.title,
      language: document.language,
      fields: {
        title: this.state.text ?? document.title,
        ...(isUnread ? {} : { text }),
        ...published,
        sources: [from.id],
        author: this.state.text ?? 'م. آذرپناه',
        languages: [document.language],
        url: 'https://varzan.example/1405/09/02/tajamo?utm=1&x=2',
        acquiredFrom: 'web',
        acquiredAt: AT,
        generation: 'copy',
        credibility: 2,
        place: 'لاله‌کنار',
        tags: [this.state.text ?? 'نساجی', 'wages'],
        notes: [{ text: this.state.text ?? 'با گزارش دیدبان یکی است.', at: AT, by: 'Mina' }],
        custom: { 'شمارهٔ پرونده': this.state.text ?? 'VZ-2201' },
      },
      erased: ['custody'],
      confidentiality: summaryOf(i).confidentiality,
      sample: true,
      versions: [
        { version: 3, at: AT, by: 'Mina', entry: 7348, changes: [{ path: 'place', before: 'لاله کنار', after: 'لاله‌کنار' }, { path: 'credibility', before: null, after: 2 }], reason: 'املای نام شهر' },
        { version: 2, at: '2026-11-22T15:20:00Z', by: 'Mina', entry: 7301, changes: [{ path: 'tags', before: ['wages'], after: [this.state.text ?? 'نساجی', 'wages'] }] },
        { version: 1, at: '2026-11-22T14:02:00Z', by: 'import', entry: 7120, changes: [] },
      ],
      proof: { entry: 7348, size: 7349, root: ROOT },
      names: { [from.id]: this.state.text ?? from.name },
      batch: { id: demoId(801), name: this.state.text ?? BATCHES[0]!.name },
      original: { name: this.state.text ?? document.name, mediaType: 'text/html', size: 18_204, sha256: '4be1c0a7d95f3e21b86a4470cd92eaf015837b6c4d2e90fa17c3b85d6e2f07d9' },
      encoding: { name: 'windows-1256', how: 'detected', others: ['UTF-8'] },
      unread: isUnread ? { code: 'no-text', message: '3 pages without a text layer' } : null,
      ...(at >= 0 ? { marks: { text: [[at, at + word.length]] } } : {}),
    };
  }

  #source(id: string, name: string): RecordView {
    return {
      ...this.record(demoId(0), {}),
      id,
      kind: 'source',
      title: this.state.text ?? name,
      language: null,
      fields: { name: this.state.text ?? name, type: 'newspaper', reliability: 'B', public: false, description: 'روزنامهٔ صبح، چاپ لاله‌کنار.' },
      erased: [],
      original: null,
      encoding: null,
      unread: null,
    };
  }

  correct(id: string, changes: Record<string, string>, basedOn: number, reason: string): { version: number; entry: number } {
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
    return this.state.empty ? { total: 0, items: [] } : { total: UNREAD.length, items: UNREAD.map((item) => ({ ...item, name: this.state.text ?? item.name })) };
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

  upload(id: string): TableUpload {
    if (id !== demoId(601)) throw new SabtError('not-found', `There is no table ${id}.`);
    const name = (own: string) => this.state.text ?? own;
    return {
      id,
      name: name('گزارش‌های آبان.xlsx'),
      size: 812_440,
      encoding: null,
      sheets: [
        {
          name: name('آبان'), rows: 3020, header: 1,
          columns: [
            { name: name('شناسه'), filled: 1, samples: ['VZ-2201', 'VZ-2202', 'VZ-2203'] },
            { name: 'تاریخ', filled: 0.97, samples: ['۱۴۰۵/۰۸/۰۲', '۳ آبان ۱۴۰۵', 'اوایل ماه'] },
            { name: 'عنوان', filled: 1, samples: [name('تجمع کارگران نساجی در میدان شهر'), 'اعتصاب رانندگان'] },
            { name: 'متن', filled: 0.99, samples: ['روز دوشنبه حدود دویست نفر از کارگران کارخانهٔ نساجی «پرنیان» در میدان مرکزی شهر لاله‌کنار تجمع کردند.'] },
            { name: 'Source', filled: 0.88, samples: ['روزنامهٔ ورزان', 'Varzan Rights Monitor'] },
            { name: 'تعداد', filled: 0.41, samples: ['200', '۱۵۰ تا ۳۰۰'] },
            { name: 'Unnamed: 7', filled: 0, samples: [] },
          ],
        },
        { name: 'آذر', rows: 1108, header: 1, columns: [{ name: 'شناسه', filled: 1, samples: ['VZ-3001'] }] },
      ],
      source: { id: SOURCES[0]!.id, name: name(SOURCES[0]!.name) },
      mapping: { kind: 'document', fields: { id: name('شناسه'), published: 'تاریخ', title: 'عنوان', text: 'متن', sources: 'Source' }, constants: {} },
      proposed: true,
      problems: this.state.damaged ? [{ code: 'missing-column', message: 'there is no column "Datum"', column: 'Datum' }] : [],
      fields: ['id', 'title', 'text', 'published', 'sources', 'author', 'url', 'description', 'place', 'country', 'languages'],
    };
  }

  setMapping(...input: Parameters<PagesApp['setMapping']>): TableUpload {
    this.#called('setMapping', ...input);
    return { ...this.upload(input[0]), mapping: input[1], proposed: false };
  }

  discardUpload(id: string): void {
    this.#called('discardUpload', id);
  }

  dryRun(): DryRun {
    const { running } = this.state;
    return {
      state: running ? 'running' : 'done',
      progress: { done: running ? 1840 : 4128, total: 4128, unit: 'rows' },
      counts: { failed: 37, added: 4062, changed: 0, unchanged: 20, skipped: 9 },
      reasons: running ? [] : REASONS,
      lines: running ? [] : LEDGER.slice(0, 5),
      preview: running ? [] : [2, 3].map((row) => ({ row, fields: { title: this.state.text ?? DOCUMENTS[row - 2]!.title, text: DOCUMENTS[row - 2]!.text, published: { start: '2026-11-23', end: '2026-11-23', precision: 'day', calendar: 'persian' }, custom: { شناسه: `VZ-220${row}` } } })),
    };
  }

  runImport(): { batch: string } {
    return { batch: demoId(801) };
  }

  batches() {
    return this.state.empty ? { total: 0, items: [] } : { total: BATCHES.length, items: BATCHES.map((batch) => ({ ...batch, name: this.state.text ?? batch.name })) };
  }

  batch(id: string, filter: { status?: LedgerStatus; code?: string }): BatchView {
    const summary = BATCHES.find((one) => one.id === id);
    if (summary === undefined) throw new SabtError('not-found', `There is no batch ${id}.`);
    const lines = id === demoId(801) ? LEDGER.filter((line) => (filter.status === undefined || line.status === filter.status) && (filter.code === undefined || line.code === filter.code)) : [];
    const running = this.state.running === true;
    return {
      ...summary,
      name: this.state.text ?? summary.name,
      state: running ? 'running' : summary.state,
      progress: running ? { ...summary.progress, done: 1840 } : summary.progress,
      by: 'Mina',
      digest: '4be1c0a7d95f3e21b86a4470cd92eaf015837b6c4d2e90fa17c3b85d6e2f07d9',
      source: { id: SOURCES[0]!.id, name: SOURCES[0]!.name },
      mapping: summary.profile === 'table' ? this.upload(demoId(601)).mapping : null,
      reasons: id === demoId(801) ? REASONS : [],
      ledger: { total: lines.length === 0 ? 0 : 4128, items: lines.map((line) => (line.message === undefined || this.state.text === undefined ? line : { ...line, message: this.state.text })) },
      ...(summary.state === 'interrupted' ? { error: { code: 'disk-full', message: 'ENOSPC: no space left on device, write' } } : {}),
    };
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
        : { ok: !damaged, at: AT, mode: 'full', size: 7349, root: ROOT, seconds: 4.2, checked: { entries: 7349, tiles: 31, blobs: 4812, openings: 88_190 }, problems: this.status().damage },
    };
  }

  checkpointNote(): string {
    return NOTE;
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
