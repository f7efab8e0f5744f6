import type { Rule } from '../rule.ts';
import { reachDay } from './reach-day.ts';
import { reachQuota } from './reach-quota.ts';

/** Rules about how often people are reached, when, and what that costs staff. */
export const reachRules: readonly Rule[] = [reachQuota, reachDay];
