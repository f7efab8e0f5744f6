import type { Queryable, Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { SenderRule } from '../rules/choose-sender.ts';
import { dueMessages } from './due-messages.ts';
import { externalUserid } from './external-userid.ts';

export interface DueMessage {
  id: number;
  contact_id: number | null;
  /** The group, of a message to a group. */
  chat_id: string | null;
  /** Staff key: the one asked for, else the contact's owner. */
  sender: string | null;
  /** How to choose the sender among the contact's friends; null when one is asked for, or the plan's rule holds. */
  rule: SenderRule | null;
  message: string | null;
  plan_version: number;
  not_after: Date | null;
  created_at: Date;
  contact_name: string | null;
  /** The contact has the sender as a friend. */
  friend: boolean;
  /** Platform id of the contact, by the id that is the sender's friend, or of the group. */
  target: string | null;
  /** What the contact's field for its time zone says, if the plan has one. */
  zone: string | null;
  /** What it is worth, 0 to 100, when that is not for the message to say. */
  worth: number | null;
  broadcast_run: number | null;
}

export type MassKind = 'message' | 'group-message';

/** True when a waiting message has been collected for long enough, or one would run out meanwhile. */
export async function isGatherDue(
  db: Queryable,
  kind: MassKind,
  { now, gatherMs }: { now: Date; gatherMs: number },
): Promise<boolean> {
  const gathered = new Date(now.getTime() - gatherMs);
  const soon = new Date(now.getTime() + gatherMs);
  const row = await db.one<{ due: boolean }>(sql`
    select exists (
      select from intention where kind = ${kind} and state in ('pending', 'deferred')
        and coalesce(retry_at, not_before) <= ${gathered})
    or exists (
      select from intention where kind = ${kind} and state in ('pending', 'deferred')
        and coalesce(retry_at, not_before) <= ${now} and not_after <= ${soon}) as due`);
  return row?.due ?? false;
}

/** Messages that are due, oldest first (`dueMessages`), with what the gate asks of their people; locked until the commit. */
export function claimMessages(
  tx: Tx,
  limit: number,
  { now, zoneField }: { now: Date; zoneField: string | null },
): Promise<DueMessage[]> {
  return tx.rows(sql`
    with ${dueMessages('message', limit, now)}
    select i.id, i.contact_id, null as chat_id, coalesce(i.staff, c.owner) as sender, i.message, i.plan_version,
           i.not_after, i.created_at, c.name as contact_name,
           r.staff is not null as friend, coalesce(r.platform_ids[1], ${externalUserid}) as target, c.fields ->> ${zoneField} as zone, i.worth, i.broadcast_run,
           case when i.staff is null then coalesce(i.sender_rule, 'plan') end as rule
    from due join intention i using (id) left join contact c on c.id = i.contact_id
      left join relation r on r.contact_id = i.contact_id and r.staff = coalesce(i.staff, c.owner) and r.lost_at is null
    order by coalesce(i.retry_at, i.not_before), i.id`);
}
