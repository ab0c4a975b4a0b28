/**
 * Words that the program writes into its files by itself: names of tables, kinds, levels, states, keys of JSON. A text that
 * was erased may have held one of them ("restricted", "identity"), and where the word then stands in a file, it stands for
 * nobody's text. Without this such an erasure would never end.
 */
import { SLOTS } from '@sabt/proof';
import { ERROR_CODES } from '../../../model/errors.ts';
import { CONFIDENTIALITY, KINDS } from '../../../model/records.ts';
import { fold } from '../../../stages/reading/index.ts';
import { CATALOGUE_SCHEMA } from '../../../store/sqlite/index.ts';
import { DESK_SCHEMA } from '../../desk.ts';

/** States of records and rows, and keys in the JSON files of an archive, longer than five letters. */
const WRITTEN =
  'suggested confirmed rejected disputed unread unchanged changed skipped failed column message record status verified ' +
  'synced origin format version created archive statement statements signature committed present retired overlap ' +
  'account person search manifest segment sqlite_autoindex sqlite_stat indexed analysis';

const VOCABULARY = fold(
  [
    CATALOGUE_SCHEMA,
    DESK_SCHEMA,
    ...KINDS,
    ...CONFIDENTIALITY,
    ...Object.keys(ERROR_CODES),
    ...[...SLOTS.values()].flatMap((fields) => fields.map(({ path }) => path)),
    WRITTEN,
  ].join(' '),
);

/** Of a folded word: whether it stands in what the program writes, also as a part of a longer one. */
export function isOwnWord(word: string): boolean {
  return VOCABULARY.includes(word);
}
