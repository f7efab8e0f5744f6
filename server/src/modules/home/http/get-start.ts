import { startSchema } from '@hetang/contract/http/home';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { StartDeps } from '../deps.ts';
import { readStart } from '../read-start.ts';

/** `GET /v1/home/start`: what is done of a first run, and whether one has put the list of it away. */
export function getStart(deps: StartDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/home/start',
      { config: { access: 'user' }, schema: { tags: ['home'], response: { 200: startSchema } } },
      ({ caller }) => readStart(deps, caller?.id ?? 0),
    );
  };
}
