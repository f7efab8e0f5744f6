import type { journeyActions } from '@hetang/contract/http/journeys';
import type { JourneyState } from '../../../reaction/reaction.ts';

export type JourneyAction = (typeof journeyActions)[number];

const NEXT: Record<JourneyAction, { to: JourneyState; from: readonly JourneyState[] }> = {
  pause: { to: 'paused', from: ['running', 'draining'] },
  resume: { to: 'running', from: ['paused', 'draining', 'stopped'] },
  drain: { to: 'draining', from: ['running', 'paused'] },
  stop: { to: 'stopped', from: ['running', 'paused', 'draining'] },
};

/** The state after an action; null when it makes no sense in the present one. */
export function nextState(state: JourneyState, action: JourneyAction): JourneyState | null {
  const { to, from } = NEXT[action];
  return from.includes(state) ? to : null;
}
