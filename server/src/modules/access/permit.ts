import type { Reach } from '@hetang/contract/http/access';
import type { FastifyRequest } from 'fastify';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { Caller, RowScope } from '../../kernel/http/app.ts';
import { currentPlan } from '../../plan/current.ts';
import { contactWithin } from './row-scope.ts';
import { policyOf, type RoutePolicy } from './rules/route-policy.ts';
import { type Place, staffInReach } from './rules/staff-in-reach.ts';

/** Who has come in, and where they stand in the organisation. */
export interface Entrant {
  caller: Caller;
  place: Place;
}

/**
 * Lets a caller use a route when their permissions hold it; to see some rows only when they reach no further.
 * @throws HetangError `access/not-allowed`; `access/beyond-reach` for a route that cannot be narrowed;
 *   `request/not-found` for one person, task or group outside, as if it did not exist.
 */
export async function permit(
  db: Queryable,
  request: FastifyRequest,
  { caller, place }: Entrant,
): Promise<Caller> {
  const path = request.routeOptions.url;
  const policy = path === undefined ? null : policyOf(request.method, path);
  if (!policy) return caller;
  const reach = reachOf(caller, policy);
  if (reach === 'all' || policy.rows === 'none') return caller;
  if (policy.rows === 'whole') throw new HetangError('access/beyond-reach', { resource: policy.resource });
  const organisation = (await currentPlan(db))?.plan ?? NOBODY;
  const rows = staffInReach(organisation, place, reach);
  await checkOne(db, policy, { rows, id: (request.params as { id?: string }).id ?? '' });
  return { ...caller, rows };
}

/** Before the first plan. */
const NOBODY = { staff: {}, units: {} };

function reachOf({ permissions }: Caller, { resource, action }: RoutePolicy): Reach {
  const reach = permissions?.[resource]?.[action];
  if (!reach) throw new HetangError('access/not-allowed', { resource, action });
  return reach;
}

async function checkOne(
  db: Queryable,
  { rows: kind }: RoutePolicy,
  { rows, id }: { rows: RowScope; id: string },
): Promise<void> {
  if (kind === 'filtered') return;
  // What is no number is refused by the route's own schema, in its own words.
  if (kind !== 'chat' && !/^\d{1,15}$/.test(id)) return;
  const found = await db.one<{ seen: boolean }>(
    kind === 'contact'
      ? sql`select ${contactWithin(rows, sql`${id}::bigint`)} as seen`
      : kind === 'task'
        ? sql`select true as seen from task where id = ${id}::bigint and staff = any(${rows.staff}::text[])`
        : sql`select true as seen from community_chat
            where chat_id = ${id} and owner_userid = any(${rows.userids}::text[])`,
  );
  if (!found?.seen) throw new HetangError('request/not-found', { what: `${kind} ${id}` });
}
