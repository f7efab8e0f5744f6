import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** GET externalcontact/get_intercept_rule_list. */
export const getInterceptRuleList = endpoint({
  path: 'externalcontact/get_intercept_rule_list',
  method: 'get',
  input: z.object({}),
  handle: ({ world }) => ({
    rule_list: [...world.state.interceptRules.values()].map(({ ruleId, name, createdAt }) => ({
      rule_id: ruleId,
      rule_name: name,
      create_time: Math.floor(createdAt / 1000),
    })),
  }),
});
