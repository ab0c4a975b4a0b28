/**
 * Machine-coded events of GDELT 2 (event codebook 2.0), under its own column names and under those of tables that people
 * made of it. One row is one act. Who acts is `Actor1`, upon whom is `Actor2`; in material conflict (root codes 17 to 20)
 * the first is said to be the perpetrator. Where it happened is `ActionGeo`; the places of the actors themselves say
 * where these are at home and are left to the evidentiary copy, as are the many spellings of the date.
 */
import { columnLetter } from '../header.ts';
import type { Mapping } from '../mapping.ts';
import type { RowFailure, RowValues } from '../read-row.ts';
import { actOfCameo, cameoCode } from './cameo.ts';
import { isoOfFips } from './fips.ts';
import {
  type ColumnOf,
  cellOf,
  contradiction,
  involve,
  mappingOf,
  type Profile,
  type ProfileColumns,
  taken,
} from './profile.ts';

const COLUMNS: ProfileColumns = {
  kind: 'event',
  fields: {
    id: ['GLOBALEVENTID', 'Global_Event_ID'],
    start: ['SQLDATE', 'Day'],
    lat: ['ActionGeo_Lat', 'Lat_Extra'],
    lon: ['ActionGeo_Long', 'Long_Extra'],
    url: ['SOURCEURL', 'Source_URL'],
    'custom/EventCode': ['EventCode', 'Event_Code'],
    'custom/EventRootCode': ['EventRootCode', 'Event_Root_Code'],
    'custom/Actor1Name': ['Actor1Name', 'Actor_1_Name'],
    'custom/Actor2Name': ['Actor2Name', 'Actor_2_Name'],
    'custom/Actor1Code': ['Actor1Code', 'Actor_1_Country_Code'],
    'custom/Actor2Code': ['Actor2Code', 'Actor_2_Country_Code'],
    'custom/ActionGeo_Type': ['ActionGeo_Type', 'Mention_Type'],
    'custom/ActionGeo_FullName': ['ActionGeo_FullName', 'ActionGeo_Fullname', 'ST_PR_CNTRY'],
    'custom/ActionGeo_CountryCode': ['ActionGeo_CountryCode', 'Country'],
  },
  needed: ['id', 'start', 'custom/EventCode'],
  ignored: [
    ...[
      'A',
      'MonthYear',
      'YYYYMM',
      'Year',
      'YYYY',
      'FractionDate',
      'Day_Time',
      'EventBaseCode',
      'DATEADDED',
      'Date_Added',
    ],
    ...[1, 2].flatMap((n) => [
      ...['Type', 'FullName', 'CountryCode', 'ADM1Code', 'ADM2Code', 'Lat', 'Long', 'FeatureID'].map(
        (part) => `Actor${n}Geo_${part}`,
      ),
      ...['Type', 'FullName', 'Country_Code'].map((part) => `Actor_${n}_Geo_${part}`),
    ]),
    ...['ActionGeo_ADM1Code', 'ActionGeo_ADM2Code', 'ADM1Code_Extra', 'ADM2Code_Extra', 'ActorGeo_FeaturID_Extra'],
  ],
};

/** The columns of the files as GDELT itself gives them out, which have no header. */
const actorColumns = (n: number): string[] => [
  ...['Code', 'Name', 'CountryCode', 'KnownGroupCode', 'EthnicCode', 'Religion1Code', 'Religion2Code'].map(
    (part) => `Actor${n}${part}`,
  ),
  ...[1, 2, 3].map((m) => `Actor${n}Type${m}Code`),
];
const placeColumns = (of: string): string[] =>
  ['Type', 'FullName', 'CountryCode', 'ADM1Code', 'ADM2Code', 'Lat', 'Long', 'FeatureID'].map(
    (part) => `${of}Geo_${part}`,
  );
const IN_ORDER = [
  ...['GLOBALEVENTID', 'Day', 'MonthYear', 'Year', 'FractionDate', ...actorColumns(1), ...actorColumns(2)],
  ...['IsRootEvent', 'EventCode', 'EventBaseCode', 'EventRootCode', 'QuadClass', 'GoldsteinScale'],
  ...['NumMentions', 'NumSources', 'NumArticles', 'AvgTone'],
  ...[...placeColumns('Actor1'), ...placeColumns('Actor2'), ...placeColumns('Action'), 'DATEADDED', 'SOURCEURL'],
];

/** Where a row of data was taken for the header, or none was found, columns go by their letters. */
function withoutHeader(columns: readonly string[]): Mapping | null {
  if (columns.length !== IN_ORDER.length || !/^(?:\d{6,}|A)$/.test(columns[0]!)) return null;
  const letterOf = new Map(IN_ORDER.map((name, place) => [name, columnLetter(place)]));
  const { fields, ignore = [] } = mappingOf('A GDELT table', COLUMNS, IN_ORDER);
  const lettered = Object.fromEntries(Object.entries(fields).map(([field, name]) => [field, letterOf.get(name)!]));
  const used = new Set([...Object.values(fields), ...ignore]);
  for (const name of IN_ORDER) if (!used.has(name)) lettered[`custom/${name}`] = letterOf.get(name)!;
  return { kind: 'event', header: 0, fields: lettered, ignore: ignore.map((name) => letterOf.get(name)!) };
}

/** Country, state of the USA, its towns, other towns, other regions. */
const PRECISION: Readonly<Record<string, string>> = { 1: 'country', 2: 'region', 3: 'town', 4: 'town', 5: 'region' };

const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region' });
export const gdelt: Profile = {
  name: 'gdelt',
  family: 'gdelt',
  mapping: (columns) => withoutHeader(columns) ?? mappingOf('A GDELT table', COLUMNS, columns),
  complete(values, columnOf) {
    return setAct(values, columnOf) ?? setRest(values);
  },
};

function setAct(values: RowValues, columnOf: ColumnOf): RowFailure | null {
  const code = cameoCode(taken(values, 'EventCode'), taken(values, 'EventRootCode'));
  const act = code === null ? undefined : actOfCameo(code);
  if (code === null || act === undefined) {
    const column = columnOf('custom/EventCode');
    return contradiction(column, `The cell in column “${column}” is no event code of CAMEO.`);
  }
  values.fields['type'] = act;
  values.fields['cameo'] = code;
  const [first, second] = [1, 2].map((n) => {
    const name = taken(values, `Actor${n}Name`);
    return name === '' ? cellOf(values, `Actor${n}Code`) : name;
  }) as [string, string];
  const conflict = Number(code.slice(0, 2)) >= 17;
  const named = (name: string): string[] => (name === '' ? [] : [name]);
  if (conflict) involve(values, 'perpetrators', named(first), { degree: 'alleged' });
  else involve(values, 'initiators', named(first), {});
  involve(values, 'targets', named(second), {});
  return null;
}

function setRest(values: RowValues): null {
  const { fields } = values;
  const where = taken(values, 'ActionGeo_FullName');
  const precision = PRECISION[taken(values, 'ActionGeo_Type').replace(/\.0+$/, '')];
  const parts = where.split(',').map((part) => part.trim());
  if (where !== '') fields['place/name'] = where;
  if (precision !== undefined) fields['place/precision'] = precision;
  if (parts.length === 3) fields['place/admin1'] = parts[1]!;
  const country = isoOfFips(cellOf(values, 'ActionGeo_CountryCode'));
  if (country !== undefined) fields['country'] = COUNTRY_NAMES.of(country)!.replace(' & ', ' and ').replace('’', "'");
  const url = fields['url'];
  if (typeof url === 'string') values.sources.push(new URL(url).hostname.replace(/^www\./, ''));
  return null;
}
