import { z } from 'zod';
import { newId } from '../../kernel/ids.ts';
import { PlatformError } from '../../platform/errors.ts';
import { endpoint } from '../endpoint.ts';
import { checkRule, rangeInput, wordList } from './rule-input.ts';

const MAX_RULES = 100;

/** POST externalcontact/add_intercept_rule: restrains what members send; 41069 at the hundred and first. */
export const addInterceptRule = endpoint({
  path: 'externalcontact/add_intercept_rule',
  method: 'post',
  input: z.object({
    rule_name: z.string().optional(),
    word_list: wordList,
    semantics_list: z.array(z.number()).optional(),
    intercept_type: z.number().optional(),
    applicable_range: rangeInput.optional(),
  }),
  handle(call, input) {
    const { interceptRules } = call.world.state;
    const users = input.applicable_range?.user_list ?? [];
    const departments = input.applicable_range?.department_list ?? [];
    if (users.length + departments.length === 0) throw new PlatformError(40063, 'applicable_range empty');
    const rule = {
      ruleId: '',
      name: input.rule_name ?? '',
      createdAt: call.now,
      words: input.word_list ?? [],
      semantics: input.semantics_list ?? [],
      type: input.intercept_type ?? 0,
      users,
      departments,
    };
    checkRule(call, rule);
    if (interceptRules.size >= MAX_RULES) throw new PlatformError(41069);
    rule.ruleId = newId(call.world.state, 'intercept', '', 32);
    interceptRules.set(rule.ruleId, rule);
    return { rule_id: rule.ruleId };
  },
});
