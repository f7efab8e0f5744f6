import { chatCommunityAnswerSchema, chatCommunityRequestSchema } from '@hetang/contract/http/communities';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { chooseCommunity } from '../choose-community.ts';
import type { CommunityDeps } from './deps.ts';

/** `PUT /v1/chats/community`: puts groups into a community, whatever they are called. */
export function putChatCommunity({ db, clock }: CommunityDeps): Endpoint {
  return (app) => {
    app.put(
      '/v1/chats/community',
      {
        config: { access: 'any' },
        schema: {
          tags: ['communities'],
          body: chatCommunityRequestSchema,
          response: { 200: chatCommunityAnswerSchema },
        },
      },
      async (request) => {
        const by = request.caller?.name ?? 'unknown';
        const plan = (await currentPlan(db))?.plan ?? null;
        const moved = await db.transaction((tx) =>
          chooseCommunity(tx, { ...request.body, by }, { plan, now: clock.now() }),
        );
        return { moved };
      },
    );
  };
}
