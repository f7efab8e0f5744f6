import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Queryable } from '../../../kernel/database/database.ts';
import { raw, type Sql, sql } from '../../../kernel/database/sql.ts';

export interface EnrolmentRead {
  id: number;
  contact_id: number;
  contact_name: string | null;
  journey: string;
  version: number;
  entry_key: string;
  entry: number;
  status: 'active' | 'ended';
  node: number;
  waiting: 'time' | 'event' | 'task' | 'entry' | null;
  due_at: Date | null;
  started_at: Date;
  ended_at: Date | null;
  end_reason: string | null;
  trigger: Record<string, unknown>;
}

export interface EnrolmentFilter {
  journey?: string | undefined;
  contact?: number | undefined;
  status?: 'active' | 'ended' | undefined;
  /** Of any of these. */
  versions?: readonly number[] | undefined;
  node?: number | undefined;
  reason?: string | undefined;
}

const SORTS = { id: 'e.id', startedAt: 'e.started_at', dueAt: 'e.due_at', endedAt: 'e.ended_at' } as const;
export type EnrolmentSort = keyof typeof SORTS;
export const enrolmentSorts = Object.keys(SORTS) as EnrolmentSort[];

const columns = sql`
  e.id, e.contact_id, c.name as contact_name, e.journey, e.version, e.entry_key, e.entry, e.status, e.node, e.waiting,
  e.due_at, e.started_at, e.ended_at, e.end_reason, e.trigger`;

/** One page of entries into journeys and how many there are in all. */
export async function listEnrolments(
  db: Queryable,
  filter: EnrolmentFilter,
  page: { sort: EnrolmentSort; descending: boolean; limit: number; offset: number },
): Promise<{ rows: EnrolmentRead[]; total: number }> {
  const where = whereOf(filter);
  const way = page.descending ? 'desc nulls last' : 'asc nulls first';
  const order = raw(`${SORTS[page.sort]} ${way}, e.id desc`);
  const [rows, count] = await Promise.all([
    db.rows<EnrolmentRead>(sql`
      select ${columns} from enrolment e left join contact c on c.id = e.contact_id
      where ${where} order by ${order} limit ${page.limit} offset ${page.offset}`),
    db.one<{ total: number }>(sql`select count(*) as total from enrolment e where ${where}`),
  ]);
  return { rows, total: count?.total ?? 0 };
}

/** One entry; undefined when there is none with this number. */
export async function findEnrolment(db: Queryable, id: number): Promise<EnrolmentRead | undefined> {
  return db.one<EnrolmentRead>(sql`
    select ${columns} from enrolment e left join contact c on c.id = e.contact_id where e.id = ${id}`);
}

function whereOf({ journey, contact, status, versions, node, reason }: EnrolmentFilter): Sql {
  return sql`
    (${journey ?? null}::text is null or e.journey = ${journey ?? null})
    and (${contact ?? null}::bigint is null or e.contact_id = ${contact ?? null})
    and (${status ?? null}::text is null or e.status = ${status ?? null})
    and (${versions ?? null}::int[] is null or e.version = any(${versions ?? null}::int[]))
    and (${node ?? null}::int is null or e.node = ${node ?? null})
    and (${reason ?? null}::text is null or e.end_reason = ${reason ?? null})`;
}

/** A journey as each of these versions has it. */
export async function specsOf(
  db: Queryable,
  wanted: readonly { journey: string; version: number }[],
): Promise<Map<string, Journey>> {
  const rows = await db.rows<{ journey: string; version: number; spec: Journey }>(sql`
    select w.journey, w.version, v.spec -> 'journeys' -> w.journey as spec
    from (select distinct journey, version
          from json_to_recordset(${JSON.stringify(wanted)}::json) as r (journey text, version int)) w
    join plan_version v on v.version = w.version
    where v.spec -> 'journeys' -> w.journey is not null`);
  return new Map(rows.map((row) => [specKey(row), row.spec]));
}

/** Where a journey of a version stands in the answer of `specsOf`. */
export function specKey({ journey, version }: { journey: string; version: number }): string {
  return `${version} ${journey}`;
}
