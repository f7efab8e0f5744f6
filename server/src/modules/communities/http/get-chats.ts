import { chatListQuery, chatPageSchema } from '@hetang/contract/http/communities';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { chosenNames, listChats } from '../sql/list-chats.ts';
import type { CommunityDeps } from './deps.ts';
import { chatPresenter } from './present-chat.ts';

/** `GET /v1/chats`: a page of customer groups. */
export function getChats({ db }: CommunityDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/chats',
      {
        config: { access: 'any' },
        schema: { tags: ['communities'], querystring: chatListQuery, response: { 200: chatPageSchema } },
      },
      async (request) => {
        const { page, size, sort, ...filter } = request.query;
        const [plan, found, known] = await Promise.all([
          currentPlan(db),
          listChats(
            db,
            { ...filter, rows: request.caller?.rows },
            { sort, limit: size, offset: (page - 1) * size },
          ),
          chosenNames(db),
        ]);
        return { items: found.rows.map(chatPresenter(plan?.plan ?? null, known)), total: found.total };
      },
    );
  };
}
