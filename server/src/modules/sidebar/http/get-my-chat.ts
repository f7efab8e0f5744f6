import { type SidebarChat, sidebarChatQuery, sidebarChatSchema } from '@hetang/contract/http/sidebar';
import type { Plan } from '@hetang/contract/plan/registry';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { GroupChatRow } from '../sql/find-group-chat.ts';
import type { SidebarDeps } from './deps.ts';
import { openGroupChat } from './open-group-chat.ts';

/** `GET /v1/my/chat`: the customer group beside which the sidebar stands. */
export function getMyChat(deps: SidebarDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/my/chat',
      {
        config: { access: 'staff' },
        schema: { tags: ['my'], querystring: sidebarChatQuery, response: { 200: sidebarChatSchema } },
      },
      async (request) => {
        const { chat, plan } = await openGroupChat(deps, request.caller, request.query.chat);
        return present(chat, plan);
      },
    );
  };
}

function present(row: GroupChatRow, plan: Plan | null): SidebarChat {
  const owner = Object.entries(plan?.staff ?? {}).find(([, { wecom }]) => wecom === row.owner_userid);
  return {
    id: row.chat_id,
    name: row.name,
    owner: { key: owner?.[0] ?? row.owner_userid, name: owner?.[1].name ?? row.owner_userid },
    status: row.status,
    createdAt: row.created_at.toISOString(),
    staff: row.staff,
    customers: row.customers,
    contacts: row.contacts,
    joined7: row.joined7,
    left7: row.left7,
    community: row.community_key === null ? null : presentCommunity(row.community_key, plan),
  };
}

function presentCommunity(key: string, plan: Plan | null): SidebarChat['community'] {
  const community = plan?.communities[key];
  return {
    ...namesOf(plan).named('communities', key),
    encourage: community?.rules?.encourage ?? [],
    forbid: community?.rules?.forbid ?? [],
    exit: community?.exit ?? null,
  };
}
