import type { dashboardPutSchema } from '@hetang/contract/http/dashboards';
import type { z } from 'zod';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';

type Cards = z.infer<typeof dashboardPutSchema>['cards'];

/**
 * Puts the cards of a dashboard in place of those that it has.
 * @throws HetangError `request/invalid` for a card twice, and for a question that `user` does not see.
 */
export async function putCards(
  tx: Tx,
  { dashboard, user }: { dashboard: number; user: number },
  cards: Cards,
): Promise<void> {
  const wanted = cards.map((card, position) => ({ ...card, position }));
  if (new Set(cards.map(({ view }) => view)).size < cards.length)
    throw new HetangError('request/invalid', { field: 'cards', problem: 'a view twice' });
  const had = await tx.rows<{ view_id: number }>(sql`
    delete from dashboard_card where dashboard_id = ${dashboard} returning view_id`);
  const put = await tx.run(sql`
    insert into dashboard_card (dashboard_id, view_id, position, width, height)
    select ${dashboard}, v.id, c.position, c.width, c.height
    from json_to_recordset(${JSON.stringify(wanted)}::json) as c (view bigint, position int, width int, height int)
    join saved_view v on v.id = c.view
    where v.list like 'data-%'
      and (v.shared or v.user_id = ${user} or v.id = any(${had.map((card) => card.view_id)}::bigint[]))`);
  if (put < cards.length)
    throw new HetangError('request/invalid', { field: 'cards', problem: 'unknown view' });
}
