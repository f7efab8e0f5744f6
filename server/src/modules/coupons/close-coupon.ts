import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { AskedBy } from '../../kernel/http/asked-by.ts';
import { appendToLog } from '../../kernel/log/append.ts';
import { type CouponRow, findCoupon } from './sql/read-coupons.ts';

/**
 * Uses a coupon. Of several who try at once one wins; the same order again gets the same answer.
 * @throws HetangError `request/not-found` for an unknown code, `coupon/closed` for one that was used for something else,
 * has ended or is void.
 */
export async function redeemCoupon(
  tx: Tx,
  { code, order }: { code: string; order: string | undefined },
  by: AskedBy,
): Promise<CouponRow> {
  return close(tx, { code, to: 'used', why: order ?? null }, by);
}

/**
 * Takes a coupon out of use that nobody has used yet.
 * @throws HetangError `request/not-found`, `coupon/closed`
 */
export async function voidCoupon(
  tx: Tx,
  { code, reason }: { code: string; reason: string },
  by: AskedBy,
): Promise<CouponRow> {
  return close(tx, { code, to: 'void', why: reason }, by);
}

interface Closing {
  code: string;
  to: 'used' | 'void';
  why: string | null;
}

async function close(tx: Tx, closing: Closing, by: AskedBy): Promise<CouponRow> {
  const { code, to, why } = closing;
  const coupon = await findCoupon(tx, code);
  if (!coupon) throw new HetangError('request/not-found', { what: `coupon ${code}` });
  if (coupon.state !== 'given') return sameAsBefore(coupon, closing);
  // The log first: the engine takes its end before a coupon, too, so nobody waits for each other.
  const props = {
    activity: coupon.activity,
    code,
    ...(why !== null && { [to === 'used' ? 'order_id' : 'reason']: why }),
  };
  await appendToLog(
    tx,
    [{ contactId: coupon.contact_id, name: `coupon.${to}`, at: by.now, props, source: by.source }],
    by.now,
  );
  const closed = await tx.run(sql`
    update coupon set state = ${to}, closed_at = ${by.now}, closed_by = ${by.name}, closed_for = ${why}
    where id = ${coupon.id} and state = 'given' and (ends_at is null or ends_at > ${by.now})`);
  if (closed === 0) throw new Overtaken(await findCoupon(tx, code), closing);
  return { ...coupon, state: to, closed_at: by.now, closed_by: by.name, closed_for: why };
}

/** Somebody else was faster, or its time was over: what the log was told is taken back with the transaction. */
export class Overtaken extends Error {
  readonly coupon: CouponRow | undefined;
  readonly closing: Closing;

  constructor(coupon: CouponRow | undefined, closing: Closing) {
    super('overtaken');
    this.coupon = coupon;
    this.closing = closing;
  }
}

/** The answer of before to who asks for the same again; nobody else gets anything. */
export function sameAsBefore(coupon: CouponRow, { code, to, why }: Closing): CouponRow {
  if (coupon.state === to && why !== null && coupon.closed_for === why) return coupon;
  // A coupon whose time is over may still be marked as given.
  const state = coupon.state === 'given' ? 'expired' : coupon.state;
  throw new HetangError('coupon/closed', {
    code,
    state,
    at: (coupon.closed_at ?? coupon.ends_at)?.toISOString() ?? '',
  });
}
