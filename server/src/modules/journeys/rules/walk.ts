import { act, isTouch } from './act.ts';
import type { JourneyNode } from './compile.ts';
import { endEnrolment, type Move, pass, type Walk } from './progress.ts';
import { waitAt } from './wait.ts';

/** Walks on from a node until the person waits or the journey ends. Steps never loop, so this ends. */
export function walkFrom(walk: Walk, start: number): void {
  let at = start;
  for (;;) {
    const node = walk.journey.nodes[at];
    if (!node) {
      endEnrolment(walk, 'completed');
      return;
    }
    walk.enrolment.node = at;
    const move = enter(walk, node);
    if ('rest' in move) return;
    const step = pass(walk, at, move.outcome ?? null, move.detail);
    if (move.awaits) move.awaits.step = step;
    at = move.to;
  }
}

function enter(walk: Walk, node: JourneyNode): Move {
  if (node.kind === 'end') {
    endEnrolment(walk, node.reason);
    return { rest: true };
  }
  if (walk.skipTouches && isTouch(node)) return { to: node.next, outcome: 'late' };
  return waitAt(walk, node) ?? act(walk, node);
}
