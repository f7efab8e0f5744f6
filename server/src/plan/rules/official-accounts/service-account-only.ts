import type { Hit, Rule, Text } from '../rule.ts';

const abilities = [
  ['templates', { zh: '模板消息', en: 'Template messages' }],
  ['scenes', { zh: '场景二维码', en: 'Scene codes' }],
] as const satisfies readonly (readonly [string, Text])[];

/** What only a verified service account can do. */
export const serviceAccountOnly: Rule = {
  id: 'service-account-only',
  theme: 'platform',
  severity: 'error',
  title: { zh: '订阅号没有的能力', en: 'What a subscription account cannot do' },
  why: {
    zh: '模板消息和带参数的二维码只开放给认证服务号，订阅号调用会被拒绝。',
    en: 'Template messages and codes with parameters are open to verified service accounts only; a subscription account is refused.',
  },
  problem: {
    zh: '“{name}”是订阅号，没有{ability}',
    en: '{ability} are not open to the subscription account "{name}"',
  },
  hint: {
    zh: '移到服务号，或改 type: service',
    en: 'Move it to a service account, or write `type: service`',
  },
  good: `
messages: { hi: { name: 欢迎, text: 你好 } }
official-accounts:
  care:
    name: 服务号
    type: service
    positioning: 服务
    replies: { follow: hi, default: hi }
    templates: { login: { name: 登录提醒, when: { event: app.opened }, fields: { thing1: 你的账号刚刚登录 } } }`,
  bad: `
messages: { hi: { name: 欢迎, text: 你好 } }
official-accounts:
  news:
    name: 早报
    type: subscription
    positioning: 资讯
    replies: { follow: hi, default: hi }
    templates: { login: { name: 登录提醒, when: { event: app.opened }, fields: { thing1: 你的账号刚刚登录 } } }`,
  check: ({ plan }) =>
    Object.entries(plan['official-accounts']).flatMap(([key, account]) =>
      account.type === 'service'
        ? []
        : abilities.flatMap(([part, ability]): Hit[] =>
            Object.keys(account[part]).length > 0
              ? [{ path: ['official-accounts', key, part], at: 'key', args: { name: account.name, ability } }]
              : [],
          ),
    ),
};
