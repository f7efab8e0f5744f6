import type { Broadcast } from '@hetang/contract/plan/kinds/broadcasts';
import type { Plan } from '@hetang/contract/plan/registry';
import type { SqlScope } from '../../../conditions/sql/scope.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { type Sql, sql } from '../../../kernel/database/sql.ts';
import type { ReachRules } from '../../../outbox/reach-of-plan.ts';
import { hasRefused, isSuppressed } from '../../../outbox/sql/willing.ts';
import { audienceSql, senderOf } from './expand-run.ts';

/** Whom a broadcast would reach, counted by the first reason why not; null is the reason of those who get it. */
interface PreviewRow {
  reason: string | null;
  count: number;
  senders: number;
}

export interface PreviewScope {
  plan: Plan;
  rules: ReachRules;
  scope: SqlScope;
  /** First day of the windows of customers and of groups. */
  windows: { contacts: string; groups: string };
}

/** Counts whom a broadcast to customers would reach if it were sent now. */
export function previewPeople(
  db: Queryable,
  broadcast: Extract<Broadcast, { to: unknown }>,
  { plan, rules, scope, windows }: PreviewScope,
): Promise<PreviewRow[]> {
  const { staff, rule } = senderOf(broadcast.by);
  const chosen = rule === 'owner' ? rules.sender : rule;
  const known = Object.keys(plan.staff);
  const friend = sql`(select min(r.staff) from relation r
    where r.contact_id = c.id and r.lost_at is null and r.staff = any(${known}::text[]))`;
  const sender: Sql = staff !== null ? sql`${staff}` : chosen === 'owner' ? sql`c.owner` : friend;
  const service = rules.service.has(broadcast.message);
  return db.rows(sql`
    with asked as (
      select c.id, ${sender}::text as sender from contact c
      where c.last_event_at is not null and ${audienceSql(broadcast, scope)}
    ),
    judged as (
      select a.sender, case
        when not exists (select from identity n where n.contact_id = a.id and n.kind = 'external_userid')
          then 'no-platform-id'
        when a.sender is null then 'no-sender'
        when not a.sender = any(${known}::text[]) then 'unknown-staff'
        when not exists (select from relation r
          where r.contact_id = a.id and r.staff = a.sender and r.lost_at is null) then 'not-a-friend'
        when not ${service}::bool and ${hasRefused('a.id', rules.consentRequired)} then 'no-consent'
        when ${isSuppressed('a.id', scope.now)} then 'suppressed'
        when exists (select from reach_quota q where q.contact_id = a.id and q.month = ${windows.contacts}::date
          and q.reserved + q.spent >= q.allowed) then 'quota'
        end as reason
      from asked a
    )
    select reason, count(*)::int as count, count(distinct sender)::int as senders from judged
    group by reason order by count desc, reason`);
}

/** Counts which groups a broadcast would reach if it were sent now. */
export function previewGroups(
  db: Queryable,
  broadcast: Extract<Broadcast, { groups: unknown }>,
  { plan, windows }: PreviewScope,
): Promise<PreviewRow[]> {
  const userids = Object.values(plan.staff).map(({ wecom }) => wecom);
  return db.rows(sql`
    with judged as (
      select g.owner_userid, case
        when not g.owner_userid = any(${userids}::text[]) then 'unknown-staff'
        when exists (select from group_reach_quota q where q.chat_id = g.chat_id and q.month = ${windows.groups}::date
          and q.reserved + q.spent >= q.allowed) then 'quota'
        end as reason
      from community_chat g
      where g.status <> 'dismissed' and g.community_key = any(${broadcast.groups}::text[])
    )
    select reason, count(*)::int as count, count(distinct owner_userid)::int as senders from judged
    group by reason order by count desc, reason`);
}
