import type { ErrorText } from './error-text.ts';

/** What can be wrong with questions about segments and tiers. */
export const standingTexts = {
  'segment/not-ready': {
    status: 409,
    zh: ['分群 {segment} 的成员还在计算', '稍等片刻再试，进度见“分群”页'],
    en: [
      'The members of the segment {segment} are still being computed',
      'Try again in a moment; the page of segments shows how far it is',
    ],
  },
  'segment/condition-unreadable': {
    status: 400,
    zh: [
      '条件读不懂：{problem}',
      '照方案里 when 的写法改，例如 { all: [{ tag: 标签组/值 }, { event: order.paid }] }',
    ],
    en: [
      'The condition cannot be read: {problem}',
      'Write it as `when` in a plan, such as { all: [{ tag: group/value }, { event: order.paid }] }',
    ],
  },
  'segment/count-too-long': {
    status: 503,
    zh: ['逐人核对超过 {seconds} 秒，已停止', '用估算值，或把条件拆小后再核对'],
    en: [
      'Asking everybody took more than {seconds} seconds and was stopped',
      'Use the estimate, or ask a smaller condition',
    ],
  },
} as const satisfies Record<string, ErrorText>;
