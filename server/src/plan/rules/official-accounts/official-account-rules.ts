import type { Rule } from '../rule.ts';
import { columnWithoutSlot } from './column-without-slot.ts';
import { menuLimits } from './menu-limits.ts';
import { replyMissing } from './reply-missing.ts';
import { replyText } from './reply-text.ts';
import { replyTwice } from './reply-twice.ts';
import { serviceAccountOnly } from './service-account-only.ts';

/** About Official Accounts: menus, answers, template messages. */
export const officialAccountRules: readonly Rule[] = [
  menuLimits,
  replyMissing,
  replyTwice,
  replyText,
  serviceAccountOnly,
  columnWithoutSlot,
];
