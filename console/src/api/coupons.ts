import type { ContactCoupons, Coupon } from '@hetang/contract/http/coupons';
import { request } from './client.ts';
import { pageQuery } from './page-query.ts';

const POLL_MS = 5_000;

export const couponsKey = (contact: number) => ['contact', String(contact), 'coupons'];

/** A page of the coupons that a contact has been given. */
export function couponsQuery(contact: number, { page, size }: { page: number; size: number }) {
  return pageQuery<ContactCoupons>(
    [...couponsKey(contact), page],
    `/v1/contacts/${contact}/coupons?page=${page}&size=${size}`,
    { refetchInterval: POLL_MS },
  );
}

/** Uses a coupon at the counter. */
export function redeemCoupon(code: string, order: string): Promise<Coupon> {
  return request(`/v1/coupons/${code}/redeem`, { method: 'POST', body: order === '' ? {} : { order } });
}

/** Takes a coupon out of use. */
export function voidCoupon(code: string, reason: string): Promise<Coupon> {
  return request(`/v1/coupons/${code}/void`, { method: 'POST', body: { reason } });
}
