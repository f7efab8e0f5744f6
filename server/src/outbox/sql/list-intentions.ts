import type { intentionStates } from '@hetang/contract/http/work';
import type { Queryable } from '../../kernel/database/database.ts';
import { raw, type Sql, sql } from '../../kernel/database/sql.ts';
import type { IntentionKind } from '../intend.ts';
import { type IntentionFilter, intentionFilter } from './intention-filter.ts';

export type IntentionState = (typeof intentionStates)[number];

/** An intention as lists show it. */
export interface IntentionListRow {
  id: number;
  kind: IntentionKind;
  contact_id: number | null;
  contact_name: string | null;
  group_name: string | null;
  staff: string | null;
  message: string | null;
  journey: string | null;
  state: IntentionState;
  reason: string | null;
  created_at: Date;
  not_after: Date | null;
  settled_at: Date | null;
}

const COLUMNS = { createdAt: 'id', settledAt: 'settled_at' } as const; // numbers are in the order of creation
export type IntentionSort = keyof typeof COLUMNS;
export const intentionSorts = Object.keys(COLUMNS) as IntentionSort[];

const columns = sql`
  i.id, i.kind, i.contact_id, c.name as contact_name, coalesce(nullif(g.name, ''), i.chat_id) as group_name, i.staff, i.message, i.journey, i.state, i.reason, i.created_at,
  i.not_after, i.settled_at`;

/** One page of intentions and how many there are in all. */
export async function listIntentions(
  db: Queryable,
  filter: IntentionFilter,
  page: { sort: IntentionSort; descending: boolean; limit: number; offset: number },
): Promise<{ rows: IntentionListRow[]; total: number }> {
  const where = intentionFilter(filter);
  const order = orderOf(page);
  const [rows, count] = await Promise.all([
    db.rows<IntentionListRow>(sql`
      with page as materialized (
        select i.* from intention i where ${where} order by ${order} limit ${page.limit} offset ${page.offset}
      )
      select ${columns} from page i left join contact c on c.id = i.contact_id
        left join community_chat g on g.chat_id = i.chat_id order by ${order}`),
    db.one<{ total: number }>(sql`select count(*) as total from intention i where ${where}`),
  ]);
  return { rows, total: count?.total ?? 0 };
}

function orderOf({ sort, descending }: { sort: IntentionSort; descending: boolean }): Sql {
  const number = `i.id ${descending ? 'desc' : 'asc'}`;
  if (sort === 'createdAt') return raw(number);
  return raw(`i.${COLUMNS[sort]} ${descending ? 'desc nulls last' : 'asc nulls first'}, ${number}`);
}

/** An intention as the export shows it. Times are local, `2026-01-31 09:05:07`. */
export interface IntentionExportRow extends IntentionListRow {
  created: string;
  settled: string | null;
}

/** The next stretch, newest intentions first, below an intention's number. */
export function walkIntentions(
  db: Queryable,
  filter: IntentionFilter,
  stretch: { below: number; size: number; timezone: string },
): Promise<IntentionExportRow[]> {
  const local = (column: string) =>
    sql`to_char(i.${raw(column)} at time zone ${stretch.timezone}, 'YYYY-MM-DD HH24:MI:SS')`;
  return db.rows(sql`
    select ${columns}, ${local('created_at')} as created, ${local('settled_at')} as settled
    from intention i left join contact c on c.id = i.contact_id left join community_chat g on g.chat_id = i.chat_id
    where i.id < ${stretch.below} and ${intentionFilter(filter)}
    order by i.id desc limit ${stretch.size}`);
}
