import { SabtError } from '../../../model/errors.ts';
import { foldName } from './header.ts';
import type { Mapping } from './mapping.ts';
import type { RowValues } from './read-row.ts';

/** A kind of table that is known beforehand, so that nobody has to map it. */
export interface Profile {
  name: string;
  /** Source for all rows if none is given. */
  source?: string;
  /** Throws `missing-column` if the columns are not those of the profile. */
  mapping(columns: readonly string[]): Mapping;
  /** What can be said of a row only when all its cells are read. */
  complete?(values: RowValues): void;
}

/**
 * Recommendations of the Universal Periodic Review as UPR Info exports them; the names of columns differ between
 * its data base (`State under Review`, `Recommending State`) and older files (`To`, `From`).
 */
const UPR_COLUMNS: Record<string, readonly string[]> = {
  id: ['id', 'recommendation id', 'number'],
  text: ['text', 'recommendation', 'recommendation text'],
  'custom/to': ['to', 'state under review', 'sur', 'country under review'],
  'custom/from': ['from', 'recommending state', 'rs', 'reviewing state', 'recommending country'],
  'custom/response': ['response', 'position', 'status'],
  'custom/issue': ['issue', 'issues', 'themes', 'theme'],
  'custom/session': ['session', 'upr session'],
  'custom/action': ['action', 'action category'],
  'custom/cycle': ['cycle'],
  'custom/toRegion': ['to rgrp', 'sur regional group', 'regional group of state under review'],
  'custom/toOrganisation': ['to org', 'sur organisation', 'organisation of state under review'],
  'custom/fromRegion': ['from rgrp', 'rs regional group', 'regional group of recommending state'],
  'custom/fromOrganisation': ['from org', 'rs organisation', 'organisation of recommending state'],
};

const upr: Profile = {
  name: 'upr',
  source: 'UPR Info',
  mapping(columns) {
    const fields: Record<string, string> = {};
    for (const [field, names] of Object.entries(UPR_COLUMNS)) {
      const column = columns.find((name) => names.includes(foldName(name)));
      if (column !== undefined) fields[field] = column;
    }
    for (const needed of ['text', 'custom/to', 'custom/from']) {
      if (fields[needed] === undefined) {
        const names = UPR_COLUMNS[needed]!.join(', ');
        throw new SabtError(
          'missing-column',
          `A UPR table needs a column named one of: ${names}. Columns here: ${columns.join(', ')}.`,
          { at: needed },
        );
      }
    }
    return { kind: 'document', fields };
  },
  complete({ fields, custom }) {
    const session = custom['session'] === undefined ? '' : `, UPR session ${custom['session']}`;
    if (custom['to'] === undefined) return;
    fields['country'] = custom['to'];
    fields['title'] = `${custom['from'] ?? '?'} to ${custom['to']}${session}`;
  },
};

const PROFILES: Readonly<Record<string, Profile | null>> = { table: null, upr };

/** The profile of a name; null for `table`, whose mapping is given or proposed. Throws `unknown-profile`. */
export function profileNamed(name: string): Profile | null {
  const profile = Object.hasOwn(PROFILES, name) ? PROFILES[name] : undefined;
  if (profile === undefined)
    throw new SabtError(
      'unknown-profile',
      `There is no import profile “${name}”; there are: ${profileNames().join(', ')}.`,
    );
  return profile;
}

export function profileNames(): string[] {
  return Object.keys(PROFILES);
}
