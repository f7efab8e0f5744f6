import { couponSchema, redeemSchema } from '@hetang/contract/http/coupons';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { redeemCoupon } from '../close-coupon.ts';
import { closeAndShow } from './close.ts';
import { type CouponDeps, codeParams } from './deps.ts';

/** `POST /v1/coupons/:code/redeem`: uses a coupon, once; the same order again gets the same answer. */
export function postRedeem(deps: CouponDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/coupons/:code/redeem',
      {
        config: { access: 'any' },
        schema: {
          tags: ['coupons'],
          params: codeParams,
          body: redeemSchema,
          response: { 200: couponSchema },
        },
      },
      (request) => {
        const { code } = request.params;
        const { order } = request.body;
        return closeAndShow(deps, request, (tx, by) => redeemCoupon(tx, { code, order }, by));
      },
    );
  };
}
