import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs } from '@hetang/contract/plan/values';
import type { MomentContent } from '../../channels/moments.ts';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { dayTable } from '../../plan/calendar/day-table.ts';
import { contentOf } from './content-of.ts';
import type { MomentDeps } from './deps.ts';
import { planPosts, WITHDRAWN } from './plan-posts.ts';
import { calendarOf, type MomentSlotWish, nextPosts, wishAt } from './rules/next-posts.ts';
import { publishedThisMonth } from './sql/published-this-month.ts';

/** Moments taken in one transaction. */
const AT_ONCE = 50;
const LATE = '2h';

interface DuePost {
  id: number;
  calendar: string | null;
  nr: number;
  due_at: Date;
  slot: MomentSlotWish;
}

/** What becomes of a Moment that is due. */
type Begun =
  | { id: number; skip: string }
  | {
      id: number;
      content: MomentContent;
      title: string;
      tags: string[];
      members: { staff: string; userid: string; refused: string | null }[];
    };

/**
 * Fixes what is published of Moments that are due, and by whom; plans the next ones of their calendars. What begins too
 * late is skipped, with a record of it.
 * @returns how many were due.
 */
export async function beginPosts(
  deps: Pick<MomentDeps, 'db' | 'clock' | 'plan' | 'platformTags'>,
): Promise<number> {
  const now = deps.clock.now();
  const isDue = await deps.db.one(
    sql`select from moment_post where state = 'planned' and due_at <= ${now} limit 1`,
  );
  return isDue ? deps.db.transaction((tx) => begin(tx, deps, now)) : 0;
}

async function begin(tx: Tx, deps: Pick<MomentDeps, 'plan' | 'platformTags'>, now: Date): Promise<number> {
  const rows = await tx.rows<DuePost>(sql`
    select id, calendar, nr, due_at, slot from moment_post where state = 'planned' and due_at <= ${now}
    order by due_at, id limit ${AT_ONCE} for update skip locked`);
  const current = await deps.plan(tx);
  if (rows.length === 0 || !current) return 0;
  const { plan, version } = current;
  const days = dayTable(plan.holidays);
  // As the plan has it now: it may have changed since the Moment was planned.
  const due = rows.map((row) =>
    row.calendar === null ? row : { ...row, slot: wishAt(plan, days, { ...row, calendar: row.calendar }) },
  );
  const tags = await deps.platformTags(tx, [...new Set(due.flatMap(({ slot }) => slot?.visibleTo ?? []))]);
  const spent = await publishedThisMonth(tx, plan, now);
  const begun = due.map((post) => beginOne(post, { plan, tags, spent, now }));
  await write(tx, begun, { version, now });
  const next = due.flatMap(({ calendar, due_at }) =>
    calendar !== null && calendarOf(plan, calendar) ? nextPosts(plan, days, calendar, due_at) : [],
  );
  await planPosts(tx, plan, next, { version, now });
  return due.length;
}

interface Facts {
  plan: Plan;
  tags: ReadonlyMap<string, string>;
  /** By staff: Moments of this month; those that begin here are added. */
  spent: Map<string, number>;
  now: Date;
}

function beginOne(
  post: Omit<DuePost, 'slot'> & { slot: MomentSlotWish | null },
  { plan, tags, spent, now }: Facts,
): Begun {
  const { id, slot } = post;
  const calendar = post.calendar === null ? null : calendarOf(plan, post.calendar);
  if (slot === null) return { id, skip: WITHDRAWN };
  if (now.getTime() > post.due_at.getTime() + durationMs(calendar?.late ?? LATE))
    return { id, skip: 'too-late' };
  const found = contentOf(plan, slot);
  if ('fault' in found) return { id, skip: found.fault };
  const ids = slot.visibleTo.flatMap((ref) => tags.get(ref) ?? []);
  if (ids.length < slot.visibleTo.length) return { id, skip: 'tags-not-in-step' };
  const most = plan.meta.reach?.moments ?? Number.POSITIVE_INFINITY;
  const members = slot.staff.flatMap((staff) => {
    const userid = Object.hasOwn(plan.staff, staff) ? plan.staff[staff]?.wecom : undefined;
    if (userid === undefined) return [];
    const isOver = (spent.get(staff) ?? 0) >= most;
    return [{ staff, userid, refused: isOver ? 'quota' : null }];
  });
  if (members.length === 0) return { id, skip: 'no-staff' };
  const asked = members.filter(({ refused }) => refused === null);
  if (asked.length === 0) return { id, skip: 'quota' };
  for (const { staff } of asked) spent.set(staff, (spent.get(staff) ?? 0) + 1);
  return { id, content: found.content, title: found.title, tags: ids, members };
}

async function write(
  tx: Tx,
  begun: readonly Begun[],
  { version, now }: { version: number; now: Date },
): Promise<void> {
  const rows = begun.map((one) =>
    'skip' in one
      ? { id: one.id, reason: one.skip }
      : { ...one, content: { ...one.content, title: one.title } },
  );
  await tx.run(sql`
    with given as (
      select id, reason, content, array(select json_array_elements_text(tags)) as tags
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (id bigint, reason text, content jsonb, tags json)
    )
    update moment_post p
    set state = case when g.reason is null then 'ready' else 'skipped' end, reason = g.reason, content = g.content,
        tags = g.tags, plan_version = ${version}, next_check_at = case when g.reason is null then ${now}::timestamptz end,
        settled_at = case when g.reason is not null then ${now}::timestamptz end
    from given g where p.id = g.id`);
  const members = begun.flatMap((one) =>
    'skip' in one ? [] : one.members.map((member) => ({ post: one.id, ...member })),
  );
  await tx.run(sql`
    insert into moment_member (post_id, userid, staff, state, reason)
    select post, userid, min(staff), min(case when refused is null then 'waiting' else 'refused' end), min(refused)
    from json_to_recordset(${JSON.stringify(members)}::json) as m (post bigint, userid text, staff text, refused text)
    group by post, userid`);
}
