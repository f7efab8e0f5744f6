import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { ChatKeeper } from '../../chats.ts';
import { lockOpen, markRows, type Ready } from './settle.ts';

type ChatOutcome = Extract<Ready['outcome'], { kind: 'chat' }>;

/** Keeps the groups that were looked at and ends their rows, in the caller's transaction. */
export async function settleChats(tx: Tx, ready: readonly Ready[], chats: ChatKeeper): Promise<void> {
  const open = await lockOpen(
    tx,
    ready.map(({ row }) => row.id),
  );
  const mine = ready.flatMap(({ row, outcome }) =>
    outcome.kind === 'chat' && open.has(row.id) ? [{ row, outcome }] : [],
  );
  await chats.keep(
    tx,
    mine.map(({ outcome }) => outcome.news),
  );
  await markRows(
    tx,
    mine.map(({ row }) => ({
      id: row.id,
      rev: row.rev,
      state: 'done' as const,
      note: null,
      error: null,
      nextAt: null,
    })),
  );
  await endCovered(
    tx,
    mine.map(({ row, outcome }) => coverOf(row.subject, outcome)),
  );
}

interface Cover {
  subject: string | null;
  until: Date;
}

const coverOf = (subject: string | null, { coversUntil }: ChatOutcome): Cover => ({
  subject,
  until: coversUntil,
});

/** Older rows of a group that nobody holds: the look that was taken shows what they tell of. */
function endCovered(tx: Tx, covers: Cover[]): Promise<number> {
  return tx.run(sql`
    update inbox i set state = 'done', note = 'seen with another row of the group', claimed_until = null
    from json_to_recordset(${JSON.stringify(covers)}::json) as r ("subject" text, "until" timestamptz)
    where i.channel = 'wecom' and i.subject = r."subject" and i.state = 'new' and i.received_at < r."until"
      and i.claimed_until is null`);
}
