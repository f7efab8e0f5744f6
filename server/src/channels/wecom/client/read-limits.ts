import { sql } from '../../../kernel/database/sql.ts';
import type { ChannelLimits } from '../../port.ts';
import { type Ledger, type Limits, usedOf } from '../rules/lease.ts';
import type { QuotaDeps } from './quota.ts';

/** How limits, pauses and breakers of an app stand now. */
export async function readLimits({ db, app, now }: QuotaDeps): Promise<ChannelLimits> {
  const quotas = await db.rows<{ api: string; ledger: Ledger; limits: Limits }>(
    sql`select api, ledger, limits from wecom_quota where app = ${app()} order by api`,
  );
  const rests = await db.rows<{ key: string; kind: string; until: Date; strikes: number; reason: string }>(
    sql`select key, kind, until, strikes, reason from wecom_breaker where app = ${app()} order by key`,
  );
  const at = now();
  return {
    quotas: quotas.flatMap(({ api, ledger, limits }) =>
      usedOf(ledger, limits, at).map((span) => ({ api, ...span })),
    ),
    rests: rests.map(({ kind, ...rest }) => ({ ...rest, trying: kind === 'half-open' })),
  };
}
