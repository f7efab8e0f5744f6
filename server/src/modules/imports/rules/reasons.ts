import type { Lang } from '../../../kernel/errors.ts';

interface Words {
  zh: string;
  en: string;
}

/** Why a row is not used though nothing is wrong with it. */
const skipped = {
  'no-customer': { zh: '没有客户编号，不知道是谁的', en: 'No customer is named' },
  example: { zh: '模板里的示例行', en: 'An example row of the template' },
  'nothing-to-pay': { zh: '整单金额为零或为负', en: 'The whole order comes to nothing or less' },
} satisfies Record<string, Words>;

/** Why a row cannot be used. `{detail}` is what stands there, or what to do. */
const failed = {
  columns: { zh: '这一行的列数不对：{detail}', en: 'Wrong number of cells: {detail}' },
  'no-order-id': { zh: '没有订单号', en: 'The order has no number' },
  'no-time': { zh: '没有时间', en: 'The time is missing' },
  'bad-time': { zh: '时间读不懂：{detail}', en: 'This is not a time of the given format: {detail}' },
  'bad-number': { zh: '不是数：{detail}', en: 'This is not a number: {detail}' },
  'bad-identity': { zh: '身份标识不正确：{detail}', en: 'This cannot name a person: {detail}' },
  'no-identity': { zh: '没有任何身份标识', en: 'Nothing on the row says who it is' },
  'unknown-contact': {
    zh: '没有这个编号的客户：{detail}',
    en: 'There is no contact with this number: {detail}',
  },
  'unknown-tag': { zh: '方案里没有这个标签：{detail}', en: 'The plan has no such tag: {detail}' },
  'bad-field': { zh: '不合字段的类型：{detail}', en: 'This does not fit the field: {detail}' },
  'too-long': { zh: '内容太长：{detail}', en: 'Too long: {detail}' },
  'two-customers': { zh: '同一订单出现两个客户：{detail}', en: 'One order names two customers: {detail}' },
  'too-big': { zh: '金额大得不合理：{detail}', en: 'The amount is beyond all reason: {detail}' },
  'other-line': { zh: '同一订单的第 {detail} 行有问题', en: 'Line {detail} of the same order is wrong' },
  changed: {
    zh: '此前已经导入，当时的金额是 {detail}；没有改动',
    en: 'Imported before with the amount {detail}; left as it was',
  },
  'bad-quotes': { zh: '引号没有配对', en: 'The quotation marks do not pair up' },
} satisfies Record<string, Words>;

export type SkipReason = keyof typeof skipped;
export type FailReason = keyof typeof failed;
const words: Record<SkipReason | FailReason, Words> = { ...skipped, ...failed };

/** A row is not used: why, and what stands there. */
export interface Unused {
  reason: SkipReason | FailReason;
  detail: string;
}

export function isSkip(reason: string): reason is SkipReason {
  return Object.hasOwn(skipped, reason);
}

/** The reason in words. Long details are cut. */
export function sayReason({ reason, detail }: Unused, lang: Lang): string {
  const short = detail.length > 80 ? `${detail.slice(0, 79)}…` : detail;
  return words[reason][lang].replace('{detail}', () => short);
}
