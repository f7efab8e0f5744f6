import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { DraftIntention } from '../../reaction/reaction.ts';

/**
 * Leaves out echoes that have nothing to do: WeCom is as it said, unless an earlier wish for the same contact's tags
 * is still open and would undo it.
 */
export async function withoutIdleEchoes(
  tx: Tx,
  drafts: readonly DraftIntention[],
): Promise<DraftIntention[]> {
  const asked = drafts.filter((draft) => draft.echo).map((draft) => draft.contactId);
  if (asked.length === 0) return [...drafts];
  const open = await tx.rows<{ contact_id: number }>(sql`
    select distinct contact_id from intention
    where contact_id = any(${asked}::bigint[]) and kind = 'tag'
      and state in ('pending', 'deferred', 'unknown', 'calling')`);
  const busy = new Set(open.map((row) => row.contact_id));
  return drafts.filter((draft) => {
    if (draft.kind !== 'tag') return true;
    if (draft.echo && !busy.has(draft.contactId)) return false;
    busy.add(draft.contactId);
    return true;
  });
}
