import { wecomSetupSchema } from '@hetang/contract/http/wecom';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { langOf } from '../../../../kernel/http/errors.ts';
import { describeSetup } from '../describe-setup.ts';
import type { SetupHttpDeps } from './deps.ts';

/** `GET /v1/wecom/setup`: the tenant, and every requirement looked at by itself. */
export function getSetup(deps: SetupHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/wecom/setup',
      { config: { access: 'user' }, schema: { tags: ['wecom'], response: { 200: wecomSetupSchema } } },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return describeSetup(deps, await deps.findings(), langOf(request));
      },
    );
  };
}
