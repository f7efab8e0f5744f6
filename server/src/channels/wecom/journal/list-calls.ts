import type { wecomCallQuery } from '@hetang/contract/http/wecom';
import type { z } from 'zod';
import type { Queryable } from '../../../kernel/database/database.ts';
import { join, raw, type Sql, sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import { shortId } from '../rules/redact-call.ts';

/** Which calls are meant. Everything that is given must hold. */
export type CallFilter = Omit<z.output<typeof wecomCallQuery>, 'page' | 'size' | 'sort' | 'hours'>;

/** A period that ends now as one that begins at a moment. */
export function sinceOf<F extends CallFilter & { hours?: number | undefined }>(
  { hours, ...filter }: F,
  now: Date,
): CallFilter {
  if (hours === undefined) return filter;
  return { ...filter, from: new Date(now.getTime() - hours * 3_600_000).toISOString() };
}

export interface CallRow {
  id: number;
  at: Date;
  api: string;
  ms: number;
  outcome: 'done' | 'refused' | 'unknown';
  errcode: number | null;
  problem: string | null;
  attempt: number;
  request: string;
  answer: string;
}

const COLUMNS = raw('id, at, api, ms, outcome, errcode, problem, attempt, request, answer');
const SORTS = { at: 'id', ms: 'ms' } as const;

/** One page of the log of calls, newest first unless sorted, and how many there are in all. */
export async function listCalls(
  db: Queryable,
  filter: CallFilter,
  page: { sort: string | undefined; limit: number; offset: number },
): Promise<{ rows: CallRow[]; total: number }> {
  const where = whereOf(filter);
  const rows = await db.rows<CallRow>(sql`
    select ${COLUMNS} from wecom_call where ${where}
    order by ${orderOf(page.sort)} limit ${page.limit} offset ${page.offset}`);
  const count = await db.one<{ total: number }>(sql`select count(*) as total from wecom_call where ${where}`);
  return { rows, total: count?.total ?? 0 };
}

/** A stretch of the matches below an id, newest first. */
export function walkCalls(
  db: Queryable,
  filter: CallFilter,
  { below, size }: { below: number; size: number },
): Promise<CallRow[]> {
  return db.rows<CallRow>(sql`
    select ${COLUMNS} from wecom_call where ${whereOf(filter)} and id < ${below} order by id desc limit ${size}`);
}

function whereOf({ api, outcome, errcode, from, to, search }: CallFilter): Sql {
  const parts: Sql[] = [];
  if (api) parts.push(sql`api ilike ${contains(api)}`);
  if (outcome === 'failed') parts.push(sql`outcome <> 'done'`);
  else if (outcome) parts.push(sql`outcome = ${outcome}`);
  if (errcode !== undefined) parts.push(sql`errcode = ${errcode}`);
  if (from) parts.push(sql`at >= ${from}::timestamptz`);
  if (to) parts.push(sql`at < ${to}::timestamptz`);
  const text = search?.trim();
  // Ids are kept by their ends only, so a whole one is looked for as it was kept.
  if (text)
    parts.push(sql`(request ilike ${contains(shortId(text))} or answer ilike ${contains(shortId(text))})`);
  return join(parts, ' and ', 'true');
}

const contains = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** @throws HetangError `request/invalid` for a field that calls are not sorted by. */
function orderOf(sort: string | undefined): Sql {
  if (!sort) return raw('id desc');
  const column = Object.entries(SORTS).find(([name]) => name === sort.replace(/^-/, ''))?.[1];
  if (!column)
    throw new HetangError('request/invalid', { field: 'sort', problem: Object.keys(SORTS).join(', ') });
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  return raw(`${column} ${direction}, id ${direction}`);
}
