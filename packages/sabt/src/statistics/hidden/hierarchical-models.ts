/**
 * Hierarchical log-linear models of lists: a model that holds a term for a set of lists holds one for every part of it.
 * Terms are masks of lists; every model here has the constant (mask 0) and a main effect for each list.
 */

/** The terms of a model in ascending order of size. */
export type Terms = readonly number[];

export function independence(lists: number): Terms {
  return [0, ...Array.from({ length: lists }, (_, i) => 1 << i)];
}

/**
 * Every hierarchical model with all main effects and without the term for all lists, from independence on: 1 for two
 * lists, 8 for three, 113 for four.
 */
export function allHierarchicalModels(lists: number): Terms[] {
  let models: Terms[] = [independence(lists)];
  for (const term of interactions(lists, lists - 1))
    models = models.concat(models.filter((model) => holdsParts(model, term)).map((model) => [...model, term]));
  return models;
}

/** All sets of 2 … `largest` lists, smaller sets first. */
export function interactions(lists: number, largest: number): number[] {
  const sets = Array.from({ length: 2 ** lists }, (_, mask) => mask);
  return sets.filter((mask) => size(mask) >= 2 && size(mask) <= largest).sort((a, b) => size(a) - size(b) || a - b);
}

/** Whether the model holds the term's parts, so that the term may be added. */
export function holdsParts(model: Terms, term: number): boolean {
  const held = new Set(model);
  for (let rest = term; rest !== 0; rest &= rest - 1) if (!held.has(term & ~(rest & -rest))) return false;
  return true;
}

/** Terms that lie in no other: the model's name. */
export function generators(model: Terms): number[] {
  return model.filter((term) => !model.some((other) => other !== term && (other & term) === term));
}

export function size(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
