import type { Database } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { MessageFields } from './read-message.ts';

/** A callback that this process works on. */
export interface ClaimedRow {
  id: number;
  rev: number;
  /** How often it was tried to an end, this time included; who died over it does not count. */
  attempts: number;
  subject: string | null;
  body: MessageFields;
}

/**
 * Takes rows that are due and nobody holds, of each subject the first only. A claim ends by itself at `until`, so
 * that rows of a process that died come back.
 */
export function claimRows(
  db: Database,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<ClaimedRow[]> {
  return db.rows<ClaimedRow>(sql`
    with due as (
      select i.id from inbox i
      where i.channel = 'wecom' and i.state = 'new' and i.next_at <= ${now}
        and (i.claimed_until is null or i.claimed_until <= ${now})
        and (i.subject is null or not exists (
          select from inbox e
          where e.channel = i.channel and e.subject = i.subject and e.state = 'new' and e.id < i.id))
      order by i.next_at, i.id limit ${limit}
      for update skip locked),
    held as (
      update inbox i set claimed_until = ${until}
      from due where i.id = due.id
      returning i.id, i.rev, i.attempts + 1 as attempts, i.subject, i.body)
    select * from held order by id`);
}

/** At the start: what an earlier process held is free again. Held by a living one it is done twice, harmlessly. */
export async function releaseClaims(db: Database): Promise<void> {
  await db.run(sql`
    update inbox set claimed_until = null
    where channel = 'wecom' and state = 'new' and claimed_until is not null`);
}
