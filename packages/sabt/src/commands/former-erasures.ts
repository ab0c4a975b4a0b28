/** What records of erasures in a dossier or on a site say of versions that are not shown, a line each. */
import type { FormerErasure } from '@sabt/proof';

/** The same in examples/verify.py. */
export const formerLines = (all: readonly FormerErasure[]): string[] =>
  all.map(
    ({ record, versions, paths, reason }) =>
      `  ${record}: of former versions (${versions.join(', ')}) was erased: ${paths.join(', ')} (${reason})`,
  );
