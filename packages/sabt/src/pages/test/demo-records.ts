/** Records and searches of the demo. */
import { SabtError } from '../../model/errors.ts';
import type { Fields } from '../../model/records.ts';
import type { RecordSummary, RecordView, SearchHit, SearchQuery, SearchResult } from '../app-port.ts';
import { BATCHES } from './demo-batches.ts';
import { AT, type DemoState, DOCUMENTS, demoId, ROOT, SOURCES, summaryOf } from './demo-data.ts';

export function demoSummary(state: DemoState, i: number): RecordSummary {
  const summary = summaryOf(i);
  const { text } = state;
  return text === undefined
    ? summary
    : { ...summary, title: text, name: text, source: { id: summary.source!.id, name: text } };
}

export function demoSearch(
  state: DemoState,
  search: SearchQuery,
  page: { limit: number; offset: number },
): SearchResult {
  const facets = {
    kind: [
      { value: 'document', n: 289 },
      { value: 'source', n: 23 },
    ],
    language: [
      { value: 'fa', n: 171 },
      { value: 'ar', n: 96 },
      { value: 'en', n: 45 },
    ],
    source: SOURCES.slice(0, 4).map((source, i) => ({
      value: source.id,
      label: state.text ?? source.name,
      n: 120 - i * 31,
    })),
    year: [
      { value: '2026', n: 140 },
      { value: '2025', n: 101 },
      { value: '2024', n: 71 },
    ],
  };
  if (state.empty || search.query === 'xyzzy')
    return { total: 0, totalIsExact: true, hits: [], facets: { language: [], source: [], year: [] } };
  const hits: SearchHit[] = DOCUMENTS.map((document, i) => {
    const word = search.query.split(/\s+/)[0] ?? '';
    const at = word === '' ? -1 : document.text.indexOf(word);
    const end = document.text.indexOf('\n');
    const text = state.text ?? document.text.slice(0, end > 0 ? end : undefined);
    const titleAt = word === '' ? -1 : document.title.indexOf(word);
    const title = state.text ?? document.title;
    return {
      ...demoSummary(state, i),
      score: 1 / (i + 1),
      snippets: [
        ...(titleAt >= 0
          ? [{ field: 'title', text: title, marks: [[titleAt, titleAt + word.length]] as [number, number][] }]
          : []),
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

export function demoRecord(
  state: DemoState,
  id: string,
  options: { version?: number; at?: number; highlight?: string },
): RecordView {
  const source = SOURCES.find((one) => one.id === id);
  if (source !== undefined) return demoSource(state, source.id, source.name);
  const i = DOCUMENTS.findIndex((_, n) => demoId(n) === id);
  const document = DOCUMENTS[i];
  if (document === undefined) throw new SabtError('not-found', `There is no record ${id}.`);
  const from = SOURCES[document.source]!;
  const text = state.text ?? document.text;
  const word = options.highlight?.split(/\s+/)[0] ?? '';
  const at = word === '' ? -1 : text.indexOf(word);
  const isUnread = i === 7;
  const published: Fields =
    document.date === null
      ? {}
      : {
          published: {
            start: document.date,
            end: document.date,
            precision: 'day',
            ...(document.language === 'fa' ? { calendar: 'persian' } : {}),
          },
        };
  return {
    id,
    kind: 'document',
    version: options.version ?? 3,
    latest: 3,
    asOf: options.at ?? null,
    title: state.text ?? document.title,
    language: document.language,
    fields: {
      title: state.text ?? document.title,
      ...(isUnread ? {} : { text }),
      ...published,
      sources: [from.id],
      author: state.text ?? 'م. آذرپناه',
      languages: [document.language],
      url: 'https://varzan.example/1405/09/02/tajamo?utm=1&x=2',
      acquiredFrom: 'web',
      acquiredAt: AT,
      generation: 'copy',
      credibility: 2,
      place: 'لاله‌کنار',
      tags: [state.text ?? 'نساجی', 'wages'],
      notes: [{ text: state.text ?? 'با گزارش دیدبان یکی است.', at: AT, by: 'Mina' }],
      custom: { 'شمارهٔ پرونده': state.text ?? 'VZ-2201' },
    },
    erased: ['custody'],
    confidentiality: summaryOf(i).confidentiality,
    sample: true,
    versions: [
      {
        version: 3,
        at: AT,
        by: 'Mina',
        entry: 7348,
        changes: [
          { path: 'place', before: 'لاله کنار', after: 'لاله‌کنار' },
          { path: 'credibility', before: null, after: 2 },
        ],
        reason: 'املای نام شهر',
      },
      {
        version: 2,
        at: '2026-11-22T15:20:00Z',
        by: 'Mina',
        entry: 7301,
        changes: [{ path: 'tags', before: ['wages'], after: [state.text ?? 'نساجی', 'wages'] }],
      },
      { version: 1, at: '2026-11-22T14:02:00Z', by: 'import', entry: 7120, changes: [] },
    ],
    proof: { entry: 7348, size: 7349, root: ROOT },
    names: { [from.id]: state.text ?? from.name },
    batch: { id: demoId(801), name: state.text ?? BATCHES[0]!.name },
    original: {
      name: state.text ?? document.name,
      mediaType: 'text/html',
      size: 18_204,
      sha256: '4be1c0a7d95f3e21b86a4470cd92eaf015837b6c4d2e90fa17c3b85d6e2f07d9',
    },
    encoding: { name: 'windows-1256', how: 'detected', others: ['UTF-8'] },
    unread: isUnread ? { code: 'no-text', message: '3 pages without a text layer' } : null,
    ...(at >= 0 ? { marks: { text: [[at, at + word.length]] } } : {}),
  };
}

function demoSource(state: DemoState, id: string, name: string): RecordView {
  return {
    ...demoRecord(state, demoId(0), {}),
    id,
    kind: 'source',
    title: state.text ?? name,
    language: null,
    fields: {
      name: state.text ?? name,
      type: 'newspaper',
      reliability: 'B',
      public: false,
      description: 'روزنامهٔ صبح، چاپ لاله‌کنار.',
    },
    erased: [],
    original: null,
    encoding: null,
    unread: null,
  };
}
