import type { Endpoint } from '../../../kernel/http/app.ts';
import type { SidebarDeps } from './deps.ts';
import { getMyChat } from './get-my-chat.ts';
import { getMyChatScripts } from './get-my-chat-scripts.ts';
import { getMyCustomer } from './get-my-customer.ts';
import { getMyScripts } from './get-my-scripts.ts';
import { getMyTimeline } from './get-my-timeline.ts';
import { postMyTags } from './post-my-tags.ts';

/** What the sidebar of the client asks for. 侧边栏 */
export function sidebarEndpoints(deps: SidebarDeps): Endpoint[] {
  return [
    getMyCustomer(deps),
    getMyScripts(deps),
    postMyTags(deps),
    getMyChat(deps),
    getMyChatScripts(deps),
    ...(deps.latest ? [getMyTimeline(deps, deps.latest)] : []),
  ];
}
