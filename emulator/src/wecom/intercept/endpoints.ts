import type { Endpoint } from '../endpoint.ts';
import { addInterceptRule } from './add-intercept-rule.ts';
import { delInterceptRule } from './del-intercept-rule.ts';
import { getInterceptRule } from './get-intercept-rule.ts';
import { getInterceptRuleList } from './get-intercept-rule-list.ts';
import { updateInterceptRule } from './update-intercept-rule.ts';

/** Rules on what members may send. */
export const INTERCEPT_ENDPOINTS: Endpoint[] = [
  addInterceptRule,
  getInterceptRuleList,
  getInterceptRule,
  updateInterceptRule,
  delInterceptRule,
];
