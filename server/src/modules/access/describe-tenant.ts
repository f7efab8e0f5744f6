import type { Session } from '@hetang/contract/http/session';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

const KEY = 'console';
/** Enough to find one who is there. */
const NAMED = 5;

/** What holds for everybody at this console. */
export async function describeTenant(db: Queryable): Promise<NonNullable<Session['tenant']>> {
  const row = await db.one<{ watermark: boolean; administrators: string[] }>(sql`
    select coalesce((select (value ->> 'watermark')::boolean from setting where key = ${KEY}), false) as watermark,
      array(select name from app_user where role = 'administrator' and disabled_at is null order by id limit ${NAMED})
        as administrators`);
  return row ?? { watermark: false, administrators: [] };
}

/** Changes it. */
export async function keepTenant(db: Queryable, wanted: { watermark: boolean }, now: Date): Promise<void> {
  await db.run(sql`
    insert into setting (key, value, updated_at) values (${KEY}, ${JSON.stringify(wanted)}::jsonb, ${now})
    on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`);
}
