import type { Queryable } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { HetangError } from '../kernel/errors.ts';

/**
 * Nobody else may be at work on a database that is about to be replaced.
 * @throws HetangError `backup/server-running`.
 */
export async function refuseCompany(db: Queryable): Promise<void> {
  const other = await db.one(sql`
    select 1 from pg_stat_activity where datname = current_database() and application_name ~ '^hetang( [0-9]+)?$' limit 1`);
  if (other) throw new HetangError('backup/server-running');
}

/**
 * What the database holds; null when nothing would be lost.
 * @throws HetangError `backup/foreign-tables` when it is not Hetang's alone.
 */
export async function whatIsThere(db: Queryable): Promise<{ contacts: number; events: number } | null> {
  const tables = await db.rows<{ name: string }>(sql`
    select relname as name from pg_class
    where relkind in ('r', 'p', 'v', 'm') and relnamespace = 'public'::regnamespace order by 1`);
  const names = new Set(tables.map(({ name }) => name));
  const isOurs = names.has('migration') && names.has('log_part');
  if (names.size > 0 && !isOurs && !(names.size === 1 && names.has('migration')))
    throw new HetangError('backup/foreign-tables', { tables: [...names].slice(0, 5).join(', ') });
  if (!isOurs) return null;
  const held = await db.one<{ contacts: number; events: number; users: boolean; plans: boolean }>(sql`
    select (select count(*) from contact) as contacts, (select sum(head)::bigint from log_part) as events,
      exists (select from app_user) as users, exists (select from plan) as plans`);
  if (!held || (held.contacts + held.events === 0 && !held.users && !held.plans)) return null;
  return { contacts: held.contacts, events: held.events };
}
