import { sidebarChatQuery, sidebarScriptsSchema } from '@hetang/contract/http/sidebar';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { fillScripts } from '../fill-scripts.ts';
import type { SidebarDeps } from './deps.ts';
import { openGroupChat } from './open-group-chat.ts';

/** `GET /v1/my/chat/scripts`: what to say in the customer group. */
export function getMyChatScripts(deps: SidebarDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/my/chat/scripts',
      {
        config: { access: 'staff' },
        schema: { tags: ['my'], querystring: sidebarChatQuery, response: { 200: sidebarScriptsSchema } },
      },
      async (request) => {
        const { chat, plan, staff } = await openGroupChat(deps, request.caller, request.query.chat);
        const stages = plan?.communities[chat.community_key ?? '']?.stages ?? [];
        const occasion = { channel: 'group' as const, contact: null, staff: staff.name, stages, tags: [] };
        return { items: fillScripts(plan?.scripts ?? {}, occasion) };
      },
    );
  };
}
