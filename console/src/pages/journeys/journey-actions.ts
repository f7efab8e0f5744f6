import type { ControlWish } from '../../api/journeys.ts';

export type JourneyAction = ControlWish['action'];
export type JourneyStateName = 'running' | 'paused' | 'draining' | 'stopped';

/** What can be done to a journey in a state; the server decides the same. */
export const actionsIn: Record<JourneyStateName, readonly JourneyAction[]> = {
  running: ['pause', 'drain', 'stop'],
  paused: ['resume', 'drain', 'stop'],
  draining: ['resume', 'pause', 'stop'],
  stopped: ['resume'],
};
