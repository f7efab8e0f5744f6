import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

export interface SplitPicture {
  name: string | null;
  names: { kind: string; value: string }[];
  staff: string[];
  tags: string[];
  stage: string | null;
  entries: number;
  resumed: number;
  tasks: number;
  messages: number;
  eventsSince: number;
}

/** What the contact that would leave had, and what has come under its names since: one statement. */
export async function previewSplit(db: Queryable, merge: number): Promise<SplitPicture> {
  const row = await db.one<SplitPicture>(sql`
    with recursive m as (select * from contact_merge where id = ${merge}),
    authors (id) as (
      select from_id from m
      union
      select o.from_id from contact_merge o join authors on o.into_id = authors.id where o.split_at is null
    )
    select m.snapshot -> 'contact' ->> 'name' as name, m.snapshot -> 'contact' ->> 'stage' as stage,
      case when m.split_at is not null then m.identities else coalesce((
        select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.kind, i.value)
        from identity i where i.home in (select id from authors)), '[]') end as names,
      array(select r ->> 'staff' from jsonb_array_elements(coalesce(m.snapshot -> 'relations', '[]')) r) as staff,
      array(select t ->> 'ref' from jsonb_array_elements(coalesce(m.snapshot -> 'tags', '[]')) t
        where t ->> 'ref' is not null) as tags,
      coalesce(jsonb_array_length(m.snapshot -> 'enrolments'), 0) as entries,
      (select count(*) from jsonb_to_recordset(m.snapshot -> 'enrolments') as s (id bigint, status text)
        join enrolment e on e.id = s.id where s.status = 'active' and e.end_reason = 'merged')::int as resumed,
      coalesce(jsonb_array_length(m.snapshot -> 'tasks'), 0) as tasks,
      coalesce(jsonb_array_length(m.snapshot -> 'intentions'), 0) as messages,
      (select count(*) from event x where x.via in (select id from authors) and x.logged_at >= m.asked_at)::int
        as "eventsSince"
    from m`);
  if (!row) throw new RangeError(`no merge ${merge}`);
  return row;
}
