import { reachQuotaQuery, reachQuotaSchema } from '@hetang/contract/http/reach';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { addDays, dayIn, startOfDay } from '../../kernel/zone.ts';
import { currentPlan } from '../../plan/current.ts';
import { reachOf } from '../reach-of-plan.ts';
import { defaultDispatchSettings } from '../settings.ts';
import {
  countReachable,
  type Month,
  readBusiest,
  readBusiestGroups,
  readDays,
  readWindows,
} from '../sql/read-quota.ts';
import { quotaWindow } from '../windows.ts';

const DEFAULT_ZONE = 'Asia/Shanghai';

/** `GET /v1/reach/quota`: a month of the reach quota, by day and window, and who has received most. */
export function getReachQuota({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.get(
      '/v1/reach/quota',
      {
        config: { access: 'any' },
        schema: { tags: ['reach'], querystring: reachQuotaQuery, response: { 200: reachQuotaSchema } },
      },
      async ({ query }) => {
        const plan = (await currentPlan(db))?.plan;
        const timezone = plan?.meta.timezone ?? DEFAULT_ZONE;
        const policy = plan ? reachOf(plan, defaultDispatchSettings).quota : defaultDispatchSettings.quota;
        const name = query.month ?? dayIn(clock.now(), timezone).slice(0, 7);
        const month = monthOf(name, timezone);
        const { allowed } = quotaWindow(startOfDay(month.from, timezone), policy, timezone);
        const [reachable, days, windows, busiest, busiestGroups] = await Promise.all([
          countReachable(db),
          readDays(db, month),
          readWindows(db, month),
          readBusiest(db, month),
          readBusiestGroups(db, month),
        ]);
        return {
          month: name,
          policy,
          allowed,
          reachable,
          days,
          windows: windows.map((one) => ({
            ...one,
            allowed,
            left: Math.max(0, reachable * allowed - one.used - one.reserved),
          })),
          busiest,
          busiestGroups,
        };
      },
    );
  };
}

function monthOf(name: string, timezone: string): Month {
  const from = `${name}-01`;
  return { from, to: `${addDays(from, 31).slice(0, 7)}-01`, timezone };
}
