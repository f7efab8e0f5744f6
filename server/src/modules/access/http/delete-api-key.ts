import { z } from 'zod';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { revokeKey } from '../api-keys.ts';
import type { AccessDeps } from '../deps.ts';

const idParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** `DELETE /v1/api-keys/:id`: revokes a key; other processes follow within 30 s. */
export function deleteApiKey(deps: AccessDeps): Endpoint {
  return (app) => {
    app.delete(
      '/v1/api-keys/:id',
      { config: { access: 'user' }, schema: { params: idParams } },
      async (request, reply) => {
        const { id } = request.params;
        const revoked = await revokeKey(deps.db, id, deps.clock.now());
        deps.keys.forget();
        if (!revoked) throw new HetangError('request/not-found', { what: `API key ${id}` });
        return reply.status(204).send();
      },
    );
  };
}
