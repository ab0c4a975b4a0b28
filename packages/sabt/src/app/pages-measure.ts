/** The port of the pages of indicators: every number as `sabt measure` gives it. */
import { SabtError } from '../model/errors.ts';
import type { Fields } from '../model/records.ts';
import type * as port from '../pages/index.ts';
import type { Definition, Measure, Measurement } from '../stages/measuring/index.ts';
import type { CatalogueItem } from '../store/catalogue-port.ts';
import type { App } from './app.ts';
import { publishFigure, recompute } from './figures.ts';
import { nameOf } from './find.ts';
import { measure } from './measuring.ts';
import { expressionOf } from './pages-explore.ts';
import { known } from './records.ts';

const MOST_REMEMBERED = 64;
const MOST_SERIES = 200;
/** Roll calls that a page names, the latest. */
const MOST_NAMED = 30;
const LONGEST_NAME = 120;
/** Figures looked through for those of one indicator. */
const MOST_LOOKED_AT = 500;

export class MeasureDesk implements port.MeasureApp {
  readonly #app: App;
  /** Answers for the log as it stands and the present day. */
  readonly #remembered = new Map<string, Promise<port.Measured>>();
  #rememberedAt = -1;

  constructor(app: App) {
    this.#app = app;
  }

  async measure(name: Measure, query: port.MeasureQuery): Promise<port.Measured> {
    const copy = await this.#app.analysis.current();
    const today = new Date().toISOString().slice(0, 10);
    const size = this.#app.archive.size();
    if (this.#rememberedAt !== size || this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#rememberedAt = size;
    const key = JSON.stringify([name, query, today, copy.applied()]);
    let answer = this.#remembered.get(key);
    if (answer === undefined) {
      answer = this.#measured(name, query, today);
      this.#remembered.set(key, answer);
      answer.catch(() => this.#remembered.delete(key));
    }
    return answer;
  }

  async #measured(name: Measure, query: port.MeasureQuery, today: string): Promise<port.Measured> {
    const { filter, by, driver, series } = query;
    const expression = expressionOf(filter);
    const second = driver === undefined ? null : expressionOf(driver);
    const measurement = await measure(
      { measure: name, where: expression, by, at: filter.at, driver: second ?? undefined, series, today },
      this.#app,
    );
    return {
      measurement,
      expression,
      driver: second,
      sourceName: this.#sourceName(filter.source),
      driverSourceName: this.#sourceName(driver?.source),
      names: this.#names(measurement),
    };
  }

  #sourceName(source: string | undefined): string | null {
    return source === undefined ? null : nameOf(this.#app.catalogue.byId(source), source);
  }

  /** Of the lists of an estimate, which are sources, and of roll calls without a title. */
  #names({ value }: Measurement): Record<string, string> {
    const { lists = [], listed = [] } = (value ?? {}) as {
      lists?: string[];
      listed?: { id: string; title: string | null }[];
    };
    const untitled = listed.filter(({ title }) => title === null).slice(-MOST_NAMED);
    return Object.fromEntries([
      ...lists.map((id) => [id, nameOf(this.#app.catalogue.byId(id), id)] as const),
      ...untitled.map(({ id }) => [id, this.#described(id)] as const),
    ]);
  }

  /** The first words of a record's description. */
  #described(id: string): string {
    const item = this.#app.catalogue.byId(id);
    const description = item === null ? undefined : this.#app.reader.current(item).fields['description'];
    if (typeof description !== 'string' || description.trim() === '') return nameOf(item, id);
    return description.length > LONGEST_NAME ? `${description.slice(0, LONGEST_NAME)}…` : description;
  }

  async series(): Promise<port.SeriesName[]> {
    const copy = await this.#app.analysis.current();
    const all = await copy.series({ filter: { is: 'all' } });
    return all.slice(0, MOST_SERIES).map(({ series, n, from, to }) => ({ name: series, n, from, to }));
  }

  figures(
    { measure: name }: { measure?: Measure },
    { limit, offset }: { limit: number; offset: number },
  ): port.Page<port.FigureSummary> {
    const list = (page: { limit: number; offset: number }) => this.#app.catalogue.list({ kind: 'figure', ...page });
    if (name === undefined) {
      const { total, items } = list({ limit, offset });
      return { total, items: items.map((item) => this.#summary(item)) };
    }
    const { items } = list({ limit: MOST_LOOKED_AT, offset: 0 });
    const own = items
      .map((item) => this.#summary(item))
      .filter(({ measurement }) => measurement.definition.measure === name);
    return { total: own.length, items: own.slice(offset, offset + limit) };
  }

  figure(id: string): port.FigureSummary {
    const item = known(id, this.#app.catalogue);
    if (item.kind !== 'figure') throw new SabtError('not-found', `${id} is no figure.`, { at: id });
    return this.#summary(item);
  }

  #summary(item: CatalogueItem): port.FigureSummary {
    const { fields } = this.#app.reader.current(item);
    const text = (path: string): string | null => {
      const value = fields[path];
      return typeof value === 'string' ? value : null;
    };
    return { id: item.id, at: text('at'), by: text('by'), measurement: publishedOf(item.id, fields) };
  }

  async again(id: string): Promise<port.ComputedAgain> {
    const { id: _same, ...answer } = await recompute(id, this.#app);
    return answer;
  }

  async publish(name: Measure, query: port.MeasureQuery): Promise<{ id: string }> {
    const { measurement } = await this.measure(name, query);
    const { id } = await publishFigure(measurement, this.#app, this.#app.person);
    return { id: id! };
  }
}

/** What the record of a figure keeps of the measurement. */
function publishedOf(id: string, fields: Fields): Measurement {
  const read = <T>(path: string): T => fields[path] as unknown as T;
  return {
    id,
    definition: read<Definition>('definition'),
    method: `${String(fields['method'])}/${String(fields['methodVersion'])}`,
    value: fields['value'] ?? null,
    interval: fields['interval'] ?? null,
    ...(fields['p'] === undefined ? {} : { p: read<number | null>('p') }),
    ...(fields['verdict'] === undefined ? {} : { verdict: read<NonNullable<Measurement['verdict']>>('verdict') }),
    ...(fields['missing'] === undefined ? {} : { missing: read<NonNullable<Measurement['missing']>>('missing') }),
    safeguards: read<Measurement['safeguards']>('safeguards'),
    checkpoint: read<Measurement['checkpoint']>('checkpoint'),
    inputs: read<Measurement['inputs']>('inputs'),
  };
}
