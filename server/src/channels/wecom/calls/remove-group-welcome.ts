import type { GroupWelcomeChannel } from '../../fixtures.ts';
import { groupWelcomeCalls } from '../client/group-welcome-calls.ts';
import { NOT_OUR_MATERIAL } from '../error-codes.ts';
import type { CallDeps } from './deps.ts';
import { mapNull } from './outcome.ts';

/** Deletes a welcome of groups. */
export function removeGroupWelcome({ client, config }: CallDeps): GroupWelcomeChannel['removeGroupWelcome'] {
  return async (template_id) => {
    const outcome = await client.call(groupWelcomeCalls.delGroupWelcome, {
      template_id,
      agentid: config.agentId,
    });
    if (outcome.kind === 'refused' && outcome.code === NOT_OUR_MATERIAL) return { kind: 'done', value: null };
    return mapNull(outcome);
  };
}
