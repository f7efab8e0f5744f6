import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { nextLook, waitsForTime } from '../../modules/journeys/api.ts';
import type { ContactState } from '../../reaction/contact-state.ts';
import type { Reaction } from '../../reaction/reaction.ts';

/** Timers of this module ask whether the goal or the way out of a journey has come true by time alone; `ref` is the
 * contact. */
export const LOOKS = 'journey-looks';

/**
 * Brings the timer forward by which goals and ways out are looked at again. It is never put back: what it finds too early
 * it sets anew. No statement while nobody of the batch is in a journey that time alone could end.
 */
export async function saveLooks(
  tx: Tx,
  contacts: Iterable<ContactState>,
  { reaction, part }: { reaction: Pick<Reaction, 'plan' | 'planAt' | 'now'>; part: number },
): Promise<void> {
  const concerned = [...contacts].filter((contact) => waitsForTime(contact, reaction));
  if (concerned.length === 0) return;
  const next = concerned.flatMap((contact) => {
    const at = nextLook(contact, reaction);
    return at === null ? [] : [{ id: contact.id, at }];
  });
  if (next.length === 0) return;
  await tx.run(sql`
    insert into timer as t (part, module, ref, contact_id, due_at)
    select ${part}::smallint, ${LOOKS}, id, id, to_timestamp(at / 1000.0)
    from unnest(${next.map(({ id }) => id)}::bigint[], ${next.map(({ at }) => at)}::float8[]) as r (id, at)
    on conflict (part, module, ref) do update set due_at = excluded.due_at, error = null
      where t.due_at > excluded.due_at`);
}
