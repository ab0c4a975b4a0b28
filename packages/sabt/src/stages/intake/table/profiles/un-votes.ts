/**
 * Roll calls of the UN General Assembly and the votes of states in them, as Erik Voeten's data are spread (the tables of the
 * R package unvotes, and the codes of the original: 1 yes, 2 abstain, 3 no, 8 absent, 9 not a member).
 *
 * A roll call is a response of the Assembly; the vote of a state is one too, dated through its roll call, which therefore
 * must be held. The data leave out most absences: who is not recorded was absent, or is not in the table.
 */
import type { When } from '../../../../model/records.ts';
import { cellOf, contradiction, mappingOf, type Profile, type ProfileColumns } from './profile.ts';

const ASSEMBLY = 'UN General Assembly';
const ROLL_CALLS = 'un-roll-calls';
const TITLE_UNITS = 160;

const ROLL_CALL_COLUMNS: ProfileColumns = {
  kind: 'response',
  fields: {
    id: ['rcid'],
    date: ['date'],
    'custom/short': ['short'],
    'custom/descr': ['descr'],
    'custom/session': ['session'],
    'custom/importantvote': ['importantvote'],
    'custom/unres': ['unres'],
    'custom/amend': ['amend'],
    'custom/para': ['para'],
  },
  needed: ['id', 'date'],
};

export const unRollCalls: Profile = {
  name: ROLL_CALLS,
  source: ASSEMBLY,
  family: ROLL_CALLS,
  mapping: (columns) => mappingOf('A table of UN roll calls', ROLL_CALL_COLUMNS, columns),
  complete(values, columnOf) {
    const { fields, custom } = values;
    if (values.dates.length !== 1) {
      const column = columnOf('date');
      return { code: 'unreadable-date', column, message: `The cell in column “${column}” is not one date.` };
    }
    const [short, descr] = [cellOf(values, 'short'), cellOf(values, 'descr')];
    fields['institution'] = ASSEMBLY;
    fields['type'] = 'vote';
    fields['title'] = cut(short || descr || cellOf(values, 'unres') || `Roll call ${values.id ?? ''}`);
    if (descr !== '') fields['about'] = descr;
    // both are said in full by title and words
    if (fields['title'] === short) delete custom['short'];
    delete custom['descr'];
    for (const name of Object.keys(custom)) if (cellOf(values, name) === '') delete custom[name];
    return null;
  },
};

const cut = (text: string): string => (text.length > TITLE_UNITS ? `${text.slice(0, TITLE_UNITS - 1)}…` : text);

const VOTE_COLUMNS: ProfileColumns = {
  kind: 'response',
  fields: {
    id: ['rcid'],
    country: ['country', 'country_name', 'Country', 'Countryname'],
    'custom/code': ['country_code', 'iso2c', 'ccode'],
    'custom/vote': ['vote'],
  },
  needed: ['id', 'custom/vote'],
};

const POSITIONS: Readonly<Record<string, string>> = {
  yes: 'yes',
  1: 'yes',
  abstain: 'abstain',
  2: 'abstain',
  no: 'no',
  3: 'no',
  absent: 'absent',
  8: 'absent',
};

export const unVotes: Profile = {
  name: 'un-votes',
  source: ASSEMBLY,
  family: 'un-votes',
  mapping: (columns) => mappingOf('A table of UN votes', VOTE_COLUMNS, columns),
  complete(values, columnOf, kind, held) {
    const { fields, custom } = values;
    const rollCall = values.id ?? '';
    // NA is the code of Namibia
    const code = custom['code'] ?? '';
    const country = fields['country'] ?? code;
    if (rollCall === '' || country === '') {
      const column = columnOf(rollCall === '' ? 'id' : 'country');
      return { code: 'empty-row-value', column, message: 'A vote needs its roll call and its state.' };
    }
    const said = cellOf(values, 'vote').toLowerCase();
    const column = columnOf('custom/vote');
    if (said === '' || said === '9')
      return { code: 'empty-row-value', column, message: 'The row records no vote.', skipped: true };
    const position = POSITIONS[said];
    if (position === undefined)
      return contradiction(column, `The cell in column “${column}” is no vote: “${said.slice(0, 60)}”.`);
    const of = held.byNumber(ROLL_CALLS, kind, rollCall);
    if (of === null)
      return {
        code: 'not-found',
        column: columnOf('id'),
        message: `The roll call ${rollCall} is not held. Import the roll calls (un-roll-calls), then try the failed rows again.`,
      };
    values.id = `${rollCall} ${code || String(country)}`;
    values.dates = [of.fields['when'] as unknown as When];
    fields['institution'] = ASSEMBLY;
    fields['type'] = 'vote';
    fields['country'] = country;
    fields['position'] = position;
    fields['about'] = { record: of.id };
    fields['title'] = `${String(country)}: ${position}`;
    delete custom['vote'];
    delete custom['code'];
    return null;
  },
};
