import type { SidebarTimeline } from '@hetang/contract/http/sidebar';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';

/** What the endpoints of the sidebar work with. */
export interface SidebarDeps {
  db: Database;
  /** The clock of the world that the contacts live in. */
  clock: Clock;
  /** The latest events of a contact, newest first; null without analytics. */
  latest: ((contactId: number, limit: number) => Promise<SidebarTimeline>) | null;
  /** The window of the reach quota under way: its first day in the plan's zone, and how much it allows. */
  quotaWindow(now: Date, plan: Plan | null): { start: string; allowed: number };
}
