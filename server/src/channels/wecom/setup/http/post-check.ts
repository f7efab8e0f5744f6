import { wecomSetupSchema } from '@hetang/contract/http/wecom';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { langOf } from '../../../../kernel/http/errors.ts';
import { describeSetup } from '../describe-setup.ts';
import { runSetupChecks } from '../run-checks.ts';
import type { SetupHttpDeps } from './deps.ts';

/** `POST /v1/wecom/setup/check`: looks again, now. */
export function postCheck(deps: SetupHttpDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/wecom/setup/check',
      { config: { access: 'user' }, schema: { tags: ['wecom'], response: { 200: wecomSetupSchema } } },
      async (request) => {
        await deps.settings.reload();
        const found = { asOf: deps.clock.now(), list: await runSetupChecks(deps) };
        return describeSetup(deps, found, langOf(request));
      },
    );
  };
}
