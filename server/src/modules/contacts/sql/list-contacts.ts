import { withinTime } from '../../../conditions/sql/within-time.ts';
import type { Database, Queryable } from '../../../kernel/database/database.ts';
import { raw, type Sql, sql } from '../../../kernel/database/sql.ts';
import { type ContactFilter, contactFilter } from './contact-filter.ts';

/** A contact with its tags, as lists show it. */
export interface ContactListRow {
  id: number;
  name: string | null;
  avatar: string | null;
  stage: string | null;
  stage_at: Date | null;
  owner: string | null;
  code: string | null;
  created_at: Date;
  added_at: Date | null;
  lost_at: Date | null;
  last_event_at: Date | null;
  tags: { group: string; tag: string; at: string; source: string }[];
}

const COLUMNS = {
  createdAt: 'id', // numbers are given in the order of creation
  addedAt: 'added_at',
  stageAt: 'stage_at',
  lastEventAt: 'last_event_at',
  name: 'name',
} as const;
export type ContactSort = keyof typeof COLUMNS;
export const contactSorts = Object.keys(COLUMNS) as ContactSort[];

/** Columns of `ContactListRow`, from `contact c`. Timestamps inside JSON are written as instants in UTC. */
export const contactColumns = raw(`
  c.id, c.name, c.avatar, c.stage, c.stage_at, c.owner, c.code, c.created_at, c.added_at, c.lost_at, c.last_event_at,
  coalesce((
    select json_agg(json_build_object('group', t.tag_group, 'tag', t.tag, 'source', t.source,
             'at', to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
             order by t.tag_group, t.at, t.tag)
    from contact_tag t where t.contact_id = c.id), '[]'::json) as tags`);

export interface ContactPage {
  sort: ContactSort;
  descending: boolean;
  limit: number;
  offset: number;
}

/**
 * One page and how many there are in all. Contacts without a value come last in descending and first in ascending
 * order, so that one index serves both; equal values are in order of number.
 * @throws HetangError `segment/count-too-long` when the filter's condition takes more than 20 seconds.
 */
export async function listContacts(
  db: Database,
  filter: ContactFilter,
  page: ContactPage,
): Promise<{ rows: ContactListRow[]; total: number }> {
  const where = contactFilter(filter);
  if (filter.condition) return withinTime(db, (tx) => listFound(tx, where, page));
  if (filter.search || filter.tag || filter.behind) return listFound(db, where, page);
  const order = orderOf(page);
  const [rows, count] = await Promise.all([
    db.rows<ContactListRow>(sql`
      with page as materialized (
        select c.id from contact c where ${where} order by ${order} limit ${page.limit} offset ${page.offset}
      )
      select ${contactColumns} from page join contact c using (id) order by ${order}`),
    db.one<{ total: number }>(sql`select count(*) as total from contact c where ${where}`),
  ]);
  return { rows, total: count?.total ?? 0 };
}

/** The same for what must be searched for: once, not once for the page and once for the count. */
async function listFound(
  db: Queryable,
  where: Sql,
  page: ContactPage,
): Promise<{ rows: ContactListRow[]; total: number }> {
  const order = orderOf(page);
  const rows = await db.rows<FoundRow>(sql`
    with found as materialized (
      select ${keysOf(page)} from contact c where ${where}
    ),
    page as materialized (
      select c.id from found c order by ${order} limit ${page.limit} offset ${page.offset}
    )
    select t.total, ${contactColumns}
    from (select count(*) as total from found) t left join page on true left join contact c using (id)
    order by ${order}`);
  return { rows: rows.filter(isContact), total: rows[0]?.total ?? 0 };
}

/** A page beyond the end is one row with nothing but the total. */
type FoundRow = { total: number } & (ContactListRow | { id: null });

function isContact(row: FoundRow): row is { total: number } & ContactListRow {
  return row.id !== null;
}

/** What a page is cut out by, and no more: it is kept for everybody who is found. */
function keysOf({ sort }: ContactPage): Sql {
  return raw(sort === 'createdAt' ? 'c.id' : `c.id, c.${COLUMNS[sort]}`);
}

function orderOf({ sort, descending }: ContactPage): Sql {
  const number = `c.id ${descending ? 'desc' : 'asc'}`;
  if (sort === 'createdAt') return raw(number);
  return raw(`c.${COLUMNS[sort]} ${descending ? 'desc nulls last' : 'asc nulls first'}, ${number}`);
}
