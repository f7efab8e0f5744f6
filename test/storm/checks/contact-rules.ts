import { sql } from '../../../server/src/kernel/database/sql.ts';
import { EXCLUSIVE } from '../plan.ts';
import { events, joined } from './as-one.ts';
import type { Rule } from './rule.ts';

/** Projections of the log by contact. */
export const contactRules: Rule[] = [
  {
    says: 'a counter equals the count from the log',
    broken: sql`
      with counted as (
        select e.contact_id, c.id as counter, count(*) as n, min(e.at) as first_at, max(e.at) as last_at
        from counter c join ${events} e on e.name = c.event and e.props @> c.filter group by 1, 2)
      select contact_id, counter, k.count as kept, c.n as counted
      from contact_counter k full join counted c using (contact_id, counter)
      where k.count is distinct from c.n
        or abs(extract(epoch from k.first_at - c.first_at)) > 0.002
        or abs(extract(epoch from k.last_at - c.last_at)) > 0.002`,
  },
  {
    says: 'a counter by day equals the count from the log',
    broken: sql`
      with counted as (
        select e.contact_id, c.id as counter, (e.at at time zone 'Asia/Shanghai')::date as day, count(*) as n
        from counter c join ${events} e on e.name = c.event and e.props @> c.filter where c.windowed group by 1, 2, 3)
      select contact_id, counter, day, k.count as kept, c.n as counted
      from contact_counter_day k full join counted c using (contact_id, counter, day)
      where k.count is distinct from c.n`,
  },
  {
    says: 'the history of stages has no gap and ends at the stage; of two lives one is behind the other',
    broken: sql`
      select c.id, c.stage, c.stage_seq, s.n, s.last from contact c
      left join (
        select contact_id, count(*) as n, max(seq) as last, (array_agg(to_stage order by seq desc))[1] as stage
        from stage_change group by 1) s on s.contact_id = c.id
      where c.stage_seq <> coalesce(s.n, 0) or c.stage_seq <> coalesce(s.last, 0)
        or c.stage is distinct from s.stage and c.id not in ${joined}`,
  },
  {
    says: 'stage.entered is in the log once for each change of stage',
    broken: sql`
      select contact_id, to_stage, c.n as changes, e.n as events
      from (select contact_id, to_stage, count(*) as n from stage_change group by 1, 2) c
      full join (select contact_id, props ->> 'stage' as to_stage, count(*) as n from ${events} e
                 where name = 'stage.entered' group by 1, 2) e using (contact_id, to_stage)
      where c.n is distinct from e.n or c.n > 1 and contact_id not in ${joined}`,
  },
  {
    says: 'an exclusive group has one value at most',
    broken: sql`
      select contact_id, tag_group, array_agg(tag) as tags from contact_tag
      where tag_group = any(${EXCLUSIVE}::text[]) group by 1, 2 having count(*) > 1`,
  },
  {
    says: 'tags are what tag.added and tag.removed leave over',
    broken: sql`
      with told as (
        select contact_id, props ->> 'tag' as tag, sum(case name when 'tag.added' then 1 else -1 end) as n
        from ${events} e where name in ('tag.added', 'tag.removed') group by 1, 2)
      select contact_id, tag, t.n as told, k.here from told t
      full join (select contact_id, tag_group || '/' || tag as tag, 1 as here from contact_tag) k
        using (contact_id, tag)
      where case when contact_id in ${joined} then k.here = 1 and coalesce(t.n, 0) < 1
        else coalesce(t.n, 0) <> coalesce(k.here, 0) end`,
  },
];
