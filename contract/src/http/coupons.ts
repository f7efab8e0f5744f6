import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';
import { namedSchema } from './contacts.ts';

export const couponStates = ['given', 'used', 'expired', 'void'] as const;

/** One coupon of a contact. */
export const couponSchema = z.object({
  code: z.string(),
  activity: namedSchema,
  /** What it takes off, in words; null when its plan does not say any more. */
  worth: z.string().nullable(),
  state: z.enum(couponStates),
  contact: z.object({ id: z.int(), name: z.string().nullable() }),
  givenAt: instantSchema,
  /** The journey that gave it. */
  journey: namedSchema.nullable(),
  endsAt: instantSchema.nullable(),
  /** When it was used, ended or became void. */
  closedAt: instantSchema.nullable(),
  /** Who redeemed it or made it void. */
  closedBy: z.string().nullable(),
  /** The order it was used for, or why it is void. */
  closedFor: z.string().nullable(),
});
export type Coupon = z.infer<typeof couponSchema>;

/** `GET /v1/contacts/:id/coupons`: the coupons of a contact, the latest first unless asked otherwise. */
export const contactCouponsQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  state: z.enum(couponStates).optional(),
  sort: z.enum(['givenAt', '-givenAt']).default('-givenAt'),
});
export const contactCouponsSchema = pageOf(couponSchema);
export type ContactCoupons = z.infer<typeof contactCouponsSchema>;

/** `POST /v1/coupons/:code/redeem`: uses a coupon; the same order again gets the same answer. */
export const redeemSchema = z.object({ order: z.string().trim().min(1).max(200).optional() });

/** `POST /v1/coupons/:code/void`: takes an unused coupon out of use. */
export const voidCouponSchema = z.object({ reason: z.string().trim().min(1).max(500) });
