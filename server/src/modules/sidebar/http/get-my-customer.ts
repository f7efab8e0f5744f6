import { type SidebarCustomer, sidebarCustomerSchema, sidebarQuery } from '@hetang/contract/http/sidebar';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { describeFills } from '../../../plan/describe-fills.ts';
import type { SidebarDeps } from './deps.ts';
import { type OpenChat, openChat } from './open-chat.ts';

/** `GET /v1/my/customer`: the customer of the chat beside which the sidebar stands. */
export function getMyCustomer(deps: SidebarDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/my/customer',
      {
        config: { access: 'staff' },
        schema: { tags: ['my'], querystring: sidebarQuery, response: { 200: sidebarCustomerSchema } },
      },
      async (request) => present(await openChat(deps, request.caller, request.query.external)),
    );
  };
}

function present({ customer, plan, quota }: OpenChat): SidebarCustomer {
  const names = namesOf(plan);
  const limit = customer.reach?.allowed ?? quota.allowed;
  return {
    id: customer.id,
    name: customer.name,
    stage: customer.stage === null ? null : names.named('stages', customer.stage),
    stageAt: customer.stage_at?.toISOString() ?? null,
    addedAt: customer.added_at.toISOString(),
    lostAt: customer.lost_at?.toISOString() ?? null,
    tags: customer.tags.map((one) => ({
      ...one,
      groupName: names.of('tags', one.group),
      name: names.tagValue(one.group, one.tag),
    })),
    tagGroups: plan ? describeFills(plan).tagGroups : [],
    // What earlier plans left behind helps nobody in a chat.
    fields: Object.keys(plan?.fields ?? {})
      .filter((key) => Object.hasOwn(customer.fields, key))
      .map((key) => ({ ...names.named('fields', key), value: customer.fields[key] })),
    reach: { left: Math.max(0, limit - (customer.reach?.used ?? 0)), limit },
    leftAlone: customer.left_alone,
  };
}
