import { sidebarQuery, sidebarTimelineSchema } from '@hetang/contract/http/sidebar';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { SidebarDeps } from './deps.ts';
import { openChat } from './open-chat.ts';

/** What stands beside a chat; the rest is found on the page of the contact. */
const SHOWN = 10;

/** `GET /v1/my/customer/timeline`: the latest events of the customer of the chat. */
export function getMyTimeline(deps: SidebarDeps, latest: NonNullable<SidebarDeps['latest']>): Endpoint {
  return (app) => {
    app.get(
      '/v1/my/customer/timeline',
      {
        config: { access: 'staff' },
        schema: { tags: ['my'], querystring: sidebarQuery, response: { 200: sidebarTimelineSchema } },
      },
      async (request) => {
        const { customer } = await openChat(deps, request.caller, request.query.external);
        const { items, tasks } = await latest(customer.id, SHOWN);
        return { items, tasks };
      },
    );
  };
}
