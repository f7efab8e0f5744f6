import type { ErrorText } from './error-text.ts';

/** What can be wrong with robots of internal groups. */
export const robotTexts = {
  'robot/address': {
    status: 400,
    zh: ['这不是企业微信群机器人的地址', '在内部群的机器人资料里复制 Webhook 地址，形如 {example}'],
    en: [
      'This is not the address of a WeCom group robot',
      'Copy the webhook address from the profile of the robot, such as {example}',
    ],
  },
  'robot/known': {
    status: 409,
    zh: ['这个群机器人已经添加过', '在列表中修改它'],
    en: ['This robot is there already', 'Change it in the list'],
  },
} as const satisfies Record<string, ErrorText>;
