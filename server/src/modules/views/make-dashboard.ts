import type { dashboardPutSchema } from '@hetang/contract/http/dashboards';
import type { z } from 'zod';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { putCards } from './put-cards.ts';

/**
 * Makes a dashboard of somebody's own. @returns its number.
 * @throws HetangError `request/invalid` for a name that is taken.
 */
export async function makeDashboard(
  tx: Tx,
  { user, now }: { user: number; now: Date },
  { name, shared, cards }: z.infer<typeof dashboardPutSchema>,
): Promise<number> {
  const made = await tx.one<{ id: number }>(sql`
    insert into dashboard (user_id, name, shared, changed_at)
    values (${user}, ${name}, ${shared}, ${now})
    on conflict do nothing returning id`);
  if (!made) throw new HetangError('request/invalid', { field: 'name', problem: `${name}: taken` });
  await putCards(tx, { dashboard: made.id, user }, cards);
  return made.id;
}
