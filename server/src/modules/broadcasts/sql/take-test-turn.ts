import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Half of what the platform lets through in a minute: two windows may touch, and tasks are told of too. */
const MOST = 15;

/**
 * Counts messages of a sample to a member against the platform's limit, for all processes.
 * @param now of the machine
 * @returns whether they may go.
 */
export async function takeTestTurn(
  db: Queryable,
  { staff, messages }: { staff: string; messages: number },
  now: Date,
): Promise<boolean> {
  const over = new Date(now.getTime() - 60_000);
  const taken = await db.one(sql`
    insert into broadcast_test_pace as p (staff, since, messages) values (${staff}, ${now}, ${messages})
    on conflict (staff) do update
    set since = case when p.since <= ${over} then excluded.since else p.since end,
        messages = case when p.since <= ${over} then excluded.messages else p.messages + excluded.messages end
    where p.since <= ${over} or p.messages + excluded.messages <= ${MOST}
    returning 1`);
  return taken !== undefined;
}
