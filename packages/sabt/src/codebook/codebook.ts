import { rightsArticle } from './rights.ts';
import type { ActType, Codebook } from './types.ts';

/** Whether the women's-rights lens takes in a type that touches these articles. */
export function touchesWomen(rights: readonly string[]): boolean {
  return rights.some((id) => rightsArticle(id)?.womensRights === true);
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** A codebook of these types, which nobody can change any more. Ids are distinct and parents form no cycle. */
export function codebookOf(version: string, acts: readonly ActType[]): Codebook {
  frozen(acts);
  const byId = new Map(acts.map((act) => [act.id, act]));
  return {
    version,
    acts,
    act: (id) => byId.get(id),
    isA(id, ancestor) {
      for (let at = byId.get(id); at !== undefined; at = at.parent === undefined ? undefined : byId.get(at.parent))
        if (at.id === ancestor) return true;
      return false;
    },
  };
}
