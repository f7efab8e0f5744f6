import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { findRule } from './rule-input.ts';

/** POST externalcontact/get_intercept_rule: semantics are under extra_rule here, unlike in add. */
export const getInterceptRule = endpoint({
  path: 'externalcontact/get_intercept_rule',
  method: 'post',
  input: z.object({ rule_id: z.string().optional() }),
  handle(call, input) {
    const rule = findRule(call, input.rule_id);
    return {
      rule: {
        rule_id: rule.ruleId,
        rule_name: rule.name,
        word_list: rule.words,
        extra_rule: { semantics_list: rule.semantics },
        intercept_type: rule.type,
        applicable_range: { user_list: rule.users, department_list: rule.departments },
      },
    };
  },
});
