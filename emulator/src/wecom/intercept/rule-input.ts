import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import type { InterceptRule } from '../../state/intercept.ts';
import { type Call, ids } from '../endpoint.ts';

const MAX_WORDS = 300;
const MAX_RANGE = 1000;

/** Members and departments a rule holds for. */
export const rangeInput = z.object({
  user_list: ids(100_000).optional(),
  department_list: z.array(z.number().int()).optional(),
});

/** Words; their number and length are checked by `checkRule`. */
export const wordList = z.array(z.string()).optional();

/**
 * Refuses what the platform refuses. Errors: 40058 name, kind or emptiness, 41068 words, 41076 range,
 * 41077 name not unique, 41083 word, 41084 semantics.
 */
export function checkRule(call: Call, rule: InterceptRule): void {
  const rules = [...call.world.state.interceptRules.values()];
  const length = [...rule.name].length;
  if (length < 1 || length > 20) throw new PlatformError(40058, 'invalid Request Parameter, field rule_name');
  if (rule.type !== 1 && rule.type !== 2)
    throw new PlatformError(40058, 'invalid Request Parameter, field intercept_type');
  if (rule.words.length > MAX_WORDS) throw new PlatformError(41068);
  if (rule.words.some((word) => word === '' || [...word].length > 32)) throw new PlatformError(41083);
  if (rule.semantics.some((kind) => ![1, 2, 3].includes(kind))) throw new PlatformError(41084);
  if (rule.words.length + rule.semantics.length === 0)
    throw new PlatformError(40058, 'word_list and semantics_list are both empty');
  if (Math.max(rule.users.length, rule.departments.length) > MAX_RANGE) throw new PlatformError(41076);
  if (rules.some((one) => one.name === rule.name && one.ruleId !== rule.ruleId))
    throw new PlatformError(41077);
}

/** The rule named by the caller. Errors: 40063 missing, 41070 unknown or deleted. */
export function findRule(call: Call, ruleId: string | undefined): InterceptRule {
  const rule = call.world.state.interceptRules.get(required(ruleId, 40063, 'rule_id missing'));
  if (rule === undefined) throw new PlatformError(41070);
  return rule;
}
