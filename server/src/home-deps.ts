import { askGoalDays } from './analytics/questions/goal-days.ts';
import { askGoal } from './analytics/questions/goals.ts';
import { askOrders } from './analytics/questions/orders.ts';
import type { readHome } from './modules/home/api.ts';
import type { Parts } from './parts.ts';

/** What the morning page works with; without analytics its numbers are those of the database. */
export function homeDeps({ clock, log, stores: { db, analytics } }: Parts): Parameters<typeof readHome>[0] {
  if (!analytics) return { db, clock, log };
  return {
    db,
    clock,
    log,
    askGoal: (goal, range) => askGoal(analytics, goal, range),
    askGoalDays: (goal, range) => askGoalDays(analytics, goal, range),
    askOrders: (spans) => askOrders(analytics, spans),
  };
}
