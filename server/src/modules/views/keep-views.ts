import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { nameViews } from './rules/name-views.ts';

interface Wanted {
  list: string;
  name: string;
  query: string;
}

/** Keeps questions among somebody's saved views, beside those that are there. @returns their numbers, in order. */
export async function keepViews(
  tx: Tx,
  { user, now }: { user: number; now: Date },
  wanted: readonly Wanted[],
): Promise<number[]> {
  const had = await tx.rows<Wanted & { id: number }>(sql`
    select id, list, name, query from saved_view where user_id = ${user} and list like 'data-%' for update`);
  const named = nameViews(had, wanted);
  const fresh = named.filter(({ id }) => id === null);
  const made = await tx.rows<{ id: number; list: string; name: string }>(sql`
    insert into saved_view (user_id, list, name, query, hidden, shared, changed_at)
    select ${user}, list, name, query, '{}', false, ${now}
    from json_to_recordset(${JSON.stringify(fresh)}::json) as v (list text, name text, query text)
    returning id, list, name`);
  const idOf = new Map(made.map(({ id, list, name }) => [`${list} ${name}`, id]));
  return named.map(({ id, list, name }) => id ?? idOf.get(`${list} ${name}`) ?? 0);
}
