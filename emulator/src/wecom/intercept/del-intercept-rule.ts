import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { findRule } from './rule-input.ts';

/** POST externalcontact/del_intercept_rule. */
export const delInterceptRule = endpoint({
  path: 'externalcontact/del_intercept_rule',
  method: 'post',
  input: z.object({ rule_id: z.string().optional() }),
  handle(call, input) {
    call.world.state.interceptRules.delete(findRule(call, input.rule_id).ruleId);
    return {};
  },
});
