import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs } from '@hetang/contract/plan/values';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { dayTable } from '../../plan/calendar/day-table.ts';
import { calendarOf, momentCalendars, nextPosts, type PlannedPost } from './rules/next-posts.ts';
import { stopPosts } from './stop-posts.ts';

/** Why a Moment ends whose calendar the plan does not have any more. */
export const WITHDRAWN = 'plan-withdrew';
const DAY = '1d';

/**
 * Part of an apply: plans the next Moments of each calendar, forgets those that the plan has otherwise now, and stops what
 * is not published yet of calendars that the plan has lost.
 */
export async function declareMoments(tx: Tx, plan: Plan, version: number): Promise<void> {
  const row = await tx.one<{ applied_at: Date }>(
    sql`select applied_at from plan_version where version = ${version}`,
  );
  if (!row) return;
  const now = row.applied_at;
  const keys = momentCalendars(plan);
  await tx.run(sql`
    delete from moment_post where state = 'planned' and calendar is not null and due_at > ${now}`);
  const days = dayTable(plan.holidays);
  await planPosts(
    tx,
    plan,
    keys.flatMap((key) => nextPosts(plan, days, key, now)),
    { version, now },
  );
  const lost = await tx.rows<{ id: number }>(sql`
    select id from moment_post
    where not calendar = any(${keys}::text[]) and not cancel_wanted
      and state in ('planned', 'ready', 'calling', 'unknown', 'making', 'publishing')`);
  await stopPosts(
    tx,
    lost.map(({ id }) => id),
    { reason: WITHDRAWN, by: null, now },
  );
}

/** Plans Moments, each once. */
export async function planPosts(
  tx: Tx,
  plan: Plan,
  posts: readonly PlannedPost[],
  { version, now }: { version: number; now: Date },
): Promise<void> {
  if (posts.length === 0) return;
  const rows = posts.map((post) => ({
    ...post,
    notAfter: new Date(post.dueAt.getTime() + durationMs(calendarOf(plan, post.calendar)?.expires ?? DAY)),
  }));
  await tx.run(sql`
    insert into moment_post (calendar, nr, due_at, slot, plan_version, not_after, created_at)
    select calendar, nr, "dueAt", slot, ${version}, "notAfter", ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as p (calendar text, nr int, "dueAt" timestamptz, slot jsonb, "notAfter" timestamptz)
    on conflict (calendar, due_at, nr) do nothing`);
}
