import { createHash } from 'node:crypto';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { mayRepeat, readCallback, subjectOf } from '../rules/read-callback.ts';
import type { MessageFields } from './read-message.ts';

/** NOTIFY channel that wakes the inbox. */
export const INBOX_CHANNEL = 'hetang_inbox';

/**
 * Puts a message into the inbox. An equal one again (the platform repeats what it got no answer to) changes
 * nothing, except that "something is different" is looked at once more.
 */
export async function keepCallback(
  db: Queryable,
  fields: MessageFields,
  { now, notBefore = now }: { now: Date; notBefore?: Date },
): Promise<void> {
  const callback = readCallback(fields);
  const body = JSON.stringify(fields);
  const dedupe = createHash('sha256').update(body).digest('base64url');
  await db.run(sql`
    with kept as (
      insert into inbox (channel, dedupe, body, received_at, next_at, subject)
      values ('wecom', ${dedupe}, ${body}::jsonb, ${now}, ${notBefore}, ${subjectOf(callback)})
      on conflict (channel, dedupe) do update
        set rev = inbox.rev + 1, state = 'new', next_at = excluded.next_at, attempts = 0
        where ${mayRepeat(callback)}::boolean
      returning id)
    select pg_notify(${INBOX_CHANNEL}, '') from kept`);
}
