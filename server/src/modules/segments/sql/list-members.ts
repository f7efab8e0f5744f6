import type { Queryable } from '../../../kernel/database/database.ts';
import { raw, sql } from '../../../kernel/database/sql.ts';
import { type ContactFilter, contactFilter } from '../../contacts/api.ts';

export interface MemberRow {
  id: number;
  name: string | null;
  avatar: string | null;
  stage: string | null;
  owner: string | null;
  added_at: Date | null;
  since: Date;
}

const ORDERS = {
  since: 'm.since, m.contact_id',
  '-since': 'm.since desc, m.contact_id desc',
  id: 'm.contact_id',
  '-id': 'm.contact_id desc',
} as const;
export type MemberSort = keyof typeof ORDERS;

export interface MemberPage {
  sort: MemberSort;
  limit: number;
  offset: number;
}

/** One page of the members of a segment that pass a filter, and how many there are in all. */
export async function listMembers(
  db: Queryable,
  { segment, filter }: { segment: number; filter: ContactFilter },
  page: MemberPage,
): Promise<{ rows: MemberRow[]; total: number }> {
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  const from = narrowed
    ? sql`segment_member m join contact c on c.id = m.contact_id and ${contactFilter(filter)}`
    : sql`segment_member m`;
  const order = raw(ORDERS[page.sort]);
  const rows = await db.rows<MemberRow>(sql`
    with page as materialized (
      select m.contact_id, m.since from ${from} where m.segment = ${segment}
      order by ${order} limit ${page.limit} offset ${page.offset}
    )
    select c.id, c.name, c.avatar, c.stage, c.owner, c.added_at, m.since
    from page m join contact c on c.id = m.contact_id order by ${order}`);
  const count = narrowed
    ? await db.one<{ total: number }>(sql`select count(*) as total from ${from} where m.segment = ${segment}`)
    : await db.one<{ total: number }>(sql`
        select coalesce(sum(members), 0)::int as total from segment_size where segment = ${segment}`);
  return { rows, total: count?.total ?? 0 };
}

export interface Membership {
  key: string;
  since: Date;
}

/** The segments in force that a contact belongs to; those still being computed are left out. */
export async function membershipsOf(db: Queryable, contact: number): Promise<Membership[]> {
  return db.rows<Membership>(sql`
    select s.key, m.since from segment_member m join segment s on s.id = m.segment and s.state = 'ready'
    where m.contact_id = ${contact}`);
}
