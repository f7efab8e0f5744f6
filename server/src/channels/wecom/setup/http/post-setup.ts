import { wecomConnectSchema, wecomSetupSchema } from '@hetang/contract/http/wecom';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { langOf } from '../../../../kernel/http/errors.ts';
import { tryCredentials } from '../../client/try-credentials.ts';
import { newCallbackKeys } from '../callback-keys.ts';
import { describeSetup } from '../describe-setup.ts';
import { runSetupChecks } from '../run-checks.ts';
import { type StoredSettings, writeSettings } from '../stored-settings.ts';
import type { SetupHttpDeps } from './deps.ts';

/** Wrong secrets in a row get the machine's address banned by the platform. */
const LIMIT = { max: 10, timeWindow: '1 minute' };

/** `POST /v1/wecom/setup`: connects a tenant, at once and for all processes. Values that the platform refuses are not kept. */
export function postSetup(deps: SetupHttpDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/wecom/setup',
      {
        config: { access: 'user', rateLimit: LIMIT },
        schema: { tags: ['wecom'], body: wecomConnectSchema, response: { 200: wecomSetupSchema } },
      },
      async (request) => {
        const { db, settings, sealKey, clock } = deps;
        if (sealKey === null) throw new HetangError('wecom/fixed');
        const { corpId, agentId, secret = settings.config.secret } = request.body;
        if (secret === '') {
          const problem = langOf(request) === 'zh' ? '请填写应用 Secret' : 'enter the secret of the app';
          throw new HetangError('request/invalid', { field: 'secret', problem });
        }
        const refusal = await tryCredentials(deps.http, { corpId, secret });
        if (refusal) throw new HetangError('wecom/refused', { code: refusal.code, ...refusal.say });
        const before = settings.stored();
        const wanted: StoredSettings = {
          corpId,
          agentId,
          secret,
          callback: before?.callback ?? newCallbackKeys(),
          next: before?.next ?? null,
          changedAt: clock.now(),
          changedBy: request.caller?.name ?? '',
        };
        await db.transaction(async (tx) => {
          await writeSettings(tx, wanted, sealKey);
          await deps.onConnected(tx);
        });
        await settings.reload();
        const found = { asOf: clock.now(), list: await runSetupChecks(deps) };
        return describeSetup(deps, found, langOf(request));
      },
    );
  };
}
