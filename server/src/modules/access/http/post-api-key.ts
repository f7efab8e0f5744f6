import { apiKeyCreatedSchema, apiKeyCreateSchema } from '@hetang/contract/http/events';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { createKey } from '../api-keys.ts';
import type { AccessDeps } from '../deps.ts';
import { presentKey } from './get-api-keys.ts';

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
        const created = await createKey(deps.db, request.body.name, deps.clock.now());
        reply.header('cache-control', 'no-store');
        return reply.status(201).send({ ...presentKey(created), key: created.key });
      },
    );
  };
}
