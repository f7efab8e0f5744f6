import { raw, type Sql, sql } from '../../../server/src/kernel/database/sql.ts';
import { HOME, REACH } from '../plan.ts';
import { joined } from './as-one.ts';
import type { Rule } from './rule.ts';

const { cap, quiet, perWeek, zoneField } = REACH;

/** Whether it is quiet somewhere at the instant in a column; the hours pass midnight. */
function isQuiet(column: string, zone: Sql): Sql {
  const local = sql`(${raw(column)} at time zone ${zone})::time`;
  return sql`(${local} >= ${quiet.from}::time or ${local} < ${quiet.to}::time)`;
}

/** What one customer receives, whatever wants to reach them. */
export const reachRules: Rule[] = [
  {
    says: `nobody gets more than ${cap.most} messages in ${cap.hours} hours`,
    broken: sql`
      select contact_id, settled_at, n from (
        select contact_id, settled_at, count(*) over (
          partition by contact_id order by settled_at
          range between ${`${cap.hours} hours`}::interval - interval '1 ms' preceding and current row) as n
        from intention where kind = 'message' and state = 'sent') sent
      where n > ${cap.most} and contact_id not in ${joined}`,
  },
  {
    says: `nobody gets more than ${perWeek} messages of a week's quota`,
    broken: sql`
      select contact_id, quota_month, count(*) as n from intention
      where kind = 'message' and state = 'sent' and contact_id not in ${joined}
      group by 1, 2 having count(*) > ${perWeek} or quota_month is null`,
  },
  {
    says: 'the windows of the quota are weeks',
    broken: sql`select contact_id, month from reach_quota where extract(isodow from month) <> 1`,
  },
  {
    // A task is claimed a moment after the hours were asked for.
    says: 'no task is made at the platform in the quiet hours',
    broken: sql`
      select id, called_at from (select id, called_at, platform_id, called_at - interval '1 min' as asked_at from mass_send) m
      where platform_id is not null and ${isQuiet('called_at', sql`${HOME}`)} and ${isQuiet('asked_at', sql`${HOME}`)}`,
  },
  {
    says: 'nobody passes the gate in the quiet hours of their own zone',
    broken: sql`
      select i.id, m.created_at, c.fields ->> ${zoneField} as zone from intention i
      join mass_send m on m.id = i.mass_send_id join contact c on c.id = i.contact_id
      -- A zone that was told afterwards, or that came with another contact, was not known then; in a storm the engine lags by
      -- seconds of the machine, which are minutes of its clock.
      where c.fields ->> ${zoneField} is not null and c.id not in ${joined}
        and not exists (select from event e where e.contact_id = c.id and e.name = 'task.done'
          and e.props -> 'fields' ? ${zoneField} and e.logged_at > m.created_at - interval '15 min')
        and ${isQuiet('m.created_at', sql`(c.fields ->> ${zoneField})`)}`,
  },
  {
    says: 'nobody is written to who is left alone',
    broken: sql`
      select i.id, i.contact_id, s.at, m.called_at, i.state from intention i
      join suppression s on s.contact_id = i.contact_id and s.until is null
      join mass_send m on m.id = i.mass_send_id
      where i.state in ('sent', 'awaiting-staff') and m.called_at > s.at + interval '1 min'
        and i.contact_id not in ${joined}`,
  },
  {
    // Who was called more than once was called for the first time before.
    says: 'nobody is answered by customer service who is left alone',
    broken: sql`
      select i.id, i.contact_id, s.at, i.called_at from intention i
      join suppression s on s.contact_id = i.contact_id and s.until is null
      where i.kind = 'service-message' and i.state = 'sent' and i.attempts = 1 and i.called_at > s.at + interval '1 min'
        and i.contact_id not in ${joined}`,
  },
  {
    says: 'what came to nothing is meant again once, and ends like any other',
    broken: sql`
      select a.id, a.dedupe, b.state, b.reason from intention a
      left join intention b on a.dedupe = 'retry:' || b.id
      where a.dedupe like 'retry:%'
        and (b.id is null or b.state not in ('failed', 'dropped', 'expired') or b.reason in ('outcome-unknown', 'no-result'))`,
  },
];
