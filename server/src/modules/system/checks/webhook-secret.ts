import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Queryable } from '../../../kernel/database/database.ts';
import { currentPlan } from '../../../plan/current.ts';
import { type Check, found, good } from './check.ts';

export interface WebhookFacts {
  secret: boolean;
  /** Journeys that call other systems. */
  journeys: readonly string[];
}

/** Calls to other systems are signed. */
export const webhookSecret: Check<{ db: Queryable; webhookSecret: boolean }, WebhookFacts> = {
  id: 'webhook-secret',
  title: { zh: '对外调用的签名', en: 'Signature of calls to other systems' },
  async measure({ db, webhookSecret: secret }) {
    const current = await currentPlan(db);
    const all = Object.entries(current?.plan.journeys ?? {});
    const journeys = all.filter(([, journey]) => callsOut(journey)).map(([key]) => key);
    return journeys.length === 0 ? null : { secret, journeys };
  },
  judge({ secret, journeys }) {
    if (secret) return good('已签名', 'signed');
    const names = journeys.join(', ');
    return found(
      'warning',
      { zh: `旅程 ${names} 的调用没有签名`, en: `calls of ${names} are not signed` },
      {
        zh: '设置 HETANG_WEBHOOK_SECRET（至少 16 个字符），对方据此核对来源',
        en: 'Set HETANG_WEBHOOK_SECRET (at least 16 characters), by which the other side knows who calls',
      },
    );
  },
};

/** Steps nest in branches and splits: any object with the key of the step is one. */
function callsOut(journey: Journey): boolean {
  const seek = (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    (Object.hasOwn(value, 'webhook') || Object.values(value).some(seek));
  return seek(journey.steps);
}
