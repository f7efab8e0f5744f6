import { sql } from '../../../server/src/kernel/database/sql.ts';
import { events, joined } from './as-one.ts';
import type { Rule } from './rule.ts';

/** Segments and tiers: what is kept, what the log was told, and what the facts say. */
export const standingRules: Rule[] = [
  {
    says: 'a segment has whom the log and the tags say',
    broken: sql`
      with wanted as (
        select distinct 'paid' as key, contact_id from ${events} e where name = 'order.paid'
        union all
        select distinct 'warm-only', t.contact_id from contact_tag t
        where t.tag_group = 'heat' and not exists (
          select from ${events} e where e.contact_id = t.contact_id and e.name = 'order.paid')),
      kept as (
        select s.key, m.contact_id from segment_member m join segment s on s.id = m.segment
        where s.state = 'ready' and s.key in ('paid', 'warm-only'))
      select key, contact_id, k.contact_id is null as missing from wanted w full join kept k using (key, contact_id)
      where w.contact_id is null or k.contact_id is null`,
  },
  {
    // What a merged contact was told last is in the log of the one that goes on.
    says: 'entries and exits come by turns',
    broken: sql`
      select contact_id, segment, seq, name from (
        select contact_id, props ->> 'segment' as segment, seq, name,
          lag(name, 1, 'segment.left') over (partition by contact_id, props ->> 'segment' order by seq) as before
        from event where name in ('segment.entered', 'segment.left')) told
      where name = before and contact_id in (select id from contact) and contact_id not in ${joined}`,
  },
  {
    says: 'whoever has entered and not left belongs, and nobody else',
    broken: sql`
      with told as (
        select contact_id, props ->> 'segment' as key, sum(case event.name when 'segment.entered' then 1 else -1 end) as n
        from event join contact c on c.id = contact_id
        where event.name in ('segment.entered', 'segment.left') group by 1, 2)
      select contact_id, key, t.n from (select * from told where n <> 0) t
      full join (select m.contact_id, s.key from segment_member m join segment s on s.id = m.segment) k
        using (contact_id, key)
      where (t.n is null or k.contact_id is null) and contact_id not in ${joined}`,
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
      with paid as (select contact_id, count(*) as n from ${events} e where name = 'order.paid' group by 1)
      select c.id, t.tier, p.n from contact c
      left join contact_tier t on t.contact_id = c.id and t.ladder = 'worth'
      left join paid p on p.contact_id = c.id
      where c.last_event_at is not null and t.tier is distinct from
        case when p.n >= 3 then 'regular' when p.n >= 1 then 'payer' else 'common' end`,
  },
  {
    says: 'tier.entered is in the log once for each change of tier',
    broken: sql`
      select contact_id, ladder, tier, c.n as changes, e.n as events
      from (select contact_id, ladder, to_tier as tier, count(*) as n from tier_change group by 1, 2, 3) c
      full join (select contact_id, props ->> 'ladder' as ladder, props ->> 'tier' as tier, count(*) as n
                 from ${events} e where name = 'tier.entered' group by 1, 2, 3) e using (contact_id, ladder, tier)
      where c.n is distinct from e.n`,
  },
  {
    says: 'each move begins where the one before it ended, and the last ends where the contact stands',
    broken: sql`
      select contact_id, ladder, id, from_tier, before, to_tier, t.tier from (
        select *, lag(to_tier) over w as before, lead(id) over w is null as last
        from tier_change window w as (partition by contact_id, ladder order by id)) m
      left join contact_tier t using (contact_id, ladder)
      where contact_id not in ${joined} and (from_tier is distinct from before
        or last and t.tier is distinct from to_tier)`,
  },
];

/** What time alone has brought about; `now` is the product's clock, hours after the last event of a person. */
export const lapsedRules = (now: Date): Rule[] => [
  {
    says: 'who has not come for long is quiet, and nobody else',
    broken: sql`
      with last as (select contact_id, max(at) as at from ${events} e where name = 'app.opened' group by 1),
      quiet as (select m.contact_id from segment_member m join segment s on s.id = m.segment
        where s.key = 'quiet' and s.state = 'ready')
      select c.id, l.at, q.contact_id is not null as belongs from contact c
      left join last l on l.contact_id = c.id left join quiet q on q.contact_id = c.id
      where c.last_event_at is not null and (l.at is null or abs(extract(epoch from ${now}::timestamptz - l.at) - 180) > 300)
        and (q.contact_id is not null) <> (l.at is null or l.at < ${now}::timestamptz - interval '3 min')`,
  },
  {
    says: 'a habit that nothing holds is given up, a step at each review',
    broken: sql`
      with opened as (
        select contact_id, count(*) as n, max(at) as at from ${events} e where name = 'app.opened' group by 1)
      select c.id, t.tier, o.n, o.at, t.review_at from contact c
      left join contact_tier t on t.contact_id = c.id and t.ladder = 'habit'
      left join opened o on o.contact_id = c.id
      where c.last_event_at is not null and (o.at is null or o.at < ${now}::timestamptz - interval '6 hours')
        and t.tier is distinct from case when o.n >= 3 then 'often' else 'away' end`,
  },
];
