import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { Access, Caller, HttpOptions } from '../../kernel/http/app.ts';
import { readSessionCookie, readStaffCookie } from './cookie.ts';
import { type KeyRing, makeKeyRing } from './key-ring.ts';
import { CONSOLE_HEADER, mayBeForged } from './rules/forgery.ts';
import { KEY_PREFIX } from './secrets.ts';
import { findSession } from './sessions.ts';
import { findStaffSession } from './staff/staff-sessions.ts';

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
    const caller =
      request.headers.authorization === undefined
        ? await callerByCookie(deps, request)
        : await callerByKey(keys, request.headers.authorization);
    return admit(caller, access);
  };
}

function admit(caller: Caller, access: Exclude<Access, 'public' | 'staff'>): Caller {
  if (access === 'any' || access === caller.kind) return caller;
  throw new HetangError(access === 'user' ? 'access/people-only' : 'access/programs-only');
}

async function callerByKey(keys: KeyRing, header: string): Promise<Caller> {
  const [, key] = /^Bearer +(\S{1,200})$/i.exec(header.trim()) ?? [];
  const caller = key?.startsWith(KEY_PREFIX) ? await keys.find(key) : null;
  if (!caller) throw new HetangError('access/bad-key');
  return caller;
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

async function callerByCookie(deps: GuardDeps, request: FastifyRequest): Promise<Caller> {
  const token = readSessionCookie(request);
  const user = token && (await findSession(deps.db, token, { sandbox: deps.sandbox, now: deps.clock.now() }));
  if (!user) throw new HetangError('access/signed-out');
  if (mayBeForged(request.method, request.headers[CONSOLE_HEADER])) {
    throw new HetangError('access/no-csrf-header');
  }
  return { kind: 'user', id: user.id, name: user.name };
}
