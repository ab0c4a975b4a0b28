/**
 * What rows of the analysis copy say in words, and what the words of a filter mean: from catalogue and gazetteer. Loaded
 * when something is first counted, because the gazetteer takes longer to load than a search to answer.
 */
import { countryNamed, placeById, placeName, placeParents } from '../gazetteer/index.ts';
import { DATA_SETS } from '../model/data-sets.ts';
import type { Json } from '../model/records.ts';
import type { Names, RowLookup } from '../stages/measuring/index.ts';
import { fold } from '../stages/reading/index.ts';
import type { App } from './app.ts';
import { nameOf } from './find.ts';

/** What rows say in words, from the catalogue and the gazetteer; each name is looked up once. */
export function rowLookup(app: App): RowLookup {
  const { catalogue } = app;
  const handing = new Map<string, readonly string[]>();
  return {
    titleOf: (id) => catalogue.byId(id)?.title ?? null,
    nameOf(id) {
      const item = catalogue.byId(id);
      return item === null ? null : nameOf(item, id);
    },
    isIdentity: (id) => catalogue.byId(id)?.confidentiality === 'identity',
    languagesOf(document) {
      const language = catalogue.byId(document)?.language ?? null;
      return language === null ? [] : [language];
    },
    batchOf(id) {
      const item = catalogue.byId(id);
      return item === null ? null : textOf(app.reader.current(item).fields['batch']);
    },
    handedOnBy(batch) {
      const known = handing.get(batch) ?? handedOnBy(batch, app);
      handing.set(batch, known);
      return known;
    },
    countryCode: countryNamed,
    placeName: (id) => (placeById(id) === null ? null : placeName(id, 'en')),
    admin1Of,
  };
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

/** Who gave the batch to the archive, and the data set that it is a part of. */
function handedOnBy(batch: string, { catalogue, reader }: App): string[] {
  const item = catalogue.byId(batch);
  if (item?.kind !== 'batch') return [];
  const { sourceId, profile } = reader.current(item).fields;
  const name = DATA_SETS.get(textOf(profile) ?? '');
  const dataSet = name === undefined ? null : catalogue.sourceByName(fold(name).trim());
  return [textOf(sourceId), dataSet?.id ?? null].filter((id) => id !== null);
}

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
    country: countryNamed,
    sources(name) {
      const item = catalogue.byId(name) ?? catalogue.sourceByName(fold(name).trim());
      return item === null || item.kind !== 'source' ? [] : [item.id];
    },
  };
}
