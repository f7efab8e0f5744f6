import type { TenantChannel } from '../../../channels/port.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { stateSql } from '../reconciliations/stop-reconciliation.ts';
import { type Check, found, good } from './check.ts';

export interface ComparisonFacts {
  last: { state: string; error: string | null };
}

/** The last comparison with the platform came through, or goes on without trouble. */
export const comparison: Check<{ db: Queryable; tenant: TenantChannel | null }, ComparisonFacts> = {
  id: 'comparison',
  title: { zh: '与企业微信对账', en: 'Comparison with WeCom' },
  async measure({ db, tenant }) {
    if (!tenant) return null;
    const last = await db.one<ComparisonFacts['last']>(
      sql`select ${stateSql} as state, error from wecom_sync order by started_at desc, id desc limit 1`,
    );
    return last ? { last } : null;
  },
  judge({ last: { state, error } }) {
    if (state === 'stopped')
      return found(
        'warning',
        { zh: '最近一次被人停止，没有对完', en: 'the last one was stopped before it was through' },
        { zh: '在 系统 › 对账 再发起一次', en: 'Ask for another under System › Comparison' },
      );
    if (!error && state !== 'failed')
      return state === 'running'
        ? good('正在进行', 'under way')
        : good('最近一次完成', 'the last one came through');
    const failed = state === 'failed';
    return found(
      failed ? 'bad' : 'warning',
      {
        zh: `${failed ? '最近一次失败' : '中断，会自动继续'}：${error ?? '没有说明'}`,
        en: `${failed ? 'the last one failed' : 'interrupted, goes on by itself'}: ${error ?? 'no reason given'}`,
      },
      {
        zh: '在 系统 › 对账 看停在哪一步；按错误处理后再发起一次',
        en: 'See under System › Comparison where it stopped; mend the cause and ask for another',
      },
    );
  },
};
