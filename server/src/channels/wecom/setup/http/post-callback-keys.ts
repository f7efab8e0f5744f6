import { wecomSetupSchema } from '@hetang/contract/http/wecom';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { langOf } from '../../../../kernel/http/errors.ts';
import { newCallbackKeys } from '../callback-keys.ts';
import { describeSetup } from '../describe-setup.ts';
import { writeSettings } from '../stored-settings.ts';
import type { SetupHttpDeps } from './deps.ts';

/**
 * `POST /v1/wecom/setup/callback-keys`: another token and key for the callback. Those in force stay so until WeCom has
 * verified the new ones: no callback is lost meanwhile.
 */
export function postCallbackKeys(deps: SetupHttpDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/wecom/setup/callback-keys',
      { config: { access: 'user' }, schema: { tags: ['wecom'], response: { 200: wecomSetupSchema } } },
      async (request) => {
        const { db, settings, sealKey, clock } = deps;
        if (sealKey === null) throw new HetangError('wecom/fixed');
        await settings.reload();
        const stored = settings.stored();
        if (!stored) throw new HetangError('wecom/not-connected');
        const by = { changedAt: clock.now(), changedBy: request.caller?.name ?? '' };
        await db.transaction((tx) =>
          writeSettings(tx, { ...stored, next: newCallbackKeys(), ...by }, sealKey),
        );
        await settings.reload();
        return describeSetup(deps, await deps.findings(), langOf(request));
      },
    );
  };
}
