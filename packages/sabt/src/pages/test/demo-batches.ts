/** Batches, tables that wait and dry runs of the demo. */
import { SabtError } from '../../model/errors.ts';
import type {
  BatchSummary,
  BatchView,
  DryRun,
  LedgerLine,
  LedgerStatus,
  TableUpload,
  UnreadItem,
} from '../app-port.ts';
import { AT, type DemoState, DOCUMENTS, demoId, SOURCES } from './demo-data.ts';

const NO_COUNTS: Record<LedgerStatus, number> = { failed: 0, added: 0, changed: 0, unchanged: 0, skipped: 0 };

export const BATCHES: BatchSummary[] = [
  {
    id: demoId(801),
    name: 'گزارش‌های آبان.xlsx',
    profile: 'table',
    state: 'done',
    startedAt: AT,
    finishedAt: '2026-11-23T08:05:10Z',
    progress: { done: 4128, total: 4128, unit: 'rows' },
    counts: { failed: 37, added: 3990, changed: 12, unchanged: 80, skipped: 9 },
  },
  {
    id: demoId(802),
    name: 'harbour-strike/',
    profile: 'add',
    state: 'interrupted',
    startedAt: '2026-11-20T17:40:00Z',
    finishedAt: null,
    progress: { done: 211, total: 340, unit: 'files' },
    counts: { ...NO_COUNTS, added: 208, unchanged: 3 },
  },
  {
    id: demoId(803),
    name: 'بيانات.csv',
    profile: 'table',
    state: 'done',
    startedAt: '2026-11-18T11:15:00Z',
    finishedAt: '2026-11-18T11:15:09Z',
    progress: { done: 612, total: 612, unit: 'rows' },
    counts: { ...NO_COUNTS, added: 612 },
  },
];

const LEDGER: LedgerLine[] = [
  {
    row: 14,
    sheet: 'آبان',
    status: 'failed',
    code: 'unreadable-date',
    column: 'تاریخ',
    message: 'no date in "اوایل ماه"',
  },
  { row: 15, sheet: 'آبان', status: 'failed', code: 'unreadable-date', column: 'تاریخ', message: 'no date in "؟"' },
  {
    row: 203,
    sheet: 'آبان',
    status: 'failed',
    code: 'empty-row-value',
    column: 'متن',
    message: 'text must not be empty',
  },
  {
    row: 1201,
    sheet: 'آذر',
    status: 'failed',
    code: 'duplicate-id',
    column: 'شناسه',
    message: 'row 1187 has the id VZ-2201 too',
  },
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

export const UNREAD: UnreadItem[] = [
  {
    id: demoId(7),
    name: 'اسکن حکم دادگاه.pdf',
    code: 'no-text',
    message: '3 pages without a text layer',
    size: 2_481_220,
    mediaType: 'application/pdf',
    batch: { id: demoId(802), name: 'harbour-strike/' },
  },
  {
    id: demoId(7),
    name: 'ملفات.rar',
    code: 'unsupported-kind',
    message: 'application/vnd.rar',
    size: 91_404,
    mediaType: 'application/vnd.rar',
    batch: { id: demoId(802), name: 'harbour-strike/' },
  },
  {
    id: demoId(7),
    name: 'minutes (final) v2.docx',
    code: 'encrypted',
    message: 'the file asks for a password',
    size: 48_011,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    batch: { id: demoId(802), name: 'harbour-strike/' },
  },
];

export function demoUpload(state: DemoState, id: string): TableUpload {
  if (id !== demoId(601)) throw new SabtError('not-found', `There is no table ${id}.`);
  const name = (own: string) => state.text ?? own;
  return {
    id,
    name: name('گزارش‌های آبان.xlsx'),
    size: 812_440,
    encoding: null,
    sheets: [
      {
        name: name('آبان'),
        rows: 3020,
        header: 1,
        columns: [
          { name: name('شناسه'), filled: 1, samples: ['VZ-2201', 'VZ-2202', 'VZ-2203'] },
          { name: 'تاریخ', filled: 0.97, samples: ['۱۴۰۵/۰۸/۰۲', '۳ آبان ۱۴۰۵', 'اوایل ماه'] },
          { name: 'عنوان', filled: 1, samples: [name('تجمع کارگران نساجی در میدان شهر'), 'اعتصاب رانندگان'] },
          {
            name: 'متن',
            filled: 0.99,
            samples: [
              'روز دوشنبه حدود دویست نفر از کارگران کارخانهٔ نساجی «پرنیان» در میدان مرکزی شهر لاله‌کنار تجمع کردند.',
            ],
          },
          { name: 'Source', filled: 0.88, samples: ['روزنامهٔ ورزان', 'Varzan Rights Monitor'] },
          { name: 'تعداد', filled: 0.41, samples: ['200', '۱۵۰ تا ۳۰۰'] },
          { name: 'Unnamed: 7', filled: 0, samples: [] },
        ],
      },
      { name: 'آذر', rows: 1108, header: 1, columns: [{ name: 'شناسه', filled: 1, samples: ['VZ-3001'] }] },
    ],
    source: { id: SOURCES[0]!.id, name: name(SOURCES[0]!.name) },
    profile: null,
    profiles: ['acled', 'un-votes'],
    constantFields: [],
    valuesAs: [],
    mapping: {
      kind: 'document',
      fields: { id: name('شناسه'), published: 'تاریخ', title: 'عنوان', text: 'متن', sources: 'Source' },
      constants: {},
    },
    proposed: true,
    problems: state.damaged ? [{ code: 'missing-column', message: 'there is no column "Datum"', column: 'Datum' }] : [],
    fields: [
      'id',
      'title',
      'text',
      'published',
      'sources',
      'author',
      'url',
      'description',
      'place',
      'country',
      'languages',
    ],
  };
}

export function demoDryRun(state: DemoState): DryRun {
  const { running } = state;
  return {
    state: running ? 'running' : 'done',
    progress: { done: running ? 1840 : 4128, total: 4128, unit: 'rows' },
    counts: { failed: 37, added: 4062, changed: 0, unchanged: 20, skipped: 9 },
    reasons: running ? [] : REASONS,
    lines: running ? [] : LEDGER.slice(0, 5),
    preview: running
      ? []
      : [2, 3].map((row) => ({
          row,
          fields: {
            title: state.text ?? DOCUMENTS[row - 2]!.title,
            text: DOCUMENTS[row - 2]!.text,
            published: { start: '2026-11-23', end: '2026-11-23', precision: 'day', calendar: 'persian' },
            custom: { شناسه: `VZ-220${row}` },
          },
        })),
  };
}

export function demoBatch(state: DemoState, id: string, filter: { status?: LedgerStatus; code?: string }): BatchView {
  const summary = BATCHES.find((one) => one.id === id);
  if (summary === undefined) throw new SabtError('not-found', `There is no batch ${id}.`);
  const lines =
    id === demoId(801)
      ? LEDGER.filter(
          (line) =>
            (filter.status === undefined || line.status === filter.status) &&
            (filter.code === undefined || line.code === filter.code),
        )
      : [];
  const running = state.running === true;
  return {
    ...summary,
    name: state.text ?? summary.name,
    state: running ? 'running' : summary.state,
    progress: running ? { ...summary.progress, done: 1840 } : summary.progress,
    by: 'Mina',
    uploaded: false,
    digest: '4be1c0a7d95f3e21b86a4470cd92eaf015837b6c4d2e90fa17c3b85d6e2f07d9',
    source: { id: SOURCES[0]!.id, name: SOURCES[0]!.name },
    mapping: summary.profile === 'table' ? demoUpload(state, demoId(601)).mapping : null,
    reasons: id === demoId(801) ? REASONS : [],
    ledger: {
      total: lines.length === 0 ? 0 : 4128,
      items: lines.map((line) =>
        line.message === undefined || state.text === undefined ? line : { ...line, message: state.text },
      ),
    },
    ...(summary.state === 'interrupted'
      ? { error: { code: 'disk-full', message: 'ENOSPC: no space left on device, write' } }
      : {}),
  };
}
