import type { transferRequestSchema } from '@hetang/contract/http/transfers';
import type { Plan } from '@hetang/contract/plan/registry';
import type { z } from 'zod';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { departedUserids } from './departures.ts';
import { giverOf } from './rules/giver-of.ts';
import { candidatesOf } from './sql/candidates.ts';

/** Customers of one wish; the platform takes 100 a call. */
const MOST = 20_000;

/**
 * Writes down who is to be handed to whom; those who cannot be are left out. A job does it.
 * @throws HetangError `transfer/same`, `transfer/no-taker`, `transfer/not-left`, `transfer/nobody`.
 */
export async function askTransfer(
  tx: Tx,
  wish: z.infer<typeof transferRequestSchema>,
  { plan, by, now }: { plan: Plan; by: string; now: Date },
): Promise<{ id: number; people: number }> {
  const departed = await departedUserids(tx);
  const taker = Object.hasOwn(plan.staff, wish.to) ? plan.staff[wish.to] : undefined;
  if (!taker || departed.has(taker.wecom)) throw new HetangError('transfer/no-taker', { staff: wish.to });
  if (taker.wecom === wish.from) throw new HetangError('transfer/same', { staff: taker.name });
  if (wish.kind === 'resigned' && !departed.has(wish.from))
    throw new HetangError('transfer/not-left', { staff: wish.from });
  const giver = giverOf(plan, wish.kind, wish.from);
  const message = wish.kind === 'on-job' ? wish.message : '';
  const made = await tx.one<{ id: number }>(sql`
    insert into transfer (kind, from_staff, from_userid, to_staff, to_userid, message, reason, asked_by, created_at)
    values (${wish.kind}, ${giver.staff}, ${wish.from}, ${wish.to}, ${taker.wecom}, ${message}, ${wish.reason},
            ${by}, ${now})
    returning id`);
  const id = made?.id ?? 0;
  const filter = 'ids' in wish.who ? { ids: wish.who.ids } : wish.who.all;
  const people = await tx.run(sql`
    insert into transfer_person (transfer_id, contact_id, external_userid, to_staff, state)
    select ${id}, q.id, q.external_userid, ${wish.to}, 'asked'
    from (${candidatesOf(giver, filter, now)}) q
    where q.problem is null order by q.since, q.id limit ${MOST}
    on conflict do nothing`);
  if (people === 0) throw new HetangError('transfer/nobody');
  return { id, people };
}

/** Those who were not called for yet stay where they are. @returns how many. */
export function cancelTransfer(tx: Tx, id: number, now: Date): Promise<number> {
  return tx.run(sql`
    update transfer_person set state = 'cancelled', settled_at = ${now}
    where transfer_id = ${id} and state = 'asked'`);
}
