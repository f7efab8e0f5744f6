import { couponSchema, voidCouponSchema } from '@hetang/contract/http/coupons';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { voidCoupon } from '../close-coupon.ts';
import { closeAndShow } from './close.ts';
import { type CouponDeps, codeParams } from './deps.ts';

/** `POST /v1/coupons/:code/void`: takes an unused coupon out of use, with a reason. It does not go back into the stock. */
export function postVoid(deps: CouponDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/coupons/:code/void',
      {
        config: { access: 'any' },
        schema: {
          tags: ['coupons'],
          params: codeParams,
          body: voidCouponSchema,
          response: { 200: couponSchema },
        },
      },
      (request) => {
        const { code } = request.params;
        const { reason } = request.body;
        return closeAndShow(deps, request, (tx, by) => voidCoupon(tx, { code, reason }, by));
      },
    );
  };
}
