import { readFileSync } from 'node:fs';

const SOURCES = ['router.tsx', 'settings-routes.ts'];

/** Lists whose first entry fills the parameters of an address. */
const FIRST: Record<string, string> = {
  '/contacts/$id': '/v1/contacts?pageSize=1',
  '/segments/$key': '/v1/segments',
  '/journeys/$key': '/v1/journeys',
  '/journeys/$key/edit': '/v1/journeys',
  '/reach/moments/$id': '/v1/moments?pageSize=1',
  '/codes/$key': '/v1/codes',
  '/communities/$key': '/v1/communities',
  '/chats/$id': '/v1/chats?pageSize=1',
  '/transfers/from/$kind/$userid': '/v1/transfers/members?pageSize=1',
  '/imports/$id': '/v1/imports?pageSize=1',
};

/** Asks the server, as whoever has signed in. */
export type Ask = (path: string) => Promise<unknown>;

/**
 * An address for every route that the console's router has. What it is about is the first that the server has; where there is none
 * yet, the address leads to nothing, which is a page too. Views of a page are in its own navigation.
 */
export async function consolePaths(ask: Ask): Promise<string[]> {
  const routes = consoleRoutes().filter((route) => !route.includes('$view'));
  return Promise.all(routes.map((route) => filled(route, ask)));
}

function consoleRoutes(): string[] {
  return SOURCES.flatMap((file) => {
    const text = readFileSync(new URL(`../../console/src/${file}`, import.meta.url), 'utf8');
    return [...text.matchAll(/\bpath: '([^']+)'/g)].flatMap(([, path]) => path ?? []);
  });
}

async function filled(route: string, ask: Ask): Promise<string> {
  const list = FIRST[route];
  const { items } = (list ? await ask(list) : { items: [] }) as { items: Record<string, unknown>[] };
  return route.replace(/\$(\w+)/g, (_all, fact: string) => String(items[0]?.[fact] ?? '0'));
}
