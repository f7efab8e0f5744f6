import type { ErrorText } from './error-text.ts';

/** What can be wrong with points and coupons. */
export const loyaltyTexts = {
  'points/not-enough': {
    status: 409,
    zh: ['积分不够：现有 {left} 分，要扣 {asked} 分', '减少扣减的分数，或先补发积分'],
    en: [
      'Not enough points: there are {left}, {asked} are asked for',
      'Take fewer points, or give some first',
    ],
  },
  'points/not-reversible': {
    status: 409,
    zh: [
      '积分流水 {movement} 不能撤回：它已撤回过，或本身就是过期、撤回',
      '查看该客户的积分流水；需要补分时直接手动发放',
    ],
    en: [
      'The movement {movement} of points cannot be taken back: it has been, or it is an expiry or takes something back itself',
      'Look at the movements of the contact; to give points, give them by hand',
    ],
  },
  'coupon/closed': {
    status: 409,
    zh: ['优惠券 {code} 不能用：状态 {state}，{at}', '查看这张券用在了哪笔订单；需要时另发一张'],
    en: [
      'The coupon {code} cannot be used: {state}, {at}',
      'Look up what it was used for; give another one where that is due',
    ],
  },
} as const satisfies Record<string, ErrorText>;
