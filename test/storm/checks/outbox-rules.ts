import { sql } from '../../../server/src/kernel/database/sql.ts';
import type { Rule } from './rule.ts';

/** Intentions and what became of them. */
export const outboxRules: Rule[] = [
  {
    says: 'every intention has come to its end',
    broken: sql`
      select id, kind, state, reason, contact_id, mass_send_id from intention
      where state not in ('sent', 'failed', 'expired', 'dropped', 'cancelled')`,
  },
  {
    says: 'nothing is dropped for want of a definition that the plan has',
    broken: sql`
      select id, kind, reason from intention
      where reason ~ '^(unknown-staff|unknown-message|tag-not-in-wecom|tag-not-synced)'`,
  },
  {
    says: 'every mass task has come to its end',
    broken: sql`
      select id, state, error, platform_id from mass_send where state not in ('settled', 'failed', 'cancelled')`,
  },
  {
    says: 'no task to confirm is left over',
    broken: sql`select id, mass_send_id from task where kind = 'confirm-send' and state = 'open'`,
  },
  {
    says: 'the log tells of a message what became of it, once',
    broken: sql`
      select i.id, i.state, i.reason, e.sent, e.failed from intention i
      left join (
        select (props ->> 'intention')::bigint as id, count(*) filter (where name = 'message.sent') as sent,
          count(*) filter (where name = 'message.failed') as failed
        from event where name in ('message.sent', 'message.failed') group by 1) e using (id)
      where i.kind in ('message', 'welcome', 'service-message')
        and (e.sent is distinct from (i.state = 'sent')::int or e.failed is distinct from (i.state <> 'sent')::int)`,
  },
  {
    says: 'the reach quota is what was sent, and nothing stays reserved',
    broken: sql`
      select contact_id, q.month, q.reserved, q.spent, i.sent from reach_quota q
      full join (
        select contact_id, quota_month as month, count(*) filter (where state = 'sent') as sent from intention
        where quota_month is not null group by 1, 2) i using (contact_id, month)
      where coalesce(q.spent, 0) <> coalesce(i.sent, 0) or q.reserved <> 0`,
  },
  {
    says: 'a welcome code is used by one intention',
    broken: sql`
      select params ->> 'welcome_code' as code, count(*) as n from intention
      where kind = 'welcome' group by 1 having count(*) > 1`,
  },
];
