import type { Analytics } from '../../../kernel/clickhouse/analytics.ts';
import { messageOf } from '../../../kernel/errors.ts';
import { type Check, found, good } from './check.ts';

export interface AnalyticsFacts {
  version: string | null;
  problem: string;
}

/** ClickHouse answers. Without it nothing is lost and reports wait. */
export const analyticsServer: Check<{ analytics: Analytics | null }, AnalyticsFacts> = {
  id: 'analytics',
  title: { zh: 'ClickHouse', en: 'ClickHouse' },
  async measure({ analytics }) {
    if (!analytics) return null;
    try {
      const [row] = await analytics.query<{ version: string }>('select version() as version');
      return { version: row?.version ?? null, problem: '' };
    } catch (error) {
      return { version: null, problem: messageOf(error) };
    }
  },
  judge({ version, problem }) {
    if (version !== null) return good(version, version);
    return found(
      'bad',
      { zh: `没有应答：${problem}`, en: `no answer: ${problem}` },
      {
        zh: '检查 CLICKHOUSE_URL 和 ClickHouse 服务；事件不会丢，恢复后报表自动补齐',
        en: 'Check CLICKHOUSE_URL and the server; no event is lost, reports catch up once it is back',
      },
    );
  },
};
