import { sidebarQuery, sidebarScriptsSchema } from '@hetang/contract/http/sidebar';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { fillScripts } from '../fill-scripts.ts';
import type { SidebarDeps } from './deps.ts';
import { openChat } from './open-chat.ts';

/** `GET /v1/my/scripts`: what to say to the customer of the chat. */
export function getMyScripts(deps: SidebarDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/my/scripts',
      {
        config: { access: 'staff' },
        schema: { tags: ['my'], querystring: sidebarQuery, response: { 200: sidebarScriptsSchema } },
      },
      async (request) => {
        const { plan, staff, customer } = await openChat(deps, request.caller, request.query.external);
        const tags = customer.tags.map(({ group, tag }) => `${group}/${tag}`);
        return {
          items: fillScripts(plan?.scripts ?? {}, {
            channel: 'private-chat',
            contact: customer.name,
            staff: staff.name,
            stages: customer.stage === null ? [] : [customer.stage],
            tags,
          }),
        };
      },
    );
  };
}
