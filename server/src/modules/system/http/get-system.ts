import { systemSchema } from '@hetang/contract/http/system';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { reuse } from '../../../kernel/reuse.ts';
import type { SystemDeps } from '../deps.ts';
import { readSystem } from '../read-system.ts';

/** `GET /v1/system`: how the machine does. */
export function getSystem(deps: SystemDeps): Endpoint {
  const system = reuse(() => readSystem(deps));
  return (app) => {
    app.get(
      '/v1/system',
      { config: { access: 'user' }, schema: { tags: ['system'], response: { 200: systemSchema } } },
      () => system(),
    );
  };
}
