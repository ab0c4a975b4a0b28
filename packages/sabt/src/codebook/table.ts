import { BASE_CODEBOOK } from './acts.ts';
import type { ActType, Codebook } from './types.ts';

/** One act type as a row of a data download; lists are joined with `; `, what does not exist is null. */
export type CodebookRow = ReturnType<typeof rowOf>;

function rowOf(version: string, act: ActType) {
  return {
    codebook_version: version,
    id: act.id,
    family: act.family,
    parent: act.parent ?? null,
    label_ar: act.labels.ar,
    label_fa: act.labels.fa,
    label_en: act.labels.en,
    definition_ar: act.definitions.ar,
    definition_fa: act.definitions.fa,
    definition_en: act.definitions.en,
    examples_ar: act.examples.ar.join('; '),
    examples_fa: act.examples.fa.join('; '),
    examples_en: act.examples.en.join('; '),
    plover_type: act.plover.type,
    plover_mode: act.plover.mode,
    acled_event_type: act.acled?.event ?? null,
    acled_sub_event_type: act.acled?.subEvent ?? null,
    cameo: act.cameo,
    ucdp_type_of_violence: act.ucdp,
    counts: act.counts.join('; '),
    violation: act.violation,
    womens_rights: act.womensRights,
    rights_articles: act.rights.join('; '),
  };
}

/** The codebook as rows, one for each act type, all with the same columns. */
export function codebookAsTable(codebook: Codebook = BASE_CODEBOOK): CodebookRow[] {
  return codebook.acts.map((act) => rowOf(codebook.version, act));
}
