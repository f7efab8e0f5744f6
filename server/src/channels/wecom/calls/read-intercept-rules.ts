import type { InterceptChannel, InterceptRule } from '../../fixtures.ts';
import type { CallOutcome } from '../../port.ts';
import { interceptCalls } from '../client/intercept-calls.ts';
import { NO_SUCH_RULE } from '../error-codes.ts';
import { kindsOf } from '../rules/intercept-kinds.ts';
import type { CallDeps } from './deps.ts';

/** Reads rules for words one by one, as the platform offers it; a corp has 100 at most. */
export function readInterceptRules(deps: CallDeps): InterceptChannel['readInterceptRules'] {
  return async (platformIds) => {
    const found = new Map<string, InterceptRule>();
    for (const id of platformIds) {
      const read = await readInterceptRule(deps, id);
      if (read.kind !== 'done') return read;
      if (read.value) found.set(id, read.value);
    }
    return { kind: 'done', value: found };
  };
}

/** One rule; null when it is gone. */
export async function readInterceptRule(
  { client }: CallDeps,
  rule_id: string,
): Promise<CallOutcome<InterceptRule | null>> {
  const read = await client.call(interceptCalls.getInterceptRule, { rule_id });
  if (read.kind === 'refused' && read.code === NO_SUCH_RULE) return { kind: 'done', value: null };
  if (read.kind !== 'done') return read;
  const { rule_name, word_list, extra_rule, intercept_type, applicable_range } = read.value.rule;
  return {
    kind: 'done',
    value: {
      name: rule_name,
      words: word_list ?? [],
      level: intercept_type === 2 ? 'warn' : 'block',
      also: kindsOf(extra_rule?.semantics_list ?? []),
      userids: applicable_range?.user_list ?? [],
      departments: applicable_range?.department_list ?? [],
    },
  };
}
