import type { ErrorText } from './error-text.ts';

/** Customer service. 微信客服 */
export const serviceTexts = {
  'service/closed': {
    status: 409,
    zh: ['现在不能回复这个会话：{why}', '等客户再说话，或改由员工在企业微信里联系'],
    en: [
      'This conversation cannot be answered now: {why}',
      'Wait for the customer to write, or let a member reach them in WeCom',
    ],
  },
  'service/refused': {
    status: 502,
    zh: ['企业微信没有发出：{reason}（{code}）', '按原因处理后再发一次'],
    en: ['WeCom did not send it: {reason} ({code})', 'Mend the cause, then send it again'],
  },
  'remark/changed': {
    status: 409,
    zh: ['员工刚在企业微信里改过这里（{field}，现在是「{now}」），没有覆盖', '重新打开，看过新内容再改'],
    en: [
      'A member has changed this in WeCom meanwhile ({field}, now "{now}"): nothing was overwritten',
      'Open it again and change what is there now',
    ],
  },
  'remark/refused': {
    status: 502,
    zh: ['企业微信没有答应：{reason}（{code}）', '按原因处理后再试一次'],
    en: ['WeCom did not accept it: {reason} ({code})', 'Mend the cause, then try again'],
  },
} as const satisfies Record<string, ErrorText>;
