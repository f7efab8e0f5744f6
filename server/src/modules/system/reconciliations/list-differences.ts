import type { Difference, differenceExportQuery } from '@hetang/contract/http/reconciliations';
import type { z } from 'zod';
import type { Queryable } from '../../../kernel/database/database.ts';
import { join, raw, type Sql, sql } from '../../../kernel/database/sql.ts';

type Filter = z.infer<typeof differenceExportQuery>;

interface Row {
  id: number;
  kind: string;
  subject: string;
  beside: string | null;
  mended: boolean;
  note: string | null;
  at: Date;
  contact_id: number | null;
  contact_name: string | null;
  chat_id: string | null;
  chat_name: string | null;
}

const orders = { at: 'id', '-at': 'id desc' } as const;

/** A stretch of what a comparison found: a page, or what comes after a number in the order of numbers. */
export async function listDifferences(
  db: Queryable,
  { run, filter }: { run: number; filter: Filter },
  page: { sort: keyof typeof orders; limit: number; offset: number; above?: number },
): Promise<{ items: Difference[]; total: number }> {
  const rows = await db.rows<Row & { total: number }>(sql`
    with page as (
      select *, count(*) over () as total from wecom_difference
      where sync_id = ${run} and id > ${page.above ?? 0} and ${filterSql(filter)}
      order by ${raw(orders[page.sort])} limit ${page.limit} offset ${page.offset})
    select d.id, d.kind, d.subject, d.beside, d.mended, d.note, d.at, i.contact_id, c.name as contact_name,
      h.chat_id, h.name as chat_name, d.total
    from page d
      left join identity i on i.kind = 'external_userid' and i.value = d.subject
      left join contact c on c.id = i.contact_id
      left join community_chat h on h.chat_id = d.subject or h.chat_id = d.beside
    order by ${raw(orders[page.sort])}`);
  return { items: rows.map(present), total: rows[0]?.total ?? 0 };
}

function filterSql({ kind, mended, search }: Filter): Sql {
  const parts = [
    ...(kind ? [sql`kind = ${kind}`] : []),
    ...(mended ? [sql`mended = ${mended === 'yes'}`] : []),
    ...(search ? [sql`(subject = ${search} or beside = ${search})`] : []),
  ];
  return join(parts, ' and ', 'true');
}

function present(row: Row): Difference {
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    beside: row.beside,
    contact: row.contact_id === null ? null : { id: row.contact_id, name: row.contact_name },
    chat: row.chat_id === null ? null : { id: row.chat_id, name: row.chat_name ?? '' },
    mended: row.mended,
    note: row.note,
    at: row.at.toISOString(),
  };
}
