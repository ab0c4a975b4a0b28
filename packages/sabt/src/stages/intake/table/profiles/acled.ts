/**
 * Events of the Armed Conflict Location & Event Data project, by its codebook of October 2024 and the columns of its
 * export. One row is one act. Actor 1 and actor 2 imply no direction, so neither is made perpetrator or victim; those
 * associated with them are said to be so. 0 fatalities is what ACLED wrote, and stays 0.
 */
import { ACLED_SUB_EVENTS, type AcledSubEvent, acledEventOf } from '../../../../codebook/index.ts';
import { readCount } from '../counts.ts';
import type { RowFailure, RowValues } from '../read-row.ts';
import { remarkOn } from '../remarks.ts';
import {
  type ColumnOf,
  cellOf,
  contradiction,
  involve,
  mappingOf,
  namesIn,
  type Profile,
  type ProfileColumns,
  taken,
  wholeNumberIn,
} from './profile.ts';

const KEPT_BESIDE = [
  ...['time_precision', 'event_type', 'sub_event_type', 'geo_precision', 'fatalities', 'source'],
  ...['actor1', 'actor2', 'assoc_actor_1', 'assoc_actor_2', 'admin2', 'admin3', 'tags'],
];

const COLUMNS: ProfileColumns = {
  kind: 'event',
  fields: {
    id: ['event_id_cnty', 'event_id'],
    start: ['event_date'],
    country: ['country'],
    admin1: ['admin1'],
    place: ['location'],
    lat: ['latitude'],
    lon: ['longitude'],
    description: ['notes'],
    ...Object.fromEntries(KEPT_BESIDE.map((name) => [`custom/${name}`, [name]])),
  },
  needed: ['id', 'start', 'custom/event_type', 'custom/sub_event_type'],
  ignored: ['year', 'data_id'],
};

const ACT_OF: Readonly<Record<AcledSubEvent, string>> = {
  'Government regains territory': 'territory-regained',
  'Non-state actor overtakes territory': 'territory-gained',
  'Armed clash': 'armed-clash',
  'Excessive force against protesters': 'protest-suppression',
  'Protest with intervention': 'protest-intervention',
  'Peaceful protest': 'protest-gathering',
  'Violent demonstration': 'riot',
  'Mob violence': 'mob-violence',
  'Chemical weapon': 'chemical-attack',
  'Air/drone strike': 'air-strike',
  'Suicide bomb': 'suicide-bombing',
  'Shelling/artillery/missile attack': 'shelling',
  'Remote explosive/landmine/IED': 'bombing',
  Grenade: 'grenade-attack',
  'Sexual violence': 'sexual-violence',
  Attack: 'armed-attack',
  'Abduction/forced disappearance': 'abduction',
  Agreement: 'agreement',
  Arrests: 'arrest',
  'Change to group/activity': 'group-change',
  'Disrupted weapons use': 'weapons-intercepted',
  'Headquarters or base established': 'base-established',
  'Looting/property destruction': 'looting',
  'Non-violent transfer of territory': 'territory-transfer',
  Other: 'other',
};

const SUB_EVENTS: ReadonlyMap<string, AcledSubEvent> = new Map(
  Object.values(ACLED_SUB_EVENTS)
    .flat()
    .map((sub) => [sub.toLowerCase(), sub] as const),
);

/** A town; near one or a small part of a region; a region. */
const PRECISION: Readonly<Record<string, string>> = { 1: 'town', 2: 'district', 3: 'region' };

export const acled: Profile = {
  name: 'acled',
  family: 'acled',
  mapping: (columns) => mappingOf('An ACLED table', COLUMNS, columns),
  complete(values, columnOf) {
    const { fields } = values;
    setType(values);
    setWhen(values);
    const precision = PRECISION[cellOf(values, 'geo_precision')];
    if (precision !== undefined) fields['place/precision'] = precision;
    const district = taken(values, 'admin2');
    if (district !== '') fields['place/admin2'] = district;
    for (const n of [1, 2]) {
      involve(values, 'initiators', namesIn(taken(values, `actor${n}`)), { role: 'participant' });
      involve(values, 'initiators', namesIn(taken(values, `assoc_actor_${n}`)), {
        role: 'participant',
        degree: 'associated',
      });
    }
    values.sources.push(...namesIn(taken(values, 'source')));
    return setCounts(values, columnOf);
  },
};

/** A sub-event of another edition keeps its own word as the type. */
function setType(values: RowValues): void {
  const { fields } = values;
  const [event, sub] = [taken(values, 'event_type'), taken(values, 'sub_event_type')];
  const known = SUB_EVENTS.get(sub.toLowerCase());
  if (event !== '') fields['eventType'] = event;
  if (known !== undefined) {
    fields['type'] = ACT_OF[known];
    fields['acled'] = { event: acledEventOf(known), subEvent: known };
    if (event !== '' && event.toLowerCase() !== acledEventOf(known).toLowerCase())
      values.custom['sub_event_type'] = sub;
  } else if (sub !== '' || event !== '') fields['type'] = sub === '' ? event : sub;
}

/** A date that stands for a week or a month of which no more is known. */
function setWhen(values: RowValues): void {
  const [when] = values.dates;
  if (when === undefined) return;
  const precision = cellOf(values, 'time_precision');
  if (precision === '2') values.dates = [{ ...when, precision: 'week', uncertaintyDays: 6 }];
  if (precision !== '3') return;
  const [year, month] = when.start.split('-') as [string, string];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  values.dates = [{ start: `${year}-${month}-01`, end: `${year}-${month}-${last}`, precision: 'month' }];
}

function setCounts(values: RowValues, columnOf: ColumnOf): RowFailure | null {
  const read = wholeNumberIn(values, 'fatalities', columnOf);
  if ('failure' in read) return read.failure;
  const { number } = read;
  if (number !== null) values.fields['killed'] = [number, number, number];
  delete values.custom['fatalities'];
  const crowd = /crowd size\s*=\s*([^;]+)/i.exec(cellOf(values, 'tags'))?.[1]?.trim();
  if (crowd === undefined || /^no report$/i.test(crowd)) return null;
  const size = readCount(crowd);
  if ('count' in size && size.count !== null) values.fields['participants'] = size.count;
  else if ('unreadable' in size)
    remarkOn(
      values,
      contradiction(
        columnOf('custom/tags'),
        `The crowd size “${crowd.slice(0, 120)}” is not understood; it is kept as it stands.`,
      ),
    );
  return null;
}
