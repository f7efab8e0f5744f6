import { homeSchema } from '@hetang/contract/http/home';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { reuse } from '../../../kernel/reuse.ts';
import type { HomeDeps } from '../deps.ts';
import { readHome } from '../read-home.ts';

/** `GET /v1/home`: the morning page. Consoles ask every few seconds, so an answer serves several of them. */
export function getHome(deps: HomeDeps): Endpoint {
  const home = reuse(() => readHome(deps));
  return (app) => {
    app.get('/v1/home', { config: { access: 'any' }, schema: { response: { 200: homeSchema } } }, () =>
      home(),
    );
  };
}
