import { createHash } from 'node:crypto';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { mayRepeat, readCallback, subjectOf } from '../rules/read-callback.ts';
import type { MessageFields } from './read-message.ts';

/** NOTIFY channel that wakes the inbox. */
export const INBOX_CHANNEL = 'hetang_inbox';

export interface NewCallback {
  fields: MessageFields;
  /** Not worked on before; now by default. */
  notBefore?: Date;
}

/**
 * Puts messages into the inbox. An equal one again (the platform repeats what it got no answer to) changes
 * nothing, except that "something is different" is looked at once more. No two of one list may be equal.
 */
export async function keepCallbacks(db: Queryable, list: readonly NewCallback[], now: Date): Promise<void> {
  if (list.length === 0) return;
  const rows = list.map(({ fields, notBefore = now }) => {
    const callback = readCallback(fields);
    const body = JSON.stringify(fields);
    return {
      dedupe: createHash('sha256').update(body).digest('base64url'),
      body,
      at: notBefore,
      subject: subjectOf(callback),
      again: mayRepeat(callback),
    };
  });
  await db.run(sql`
    with given as (
      select r."dedupe", r."body"::jsonb as body, r."at", r."subject", r."again"
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as r ("dedupe" text, "body" text, "at" timestamptz, "subject" text, "again" boolean)),
    fresh as (
      insert into inbox (channel, dedupe, body, received_at, next_at, subject)
      select 'wecom', dedupe, body, ${now}, at, subject from given
      on conflict (channel, dedupe) do nothing
      returning id),
    again as (
      update inbox i set rev = i.rev + 1, state = 'new', next_at = g.at, attempts = 0
      from given g where g.again and i.channel = 'wecom' and i.dedupe = g.dedupe
      returning i.id)
    select pg_notify(${INBOX_CHANNEL}, '') where exists (select from fresh) or exists (select from again)`);
}
