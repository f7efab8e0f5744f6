import { ownSessionsSchema } from '@hetang/contract/http/access';
import { sql } from '../../../../kernel/database/sql.ts';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { readSessionCookie } from '../../cookie.ts';
import type { AccessDeps } from '../../deps.ts';
import { IDLE_MS } from '../../rules/session-life.ts';
import { fingerprint } from '../../secrets.ts';
import { userParams } from './params.ts';

interface Row {
  id: number;
  created_at: Date;
  last_seen_at: Date;
  ip: string | null;
  browser: string | null;
  current: boolean;
}

/** `GET /v1/account/sessions`: where one is signed in; the last used first. */
export function getOwnSessions({ db, clock }: AccessDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/account/sessions',
      { config: { access: 'user' }, schema: { tags: ['access'], response: { 200: ownSessionsSchema } } },
      async (request) => {
        const now = clock.now();
        const here = fingerprint(readSessionCookie(request) ?? '');
        const rows = await db.rows<Row>(sql`
          select id, created_at, last_seen_at, ip, browser, token_hash = ${here} as current from session
          where user_id = ${request.caller?.id ?? 0} and expires_at > ${now}
            and last_seen_at > ${new Date(now.getTime() - IDLE_MS)}
          order by last_seen_at desc, id desc`);
        return {
          items: rows.map(({ created_at, last_seen_at, ...row }) => ({
            ...row,
            createdAt: created_at.toISOString(),
            lastSeenAt: last_seen_at.toISOString(),
          })),
        };
      },
    );
  };
}

/** `DELETE /v1/account/sessions/:id`: signs oneself out elsewhere. */
export function deleteOwnSession({ db }: AccessDeps): Endpoint {
  return (app) => {
    app.delete(
      '/v1/account/sessions/:id',
      { config: { access: 'user' }, schema: { tags: ['access'], params: userParams } },
      async ({ params: { id }, caller }, reply) => {
        const gone = await db.run(sql`delete from session where id = ${id} and user_id = ${caller?.id ?? 0}`);
        if (gone === 0) throw new HetangError('request/not-found', { what: `session ${id}` });
        return reply.status(204).send();
      },
    );
  };
}
