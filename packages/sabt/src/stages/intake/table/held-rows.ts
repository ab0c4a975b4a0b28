/** Look-ups of rows that other tables brought, each once while rows that refer to it follow one another. */
import type { IntakeContext } from '../context.ts';
import { keyById } from './identity.ts';
import type { HeldRows } from './profiles/index.ts';

const MOST_REMEMBERED = 4_096;

type Held = ReturnType<HeldRows['byNumber']>;

export function heldRows(context: IntakeContext): HeldRows {
  const remembered = new Map<string, Held>();
  return {
    byNumber(family, kind, number) {
      const key = keyById(family, kind, number);
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const row = context.findByRow(key);
      const held = row === null ? null : { id: row.id, fields: context.fieldsOf(row.id) };
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(key, held);
      return held;
    },
  };
}
