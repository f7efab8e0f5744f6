import { apiKeyCreatedSchema, apiKeyCreateSchema } from '@hetang/contract/http/events';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { createKey } from '../api-keys.ts';
import type { AccessDeps } from '../deps.ts';
import { checkWithin } from '../people/check-standing.ts';
import { plainText } from '../rules/plain-text.ts';
import { builtInRoles } from '../rules/roles.ts';
import { presentKey } from './get-api-keys.ts';

const DAY_MS = 86_400_000;

/** `POST /v1/api-keys`: makes a key; this answer is the only time it is shown. */
export function postApiKey(deps: AccessDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/api-keys',
      {
        config: { access: 'user' },
        schema: { body: apiKeyCreateSchema, response: { 201: apiKeyCreatedSchema } },
      },
      async (request, reply) => {
        const name = plainText(request.body.name);
        if (!name)
          throw new HetangError('request/invalid', {
            field: 'name',
            problem: '不能为空 / must not be empty',
          });
        const { permissions, perMinute, days } = request.body;
        checkWithin(permissions ?? builtInRoles.administrator, request.caller);
        const now = deps.clock.now();
        const expiresAt = days === null ? null : new Date(now.getTime() + days * DAY_MS);
        const created = await createKey(deps.db, { name, permissions, perMinute, expiresAt }, now);
        reply.header('cache-control', 'no-store');
        return reply.status(201).send({ ...presentKey(created), key: created.key });
      },
    );
  };
}
