import { Graph, layout } from '@dagrejs/dagre';
import type { JourneyGraph } from './journey-graph.ts';
import { termKindOf } from './journey-terms.ts';

/** Pixels. */
export const NODE_WIDTH = 216;
export const NODE_HEIGHT = 92;
const ARM_HEIGHT = 76;
const MARGIN = 16;
const GAP = 28;

export interface Place {
  x: number;
  y: number;
  height: number;
}

/** Where each node is drawn, from the top down: its left upper corner in pixels. */
export function placeNodes({ nodes, edges }: JourneyGraph): Map<number, Place> {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: GAP, ranksep: 52, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  const heightOf = (kind: string) => (kind === 'arm' ? ARM_HEIGHT : NODE_HEIGHT);
  const isBeside = (node: number) => ['goal', 'leave'].includes(termKindOf({ node }) ?? '');
  for (const { node, kind } of nodes) {
    if (!isBeside(node)) graph.setNode(`${node}`, { width: NODE_WIDTH, height: heightOf(kind) });
  }
  // What is told first stands last: told backwards, arms stand in reading order.
  for (const { from, to } of edges.toReversed()) graph.setEdge(`${from}`, `${to}`);
  layout(graph);
  const places = new Map<number, Place>();
  for (const { node, kind } of nodes) {
    if (isBeside(node)) continue;
    const { x = 0, y = 0 } = graph.node(`${node}`);
    const height = heightOf(kind);
    places.set(node, { x: x - NODE_WIDTH / 2, y: y - height / 2, height });
  }
  return placeBeside(nodes, places);
}

/** Goal and leave stand right and left of where people come in: no way leads to them, and nobody has to look for them. */
function placeBeside(nodes: JourneyGraph['nodes'], places: Map<number, Place>): Map<number, Place> {
  const entry = nodes.find((one) => termKindOf(one) === 'entry');
  const middle = entry && places.get(entry.node);
  if (!middle) return places;
  for (const step of nodes) {
    const kind = termKindOf(step);
    if (kind === null || kind === 'entry') continue;
    const side = kind === 'goal' ? 1 : -1;
    places.set(step.node, { ...middle, x: middle.x + side * (NODE_WIDTH + GAP) });
  }
  const beyond = Math.max(0, MARGIN - Math.min(...[...places.values()].map(({ x }) => x)));
  return new Map([...places].map(([node, place]) => [node, { ...place, x: place.x + beyond }]));
}

/**
 * Begins at the top, as large as is readable: the whole width where that fits at 70 % or more, else the first step in
 * the middle. `width` in pixels.
 */
export function firstView(
  places: ReadonlyMap<number, Place>,
  width: number,
): { x: number; y: number; zoom: number } {
  const all = [...places.values()];
  const right = Math.max(0, ...all.map((place) => place.x + NODE_WIDTH + MARGIN));
  const zoom = Math.min(1, Math.max(0.7, right === 0 ? 1 : width / right));
  const spare = width - right * zoom;
  if (spare >= 0) return { x: spare / 2, y: 0, zoom };
  const middle = ((all[0]?.x ?? 0) + NODE_WIDTH / 2) * zoom;
  return { x: Math.min(0, Math.max(spare, width / 2 - middle)), y: 0, zoom };
}
