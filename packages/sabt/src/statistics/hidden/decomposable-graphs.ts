/**
 * All decomposable (chordal) graphs on a few lists: 8 on three, 61 on four, 822 on five.
 *
 * A graph is chordal if its vertices can be taken away one by one such that the neighbours left of each are all joined
 * with one another; any such vertex may be taken first (Fulkerson & Gross 1965). Under the graph the distribution is the
 * product, over the vertices, of that of the vertex with its neighbours left by that of those neighbours alone. Sets that
 * stand both above and below cancel; above remain the maximal cliques, below the separators as often as each separates
 * (Lauritzen 1996, 3.17). Between parts that are not joined the separator is empty, and is left out.
 */
export interface DecomposableGraph {
  /** Maximal cliques, as masks of lists. */
  cliques: number[];
  /** Separators that are not empty, each as often as it separates. */
  separators: number[];
}

export function decomposableGraphs(lists: number): DecomposableGraph[] {
  const pairs: [number, number][] = [];
  for (let a = 0; a < lists; a++) for (let b = a + 1; b < lists; b++) pairs.push([a, b]);
  const found: DecomposableGraph[] = [];
  for (let edges = 0; edges < 1 << pairs.length; edges++) {
    const neighbours = new Array<number>(lists).fill(0);
    for (const [i, [a, b]] of pairs.entries()) {
      if (((edges >> i) & 1) === 0) continue;
      neighbours[a] = (neighbours[a] as number) | (1 << b);
      neighbours[b] = (neighbours[b] as number) | (1 << a);
    }
    const graph = takeApart(neighbours);
    if (graph) found.push(graph);
  }
  return found;
}

function takeApart(neighbours: readonly number[]): DecomposableGraph | null {
  const times = new Map<number, number>();
  const add = (mask: number, by: number) => times.set(mask, (times.get(mask) ?? 0) + by);
  let left = (1 << neighbours.length) - 1;
  while (left !== 0) {
    const next = neighbours.findIndex((_, a) => ((left >> a) & 1) === 1 && allJoined(neighbours, left, a));
    if (next < 0) return null;
    const around = (neighbours[next] as number) & left;
    add(around | (1 << next), 1);
    if (around !== 0) add(around, -1);
    left &= ~(1 << next);
  }
  const cliques: number[] = [];
  const separators: number[] = [];
  for (const [mask, n] of times) {
    for (let i = 0; i < n; i++) cliques.push(mask);
    for (let i = 0; i < -n; i++) separators.push(mask);
  }
  return { cliques, separators };
}

/** Whether the neighbours left of this vertex are all joined with one another. */
function allJoined(neighbours: readonly number[], left: number, vertex: number): boolean {
  const around = (neighbours[vertex] as number) & left;
  return neighbours.every((of, a) => ((around >> a) & 1) === 0 || (around & ~of & ~(1 << a)) === 0);
}
