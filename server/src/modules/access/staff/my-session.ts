import { mySessionSchema } from '@hetang/contract/http/my';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { clearStaffCookie, readStaffCookie } from '../cookie.ts';
import type { StaffDeps } from './login.ts';
import { staffOfPlan } from './staff-of-plan.ts';
import { endStaffSession, findStaffSession } from './staff-sessions.ts';

const DEFAULT_ZONE = 'Asia/Shanghai';

/** `GET /v1/my/session`: which member of staff is there; never refused. */
export function getMySession({ db, clock }: StaffDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/my/session',
      { config: { access: 'public' }, schema: { tags: ['my'], response: { 200: mySessionSchema } } },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        const token = readStaffCookie(request);
        const session = token ? await findStaffSession(db, token, clock.now()) : null;
        const timezone = (await currentPlan(db))?.plan.meta.timezone ?? DEFAULT_ZONE;
        return { staff: session ? await staffOfPlan(db, session.userid) : null, timezone };
      },
    );
  };
}

/** `DELETE /v1/my/session`: signs out. */
export function deleteMySession({ db }: StaffDeps): Endpoint {
  return (app) => {
    app.delete(
      '/v1/my/session',
      { config: { access: 'staff' }, schema: { tags: ['my'], response: { 200: mySessionSchema } } },
      async (request, reply) => {
        const token = readStaffCookie(request);
        if (!token) throw new HetangError('access/signed-out');
        await endStaffSession(db, token);
        clearStaffCookie(request, reply);
        return { staff: null, timezone: DEFAULT_ZONE };
      },
    );
  };
}
