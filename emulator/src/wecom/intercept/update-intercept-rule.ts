import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { checkRule, findRule, rangeInput, wordList } from './rule-input.ts';

function changed<T>(now: T[], add: T[] = [], remove: T[] = []): T[] {
  return [...new Set([...now, ...add])].filter((one) => !remove.includes(one));
}

/** POST externalcontact/update_intercept_rule: given fields are replaced, the range is added to and taken from. */
export const updateInterceptRule = endpoint({
  path: 'externalcontact/update_intercept_rule',
  method: 'post',
  input: z.object({
    rule_id: z.string().optional(),
    rule_name: z.string().optional(),
    word_list: wordList,
    extra_rule: z.object({ semantics_list: z.array(z.number()).optional() }).optional(),
    intercept_type: z.number().optional(),
    add_applicable_range: rangeInput.optional(),
    remove_applicable_range: rangeInput.optional(),
  }),
  handle(call, input) {
    const rule = findRule(call, input.rule_id);
    const { add_applicable_range: add = {}, remove_applicable_range: remove = {} } = input;
    const next = {
      ...rule,
      name: input.rule_name ?? rule.name,
      words: input.word_list ?? rule.words,
      semantics: input.extra_rule?.semantics_list ?? rule.semantics,
      type: input.intercept_type ?? rule.type,
      users: changed(rule.users, add.user_list, remove.user_list),
      departments: changed(rule.departments, add.department_list, remove.department_list),
    };
    checkRule(call, next);
    call.world.state.interceptRules.set(rule.ruleId, next);
    return {};
  },
});
