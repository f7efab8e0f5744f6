import type { Queryable } from '../../../kernel/database/database.ts';
import { currentPlan } from '../../../plan/current.ts';
import { type Check, found, good } from './check.ts';

export interface PlanFacts {
  plan: { name: string; version: number } | null;
}

/** A plan is in force. */
export const planApplied: Check<{ db: Queryable }, PlanFacts> = {
  id: 'plan',
  title: { zh: '运营方案', en: 'Plan' },
  async measure({ db }) {
    const current = await currentPlan(db);
    return { plan: current && { name: current.plan.meta.name, version: current.version } };
  },
  judge({ plan }) {
    if (plan) return good(`${plan.name}，第 ${plan.version} 版`, `${plan.name}, version ${plan.version}`);
    return found(
      'warning',
      { zh: '还没有应用过方案，事件只记录', en: 'none has been applied: events are kept, nothing follows' },
      { zh: '运行 hetang apply <方案文件夹>', en: 'Run hetang apply <folder of the plan>' },
    );
  },
};
