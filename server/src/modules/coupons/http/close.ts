import type { Coupon } from '@hetang/contract/http/coupons';
import type { FastifyRequest } from 'fastify';
import type { Tx } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import { type AskedBy, askedBy } from '../../../kernel/http/asked-by.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { noteChange } from '../../audit/api.ts';
import { Overtaken, sameAsBefore } from '../close-coupon.ts';
import type { CouponRow } from '../sql/read-coupons.ts';
import type { CouponDeps } from './deps.ts';
import { presentCoupons } from './present-coupons.ts';

type Closer = (tx: Tx, by: AskedBy) => Promise<CouponRow>;

/** Closes a coupon in a transaction of its own and answers it as it is then. */
export async function closeAndShow(
  { db, clock }: CouponDeps,
  request: FastifyRequest,
  closer: Closer,
): Promise<Coupon> {
  const { caller } = request;
  const by = askedBy(caller, clock);
  const row = await db
    .transaction(async (tx) => {
      const closed = await closer(tx, by);
      await noteChange(tx, {
        object: 'coupon',
        key: closed.code,
        after: { state: closed.state, for: closed.closed_for },
      });
      return closed;
    })
    .catch((error: unknown) => {
      if (!(error instanceof Overtaken) || !error.coupon) throw error;
      return sameAsBefore(error.coupon, error.closing);
    });
  const [coupon] = await presentCoupons(db, [row], langOf(request));
  if (!coupon) throw new HetangError('request/not-found', { what: `coupon ${row.code}` });
  return coupon;
}
