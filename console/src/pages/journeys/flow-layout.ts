import { Graph, layout } from '@dagrejs/dagre';
import type { JourneyGraph } from './journey-graph.ts';

/** Pixels. */
export const NODE_WIDTH = 216;
export const NODE_HEIGHT = 92;
const ARM_HEIGHT = 76;
const MARGIN = 16;

export interface Place {
  x: number;
  y: number;
  height: number;
}

/** Where each node is drawn, from the top down: its left upper corner in pixels. */
export function placeNodes({ nodes, edges }: JourneyGraph): Map<number, Place> {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 52, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  const heightOf = (kind: string) => (kind === 'arm' ? ARM_HEIGHT : NODE_HEIGHT);
  for (const { node, kind } of nodes) {
    graph.setNode(`${node}`, { width: NODE_WIDTH, height: heightOf(kind) });
  }
  for (const { from, to } of edges) graph.setEdge(`${from}`, `${to}`);
  layout(graph);
  return new Map(
    nodes.map(({ node, kind }) => {
      const { x = 0, y = 0 } = graph.node(`${node}`);
      const height = heightOf(kind);
      return [node, { x: x - NODE_WIDTH / 2, y: y - height / 2, height }];
    }),
  );
}

/** Begins at the top, as large as is readable: the whole width where that fits at 70 % or more. `width` in pixels. */
export function firstView(
  places: ReadonlyMap<number, Place>,
  width: number,
): { x: number; y: number; zoom: number } {
  const right = Math.max(0, ...[...places.values()].map((place) => place.x + NODE_WIDTH + MARGIN));
  const zoom = Math.min(1, Math.max(0.7, right === 0 ? 1 : width / right));
  return { x: Math.max(0, (width - right * zoom) / 2), y: 0, zoom };
}
