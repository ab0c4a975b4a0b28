/**
 * What describes the data of a site to programs: a Data Package (Frictionless, version 1: paths beside the description,
 * SHA-256 and size of each file, types of the columns) and a schema.org Dataset in JSON-LD. The context of the latter
 * stands in it, so that nothing has to be fetched to read it.
 */
import { siteTableName } from '@sabt/proof';
import { LANGUAGES, speak } from '../../i18n/index.ts';
import type { Json } from '../../model/records.ts';
import type { SiteKind } from '../../stages/publishing/index.ts';
import { TABLE_FORMATS } from './making-tables.ts';
import { typeOf } from './table-columns.ts';

export interface DataTable {
  kind: SiteKind | 'codebook';
  columns: readonly string[];
  rows: number;
}

/** Of a file of the site, by its path. */
export interface Sealed {
  /** In bytes. */
  sizeOf(path: string): number;
  /** SHA-256, lower-case hexadecimal. */
  digestOf(path: string): string;
}

/** All terms are schema.org's; addresses are relative to the file. */
export const CONTEXT: Json = {
  '@vocab': 'https://schema.org/',
  contentUrl: { '@type': '@id' },
  url: { '@type': '@id' },
};

const MEDIA: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/ld+json',
  jsonl: 'application/jsonl',
  parquet: 'application/vnd.apache.parquet',
};

export const tableName = (kind: DataTable['kind']): string => (kind === 'codebook' ? kind : siteTableName(kind));

export const tableFiles = ({ kind }: DataTable): string[] =>
  (kind === 'codebook' ? ['csv'] : TABLE_FORMATS).map((ending) => `${tableName(kind)}.${ending}`);

/** Files of another shape than a table. */
const OTHERS = ['records.jsonl', 'claim-reviews.json'];

const endingOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

export function dataPackage(
  { sizeOf, digestOf }: Sealed,
  tables: readonly DataTable[],
  about: { title: string; origin: string },
): Json {
  const file = (path: string): { [key: string]: Json } => ({
    name: path.replaceAll('.', '-'),
    path,
    format: endingOf(path),
    mediatype: MEDIA[endingOf(path)]!,
    ...(path.endsWith('.parquet') ? {} : { encoding: 'utf-8' }),
    bytes: sizeOf(`data/${path}`),
    hash: `sha256:${digestOf(`data/${path}`)}`,
  });
  const schemaOf = ({ kind, columns }: DataTable): Json => ({
    fields: columns.map((name) => ({ name, type: typeOf(name) })),
    missingValues: [''],
    ...(kind === 'codebook' ? {} : { primaryKey: 'id' }),
  });
  const resources = tables.flatMap((table) =>
    tableFiles(table).map((path) => ({
      ...(path.endsWith('.csv') ? { profile: 'tabular-data-resource' } : {}),
      ...file(path),
      schema: schemaOf(table),
    })),
  );
  return {
    profile: 'data-package',
    name: about.origin.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-'),
    title: about.title,
    description: speak('en').t('publish.data.lead'),
    resources: [...resources, ...OTHERS.map(file)],
  };
}

export function dataset(
  { sizeOf, digestOf }: Sealed,
  tables: readonly DataTable[],
  { title, origin }: { title: string; origin: string },
): Json {
  return {
    '@context': CONTEXT,
    '@type': 'Dataset',
    name: title,
    identifier: origin,
    description: LANGUAGES.map((language) => ({
      '@language': language,
      '@value': speak(language).t('publish.data.lead'),
    })),
    url: '../index.html',
    distribution: [...tables.flatMap(tableFiles), ...OTHERS].map((path) => ({
      '@type': 'DataDownload',
      name: path,
      contentUrl: path,
      contentSize: `${sizeOf(`data/${path}`)} B`,
      encodingFormat: MEDIA[endingOf(path)]!,
      sha256: digestOf(`data/${path}`),
    })),
  };
}
