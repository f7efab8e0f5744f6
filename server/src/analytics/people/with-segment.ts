import { randomUUID } from 'node:crypto';
import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';

/** Members that go over in one block. */
const BLOCK = 100_000;

/**
 * Asks a question of the members that a segment has now: they are put down beside the events under a token for as
 * long as the question takes. Without a segment it is asked of everybody.
 * @throws HetangError `request/not-found` for a segment that is not there or not computed yet.
 */
export async function withSegment<T>(
  { db, analytics }: { db: Database; analytics: Analytics },
  segment: string | undefined,
  ask: (people: string | undefined) => Promise<T>,
): Promise<T> {
  if (segment === undefined) return ask(undefined);
  const known = await db.one<{ id: number }>(
    sql`select id from segment where key = ${segment} and state = 'ready'`,
  );
  if (!known) throw new HetangError('request/not-found', { what: `segment ${segment}` });
  const token = randomUUID();
  try {
    await putDown({ db, analytics }, known.id, token);
    return await ask(token);
  } finally {
    await analytics.command(`alter table asked_of drop partition '${token}'`);
  }
}

async function putDown(
  { db, analytics }: { db: Database; analytics: Analytics },
  segment: number,
  token: string,
): Promise<void> {
  let above = 0;
  for (;;) {
    const rows = await db.rows<{ contact_id: number }>(sql`
      select contact_id from segment_member
      where segment = ${segment} and contact_id > ${above} order by contact_id limit ${BLOCK}`);
    const last = rows.at(-1)?.contact_id;
    if (last === undefined) return;
    await analytics.insert(
      'asked_of',
      { columns: ['token', 'contact_id'], lines: rows.map((row) => `${token}\t${row.contact_id}`) },
      { dedupeToken: `${token}.${above}` },
    );
    if (rows.length < BLOCK) return;
    above = last;
  }
}
