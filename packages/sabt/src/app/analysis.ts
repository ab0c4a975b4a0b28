/**
 * The analysis copy of an archive: opened when something is first counted, caught up before every count, thrown away and
 * made anew with the index. One path for `sabt count`, the explorer and every indicator.
 */
import { join } from 'node:path';
import { findPlaces, placeById, placeName, placeParents } from '../gazetteer/index.ts';
import type { RecordVersion } from '../model/records.ts';
import { actRow, COUNTED_KINDS, type Names, type RowLookup } from '../stages/measuring/index.ts';
import { fold } from '../stages/reading/index.ts';
import type { ActRow, AnalysisCopy } from '../store/analysis-port.ts';
import type { App } from './app.ts';
import { nameOf } from './find.ts';
import { useReferences } from './references.ts';

const APPLIED_AT_ONCE = 5_000;

export class Analysis {
  readonly #app: App;
  #copy: Promise<AnalysisCopy> | null = null;
  /** Catching up, one at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(app: App) {
    this.#app = app;
  }

  /** The copy, holding all that the log holds now. Throws `archive-unreadable`. */
  async current(): Promise<AnalysisCopy> {
    await useReferences(this.#app);
    this.#copy ??= this.#open();
    const copy = await this.#copy;
    const turn = this.#turn.catch(() => undefined).then(() => this.#catchUp(copy));
    this.#turn = turn;
    await turn;
    return copy;
  }

  async #open(): Promise<AnalysisCopy> {
    const { openAnalysis } = await import('../store/duckdb/index.ts');
    const { archive, dir } = this.#app;
    const copy = await openAnalysis(archive.mode === 'write' ? join(dir, 'index', 'analysis.duckdb') : null);
    if (copy.applied() > archive.size()) await copy.clear();
    return copy;
  }

  async #catchUp(copy: AnalysisCopy): Promise<void> {
    const { archive, catalogue } = this.#app;
    const size = archive.size();
    const from = copy.applied();
    if (from >= size) return;
    const lookup = rowLookup(this.#app);
    let rows: ActRow[] = [];
    for (const entry of catalogue.entriesOf(COUNTED_KINDS, from, size)) {
      const row = actRow(archive.read(entry) as RecordVersion, lookup);
      if (row !== null) rows.push(row);
      if (rows.length < APPLIED_AT_ONCE) continue;
      await copy.apply(rows, entry + 1);
      rows = [];
    }
    await copy.apply(rows, size);
  }

  async close(): Promise<void> {
    const copy = this.#copy;
    this.#copy = null;
    if (copy === null) return;
    await this.#turn.catch(() => undefined);
    (await copy.catch(() => null))?.close();
  }
}

/** What rows say in words, from the catalogue and the gazetteer; each name is looked up once. */
function rowLookup(app: App): RowLookup {
  const { catalogue } = app;
  return {
    titleOf: (id) => catalogue.byId(id)?.title ?? null,
    nameOf(id) {
      const item = catalogue.byId(id);
      return item === null ? null : nameOf(item, id);
    },
    languagesOf(document) {
      const language = catalogue.byId(document)?.language ?? null;
      return language === null ? [] : [language];
    },
    countryCode,
    admin1Of,
  };
}

const countries = new Map<string, string | null>();
const regions = new Map<string, string | null>();
const MOST_REMEMBERED = 10_000;

function remembered(map: Map<string, string | null>, key: string, find: () => string | null): string | null {
  let value = map.get(key);
  if (value === undefined) {
    if (map.size >= MOST_REMEMBERED) map.clear();
    value = find();
    map.set(key, value);
  }
  return value;
}

/** ISO 3166-1 alpha-2 of a country by its code or its name in any of the three languages; null if there is none. */
export function countryCode(name: string): string | null {
  return remembered(countries, name, () => {
    const trimmed = name.trim();
    if (/^[A-Z]{2}$/.test(trimmed)) return placeById(`iso:${trimmed}`) === null ? null : trimmed;
    const { places } = findPlaces(trimmed);
    const whole = places.find(({ precision, span }) => precision === 'country' && span[0] === 0);
    return whole === undefined ? null : (whole.candidates[0]?.country ?? null);
  });
}

/** As English calls it, so that one region is one group whatever the report's language. */
function admin1Of(id: string): string | null {
  return remembered(regions, id, () => {
    const own = placeById(id);
    const region =
      own?.precision === 'region' ? id : placeParents(id).find((one) => placeById(one)?.precision === 'region');
    return region === undefined ? null : placeName(region, 'en');
  });
}

/** What the words of a filter mean in an archive. */
export function filterNames({ catalogue }: App): Names {
  return {
    country: countryCode,
    sources(name) {
      const item = catalogue.byId(name) ?? catalogue.sourceByName(fold(name).trim());
      return item === null || item.kind !== 'source' ? [] : [item.id];
    },
  };
}
