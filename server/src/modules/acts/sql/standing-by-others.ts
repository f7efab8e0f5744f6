import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/**
 * Those of these people who have become one with somebody since the act who stood on its stage without it: the person does too, and
 * stays there when the act is undone.
 */
export async function standingByOthers(
  db: Queryable,
  ids: readonly number[],
  { act, stage, since }: { act: number; stage: string; since: Date },
): Promise<Set<number>> {
  const rows = await db.rows<{ person: number }>(sql`
    with recursive merge as (
      select m.from_id, m.into_id, coalesce(m.snapshot -> 'contact' ->> 'stage', f.stage) as from_stage,
        coalesce(m.into_before -> 'contact' ->> 'stage', i.stage) as into_stage
      from contact_merge m left join contact f on f.id = m.from_id left join contact i on i.id = m.into_id
      where m.split_at is null and m.asked_at >= ${since}
    ),
    way (person, id) as (
      select id, id from unnest(${ids}::bigint[]) as n (id)
      union
      select w.person, m.into_id from way w join merge m on m.from_id = w.id
    ),
    met as (
      select w.person, m.into_id as id, m.into_stage as stage from way w join merge m on m.from_id = w.id
      union all
      select w.person, m.from_id, m.from_stage from way w join merge m on m.into_id = w.id and m.from_id <> w.person
    )
    select distinct person from met
    where stage = ${stage} and not exists (
      select from bulk_act_person p where p.act_id = ${act} and p.contact_id = met.id and p.state in ('done', 'undone'))`);
  return new Set(rows.map((row) => row.person));
}
