import { codebookOf, touchesWomen } from './codebook.ts';
import { ARMED_ROWS } from './rows/armed.ts';
import { COERCION_ROWS } from './rows/coercion.ts';
import { POLITICS_ROWS } from './rows/politics.ts';
import { PROTEST_ROWS } from './rows/protest.ts';
import type { ActRow, ActRows } from './rows/row.ts';
import { acledEventOf, FAMILY_IDS, type FamilyId, type TextLanguage } from './standards.ts';
import type { ActType } from './types.ts';
import { ARMED_AR } from './words/ar/armed.ts';
import { COERCION_AR } from './words/ar/coercion.ts';
import { POLITICS_AR } from './words/ar/politics.ts';
import { PROTEST_AR } from './words/ar/protest.ts';
import { ARMED_EN } from './words/en/armed.ts';
import { COERCION_EN } from './words/en/coercion.ts';
import { POLITICS_EN } from './words/en/politics.ts';
import { PROTEST_EN } from './words/en/protest.ts';
import { ARMED_FA } from './words/fa/armed.ts';
import { COERCION_FA } from './words/fa/coercion.ts';
import { POLITICS_FA } from './words/fa/politics.ts';
import { PROTEST_FA } from './words/fa/protest.ts';
import type { Words } from './words/words.ts';

export const CODEBOOK_VERSION = '2026.11';

const ROWS_OF = {
  protest: PROTEST_ROWS,
  coercion: COERCION_ROWS,
  armed: ARMED_ROWS,
  politics: POLITICS_ROWS,
} as const satisfies Record<FamilyId, ActRows>;

type RowsOf = typeof ROWS_OF;

/** The ids of the act types that ship with the program. */
export type ActId = { [F in keyof RowsOf]: keyof RowsOf[F] }[keyof RowsOf];

const WORDS: Record<TextLanguage, Readonly<Record<ActId, Words>>> = {
  ar: { ...PROTEST_AR, ...COERCION_AR, ...ARMED_AR, ...POLITICS_AR },
  fa: { ...PROTEST_FA, ...COERCION_FA, ...ARMED_FA, ...POLITICS_FA },
  en: { ...PROTEST_EN, ...COERCION_EN, ...ARMED_EN, ...POLITICS_EN },
};

function inLanguages<Text>(read: (words: Words) => Text, id: ActId): Record<TextLanguage, Text> {
  return { ar: read(WORDS.ar[id]), fa: read(WORDS.fa[id]), en: read(WORDS.en[id]) };
}

function actOf(id: ActId, family: FamilyId, row: ActRow): ActType {
  return {
    id,
    family,
    ...(row.parent === undefined ? {} : { parent: row.parent }),
    labels: inLanguages(([label]) => label, id),
    definitions: inLanguages(([, definition]) => definition, id),
    examples: inLanguages(([, , ...examples]) => examples.filter((text) => text !== undefined), id),
    plover: { type: row.plover?.[0] ?? null, mode: row.plover?.[1] ?? null },
    acled: row.acled === null ? null : { event: acledEventOf(row.acled), subEvent: row.acled },
    cameo: row.cameo,
    ucdp: row.ucdp,
    counts: row.counts,
    violation: row.violation,
    rights: row.rights,
    womensRights: touchesWomen(row.rights),
  };
}

/** The codebook that ships with the program, families and types in the order of their files. */
export const BASE_CODEBOOK = codebookOf(
  CODEBOOK_VERSION,
  FAMILY_IDS.flatMap((family) =>
    Object.entries<ActRow>(ROWS_OF[family]).map(([id, row]) => actOf(id as ActId, family, row)),
  ),
);
