import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { DerivedEvent } from '../../../reaction/reaction.ts';
import { armEnds } from './timers.ts';

/**
 * Ends the coupons of these contacts whose time is over. One that somebody is about to use is left alone and looked at
 * again at once. @returns what is to be told.
 */
export async function expireCoupons(
  tx: Tx,
  contacts: readonly number[],
  { part, now }: { part: number; now: Date },
): Promise<DerivedEvent[]> {
  if (contacts.length === 0) return [];
  const ended = await tx.rows<{ contactId: number; activity: string; code: string; at: Date }>(sql`
    with due as (
      select id from coupon where contact_id = any(${contacts}::bigint[]) and state = 'given' and ends_at <= ${now}
      for update skip locked
    ),
    ended as (
      update coupon c set state = 'expired', closed_at = c.ends_at from due where c.id = due.id
      returning c.id, c.contact_id, c.activity, c.code, c.ends_at
    )
    select contact_id as "contactId", activity, code, ends_at as at from ended order by ends_at, id`);
  await armEnds(tx, contacts, part);
  return ended.map(({ contactId, at, activity, code }) => ({
    name: 'coupon.expired',
    contactId,
    at,
    props: { activity, code },
  }));
}
