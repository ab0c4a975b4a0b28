import { mappingOf, type Profile } from './profile.ts';

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

export const upr: Profile = {
  name: 'upr',
  source: 'UPR Info',
  mapping: (columns) =>
    mappingOf(
      'A UPR table',
      { kind: 'document', fields: UPR_COLUMNS, needed: ['text', 'custom/to', 'custom/from'] },
      columns,
    ),
  complete({ fields, custom }) {
    const session = custom['session'] === undefined ? '' : `, UPR session ${custom['session']}`;
    if (custom['to'] === undefined) return null;
    fields['country'] = custom['to'];
    fields['title'] = `${custom['from'] ?? '?'} to ${custom['to']}${session}`;
    return null;
  },
};
