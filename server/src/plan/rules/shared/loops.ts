/** What leads on from each node; a node that is not in it leads nowhere. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * The knots of a graph: largest sets of nodes of which each can be reached from each, with a loop in them. Time grows
 * with nodes and edges (R. Tarjan 1972, "Depth-first search and linear graph algorithms"), without recursion.
 */
export function knotsOf(graph: Graph): string[][] {
  const walk = new KnotWalk(graph);
  for (const node of graph.keys()) walk.from(node);
  return walk.knots;
}

interface Seen {
  order: number;
  /** The earliest node still open that can be reached. */
  low: number;
  open: boolean;
}

class KnotWalk {
  readonly knots: string[][] = [];
  readonly #graph: Graph;
  readonly #seen = new Map<string, Seen>();
  readonly #open: string[] = [];

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  from(root: string): void {
    if (this.#seen.has(root)) return;
    const path = [this.#enter(root)];
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const next = here.rest.pop();
      if (next === undefined) {
        this.#leave(here.node, here.seen);
        path.pop();
        const before = path.at(-1)?.seen;
        if (before) before.low = Math.min(before.low, here.seen.low);
      } else this.#look(next, here.seen, path);
    }
  }

  #look(next: string, seen: Seen, path: Step[]): void {
    const known = this.#seen.get(next);
    if (!known) path.push(this.#enter(next));
    else if (known.open) seen.low = Math.min(seen.low, known.order);
  }

  #enter(node: string): Step {
    const seen = { order: this.#seen.size, low: this.#seen.size, open: true };
    this.#seen.set(node, seen);
    this.#open.push(node);
    return { node, seen, rest: [...(this.#graph.get(node) ?? [])] };
  }

  /** Everything opened since a node that reaches nothing earlier is one knot. */
  #leave(node: string, seen: Seen): void {
    if (seen.low < seen.order) return;
    const knot = this.#open.splice(this.#open.lastIndexOf(node));
    for (const one of knot) {
      const known = this.#seen.get(one);
      if (known) known.open = false;
    }
    if (knot.length > 1 || this.#graph.get(node)?.includes(node)) this.knots.push(knot);
  }
}

interface Step {
  node: string;
  seen: Seen;
  rest: string[];
}

/** A shortest way from a node back to itself, beginning with it; undefined when there is none. */
export function shortestLoop(graph: Graph, home: string): string[] | undefined {
  const before = new Map<string, string>();
  const queue = [home];
  // The queue grows while it is walked.
  for (const node of queue)
    for (const next of graph.get(node) ?? []) {
      if (next === home) return wayTo(node, before);
      if (before.has(next)) continue;
      before.set(next, node);
      queue.push(next);
    }
  return undefined;
}

function wayTo(end: string, before: ReadonlyMap<string, string>): string[] {
  const way: string[] = [];
  for (let node: string | undefined = end; node !== undefined; node = before.get(node)) way.push(node);
  return way.reverse();
}
