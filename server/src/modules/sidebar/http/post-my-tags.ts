import { sidebarTagsResultSchema, sidebarTagsSchema } from '@hetang/contract/http/sidebar';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { noteChange } from '../../audit/api.ts';
import { askForTags } from '../../tags/api.ts';
import type { SidebarDeps } from './deps.ts';
import { openChat } from './open-chat.ts';

/** `POST /v1/my/customer/tags`: sets and takes away tags of the customer of the chat. */
export function postMyTags(deps: SidebarDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/my/customer/tags',
      {
        config: { access: 'staff' },
        schema: { tags: ['my'], body: sidebarTagsSchema, response: { 200: sidebarTagsResultSchema } },
      },
      async ({ caller, body: { external, add, remove } }) => {
        const { customer, staff, plan } = await openChat(deps, caller, external);
        const asked = { contact: customer.id, add, remove, by: staff.key };
        await deps.db.transaction(async (tx) => {
          await askForTags(tx, asked, { plan, now: deps.clock.now() });
          await noteChange(tx, { object: 'contact', key: customer.id, after: { add, remove } });
        });
        return { ok: true as const };
      },
    );
  };
}
