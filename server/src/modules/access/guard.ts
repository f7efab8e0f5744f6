import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { Access, Caller, HttpOptions } from '../../kernel/http/app.ts';
import { readSessionCookie, readStaffCookie } from './cookie.ts';
import { type KeyRing, makeKeyRing } from './key-ring.ts';
import { type Entrant, permit } from './permit.ts';
import { CONSOLE_HEADER, mayBeForged } from './rules/forgery.ts';
import { KEY_PREFIX } from './secrets.ts';
import { findSession } from './sessions.ts';
import { findStaffSession } from './staff/staff-sessions.ts';

/** A key is nobody in the organisation. */
const NOWHERE = { staff: null, unit: null };

export interface GuardDeps {
  db: Database;
  /** The machine's clock: sessions belong to people at the console, not to the simulated world. */
  clock: Clock;
  sandbox: boolean;
  /** Shared with the endpoint that revokes keys, so that a revocation takes effect at once in this process. */
  keys?: KeyRing;
}

/**
 * Decides who may use a route. Everything that is not `public` needs a caller. A request with an
 * `Authorization` header is judged by that alone; any other by its session cookie.
 */
export function makeGuard(deps: GuardDeps): HttpOptions['guard'] {
  const keys = deps.keys ?? makeKeyRing(deps.db, deps.clock);
  return async (request, access) => {
    if (access === 'public') return null;
    if (access === 'staff') return callerByStaffCookie(deps, request);
    const entrant =
      request.headers.authorization === undefined
        ? await callerByCookie(deps, request)
        : await callerByKey(keys, request.headers.authorization);
    return permit(deps.db, request, admit(entrant, access));
  };
}

function admit(entrant: Entrant, access: Exclude<Access, 'public' | 'staff'>): Entrant {
  if (access === 'any' || access === entrant.caller.kind) return entrant;
  throw new HetangError(access === 'user' ? 'access/people-only' : 'access/programs-only');
}

async function callerByKey(keys: KeyRing, header: string): Promise<Entrant> {
  const [, key] = /^Bearer +(\S{1,200})$/i.exec(header.trim()) ?? [];
  const caller = key?.startsWith(KEY_PREFIX) ? await keys.find(key) : null;
  if (!caller) throw new HetangError('access/bad-key');
  return { caller, place: NOWHERE };
}

/** A member of staff opens what is theirs and nothing else; no other way in opens that. */
async function callerByStaffCookie(deps: GuardDeps, request: FastifyRequest): Promise<Caller> {
  const token = readStaffCookie(request);
  const session = token && (await findStaffSession(deps.db, token, deps.clock.now()));
  if (!session) throw new HetangError('access/signed-out');
  if (mayBeForged(request.method, request.headers[CONSOLE_HEADER])) {
    throw new HetangError('access/no-csrf-header');
  }
  return { kind: 'staff', id: session.id, name: session.userid };
}

async function callerByCookie(deps: GuardDeps, request: FastifyRequest): Promise<Entrant> {
  const token = readSessionCookie(request);
  const user = token && (await findSession(deps.db, token, { sandbox: deps.sandbox, now: deps.clock.now() }));
  if (!user) throw new HetangError('access/signed-out');
  if (mayBeForged(request.method, request.headers[CONSOLE_HEADER])) {
    throw new HetangError('access/no-csrf-header');
  }
  const { id, name, staff, unit, permissions } = user;
  return { caller: { kind: 'user', id, name, permissions }, place: { staff, unit } };
}
