import { ARMED_ROWS } from './rows/armed.ts';
import { COERCION_ROWS } from './rows/coercion.ts';
import { POLITICS_ROWS } from './rows/politics.ts';
import { PROTEST_ROWS } from './rows/protest.ts';
import type { ActRow } from './rows/row.ts';
import { acledEventOf, type FamilyId } from './standards.ts';
import type { ActType } from './types.ts';

const ROWS_OF = {
  protest: PROTEST_ROWS,
  coercion: COERCION_ROWS,
  armed: ARMED_ROWS,
  politics: POLITICS_ROWS,
} as const;

type RowsOf = typeof ROWS_OF;
export type ActId = { [F in keyof RowsOf]: keyof RowsOf[F] }[keyof RowsOf];

function actOf(id: string, family: FamilyId, row: ActRow): ActType {
  return {
    id,
    family,
    ...(row.parent === undefined ? {} : { parent: row.parent }),
    plover: { type: row.plover?.[0] ?? null, mode: row.plover?.[1] ?? null },
    acled: row.acled === null ? null : { event: acledEventOf(row.acled), subEvent: row.acled },
    cameo: row.cameo,
    ucdp: row.ucdp,
    counts: row.counts,
    violation: row.violation,
    rights: row.rights,
    womensRights: row.rights.some((article) => article.startsWith('cedaw-')),
  };
}

/** The act types that ship with the program, in the order of the codebook. */
export const ACT_TYPES: readonly ActType[] = (Object.keys(ROWS_OF) as FamilyId[]).flatMap((family) =>
  Object.entries<ActRow>(ROWS_OF[family]).map(([id, row]) => actOf(id, family, row)),
);
