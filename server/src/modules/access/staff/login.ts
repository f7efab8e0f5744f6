import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { StaffLogin } from '../../../channels/staff-login.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { clearLoginState, readLoginState, setLoginState, setStaffCookie } from '../cookie.ts';
import type { Sandbox } from '../deps.ts';
import { SIGN_IN_LIMIT } from '../http/sign-in-limit.ts';
import { newSessionToken } from '../secrets.ts';
import { staffOfPlan } from './staff-of-plan.ts';
import { startStaffSession } from './staff-sessions.ts';

/** What members of staff come in with. */
export interface StaffDeps {
  db: Database;
  /** The machine's clock. */
  clock: Clock;
  /** Null without a platform. */
  login: StaffLogin | null;
  publicUrl: string;
  sandbox: Sandbox | null;
}

/** Words for these are in the console. */
type LoginProblem = 'state' | 'refused' | 'not-staff';

const DONE = '/v1/wecom/login/done';
const HOME = '/my/tasks';
/** Only to our own pages for staff: the address comes from outside. */
const page = z
  .string()
  .regex(/^\/my\/[\w\-/]{0,100}$/)
  .default(HOME);
const returned = z.object({ code: z.string().min(1).max(512), state: z.string().min(1).max(256) });

/** `GET /v1/wecom/login`: sends a member of staff to WeCom to log in; inside the client that asks nothing. */
export function getLogin({ login, publicUrl }: StaffDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/wecom/login',
      { config: { access: 'public' }, schema: { tags: ['wecom'], querystring: z.object({ to: page }) } },
      (request, reply) => {
        if (!login) throw new HetangError('wecom/not-connected');
        const state = newSessionToken();
        setLoginState(request, reply, `${state} ${request.query.to}`);
        const inClient = /wxwork/i.test(request.headers['user-agent'] ?? '');
        const redirectUri = `${publicUrl}${DONE}`;
        return reply.redirect(login.loginUrl({ redirectUri, state, inClient }), 302);
      },
    );
  };
}

/**
 * `GET /v1/wecom/login/done`: comes back from WeCom with a code, opens the session and leads on. A person stands before
 * it, so what goes wrong is said by the page that it leads to.
 */
export function getLoginDone({ db, clock, login }: StaffDeps): Endpoint {
  return (app) => {
    app.get(
      DONE,
      {
        config: { access: 'public', rateLimit: SIGN_IN_LIMIT },
        schema: { hide: true, querystring: returned },
      },
      async (request, reply) => {
        const [state = '', to = HOME] = (readLoginState(request) ?? '').split(' ');
        clearLoginState(request, reply);
        const stop = (problem: LoginProblem) => reply.redirect(`${HOME}?problem=${problem}`, 302);
        if (!login || !isSame(state, request.query.state)) return stop('state');
        const outcome = await login.whoIs(request.query.code);
        if (outcome.kind !== 'done') return stop('refused');
        const { userid } = outcome.value;
        if (userid === null || !(await staffOfPlan(db, userid))) return stop('not-staff');
        setStaffCookie(request, reply, await startStaffSession(db, userid, clock.now()));
        return reply.redirect(to, 302);
      },
    );
  };
}

/** The one who comes back is the one who was sent: nobody is logged in by a strange page. */
function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length > 0 && a.length === b.length && timingSafeEqual(a, b);
}
