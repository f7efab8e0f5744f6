import { sql } from '../../../server/src/kernel/database/sql.ts';
import { ONCE } from '../plan.ts';
import { events, toldLate } from './as-one.ts';
import type { Rule } from './rule.ts';

/** Journeys and their timers. */
export const journeyRules: Rule[] = [
  {
    says: 'a person is in a journey once at a time for each key',
    broken: sql`
        select contact_id, journey, entry_key from enrolment where status = 'active'
        group by 1, 2, 3 having count(*) > 1`,
  },
  {
    says: 'everybody who gave a reason to start a journey for life has entered it exactly once in each life',
    broken: sql`
        with wanted as (
          select e.contact_id, o.journey, bool_or(not ${toldLate(sql`e`)}) as in_time
          from unnest(${Object.keys(ONCE)}::text[], ${Object.values(ONCE)}::text[]) as o (journey, event)
          join ${events} e on e.name = o.event group by 1, 2)
        select contact_id, journey, n.entries from wanted
        full join (select contact_id, journey, count(*) as entries from enrolment
                   where journey = any(${Object.keys(ONCE)}::text[]) group by 1, 2) n using (contact_id, journey)
        where wanted.journey is null or (wanted.in_time and n.entries is null)
          or n.entries > 1 + (select count(*) from log_redirect r where r.target = wanted.contact_id)`,
  },
  {
    says: 'entries are numbered without a gap',
    broken: sql`
        select contact_id, journey, entry_key, count(*) as n, max(entry) as last from enrolment
        group by 1, 2, 3 having count(*) <> max(entry)`,
  },
  {
    says: 'journey.started and journey.ended are in the log once for each',
    broken: sql`
        select contact_id, journey, k.started, k.ended, e.told_started, e.told_ended
        from (select contact_id, journey, count(*) as started, count(*) filter (where status = 'ended') as ended
              from enrolment group by 1, 2) k
        full join (
          select contact_id, props ->> 'journey' as journey,
            count(*) filter (where name = 'journey.started') as told_started,
            count(*) filter (where name = 'journey.ended') as told_ended
          from ${events} e where name in ('journey.started', 'journey.ended') group by 1, 2) e
          using (contact_id, journey)
        where k.started is distinct from e.told_started or k.ended is distinct from e.told_ended`,
  },
  {
    says: 'steps of an enrolment are recorded once each',
    broken: sql`
        select e.id, e.seq, s.n from enrolment e
        left join (select enrolment_id, count(*) as n from journey_step group by 1) s on s.enrolment_id = e.id
        where e.seq <> coalesce(s.n, 0)`,
  },
  {
    says: 'nobody is stranded: who is under way waits for something and has a timer',
    broken: sql`
        select e.id, e.journey, e.node, e.waiting, e.due_at, t.due_at as timer from enrolment e
        left join timer t on t.module = 'journeys' and t.ref = e.id and t.part = e.contact_id % 16
        where e.status = 'active'
          and (e.waiting is null or e.due_at is null or t.due_at is distinct from e.due_at or t.error is not null)`,
  },
  {
    says: 'timers belong to enrolments that wait',
    broken: sql`
        select t.part, t.ref, e.status from timer t left join enrolment e on e.id = t.ref
        where t.module = 'journeys' and (e.status is distinct from 'active' or e.contact_id <> t.contact_id)`,
  },
];

/** Timers that nobody looked at; `now` is the product's clock. */
export const timerRule = (now: Date): Rule => ({
  says: 'no timer is long overdue',
  broken: sql`
    select part, ref, due_at from timer where due_at < ${minutesAgo(now)}::timestamptz`,
});

/** Follow-up tasks that nobody closes; `now` is the product's clock. */
export const openTaskRule = (now: Date): Rule => ({
  says: 'an open task has time left, or a journey that waits for it',
  broken: sql`
    select t.id, t.due_at, e.status, e.waiting from task t
    left join enrolment e on e.id = (t.source ->> 'enrolment')::bigint
    where t.kind = 'follow-up' and t.state = 'open' and t.due_at < ${minutesAgo(now)}::timestamptz
      and (e.status is distinct from 'active' or e.waiting is distinct from 'task' or e.task_id <> t.id)`,
});

const minutesAgo = (now: Date): Date => new Date(now.getTime() - 300_000);

/** Follow-up tasks. */
export const taskRules: Rule[] = [
  {
    says: 'a journey that waits for a task has an open one',
    broken: sql`
      select e.id, e.task_id, t.state from enrolment e left join task t on t.id = e.task_id
      where e.status = 'active' and e.waiting = 'task' and t.state is distinct from 'open'`,
  },
  {
    says: 'the log tells of a task what became of it, once',
    broken: sql`
      select t.id, t.state, t.outcome, e.created, e.done, e.expired from task t
      left join (
        select (props ->> 'task')::bigint as id, count(*) filter (where name = 'task.created') as created,
          count(*) filter (where name = 'task.done') as done, count(*) filter (where name = 'task.expired') as expired
        from event where name in ('task.created', 'task.done', 'task.expired') group by 1) e using (id)
      where t.kind = 'follow-up' and (e.created is distinct from 1
        or e.expired <> (t.state = 'expired')::int
        or e.done <> (t.state = 'done' and t.outcome is distinct from 'filled elsewhere')::int)`,
  },
];
