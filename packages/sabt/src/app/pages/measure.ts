/** The port of the pages of indicators: every number as `sabt measure` gives it. */
import { SabtError } from '../../model/errors.ts';
import type { Fields } from '../../model/records.ts';
import type * as port from '../../pages/index.ts';
import type { Definition, Measure, Measurement, Step } from '../../stages/measuring/index.ts';
import type { CatalogueItem } from '../../store/catalogue-port.ts';
import type { App } from '../app.ts';
import { nameOf } from '../find.ts';
import { hiddenNames } from '../measuring/figure-names.ts';
import { publishFigure, recompute } from '../measuring/figures.ts';
import { measure, requireTaken } from '../measuring/measuring.ts';
import type { Asker } from '../measuring/measuring-jobs.ts';
import { known } from '../records.ts';
import { PageAnswers } from './answers.ts';
import { expressionOf } from './explore.ts';

const MOST_SERIES = 200;
/** Roll calls that a page names, the latest. */
const MOST_NAMED = 30;
const LONGEST_NAME = 120;
/** Figures looked through for those of one indicator. */
const MOST_LOOKED_AT = 500;
/** A person publishes each by hand. */
const MOST_FIGURES = 100_000;

export class MeasureDesk implements port.MeasureApp {
  readonly #app: App;
  readonly #numbers: PageAnswers<port.Measured>;
  /** Published figures that are computed again. */
  readonly #again: PageAnswers<port.ComputedAgain>;
  /** Entries of figures that were whole after so many erasures: each is read once, and not for every page. */
  readonly #whole = { entries: new Set<number>(), erasures: 0 };

  constructor(app: App) {
    this.#app = app;
    const size = (): number => app.archive.size();
    this.#numbers = new PageAnswers(size);
    this.#again = new PageAnswers(size);
  }

  async measure(name: Measure, query: port.MeasureQuery, signal?: AbortSignal): Promise<port.Measured> {
    const known = this.#numbers.known(keyOf(name, query));
    return known ?? this.#compute(name, query, signal === undefined ? {} : { signal });
  }

  async soon(name: Measure, query: port.MeasureQuery): Promise<port.Answered> {
    const answered = await this.#numbers.soon(keyOf(name, query), (asker) => this.#compute(name, query, asker));
    return answered.state === 'there' ? { state: 'there', measured: answered.value } : answered;
  }

  step(name: Measure, query: port.MeasureQuery): Step | null {
    return this.#numbers.step(keyOf(name, query));
  }

  cancel(name: Measure, query: port.MeasureQuery): void {
    this.#numbers.cancel(keyOf(name, query));
  }

  allow(name: Measure, query: port.MeasureQuery): void {
    this.#numbers.allow(keyOf(name, query));
  }

  async #compute(name: Measure, query: port.MeasureQuery, asker: Asker): Promise<port.Measured> {
    const { filter, by, driver, series } = query;
    const expression = expressionOf(filter);
    const second = driver === undefined ? null : expressionOf(driver);
    const input = { measure: name, where: expression, by, at: filter.at, driver: second ?? undefined, series };
    requireTaken(input);
    return this.#measured(await measure(input, this.#app, asker), query, expression, second);
  }

  #measured(
    measurement: Measurement,
    { filter, driver }: port.MeasureQuery,
    expression: string,
    second: string | null,
  ): port.Measured {
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
    this.#forgetErased();
    const list = (most: number) =>
      this.#app.catalogue.list({ kind: 'figure', limit: most, offset: 0 }).items.filter((item) => this.#wasWhole(item));
    if (name === undefined) {
      const whole = list(MOST_FIGURES);
      // an erasure that is being carried out was logged before
      const shown = whole.slice(offset, offset + limit).filter((item) => this.#isWhole(item));
      return { total: whole.length, items: shown.map((item) => this.#summary(item)) };
    }
    const own = list(MOST_LOOKED_AT)
      .filter((item) => this.#isWhole(item))
      .map((item) => this.#summary(item))
      .filter(({ measurement }) => measurement.definition.measure === name);
    return { total: own.length, items: own.slice(offset, offset + limit) };
  }

  figure(id: string): port.FigureSummary {
    const whole = this.wholeFigure(id);
    if (whole !== null) return whole;
    throw new SabtError('not-found', 'Part of what this number says was erased; its record has what is left.', {
      at: id,
    });
  }

  /** Null where something was erased of it without which it is no sentence. Throws `not-found` for what is no figure. */
  wholeFigure(id: string): port.FigureSummary | null {
    const item = known(id, this.#app.catalogue);
    if (item.kind !== 'figure') throw new SabtError('not-found', `${id} is no figure.`, { at: id });
    return this.#isWhole(item) ? this.#summary(item) : null;
  }

  #forgetErased(): void {
    const known = this.#whole;
    const { total } = this.#app.catalogue.list({ kind: 'erasure', limit: 0, offset: 0 });
    if (total !== known.erasures) known.entries.clear();
    known.erasures = total;
  }

  #wasWhole(item: CatalogueItem): boolean {
    const { entries } = this.#whole;
    if (entries.has(item.entry)) return true;
    const isWhole = this.#isWhole(item);
    if (isWhole) entries.add(item.entry);
    return isWhole;
  }

  #isWhole(item: CatalogueItem): boolean {
    const { fields } = this.#app.reader.current(item);
    return NEEDED.every((path) => fields[path] !== undefined);
  }

  #summary(item: CatalogueItem): port.FigureSummary {
    const { fields } = this.#app.reader.current(item);
    const text = (path: string): string | null => {
      const value = fields[path];
      return typeof value === 'string' ? value : null;
    };
    return { id: item.id, at: text('at'), by: text('by'), measurement: publishedOf(item.id, fields) };
  }

  again(id: string): Promise<port.Soon<port.ComputedAgain>> {
    return this.#again.soon(id, async (asker) => {
      const { id: _same, ...answer } = await recompute(id, this.#app, asker);
      return answer;
    });
  }

  stepOfAgain(id: string): Step | null {
    return this.#again.step(id);
  }

  cancelAgain(id: string): void {
    this.#again.cancel(id);
  }

  allowAgain(id: string): void {
    this.#again.allow(id);
  }

  async publish(
    name: Measure,
    query: port.MeasureQuery,
    { naming = false, signal }: { naming?: boolean; signal?: AbortSignal } = {},
  ): Promise<{ id: string } | { givenAway: port.NamesGivenAway }> {
    const { measurement } = await this.measure(name, query, signal);
    if (!naming) {
      const givenAway = await hiddenNames(measurement.definition, this.#app);
      if (givenAway.hidden.length + givenAway.redacted.length > 0) return { givenAway };
    }
    const { id } = await publishFigure(measurement, this.#app, this.#app.person, { naming });
    return { id: id! };
  }
}

const NEEDED = ['definition', 'method', 'methodVersion', 'safeguards', 'checkpoint', 'inputs'];

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

/** A day is a part of the question: what lies after it is not observed yet. */
function keyOf(name: Measure, query: port.MeasureQuery): string {
  return JSON.stringify([name, query, new Date().toISOString().slice(0, 10)]);
}
