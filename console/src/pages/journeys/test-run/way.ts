import type { TestRunLine } from '@hetang/contract/http/test-run';
import type { JourneyGraph } from '../journey-graph.ts';

/** The way that somebody took through the drawing. */
export interface Way {
  nodes: ReadonlySet<number>;
  /** `from>to` */
  edges: ReadonlySet<string>;
  /** Where they are now, or where their way ended. */
  at: number | null;
}

export const edgeName = ({ from, to }: { from: number; to: number }) => `${from}>${to}`;

/** The steps that a test run passed, with the arms that it took, and the ways between them. */
export function wayOf(graph: JourneyGraph, lines: readonly TestRunLine[]): Way {
  const places: number[] = [];
  for (const { kind, node, outcome } of lines) {
    if (node === null || !['step', 'waits', 'ended'].includes(kind)) continue;
    if (places.at(-1) !== node) places.push(node);
    const arm = kind === 'step' ? armOf(graph, node, outcome) : undefined;
    if (arm !== undefined) places.push(arm);
  }
  const known = new Set(graph.edges.map(edgeName));
  const pairs = places.slice(1).map((to, i) => `${places[i]}>${to}`);
  return {
    nodes: new Set(places),
    edges: new Set(pairs.filter((pair) => known.has(pair))),
    at: places.at(-1) ?? null,
  };
}

function armOf({ nodes, edges }: JourneyGraph, branch: number, outcome: string | null): number | undefined {
  if (outcome === null) return undefined;
  const ways = new Set(edges.filter(({ from }) => from === branch).map(({ to }) => to));
  return nodes.find((one) => one.kind === 'arm' && one.outcome === outcome && ways.has(one.node))?.node;
}
