import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { AskedBy } from '../../kernel/http/asked-by.ts';
import { appendToLog, partOf } from '../../kernel/log/append.ts';
import { currentPlan } from '../../plan/current.ts';
import { POINTS_ASKED } from './rules/react.ts';

/**
 * Tells the log that somebody gives points to a contact, or takes some; the engine does it in the order of what else
 * happens, and refuses what is not there any more by then.
 * @returns false when the same `id` had been taken before.
 * @throws HetangError `request/not-found` for an unknown contact, `request/invalid` for an unknown scheme,
 * `points/not-enough` when there are fewer points now.
 */
export async function askForPoints(
  tx: Tx,
  wish: { contact: number; scheme: string; points: number; reason: string; id?: string | undefined },
  by: AskedBy,
): Promise<boolean> {
  const { contact, scheme, points, reason, id } = wish;
  await mustKnow(tx, contact);
  const schemes = (await currentPlan(tx))?.plan.points ?? {};
  if (!Object.hasOwn(schemes, scheme))
    throw new HetangError('request/invalid', {
      field: 'scheme',
      problem: `${scheme}: ${Object.keys(schemes).join(', ')}`,
    });
  const dedupe = id === undefined ? undefined : `points:${contact}:${id}`;
  if (points < 0 && !(dedupe && (await isRepeat(tx, contact, dedupe)))) {
    const left = await tx.one<{ left: number }>(sql`
      select coalesce(sum(remaining), 0)::int as left from points_lot
      where contact_id = ${contact} and scheme = ${scheme} and (ends_at is null or ends_at > ${by.now})`);
    if ((left?.left ?? 0) < -points)
      throw new HetangError('points/not-enough', { left: left?.left ?? 0, asked: -points });
  }
  const props = { scheme, points, reason, by: by.name };
  const entry = { contactId: contact, name: POINTS_ASKED, at: by.now, props, source: by.source, dedupe };
  return (await appendToLog(tx, [entry], by.now))[0] ?? false;
}

/** What was taken already is a repeat, however little is left by now. */
async function isRepeat(tx: Tx, contact: number, dedupe: string): Promise<boolean> {
  const found = await tx.one(sql`
    select 1 from event where part = ${partOf(contact)} and dedupe = ${dedupe}`);
  return found !== undefined;
}

/**
 * Tells the log that somebody takes a movement back.
 * @throws HetangError `request/not-found` for an unknown contact or a movement of another one; `points/not-reversible`
 * for what ended by time, took something back itself, or has been taken back.
 */
export async function askForReversal(
  tx: Tx,
  wish: { contact: number; movement: number; reason: string },
  by: AskedBy,
): Promise<void> {
  const { contact, movement, reason } = wish;
  await mustKnow(tx, contact);
  const found = await tx.one<{ open: boolean }>(sql`
    select m.kind in ('earned', 'spent') and not exists (
      select from points_movement r where r.reverses = m.id) as open
    from points_movement m where m.id = ${movement} and m.contact_id = ${contact}`);
  if (!found) throw new HetangError('request/not-found', { what: `movement ${movement}` });
  if (!found.open) throw new HetangError('points/not-reversible', { movement });
  const props = { reverses: movement, reason, by: by.name };
  const entry = { contactId: contact, name: POINTS_ASKED, at: by.now, props, source: by.source };
  await appendToLog(tx, [entry], by.now);
}

async function mustKnow(tx: Tx, contact: number): Promise<void> {
  const known = await tx.one(sql`select 1 from contact where id = ${contact}`);
  if (!known) throw new HetangError('request/not-found', { what: `contact ${contact}` });
}
