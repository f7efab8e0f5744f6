import type { Rule } from '../rule.ts';
import { activityBudget } from './activity-budget.ts';
import { budgetDiffers } from './budget-differs.ts';
import { budgetMonths } from './budget-months.ts';
import { budgetSum } from './budget-sum.ts';
import { channelPlan } from './channel-plan.ts';
import { channelVolume } from './channel-volume.ts';

/** About budgets and what they pay for. */
export const moneyRules: readonly Rule[] = [
  activityBudget,
  budgetSum,
  budgetMonths,
  budgetDiffers,
  channelPlan,
  channelVolume,
];
