import { z } from 'zod';
import { verifyCallback } from '../callbacks/verify.ts';
import { type App, type Desk, httpUrl, readBody } from './control.ts';
import { ControlError } from './control-error.ts';

const callbackBody = z.object({
  url: httpUrl,
  token: z.string().regex(/^[A-Za-z0-9]{1,32}$/),
  encodingAesKey: z.string(),
});
const tenantBody = z.object({
  massPolicy: z.enum(['days-of-month', 'seven-per-week', 'one-per-day']).optional(),
  trustedDomains: z.array(z.string()).optional(),
});

/** The tenant as its administrator sees it in the console. */
export function tenantRoutes(app: App, { world }: Desk): void {
  const { tenant } = world.state;
  const view = (): Record<string, unknown> => ({ ...tenant });

  app.get('/control/tenant', view);
  app.put('/control/tenant', (request) => {
    const body = readBody(tenantBody, request);
    tenant.massPolicy = body.massPolicy ?? tenant.massPolicy;
    tenant.trustedDomains = body.trustedDomains ?? tenant.trustedDomains;
    world.touch();
    return view();
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
