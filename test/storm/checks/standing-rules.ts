import { sql } from '../../../server/src/kernel/database/sql.ts';
import type { Rule } from './rule.ts';

/** Segments and tiers: what is kept, what the log was told, and what the facts say. */
export const standingRules: Rule[] = [
  {
    says: 'a segment has whom the log and the tags say',
    broken: sql`
      with wanted as (
        select distinct 'paid' as key, contact_id from event where name = 'order.paid'
        union all
        select distinct 'warm-only', t.contact_id from contact_tag t
        where t.tag_group = 'heat' and not exists (
          select from event e where e.contact_id = t.contact_id and e.name = 'order.paid')),
      kept as (
        select s.key, m.contact_id from segment_member m join segment s on s.id = m.segment
        where s.state = 'ready' and s.key in ('paid', 'warm-only'))
      select key, contact_id, k.contact_id is null as missing from wanted w full join kept k using (key, contact_id)
      where w.contact_id is null or k.contact_id is null`,
  },
  {
    says: 'entries and exits come by turns',
    broken: sql`
      select contact_id, segment, seq, name from (
        select contact_id, props ->> 'segment' as segment, seq, name,
          lag(name, 1, 'segment.left') over (partition by contact_id, props ->> 'segment' order by seq) as before
        from event where name in ('segment.entered', 'segment.left')) told
      where name = before`,
  },
  {
    says: 'whoever has entered and not left belongs, and nobody else',
    broken: sql`
      with told as (
        select contact_id, props ->> 'segment' as key, sum(case name when 'segment.entered' then 1 else -1 end) as n
        from event where name in ('segment.entered', 'segment.left') group by 1, 2)
      select contact_id, key, t.n from (select * from told where n <> 0) t
      full join (select m.contact_id, s.key from segment_member m join segment s on s.id = m.segment) k
        using (contact_id, key)
      where t.n is null or k.contact_id is null`,
  },
  {
    says: 'the size of a segment is the number of its members',
    broken: sql`
      select s.key, z.n as size, m.n as members from segment s
      left join (select segment, sum(members) as n from segment_size group by 1) z on z.segment = s.id
      left join (select segment, count(*) as n from segment_member group by 1) m on m.segment = s.id
      where coalesce(z.n, 0) <> coalesce(m.n, 0)`,
  },
  {
    says: 'a tier is the one that fits, since nothing holds it',
    broken: sql`
      with paid as (select contact_id, count(*) as n from event where name = 'order.paid' group by 1)
      select c.id, t.tier, p.n from contact c
      left join contact_tier t on t.contact_id = c.id and t.ladder = 'worth'
      left join paid p on p.contact_id = c.id
      where c.last_event_at is not null and t.tier is distinct from
        case when p.n >= 3 then 'regular' when p.n >= 1 then 'payer' else 'common' end`,
  },
  {
    says: 'tier.entered is in the log once for each change of tier',
    broken: sql`
      select contact_id, tier, c.n as changes, e.n as events
      from (select contact_id, to_tier as tier, count(*) as n from tier_change group by 1, 2) c
      full join (select contact_id, props ->> 'tier' as tier, count(*) as n from event
                 where name = 'tier.entered' group by 1, 2) e using (contact_id, tier)
      where c.n is distinct from e.n`,
  },
];
