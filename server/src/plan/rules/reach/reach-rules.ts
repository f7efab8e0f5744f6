import type { Rule } from '../rule.ts';
import { groupQuota } from './group-quota.ts';
import { messagesAtOnce } from './messages-at-once.ts';
import { quietHours } from './quiet-hours.ts';
import { reachCaps } from './reach-caps.ts';
import { reachDay } from './reach-day.ts';
import { reachQuota } from './reach-quota.ts';
import { shortExpiry } from './short-expiry.ts';
import { staffLoad } from './staff-load.ts';

/** Rules about how often people are reached, when, and what that costs staff. */
export const reachRules: readonly Rule[] = [
  reachQuota,
  reachDay,
  reachCaps,
  groupQuota,
  messagesAtOnce,
  quietHours,
  shortExpiry,
  staffLoad,
];
