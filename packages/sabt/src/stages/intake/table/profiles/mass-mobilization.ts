/**
 * Protests of the Mass Mobilization project (Clark and Regan), by its user manual: the published table with a date in
 * three columns, demands and answers of the state as numbered columns, and the tidied ones that spread them into 0 and 1.
 *
 * A row whose `protest` is 0 says that a country had none in a year: no event. Sizes are what reports say, in words; the
 * category stands in where they are not understood, and neither is made a number that nobody gave.
 */
import { civilDay } from '../cell-dates.ts';
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
} from './profile.ts';

const DEMANDS = [1, 2, 3, 4].map((n) => `protesterdemand${n}`);
const RESPONSES = [1, 2, 3, 4, 5, 6, 7].map((n) => `stateresponse${n}`);
/** Columns of 0 and 1, and what a 1 says in the words of the manual. */
const DEMANDED: Readonly<Record<string, string>> = {
  labor_wage_dispute: 'labor wage dispute',
  land_farm_issue: 'land farm issue',
  police_brutality: 'police brutality',
  political_behavior_process: 'political behavior, process',
  'price increases_tax_policy': 'price increases, tax policy',
  removal_of_politician: 'removal of politician',
  social_restrictions: 'social restrictions',
};
const ANSWERED: Readonly<Record<string, string>> = {
  accomodation: 'accomodation',
  arrests: 'arrests',
  beatings: 'beatings',
  crowddispersal: 'crowd dispersal',
  ignore: 'ignore',
  killings: 'killings',
  shootings: 'shootings',
};

const DATE_PARTS = ['startday', 'startmonth', 'startyear', 'endday', 'endmonth', 'endyear'];
const SPREAD = [...Object.keys(DEMANDED), ...Object.keys(ANSWERED)];

const COLUMNS: ProfileColumns = {
  kind: 'event',
  fields: {
    id: ['id'],
    country: ['country'],
    start: ['start_date'],
    end: ['end_date'],
    place: ['location'],
    description: ['notes'],
    ...Object.fromEntries(
      [
        ...DATE_PARTS,
        ...DEMANDS,
        ...RESPONSES,
        ...SPREAD,
        ...['protest', 'participants', 'participants_category', 'protesteridentity', 'sources'],
      ].map((name) => [`custom/${name}`, [name]]),
    ),
    'custom/protesterviolence': ['protesterviolence', 'protestviolence'],
  },
  needed: ['id', 'country', 'custom/protesterviolence'],
  ignored: ['year'],
};

/** Longer pieces between semicolons are headlines and not names of sources; those with a date are articles. */
const SOURCE_UNITS = 60;
const ARTICLE = /\b(?:19|20)\d\d\b|^\d+\. /;
const WHOLE_COUNTRY =
  /^(?:(?:at )?(?:the )?(?:nation(?:al)?|country)(?: ?wide)?(?: level)?|across (?:the )?(?:country|nation)|throughout (?:the )?country)$/i;

export const massMobilization: Profile = {
  name: 'mass-mobilization',
  family: 'mass-mobilization',
  mapping: (columns) => mappingOf('A Mass Mobilization table', COLUMNS, columns),
  complete(values, columnOf) {
    const { fields } = values;
    const noDate = values.dates.length === 0 && cellOf(values, 'startyear') === '';
    if (/^0(?:\.0+)?$/.test(cellOf(values, 'protest')) && noDate)
      return {
        code: 'empty-row-value',
        column: columnOf('custom/protest'),
        message: 'The row says that there was no protest in this country and year.',
        skipped: true,
      };
    const failure = setWhen(values, columnOf);
    if (failure !== null) return failure;
    const violent = cellOf(values, 'protesterviolence').replace(/\.0+$/, '');
    if (violent === '0' || violent === '1') fields['type'] = violent === '1' ? 'riot' : 'protest-gathering';
    else if (violent !== '') {
      const column = columnOf('custom/protesterviolence');
      return contradiction(column, `The cell in column “${column}” is neither 0 nor 1.`);
    }
    const nationwide = WHOLE_COUNTRY.test(String(fields['place/name'] ?? ''));
    if (nationwide) fields['place/precision'] = 'country';
    const said = cellOf(values, 'protesteridentity');
    const who = /^(?:unspecified|unknown)$/i.test(said) ? '' : said;
    if (who !== '') involve(values, 'initiators', [who], { role: 'participant' });
    const title = [who, nationwide ? '' : fields['place/name'], fields['country']];
    fields['title'] = title.filter((part) => part !== undefined && part !== '').join(', ');
    setSize(values, columnOf);
    gather(values, 'demands', DEMANDS, DEMANDED);
    gather(values, 'stateResponses', RESPONSES, ANSWERED);
    setSources(values);
    return null;
  },
};

function setWhen(values: RowValues, columnOf: ColumnOf): RowFailure | null {
  for (const bound of ['start', 'end'] as const) {
    const parts = ['day', 'month', 'year'].map((part) => taken(values, `${bound}${part}`));
    if (parts.every((part) => part === '')) continue;
    const [day, month, year] = parts.map((part) => (part === '' ? Number.NaN : Number(part))) as [
      number,
      number,
      number,
    ];
    const date = civilDay(year, month, day);
    if (date === null) {
      const column = columnOf(`custom/${bound}day`);
      return {
        code: 'unreadable-date',
        column,
        message: `The cells in column “${column}” and the two beside it make no date: “${parts.join('.')}”.`,
      };
    }
    if (bound === 'start') values.dates = [date];
    else values.end = date;
  }
  return null;
}

/** Not people who came, though they stand in the column. */
const DETAINED = /arrest|detain/i;
const OTHER_UNITS = /famil|vehicle|\bcars?\b|truck|organi[sz]ation|killed|injur|dead/i;

function setSize(values: RowValues, columnOf: ColumnOf): void {
  const said = cellOf(values, 'participants');
  const category = cellOf(values, 'participants_category');
  const detained = DETAINED.test(said);
  const read = said === '' || OTHER_UNITS.test(said) ? null : readCount(said);
  const count = read !== null && 'count' in read ? read.count : null;
  if (count !== null) values.fields[detained ? 'arrested' : 'participants'] = count;
  if (count === null || detained) {
    const rough = category === '' ? null : readCount(category);
    if (rough !== null && 'count' in rough && rough.count !== null) values.fields['participants'] = rough.count;
    else if (said !== '' && !detained) {
      const column = columnOf('custom/participants');
      remarkOn(values, {
        code: 'unreadable-number',
        column,
        message: `The size “${said.slice(0, 120)}” in column “${column}” is not understood; it is kept as it stands.`,
      });
    }
  }
}

/** Numbered columns, and those of 0 and 1, as one list; anything else in them stays where it is. */
function gather(
  values: RowValues,
  name: string,
  numbered: readonly string[],
  spread: Readonly<Record<string, string>>,
): void {
  const said = numbered.map((column) => taken(values, column)).filter((cell) => cell !== '' && cell !== '.');
  for (const [column, words] of Object.entries(spread)) {
    const flag = cellOf(values, column).replace(/\.0+$/, '');
    if (flag === '1') said.push(words);
    if (flag === '0' || flag === '1') delete values.custom[column];
  }
  if (said.length > 0) values.custom[name] = [...new Set(said)].join('; ');
}

function setSources(values: RowValues): void {
  const pieces = namesIn(cellOf(values, 'sources'));
  if (pieces.every((piece) => piece.length <= SOURCE_UNITS && !ARTICLE.test(piece))) {
    values.sources.push(...pieces);
    delete values.custom['sources'];
  }
}
