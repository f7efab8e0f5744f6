import type { InterceptChannel, InterceptRule } from '../../fixtures.ts';
import type { CallOutcome } from '../../port.ts';
import { interceptCalls } from '../client/intercept-calls.ts';
import { numbersOf } from '../rules/intercept-kinds.ts';
import type { CallDeps } from './deps.ts';
import { mapDone } from './outcome.ts';
import { readInterceptRule } from './read-intercept-rules.ts';

type Made = CallOutcome<{ platformId: string }>;

/** Creates or updates a rule for the words of staff (聊天敏感词规则). */
export function ensureInterceptRule(deps: CallDeps): InterceptChannel['ensureInterceptRule'] {
  return async (input) => {
    const known = input.platformId === null && input.unclear ? await findByName(deps, input.name) : null;
    if (known && known.kind !== 'done') return { kind: 'unknown', problem: 'reading back did not succeed' };
    const platformId = input.platformId ?? known?.value ?? null;
    if (platformId === null) return create(deps, input);
    const before = await readInterceptRule(deps, platformId);
    if (before.kind !== 'done') return before;
    return before.value ? update(deps, { platformId, before: before.value }, input) : create(deps, input);
  };
}

async function findByName({ client }: CallDeps, name: string): Promise<CallOutcome<string | null>> {
  const list = await client.call(interceptCalls.getInterceptRuleList, {});
  return mapDone(list, ({ rule_list }) => rule_list.find((one) => one.rule_name === name)?.rule_id ?? null);
}

async function create({ client }: CallDeps, rule: InterceptRule): Promise<Made> {
  const made = await client.call(interceptCalls.addInterceptRule, {
    rule_name: rule.name,
    word_list: rule.words,
    semantics_list: numbersOf(rule.also),
    intercept_type: typeOf(rule),
    applicable_range: { user_list: rule.userids },
  });
  return mapDone(made, ({ rule_id }) => ({ platformId: rule_id }));
}

/** Whom it holds for is not replaced, but added to and taken from. */
async function update(
  { client }: CallDeps,
  { platformId, before }: { platformId: string; before: InterceptRule },
  rule: InterceptRule,
): Promise<Made> {
  const added = rule.userids.filter((userid) => !before.userids.includes(userid));
  const removed = before.userids.filter((userid) => !rule.userids.includes(userid));
  const updated = await client.call(interceptCalls.updateInterceptRule, {
    rule_id: platformId,
    rule_name: rule.name,
    word_list: rule.words,
    extra_rule: { semantics_list: numbersOf(rule.also) },
    intercept_type: typeOf(rule),
    ...(added.length > 0 && { add_applicable_range: { user_list: added } }),
    ...(removed.length + before.departments.length > 0 && {
      remove_applicable_range: { user_list: removed, department_list: before.departments },
    }),
  });
  return mapDone(updated, () => ({ platformId }));
}

const typeOf = ({ level }: InterceptRule) => (level === 'block' ? (1 as const) : (2 as const));
