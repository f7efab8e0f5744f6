import type { Endpoint } from '../../../kernel/http/app.ts';
import type { CouponDeps } from './deps.ts';
import { getContactCoupons } from './get-contact-coupons.ts';
import { getCoupon } from './get-coupon.ts';
import { postRedeem } from './post-redeem.ts';
import { postVoid } from './post-void.ts';

/** Everything coupons offer over HTTP. */
export function couponEndpoints(deps: CouponDeps): Endpoint[] {
  return [getContactCoupons(deps), getCoupon(deps), postRedeem(deps), postVoid(deps)];
}
