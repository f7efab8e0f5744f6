import { apiKeySchema } from '@hetang/contract/http/events';
import { z } from 'zod';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type ApiKey, listKeys } from '../api-keys.ts';
import type { AccessDeps } from '../deps.ts';

const keyListSchema = z.object({ items: z.array(apiKeySchema) });

/** `GET /v1/api-keys`: the keys in force, without the keys themselves. */
export function getApiKeys(deps: AccessDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/api-keys',
      { config: { access: 'user' }, schema: { response: { 200: keyListSchema } } },
      async () => ({ items: (await listKeys(deps.db)).map(presentKey) }),
    );
  };
}

/** A key as it travels. */
export function presentKey(key: ApiKey): z.infer<typeof apiKeySchema> {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    permissions: key.permissions,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    perMinute: key.perMinute,
  };
}
