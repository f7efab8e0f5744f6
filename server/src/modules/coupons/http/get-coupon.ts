import { couponSchema } from '@hetang/contract/http/coupons';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { findCoupon } from '../sql/read-coupons.ts';
import { type CouponDeps, codeParams } from './deps.ts';
import { presentCoupons } from './present-coupons.ts';

/** `GET /v1/coupons/:code`: what a coupon is worth and whether it can be used, before it is. */
export function getCoupon({ db }: Pick<CouponDeps, 'db'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/coupons/:code',
      {
        config: { access: 'any' },
        schema: { tags: ['coupons'], params: codeParams, response: { 200: couponSchema } },
      },
      async (request) => {
        const { code } = request.params;
        const row = await findCoupon(db, code);
        const [coupon] = row ? await presentCoupons(db, [row], langOf(request)) : [];
        if (!coupon) throw new HetangError('request/not-found', { what: `coupon ${code}` });
        return coupon;
      },
    );
  };
}
