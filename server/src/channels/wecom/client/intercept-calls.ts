import { z } from 'zod';
import { callOf } from './call-spec.ts';

interface Range {
  user_list?: string[];
  department_list?: number[];
}

const usual = { method: 'post', lane: 'normal', repeat: 'safe', timeoutMs: 10_000 } as const;
const ruleId = z.object({ rule_id: z.string() });

/** Rules for the words of staff. 聊天敏感词 */
export const interceptCalls = {
  // Names are unique: a repeat is refused, and the rule is found by its name.
  addInterceptRule: callOf<{
    rule_name: string;
    word_list: string[];
    semantics_list: number[];
    intercept_type: 1 | 2;
    applicable_range: Range;
  }>()({
    ...usual,
    repeat: 'once',
    path: 'externalcontact/add_intercept_rule',
    answer: ruleId,
    what: { zh: '新建聊天敏感词规则', en: 'make a rule for the words of staff' },
  }),
  updateInterceptRule: callOf<{
    rule_id: string;
    rule_name: string;
    word_list: string[];
    extra_rule: { semantics_list: number[] };
    intercept_type: 1 | 2;
    add_applicable_range?: Range;
    remove_applicable_range?: Range;
  }>()({
    ...usual,
    path: 'externalcontact/update_intercept_rule',
    answer: z.object({}),
    what: { zh: '更新聊天敏感词规则', en: 'change a rule for the words of staff' },
  }),
  getInterceptRuleList: callOf<Record<string, never>>()({
    ...usual,
    method: 'get',
    path: 'externalcontact/get_intercept_rule_list',
    answer: z.object({ rule_list: z.array(ruleId.extend({ rule_name: z.string() })).default([]) }),
    what: { zh: '列出聊天敏感词规则', en: 'list the rules for the words of staff' },
  }),
  getInterceptRule: callOf<{ rule_id: string }>()({
    ...usual,
    path: 'externalcontact/get_intercept_rule',
    answer: z.object({
      rule: z.object({
        rule_name: z.string(),
        word_list: z.array(z.string()).nullish(),
        extra_rule: z.object({ semantics_list: z.array(z.number()).nullish() }).nullish(),
        intercept_type: z.number(),
        applicable_range: z
          .object({
            user_list: z.array(z.string()).nullish(),
            department_list: z.array(z.number()).nullish(),
          })
          .nullish(),
      }),
    }),
    what: { zh: '读取一条聊天敏感词规则', en: 'read a rule for the words of staff' },
  }),
  delInterceptRule: callOf<{ rule_id: string }>()({
    ...usual,
    path: 'externalcontact/del_intercept_rule',
    answer: z.object({}),
    what: { zh: '删除方案不再要的聊天敏感词规则', en: 'delete a rule that the plan has dropped' },
  }),
};
