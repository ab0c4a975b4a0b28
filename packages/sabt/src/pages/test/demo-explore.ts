/** The explorer's port in memory: two dozen invented acts, of every precision and status. */
import { actTypes } from '../../codebook/index.ts';
import { SabtError } from '../../model/errors.ts';
import type {
  Download,
  EventView,
  ExploreApp,
  Explored,
  ExploreMap,
  ExploreQuery,
  ExploreRow,
  ExploreTimeline,
  MapPrecision,
  Page,
  RecordView,
  SavedView,
} from '../index.ts';
import { AT, type DemoState, demoId, ROOT } from './demo-data.ts';
import { demoRecord } from './demo-records.ts';

const PRECISIONS: readonly MapPrecision[] = [
  'exact',
  'town',
  'district',
  'region',
  'country',
  'unstated',
  'unlocated',
  'none',
];
const TYPES = ['protest-gathering', 'arrest', 'shelling', 'no such type'];

const DEMO_EVENT = demoId(950);
const DEMO_ACT = demoId(951);
const DEMO_CODING = demoId(952);

/** The records that tell what happened; null for other ids. */
export function demoHappened(
  state: DemoState,
  id: string,
  options: { version?: number; at?: number },
): RecordView | null {
  const kind = ({ [DEMO_EVENT]: 'event', [DEMO_ACT]: 'act', [DEMO_CODING]: 'coding' } as const)[id];
  if (kind === undefined) return null;
  const { fields: _document, marks: _marks, original: _original, ...record } = demoRecord(state, demoId(0), options);
  const when = { start: '2016-03-01', end: '2016-03-01', precision: 'day' };
  const place = { name: state.text ?? 'Lalehkenar', lat: 31, lon: -40, precision: 'district' };
  return {
    ...record,
    id,
    kind,
    original: null,
    fields: kind === 'coding' ? { field: 'act' } : { when, place, country: 'Varzan' },
  };
}

export class DemoExplorer implements ExploreApp {
  readonly #state: DemoState;

  constructor(state: DemoState) {
    this.#state = state;
  }

  summary(query: ExploreQuery): Explored {
    if (query.where?.includes('((') === true)
      throw new SabtError('invalid-argument', 'A parenthesis is not closed.', { at: 'where' });
    const n = this.#state.empty ? 0 : 24;
    const name = this.#state.text ?? 'Lalehkenar';
    const one = (value: string) => ({ list: n === 0 ? [] : [{ value, n: 7 }], more: 3 });
    return {
      expression: query.where ?? '',
      checkpoint: { size: 7349, root: ROOT },
      acts: n,
      events: n === 0 ? 0 : 20,
      sources: n === 0 ? 0 : 3,
      confirmed: n === 0 ? 0 : 20,
      suggested: n === 0 ? 0 : 4,
      any: { confirmed: n === 0 ? 0 : 20, suggested: n === 0 ? 0 : 9 },
      first: n === 0 ? null : '2015-02-01',
      last: n === 0 ? null : '2017-09-30',
      sums: {
        killed: { range: [3, null, 9], told: 4 },
        injured: { range: [2, 2, 2], told: 1 },
        arrested: { range: [5, null, null], told: 2 },
        participants: { range: [null, null, null], told: 0 },
      },
      groups: {
        act: one('gathering'),
        country: one('Varzan'),
        place: one(name),
        source: { list: n === 0 ? [] : [{ value: demoId(901), label: name, n: 9 }], more: 0 },
        actor: one(name),
        year: one('2016'),
      },
      sourceName: query.source === undefined ? null : name,
    };
  }

  map(): ExploreMap {
    if (this.#state.empty) return { groups: [], left: 0 };
    return {
      groups: PRECISIONS.map((precision, i) => ({
        precision,
        point: ['exact', 'town', 'district', 'unstated'].includes(precision) ? { lat: 31 + i / 3, lon: -40 + i } : null,
        box: ['exact', 'town', 'district', 'unstated'].includes(precision) ? `${-40 + i},31,${-39 + i},32` : null,
        name: precision === 'none' || precision === 'country' ? null : (this.#state.text ?? `Place ${i}`),
        names: i === 1 ? 3 : 1,
        countryCode: precision === 'country' ? 'IQ' : null,
        country: precision === 'none' ? null : precision === 'country' ? 'IQ' : 'Varzan',
        n: 3,
        confirmed: i % 4,
      })),
      left: 2,
    };
  }

  timeline(_query: ExploreQuery, { stack }: { stack: string }): ExploreTimeline {
    if (this.#state.empty) return { unit: 'month', bars: [], loose: [] };
    const bars = Array.from({ length: 30 }, (_, i) => {
      const year = 2015 + Math.floor(i / 12);
      const month = String((i % 12) + 1).padStart(2, '0');
      const to = new Date(Date.UTC(year, (i % 12) + 1, 0)).toISOString().slice(0, 10);
      const n: Record<string, number> =
        i % 7 === 3
          ? {}
          : stack === 'family'
            ? { protest: i % 5, armed: 2, '': 1 }
            : { confirmed: i % 5, suggested: 1 };
      return { from: `${year}-${month}-01`, to, n, incomplete: i === 29 };
    });
    return {
      unit: 'month',
      bars,
      loose: [
        { precision: 'year', n: 3, of: 3 },
        { precision: 'range', n: 2, of: 5 },
        { precision: 'none', n: 1, of: 1 },
      ],
    };
  }

  table(_query: ExploreQuery, page: { limit: number; offset: number }): Page<ExploreRow> {
    if (this.#state.empty) return { total: 0, items: [] };
    const rows = Array.from({ length: 60 }, (_, i): ExploreRow => {
      const precision = PRECISIONS[i % PRECISIONS.length]!;
      return {
        id: i % 3 === 0 ? DEMO_CODING : DEMO_ACT,
        event: i % 3 === 0 ? null : DEMO_EVENT,
        status: i % 3 === 0 ? 'suggested' : 'confirmed',
        act: i % 5 === 4 ? null : TYPES[i % TYPES.length]!,
        title: this.#state.text ?? (i % 2 === 0 ? 'Gathering of pensioners' : 'تجمع بازنشستگان'),
        start: i % 7 === 6 ? null : '2016-03-01',
        end: i % 7 === 6 ? null : '2016-03-31',
        precision: i % 7 === 6 ? null : 'month',
        place: precision === 'none' ? null : 'Lalehkenar',
        placePrecision: precision,
        country: precision === 'none' ? null : 'Varzan',
        counts: { killed: [1, null, 4], injured: null, arrested: [3, 3, 3], participants: null },
        actors: ['pensioners'],
        sources: [{ id: demoId(901), name: this.#state.text ?? 'Varzan Daily' }],
        documents: 1,
      };
    });
    return { total: rows.length, items: rows.slice(page.offset, page.offset + page.limit) };
  }

  export(): Download {
    return { name: 'sabt-acts.csv', mediaType: 'text/csv', size: 2, bytes: ReadableStream.from([Buffer.from('id')]) };
  }

  savedViews(): SavedView[] {
    return [{ id: demoId(704), name: this.#state.text ?? 'Arrests', query: { type: 'arrest' }, view: 'timeline' }];
  }

  saveView(): { id: string } {
    return { id: demoId(705) };
  }

  event(id: string, options: { version?: number; at?: number }): EventView {
    const record = demoHappened(this.#state, id, options)!;
    const text = this.#state.text ?? 'Officers are alleged to have arrested three people.';
    return {
      record,
      names: { [demoId(901)]: 'Varzan Daily' },
      acts: [
        {
          id: record.kind === 'coding' ? DEMO_CODING : DEMO_ACT,
          status: 'confirmed',
          confidentiality: 'restricted',
          entry: 12,
          fields: {
            type: 'arrest',
            when: { start: '2016-03-01', end: '2016-03-01', precision: 'day' },
            perpetrators: [{ name: text, degree: 'alleged' }],
            victims: [demoId(901), { name: 'three people' }],
            killed: [1, 2, 4],
            arrested: [3, 3, 3],
            rightsArticles:
              actTypes()
                .find(({ id: type }) => type === 'arrest')
                ?.rights.slice(0, 2) ?? [],
            place: { name: 'Lalehkenar', lat: 31, lon: -40, precision: 'town' },
          },
        },
      ],
      event: null,
      sources: [
        { id: demoId(901), name: this.#state.text ?? 'Varzan Daily', reliability: 'B' },
        { id: demoId(901), name: 'Aldmoor Observer', reliability: null },
      ],
      documents: [
        {
          id: demoId(0),
          title: text,
          language: 'en',
          published: AT.slice(0, 10),
          credibility: null,
          sources: [],
          passages: [
            {
              text,
              marks: [[0, 8]],
              coding: DEMO_CODING,
              act: 'arrest',
              status: 'confirmed',
              coder: 'sabt-patterns@2',
              negated: false,
              hypothetical: true,
            },
          ],
        },
      ],
      row: { batch: { id: demoId(801), name: 'register.csv' }, cells: [['remarks', text]] },
    };
  }

  codebookCounts() {
    return { counts: new Map([['arrest', { confirmed: 3, suggested: 1 }]]), checkpoint: { size: 7349, root: ROOT } };
  }
}
