import type { TenantChannel } from '../../../channels/port.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { type Check, found, good } from './check.ts';

export interface CallbackFacts {
  lastAt: Date | null;
}

/** The platform calls back. */
export const callback: Check<{ db: Queryable; tenant: TenantChannel | null }, CallbackFacts> = {
  id: 'callback',
  title: { zh: '企业微信回调', en: 'WeCom callbacks' },
  async measure({ db, tenant }) {
    if (!tenant) return null;
    const last = await db.one<{ at: Date }>(
      sql`select received_at as at from inbox order by id desc limit 1`,
    );
    return { lastAt: last?.at ?? null };
  },
  judge({ lastAt }) {
    if (lastAt) return good(`最近一次 ${lastAt.toISOString()}`, `last at ${lastAt.toISOString()}`);
    return found(
      'warning',
      { zh: '近期没有收到过', en: 'none has come lately' },
      {
        zh: '应用 → 接收消息 → 设置API接收：URL 填 https://<你的域名>/v1/channels/wecom/callback，Token 和 EncodingAESKey 与环境变量一致；再用一个客户加好友试一次',
        en: 'App → 接收消息 → 设置API接收: URL https://<your host>/v1/channels/wecom/callback, Token and EncodingAESKey as in the variables; then let somebody add a member',
      },
    );
  },
};
