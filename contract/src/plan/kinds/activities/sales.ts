import { z } from 'zod';
import {
  daysSchema,
  durationSchema,
  keySchema,
  nameSchema,
  percentSchema,
  yuanSchema,
} from '../../values.ts';
import { frame } from './frame.ts';

/** Coupons. 优惠券 */
export const couponSchema = z
  .strictObject({
    type: z.literal('coupon'),
    ...frame,
    claim: z
      .enum(['claim', 'split', 'paid', 'after-payment', 'after-share'])
      .meta({ description: 'How one gets it / 领取方式:直接领、瓜分、付费券、支付有礼、分享有礼' }),
    off: z
      .union([
        z.strictObject({ yuan: yuanSchema }),
        z.strictObject({ percent: percentSchema }),
        z.strictObject({ gift: nameSchema.meta({ description: 'Gift / 赠品' }) }),
      ])
      .meta({
        description:
          'What it takes off: { yuan: 50 }, { percent: 20 } or { gift: 手册 } / 优惠:{ yuan: 50 }、{ percent: 20 } 或 { gift: 手册 }',
      }),
    'order-from': yuanSchema.default(0).meta({ description: 'Least order / 满多少元可用' }),
    price: yuanSchema.optional().meta({ description: 'What a paid coupon costs / 付费券的售价' }),
    split: z.int().min(2).max(1000).optional().meta({ description: 'People who share one / 几人瓜分一张' }),
    valid: durationSchema.optional().meta({ description: 'How long it is good: 14d / 领取后有效期:14d' }),
  })
  .meta({ description: 'Coupons / 优惠券' });

const itemSchema = z.strictObject({
  name: nameSchema,
  price: yuanSchema.meta({ description: 'Price now / 活动价' }),
  original: yuanSchema.meta({ description: 'Usual price / 原价' }),
  stock: z.int().min(1).max(100_000_000).meta({ description: 'How many there are / 库存' }),
});

/** Little time, little stock, low price. 秒杀 */
export const flashSaleSchema = z
  .strictObject({
    type: z.literal('flash-sale'),
    ...frame,
    items: z.record(keySchema, itemSchema).meta({ description: 'What is sold / 商品' }),
  })
  .meta({ description: 'Little time, little stock, low price / 秒杀、限时限量' });

/** A deposit that is worth more than was paid. 定金膨胀 */
export const depositSchema = z
  .strictObject({
    type: z.literal('deposit'),
    ...frame,
    price: yuanSchema.meta({ description: 'Price of the whole / 全款' }),
    deposit: yuanSchema.meta({ description: 'What is paid first / 定金' }),
    worth: yuanSchema.meta({ description: 'What it counts for in the end / 抵扣金额' }),
    balance: daysSchema.meta({
      description:
        'Days to pay the rest: { from: 2026-11-11, to: 2026-11-12 } / 付尾款的日子:{ from: 2026-11-11, to: 2026-11-12 }',
    }),
    refund: z.enum(['until-balance', 'always', 'never']).meta({
      description: 'Refund: until the balance is paid, always, never / 能否退:付尾款前可退、随时可退、不退',
    }),
  })
  .meta({ description: 'A deposit that is worth more than was paid / 定金膨胀' });

/** Benefits for a while, or for some. 特权 */
export const privilegeSchema = z
  .strictObject({
    type: z.literal('privilege'),
    ...frame,
    benefits: z.array(nameSchema).min(1).max(50).meta({ description: 'What one may / 权益' }),
    lasts: durationSchema.optional().meta({ description: 'For how long: 30d / 有效多久:30d' }),
    tiers: z
      .array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9][A-Za-z0-9-]*$/))
      .max(50)
      .default([])
      .meta({ description: 'For whom: ladder/tier / 面向的层级:ladder/tier' }),
  })
  .meta({ description: 'Benefits for a while, or for some / 特权' });
