/** The explorer's port: every number of it through the analysis copy, as `sabt count` counts. */
import { actType } from '../../codebook/index.ts';
import { parseDateInput } from '../../model/calendar.ts';
import { SabtError } from '../../model/errors.ts';
import type * as port from '../../pages/index.ts';
import { readFilter } from '../../stages/measuring/index.ts';
import type { AnalysisCopy, CountField, Selected } from '../../store/analysis-port.ts';
import { filterNames } from '../act-names.ts';
import type { App } from '../app.ts';
import { nameOf } from '../find.ts';
import { checkpointOf } from '../measuring/counting.ts';
import { requireInLog } from '../records.ts';
import { eventView } from './event-view.ts';
import { timeSpans } from './time-spans.ts';

const GROUPS_SHOWN = 8;
const MOST_REMEMBERED = 64;
const MOST_CIRCLES = 500;
/** Cells of the map across its longer side. */
const CELLS_ACROSS = 64;

type TimelineHow = Parameters<port.ExploreApp['timeline']>[1];

export class ExploreDesk implements port.ExploreApp {
  readonly #app: App;
  /** Answers for the log as it stands: whoever goes from the map to the table asks for the same again. */
  readonly #remembered = new Map<string, Promise<unknown>>();
  #rememberedAt = -1;

  constructor(app: App) {
    this.#app = app;
  }

  async #once<T>(what: unknown[], make: (copy: AnalysisCopy) => Promise<T>): Promise<T> {
    const copy = await this.#app.analysis.current();
    if (this.#rememberedAt !== copy.applied() || this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#rememberedAt = copy.applied();
    const key = JSON.stringify(what);
    let answer = this.#remembered.get(key) as Promise<T> | undefined;
    if (answer === undefined) {
      answer = make(copy);
      this.#remembered.set(key, answer);
      answer.catch(() => this.#remembered.delete(key));
    }
    return answer;
  }

  summary(query: port.ExploreQuery): Promise<port.Explored> {
    return this.#once(['summary', query], (copy) => this.#summary(query, copy));
  }

  async #summary(query: port.ExploreQuery, copy: AnalysisCopy): Promise<port.Explored> {
    const expression = expressionOf(query);
    const selected = this.#selected(expression, query.at);
    const any = this.#selected(expressionOf({ ...query, status: 'any' }), query.at);
    const [summary, byStatus, groups] = await Promise.all([
      copy.summary(selected),
      copy.count({ ...any, by: ['status'] }),
      this.#groups(selected, copy),
    ]);
    const of = (status: string): number => byStatus.find(({ key }) => key[0] === status)?.n ?? 0;
    const { acts, events, sources, confirmed, suggested, first, last, sums } = summary;
    return {
      expression,
      checkpoint: checkpointOf(query.at, this.#app),
      acts,
      events,
      sources,
      confirmed,
      suggested,
      any: { confirmed: of('confirmed'), suggested: of('suggested') },
      first,
      last,
      sums,
      groups,
      sourceName: query.source === undefined ? null : nameOf(this.#app.catalogue.byId(query.source), query.source),
    };
  }

  async #groups(selected: Selected, copy: AnalysisCopy): Promise<port.Explored['groups']> {
    const fields = ['act', 'country', 'place', 'source', 'actor', 'year'] as const satisfies readonly port.Breakdown[];
    const lists = await Promise.all(
      fields.map(async (field) => {
        const all = await copy.count({ ...selected, by: [field] });
        const known = all.filter(({ key }) => key[0] !== null);
        known.sort((a, b) => b.n - a.n);
        const list = known.slice(0, GROUPS_SHOWN).map(({ key, n }) => this.#group(field, key[0]!, n));
        return [field, { list, more: known.length - list.length }] as const;
      }),
    );
    return Object.fromEntries(lists) as unknown as port.Explored['groups'];
  }

  #group(field: CountField, value: string, n: number): port.ExploreGroup {
    if (field !== 'source') return { value, n };
    return { value, label: nameOf(this.#app.catalogue.byId(value), value), n };
  }

  map(query: port.ExploreQuery): Promise<port.ExploreMap> {
    return this.#once(['map', query], (copy) => this.#map(query, copy));
  }

  async #map(query: port.ExploreQuery, copy: AnalysisCopy): Promise<port.ExploreMap> {
    const selected = this.#selected(expressionOf(query), query.at);
    const { box } = await copy.extent(selected);
    const across = box === null ? 1 : Math.max(box.east - box.west, box.north - box.south, 2 ** -4);
    const cell = 2 ** Math.floor(Math.log2(across / CELLS_ACROSS));
    const { groups, left } = await copy.places({ ...selected, cell, limit: MOST_CIRCLES });
    return {
      groups: groups.map(({ precision, point, box: at, name, names, countryKey, country, n, confirmed }) => ({
        precision,
        point,
        box: at === null ? null : [at.west, at.south, at.east, at.north].join(','),
        name,
        names,
        countryCode: countryKey !== null && /^[A-Z]{2}$/.test(countryKey) ? countryKey : null,
        country,
        n,
        confirmed,
      })),
      left,
    };
  }

  timeline(query: port.ExploreQuery, how: TimelineHow): Promise<port.ExploreTimeline> {
    return this.#once(['timeline', query, how], (copy) => this.#timeline(query, how, copy));
  }

  async #timeline(
    query: port.ExploreQuery,
    { calendar, stack, today }: TimelineHow,
    copy: AnalysisCopy,
  ): Promise<port.ExploreTimeline> {
    const selected = this.#selected(expressionOf(query), query.at);
    const { first, last } = await copy.extent(selected);
    const { unit, spans } = timeSpans(first, last, calendar);
    const [groups, precisions] = await Promise.all([
      copy.spans({ ...selected, spans, by: stack === 'status' ? 'status' : 'act' }),
      copy.count({ ...selected, by: ['precision'] }),
    ]);
    const bars = spans.map((span) => ({
      // what a bar leads to is what it counts: no more than the days that were asked for
      ...within(span, query),
      n: {} as Record<string, number>,
      incomplete: cutOff(span, query, today),
    }));
    const loose = new Map<string, number>();
    for (const { span, key, loose: precision, n } of groups) {
      const name = stack === 'status' ? (key ?? '') : (actType(key ?? '')?.family ?? '');
      if (span === null) loose.set(precision!, (loose.get(precision!) ?? 0) + n);
      else bars[span]!.n[name] = (bars[span]!.n[name] ?? 0) + n;
    }
    if (spans.length === 0) for (const { key, n } of precisions) loose.set(key[0]!, n);
    return {
      unit,
      bars,
      loose: [...loose].map(([precision, n]) => ({
        precision,
        n,
        of: precisions.find(({ key }) => key[0] === precision)?.n ?? n,
      })),
    };
  }

  async table(
    query: port.ExploreQuery,
    page: { sort: 'newest' | 'oldest'; limit: number; offset: number },
  ): Promise<port.Page<port.ExploreRow>> {
    const copy = await this.#app.analysis.current();
    const { total, rows } = await copy.rows({ ...this.#selected(expressionOf(query), query.at), ...page });
    return {
      total,
      items: rows.map(({ sources, documents, ...row }) => ({
        ...row,
        sources: sources.map((id) => ({ id, name: nameOf(this.#app.catalogue.byId(id), id) })),
        documents: documents.length,
      })),
    };
  }

  async export(query: port.ExploreQuery, format: port.ExportFormat): Promise<port.Download> {
    const { exportedActs } = await import('../exporting/exporting-acts.ts');
    const selected = this.#selected(expressionOf(query), query.at);
    return exportedActs(selected, format, this.#app);
  }

  savedViews(): port.SavedView[] {
    return this.#app.desk.savedSearches().flatMap(({ id, name, query }) => {
      const kept = JSON.parse(query) as { explore?: port.ExploreQuery; view?: string };
      return kept.explore === undefined ? [] : [{ id, name, query: kept.explore, view: kept.view ?? 'map' }];
    });
  }

  saveView(name: string, query: port.ExploreQuery, view: string): { id: string } {
    return this.#app.desk.saveSearch(name, JSON.stringify({ explore: query, view }));
  }

  event(id: string, options: { version?: number; at?: number }): Promise<port.EventView> {
    return eventView(id, options, this.#app);
  }

  async codebookCounts(): Promise<port.CodebookCounts> {
    const copy = await this.#app.analysis.current();
    const { filter, status } = readFilter('status:any', filterNames(this.#app));
    const counts = new Map<string, { confirmed: number; suggested: number }>();
    for (const { key, n } of await copy.count({ filter, status, by: ['act', 'status'] })) {
      const of = counts.get(key[0] ?? '') ?? { confirmed: 0, suggested: 0 };
      of[key[1] as 'confirmed' | 'suggested'] += n;
      counts.set(key[0] ?? '', of);
    }
    return { counts, checkpoint: checkpointOf(undefined, this.#app) };
  }

  #selected(expression: string, at: number | undefined): Selected {
    requireInLog(at, this.#app.archive);
    return { ...readFilter(expression, filterNames(this.#app)), at };
  }
}

/** The form of the explorer as one filter in the language of `sabt count --where`. */
export function expressionOf(query: port.ExploreQuery): string {
  const { type, country, place, actor, source, from, to, status, words, where, box } = query;
  const parts: string[] = [];
  const test = (field: string, value: string | undefined): void => {
    if (value !== undefined) parts.push(`${field}:${/^[\p{L}\p{N}_.-]+$/u.test(value) ? value : quoted(value)}`);
  };
  test('type', type);
  test('country', country);
  test('place', place);
  test('actor', actor);
  test('source', source);
  if (from !== undefined || to !== undefined) parts.push(`date:${dateOf(from)}..${dateOf(to)}`);
  test('box', box === undefined ? undefined : box.replaceAll('"', ''));
  if (words !== undefined)
    parts.push(words.includes('"') ? quoted(words) : words.split(/\s+/).map(plainWord).join(' '));
  if (status !== undefined && status !== 'confirmed') parts.push(`status:${status}`);
  if (where !== undefined) parts.push(/\bOR\b|\|/.test(where) && parts.length > 0 ? `(${where})` : where);
  return parts.join(' ');
}

/** A date as a filter takes it: no space in it. */
const dateOf = (typed: string | undefined): string => (typed ?? '').replace(/\s+/g, '');
const quoted = (value: string): string => `"${value.replaceAll('"', ' ')}"`;
/** A word that would be read as a sign of the filter language stands in quotes. */
const plainWord = (word: string): string =>
  /^[\p{L}\p{N}\u200c]+$/u.test(word) && !/^(OR|AND|NOT)$/.test(word) ? word : quoted(word);

/** Whether a span of the timeline is cut off by the filter's dates, or is not over yet. */
function cutOff(span: Days, query: port.ExploreQuery, today: string): boolean {
  const { from, to } = within(span, query);
  return from !== span.from || to !== span.to || span.to >= today;
}

interface Days {
  from: string;
  to: string;
}

/** The days of a span that a query asks for. */
function within(span: Days, { from, to }: port.ExploreQuery): Days {
  const first = from === undefined ? null : parseDateInput(from)?.start;
  const last = to === undefined ? null : parseDateInput(to)?.end;
  if (first === undefined || last === undefined) throw new SabtError('unreadable-date', 'No date.', { at: 'date' });
  return {
    from: first !== null && span.from < first ? first : span.from,
    to: last !== null && span.to > last ? last : span.to,
  };
}
