import type { TenantChannel } from '../../../channels/port.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { currentPlan } from '../../../plan/current.ts';
import { type Check, found, good } from './check.ts';

export interface RangeFacts {
  staff: number;
  /** Those of the plan whom the app does not see, as `key (userid)`. */
  outside: readonly string[];
}

const NAMED = 10;

/** Every member of staff in the plan is in the visible range and has customer contact. */
export const visibleRange: Check<{ db: Queryable; tenant: TenantChannel | null }, RangeFacts> = {
  id: 'visible-range',
  title: { zh: '应用可见范围', en: 'Visible range of the app' },
  async measure({ db, tenant }) {
    const answer = await tenant?.checkConnection();
    const current = await currentPlan(db);
    if (!answer?.ok || !current) return null;
    const members = new Set(answer.members);
    const staff = Object.entries(current.plan.staff);
    const outside = staff.filter(([, { wecom }]) => !members.has(wecom));
    return { staff: staff.length, outside: outside.map(([key, { wecom }]) => `${key} (${wecom})`) };
  },
  judge({ staff, outside }) {
    if (outside.length === 0) return good(`方案里的 ${staff} 人都在`, `all ${staff} of the plan are in it`);
    const names = outside.slice(0, NAMED).join(', ');
    return found(
      'bad',
      {
        zh: `方案里有 ${outside.length} 人不在范围内：${names}`,
        en: `${outside.length} of the plan are outside: ${names}`,
      },
      {
        zh: '在企业微信后台把他们加入应用可见范围和客户联系使用范围，或改正方案 staff 里的 wecom',
        en: 'Add them to the visible range of the app and to customer contact, or correct `wecom` under `staff`',
      },
    );
  },
};
