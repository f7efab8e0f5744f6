import type { massSendStates } from '@hetang/contract/http/reach';
import type { Audience, Content } from '../../channels/port.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { join, raw, type Sql, sql } from '../../kernel/database/sql.ts';

/** A mass task as lists show it. */
export interface MassSendListRow {
  id: number;
  title: string;
  audience: Audience;
  staff: string;
  state: (typeof massSendStates)[number];
  broadcast: string | null;
  content: Content;
  targets: number;
  sent: number;
  capped: number;
  refused: number;
  other: number;
  open: number;
  reminded: number;
  cancel_wanted: boolean;
  task: number | null;
  error: string | null;
  created_at: Date;
  confirmed_at: Date | null;
  not_after: Date | null;
}

/** Which mass tasks are meant. Everything that is given must hold. */
export interface MassSendFilter {
  state?: string | undefined;
  audience?: Audience | undefined;
  staff?: string | undefined;
  run?: number | undefined;
}

// Numbers are in the order of creation.
const COLUMNS = {
  createdAt: 'id',
  targets: 'targets',
  confirmedAt: 'confirmed_at',
  notAfter: 'not_after',
} as const;
export type MassSendSort = keyof typeof COLUMNS;
export const massSendSorts = Object.keys(COLUMNS) as MassSendSort[];

function filterSql({ state, audience, staff, run }: MassSendFilter): Sql {
  const parts: Sql[] = [];
  if (state) parts.push(sql`m.state = ${state}`);
  if (audience) parts.push(sql`m.audience = ${audience}`);
  if (staff) parts.push(sql`m.staff = ${staff}`);
  if (run !== undefined) parts.push(sql`m.broadcast_run = ${run}::bigint`);
  return join(parts, ' and ', 'true');
}

/** One page of mass tasks with what became of their targets, and how many there are in all. */
export async function listMassSends(
  db: Queryable,
  filter: MassSendFilter,
  page: { sort: MassSendSort; descending: boolean; limit: number; offset: number; now: Date },
): Promise<{ rows: MassSendListRow[]; total: number }> {
  const where = filterSql(filter);
  const way = raw(page.descending ? 'desc nulls last' : 'asc nulls first');
  const order = sql`m.${raw(COLUMNS[page.sort])} ${way}, m.id desc`;
  const [rows, count] = await Promise.all([
    db.rows<MassSendListRow>(sql`
      with m as materialized (
        select m.* from mass_send m where ${where} order by ${order} limit ${page.limit} offset ${page.offset}
      )
      select m.id, m.title, m.audience, m.staff, m.state, r.broadcast, m.content, m.targets, ends.*,
             (select count(*)::int from unnest(m.reminded) as at
              where at > ${page.now}::timestamptz - interval '24 hours') as reminded,
             m.cancel_wanted, t.id as task, m.error, m.created_at, m.confirmed_at, m.not_after
      from m
        left join broadcast_run r on r.id = m.broadcast_run
        left join task t on t.mass_send_id = m.id and t.state = 'open'
        cross join lateral (
          select count(*) filter (where i.state = 'sent')::int as sent,
                 count(*) filter (where i.reason = 'platform-cap')::int as capped,
                 count(*) filter (where i.reason in ('not-a-friend', 'not-the-owner'))::int as refused,
                 count(*) filter (where i.settled_at is not null and i.state <> 'sent' and coalesce(i.reason, '')
                   not in ('platform-cap', 'not-a-friend', 'not-the-owner'))::int as other,
                 count(*) filter (where i.settled_at is null)::int as open
          from intention i where i.mass_send_id = m.id) ends
      order by ${order}`),
    db.one<{ total: number }>(sql`select count(*) as total from mass_send m where ${where}`),
  ]);
  return { rows, total: count?.total ?? 0 };
}
