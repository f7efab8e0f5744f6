import { passwordChangeSchema } from '@hetang/contract/http/access';
import { sql } from '../../../../kernel/database/sql.ts';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { readSessionCookie } from '../../cookie.ts';
import type { AccessDeps } from '../../deps.ts';
import { SIGN_IN_LIMIT } from '../../http/sign-in-limit.ts';
import { hashPassword, passwordFits } from '../../password.ts';
import { fingerprint } from '../../secrets.ts';

/** `POST /v1/account/password`: changes one's own password and signs out everywhere else. */
export function postPassword({ db }: AccessDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/account/password',
      {
        config: { access: 'user', rateLimit: SIGN_IN_LIMIT },
        schema: { tags: ['access'], body: passwordChangeSchema },
      },
      async (request, reply) => {
        const id = request.caller?.id ?? 0;
        const row = await db.one<{ password_hash: string | null }>(
          sql`select password_hash from app_user where id = ${id}`,
        );
        const fits = await passwordFits(request.body.old, row?.password_hash ?? null);
        if (!fits) throw new HetangError('access/wrong-password');
        const hash = await hashPassword(request.body.password);
        const here = fingerprint(readSessionCookie(request) ?? '');
        await db.transaction(async (tx) => {
          // Somebody else may have changed it since it was checked.
          const changed = await tx.run(sql`
            update app_user set password_hash = ${hash}
            where id = ${id} and password_hash = ${row?.password_hash ?? null}`);
          if (changed === 0) throw new HetangError('access/wrong-password');
          await tx.run(sql`delete from session where user_id = ${id} and token_hash <> ${here}`);
        });
        return reply.status(204).send();
      },
    );
  };
}
