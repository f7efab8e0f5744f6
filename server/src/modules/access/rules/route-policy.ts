import type { Action, Resource } from '@hetang/contract/http/access';

/**
 * How a route meets a caller who may see some rows only:
 * `none` it shows nobody in particular; `filtered` it narrows what it shows by `caller.rows`; `contact`, `task`, `chat`
 * its `:id` names one, which must be the caller's to see; `whole` it is closed to such a caller.
 */
export type Rows = 'none' | 'filtered' | 'contact' | 'task' | 'chat' | 'whole';

export interface RoutePolicy {
  resource: Resource;
  action: Action;
  rows: Rows;
}

/** What a path begins with, the resource, and how its rows are kept apart. The longest beginning decides. */
const PLACES: readonly (readonly [string, Resource, Rows])[] = [
  ['/v1/home', 'home', 'none'],
  ['/v1/reference', 'home', 'none'],
  ['/v1/search', 'home', 'filtered'],
  ['/v1/conditions', 'home', 'none'],
  ['/v1/plan', 'plan', 'none'],
  ['/v1/contacts', 'contacts', 'whole'],
  ['/v1/contacts/:id', 'contacts', 'contact'],
  ['/v1/contacts/:id/merge', 'contacts', 'whole'],
  ['/v1/merges', 'contacts', 'whole'],
  ['/v1/service', 'contacts', 'whole'],
  ['/v1/suppressions', 'contacts', 'whole'],
  ['/v1/coupons', 'contacts', 'whole'],
  ['/v1/segments', 'segments', 'none'],
  ['/v1/segments/:key/contacts', 'segments', 'whole'],
  ['/v1/segments/:key/members', 'segments', 'whole'],
  ['/v1/segments/:key/snapshots', 'segments', 'whole'],
  ['/v1/segments/count', 'segments', 'whole'],
  ['/v1/segments/overlap', 'segments', 'whole'],
  ['/v1/segment-snapshots', 'segments', 'whole'],
  ['/v1/ladders', 'segments', 'none'],
  ['/v1/ladders/:key/contacts', 'segments', 'whole'],
  ['/v1/journeys', 'journeys', 'none'],
  ['/v1/journeys/:key/enrolments', 'journeys', 'whole'],
  ['/v1/journeys/:key/test-run', 'journeys', 'whole'],
  ['/v1/enrolments', 'journeys', 'whole'],
  ['/v1/intentions', 'reach', 'whole'],
  ['/v1/intentions/reasons', 'reach', 'none'],
  ['/v1/intentions/summary', 'reach', 'none'],
  ['/v1/mass-sends', 'reach', 'whole'],
  ['/v1/reach', 'reach', 'whole'],
  ['/v1/service', 'reach', 'whole'],
  ['/v1/broadcasts', 'reach', 'whole'],
  ['/v1/broadcast-runs', 'reach', 'whole'],
  ['/v1/moments', 'reach', 'whole'],
  ['/v1/tasks', 'tasks', 'filtered'],
  ['/v1/tasks/:id', 'tasks', 'task'],
  ['/v1/chats', 'groups', 'whole'],
  ['/v1/chats/:id', 'groups', 'chat'],
  ['/v1/communities', 'groups', 'none'],
  ['/v1/codes', 'codes', 'none'],
  ['/v1/staff', 'codes', 'none'],
  ['/v1/transfers', 'transfers', 'whole'],
  ['/v1/reports', 'reports', 'none'],
  ['/v1/imports', 'imports', 'whole'],
  ['/v1/events', 'events', 'whole'],
  ['/v1/wecom', 'wecom', 'whole'],
  ['/v1/system', 'system', 'whole'],
  ['/v1/api-keys', 'access', 'whole'],
  ['/v1/settings', 'access', 'whole'],
  ['/v1/users', 'access', 'whole'],
  ['/v1/roles', 'access', 'whole'],
  ['/v1/audit', 'audit', 'whole'],
  ['/v1/webhooks', 'webhooks', 'whole'],
];

/** A list can be had as a file in one format or another. */
const FORMAT = /\.(csv|xlsx)$/;

/** Lists that narrow what they show by the caller's rows, below places whose other routes do not. */
const FILTERED = new Set([
  'GET /v1/contacts',
  'GET /v1/contacts/export',
  'GET /v1/intentions',
  'GET /v1/intentions/export',
  'GET /v1/chats',
  'GET /v1/chats/export',
]);

/** Questions that travel as POST because they are long. */
const QUESTIONS = [
  '/v1/plan/lint',
  '/v1/plan/diff',
  '/v1/conditions/read',
  '/v1/reports/funnel',
  '/v1/reports/retention',
  '/v1/reports/rfm',
  '/v1/reports/trend',
  '/v1/journeys/:key/test-run',
  '/v1/segments/count',
  '/v1/segments/overlap',
];

/** What belongs to whoever is signed in, or shows each what they may see of it: needs no permission. */
const ONESELF = ['/v1/session', '/v1/account', '/v1/my', '/v1/jobs', '/v1/alerts'];

/** Whether a path is the beginning itself or goes on below it. */
const isBelow = (path: string, beginning: string) => path === beginning || path.startsWith(`${beginning}/`);

/** The place of a path, by its longest beginning; undefined for a path that is nowhere. */
export function placeOf(path: string): readonly [string, Resource, Rows] | undefined {
  return PLACES.filter(([beginning]) => isBelow(path, beginning)).sort(([a], [b]) => b.length - a.length)[0];
}

/**
 * What a caller must be allowed in order to use a route; null when being signed in is enough. A route that is nowhere in the
 * table is for those who run the product: forgetting it closes it.
 */
export function policyOf(method: string, path: string): RoutePolicy | null {
  if (ONESELF.some((beginning) => isBelow(path, beginning))) return null;
  const [, resource, rows] = placeOf(path) ?? ['', 'system', 'whole'];
  const verb = method === 'HEAD' ? 'GET' : method;
  return {
    resource,
    action: actionOf(verb, path),
    rows: FILTERED.has(`${verb} ${path.replace(FORMAT, '')}`) ? 'filtered' : rows,
  };
}

function actionOf(method: string, path: string): Action {
  if (/\.(csv|zip|xlsx)$/.test(path)) return 'export';
  return method === 'GET' || QUESTIONS.includes(path) ? 'read' : 'write';
}
