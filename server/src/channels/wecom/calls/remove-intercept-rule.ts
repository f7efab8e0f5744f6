import type { InterceptChannel } from '../../fixtures.ts';
import { interceptCalls } from '../client/intercept-calls.ts';
import { NO_SUCH_RULE } from '../error-codes.ts';
import type { CallDeps } from './deps.ts';
import { mapNull } from './outcome.ts';

/** Deletes a rule for words. */
export function removeInterceptRule({ client }: CallDeps): InterceptChannel['removeInterceptRule'] {
  return async (rule_id) => {
    const outcome = await client.call(interceptCalls.delInterceptRule, { rule_id });
    if (outcome.kind === 'refused' && outcome.code === NO_SUCH_RULE) return { kind: 'done', value: null };
    return mapNull(outcome);
  };
}
