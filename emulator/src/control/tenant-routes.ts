import { z } from 'zod';
import { verifyCallback } from '../callbacks/verify.ts';
import { jsSignature } from '../crypto/js-signature.ts';
import { newId } from '../kernel/ids.ts';
import { ticketOf } from '../platform/tickets.ts';
import type { Tenant } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { type App, addressRanges, type Desk, httpUrl, readBody } from './control.ts';
import { ControlError, notFound } from './control-error.ts';

const callbackBody = z.object({
  url: httpUrl,
  token: z.string().regex(/^[A-Za-z0-9]{1,32}$/),
  encodingAesKey: z.string(),
});
const tenantBody = z.object({
  massPolicy: z.enum(['days-of-month', 'seven-per-week', 'one-per-day']).optional(),
  trustedDomains: z.array(z.string()).optional(),
  trustedIps: addressRanges.optional(),
  contactScope: z
    .strictObject({
      users: z.array(z.string()).max(10_000),
      departments: z.array(z.number().int()).max(1000),
    })
    .optional(),
  sidebarUrl: z.union([httpUrl, z.literal('')]).optional(),
});
const jsBody = z.object({
  kind: z.enum(['corp', 'agent']),
  nonceStr: z.string(),
  timestamp: z.union([z.string(), z.number()]),
  url: z.string(),
  signature: z.string(),
});

type Scope = NonNullable<Tenant['contactScope']>;

function checkedScope(world: World, scope: Scope): Scope {
  const stranger = scope.users.find((userid) => !world.state.staff.has(userid));
  if (stranger !== undefined) throw notFound(`成员 ${stranger}`, `member ${stranger}`);
  const unknown = scope.departments.find((id) => !world.state.departments.some((one) => one.id === id));
  if (unknown !== undefined) throw notFound(`部门 ${unknown}`, `department ${unknown}`);
  return scope;
}

/** The tenant as its administrator sees it in the console. */
export function tenantRoutes(app: App, { world }: Desk): void {
  const { tenant } = world.state;
  const view = (): Record<string, unknown> => ({ ...tenant });

  app.get('/control/tenant', view);
  app.put('/control/tenant', (request) => {
    const body = readBody(tenantBody, request);
    tenant.massPolicy = body.massPolicy ?? tenant.massPolicy;
    tenant.trustedDomains = body.trustedDomains ?? tenant.trustedDomains;
    if (body.trustedIps !== undefined) tenant.trustedIps = body.trustedIps;
    if (body.contactScope !== undefined) tenant.contactScope = checkedScope(world, body.contactScope);
    if (body.sidebarUrl !== undefined) tenant.sidebarUrl = body.sidebarUrl;
    world.touch();
    return view();
  });
  app.post('/control/tenant/secret', () => {
    tenant.secret = newId(world.state, 'secret', '', 43);
    world.state.tokens = [];
    world.touch();
    return view();
  });
  app.get('/control/departments', () => ({ departments: world.state.departments }));
  app.post('/control/js-config', (request) => {
    const body = readBody(jsBody, request);
    const { ticket } = ticketOf(world, body.kind, world.clock.now());
    const isValid = jsSignature({ ...body, ticket }) === body.signature;
    return {
      valid: isValid,
      trusted: isTrusted(tenant.trustedDomains, body.url),
      signedUrl: body.url.split('#')[0],
    };
  });
  app.put('/control/tenant/callback', async (request) => {
    const setting = readBody(callbackBody, request);
    const refusal = await verifyCallback(tenant, setting, world.clock.now());
    if (refusal !== undefined) throw new ControlError(422, 'callback-not-verified', refusal);
    tenant.callback = setting;
    world.touch();
    return view();
  });
  app.delete('/control/tenant/callback', () => {
    delete tenant.callback;
    world.touch();
    return view();
  });
}

/** Whether a page may use the JS-SDK: its host, with a port where there is one, is one of the trusted domains, where there are any. */
function isTrusted(domains: readonly string[], url: string): boolean {
  return domains.length === 0 || (URL.canParse(url) && domains.includes(new URL(url).host));
}
