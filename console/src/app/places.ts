import type { Permissions, Resource } from '@hetang/contract/http/access';

/**
 * What one must be allowed to read in order to open a page, by the beginning of its address; `all` where the page shows everybody's
 * rows and opens to nobody with a narrower reach. The longest beginning decides; what is not here is open to all who are signed in.
 */
const PLACES: readonly (readonly [string, Resource, 'all'?])[] = [
  ['/contacts', 'contacts'],
  ['/contacts/duplicates', 'contacts', 'all'],
  ['/contacts/merges', 'contacts', 'all'],
  ['/contacts/do-not-contact', 'contacts', 'all'],
  ['/contacts/acts', 'contacts', 'all'],
  ['/segments', 'segments'],
  ['/journeys', 'journeys'],
  ['/tasks', 'tasks'],
  ['/reach', 'reach'],
  ['/reach/tasks', 'reach', 'all'],
  ['/reach/broadcasts', 'reach', 'all'],
  ['/reach/quota', 'reach', 'all'],
  ['/service', 'contacts', 'all'],
  ['/transfers', 'transfers', 'all'],
  ['/codes', 'codes'],
  ['/staff', 'codes'],
  ['/communities', 'groups'],
  ['/chats', 'groups'],
  ['/data', 'reports'],
  ['/plan', 'plan'],
  ['/imports', 'imports', 'all'],
  ['/system', 'system', 'all'],
  ['/settings/users', 'access', 'all'],
  ['/settings/roles', 'access', 'all'],
  ['/settings/audit', 'audit', 'all'],
  ['/settings/webhooks', 'webhooks', 'all'],
  ['/settings/wecom', 'wecom', 'all'],
  ['/settings/holidays', 'plan'],
];

const isBelow = (path: string, beginning: string) => path === beginning || path.startsWith(`${beginning}/`);

/** The parts of the settings, and what each needs. */
const SETTINGS: readonly Resource[] = ['access', 'audit', 'webhooks', 'wecom', 'plan'];

/** Whether a page shows anything to somebody. Before it is known what they may, everything is. */
export function mayOpen(path: string, permissions: Permissions | undefined): boolean {
  if (!permissions) return true;
  if (path === '/') return permissions.home?.read !== undefined;
  // The page of settings has a part for each of these, and shows those that one may see.
  if (path === '/settings') return SETTINGS.some((resource) => permissions[resource]?.read !== undefined);
  const place = placeOf(path);
  if (!place) return true;
  const [, resource, all] = place;
  const reach = permissions[resource]?.read;
  return all ? reach === 'all' : reach !== undefined;
}

/** Whether somebody sees only their own rows, or those of their unit, on a page. */
export function isNarrowed(path: string, permissions: Permissions | undefined): boolean {
  const place = placeOf(path);
  const reach = place && permissions?.[place[1]]?.read;
  return reach === 'own' || reach === 'unit';
}

const placeOf = (path: string) =>
  PLACES.filter(([beginning]) => isBelow(path, beginning)).sort(([a], [b]) => b.length - a.length)[0];
