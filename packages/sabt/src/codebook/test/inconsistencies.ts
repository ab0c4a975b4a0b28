import type { Codebook } from '../types.ts';

/** What does not fit together among the types of a codebook; empty if all is well. */
export function inconsistencies(codebook: Codebook): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  for (const act of codebook.acts) {
    if (seen.has(act.id)) found.push(`${act.id} stands twice`);
    seen.add(act.id);
    if (act.parent === undefined) continue;
    const parent = codebook.act(act.parent);
    if (parent === undefined) found.push(`${act.id} has the unknown parent ${act.parent}`);
    else if (parent.family !== act.family) found.push(`${act.id} is not in the family of ${act.parent}`);
  }
  for (const act of codebook.acts) {
    const above = new Set([act.id]);
    for (let at = act.parent; at !== undefined; at = codebook.act(at)?.parent) {
      if (above.has(at)) {
        found.push(`${act.id} is among its own parents`);
        break;
      }
      above.add(at);
    }
  }
  return found;
}
