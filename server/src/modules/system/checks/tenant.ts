import type { ConnectionCheck, TenantChannel } from '../../../channels/port.ts';
import { type Check, found, good } from './check.ts';

/** The settings of the WeCom tenant work: a token is given and members can be read. */
export const tenant: Check<{ tenant: TenantChannel | null }, { answer: ConnectionCheck | null }> = {
  id: 'wecom',
  title: { zh: '企业微信接口', en: 'WeCom API' },
  measure: async ({ tenant: channel }) => ({ answer: (await channel?.checkConnection()) ?? null }),
  judge({ answer }) {
    if (!answer)
      return found(
        'warning',
        {
          zh: '没有配置企业微信，只收事件，不能触达',
          en: 'no WeCom tenant is set: events come in, nothing goes out',
        },
        {
          zh: '在 设置 › 企业微信 接入，或设置五个 WECOM_ 环境变量',
          en: 'Connect one under Settings › WeCom, or set the five WECOM_ variables',
        },
      );
    if (!answer.ok) {
      const code = answer.code === null ? '' : ` (${answer.code})`;
      return found('bad', { zh: `不能调用${code}`, en: `cannot be called${code}` }, answer.say);
    }
    const { length } = answer.members;
    return length > 0
      ? good(`${length} 名成员有客户联系权限`, `${length} members with customer contact`)
      : found(
          'bad',
          { zh: '没有成员有客户联系权限', en: 'no member has customer contact' },
          {
            zh: '企业微信后台 → 客户联系 → 权限配置，添加使用范围',
            en: 'WeCom console → 客户联系 → 权限配置: add the members who use it',
          },
        );
  },
};
