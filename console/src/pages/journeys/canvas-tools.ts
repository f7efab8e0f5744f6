import type { JourneyEdge } from './journey-graph.ts';

/** What an editor adds to the drawing. */
export interface CanvasTools {
  /** Puts something in on a way; null where nothing can stand. */
  placeOn(edge: JourneyEdge): { label: string; onPress: () => void } | null;
  /** What lint finds at a step: the worst severity and how many. */
  mark(node: number): { severity: 'error' | 'warning' | 'info'; text: string } | null;
}
