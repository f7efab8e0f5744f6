import { type Role, roleListSchema, roleParams, rolePutSchema } from '@hetang/contract/http/access';
import { sql } from '../../../../kernel/database/sql.ts';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import type { AccessDeps } from '../../deps.ts';
import { plainText } from '../../rules/plain-text.ts';
import { builtInRoles } from '../../rules/roles.ts';
import { checkWithin, permissionsOfRole } from '../check-standing.ts';

/** `GET /v1/roles`: the built-in ones, then one's own by name. */
export function getRoles({ db }: AccessDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/roles',
      { config: { access: 'user' }, schema: { tags: ['access'], response: { 200: roleListSchema } } },
      async () => {
        const [own, counts] = await Promise.all([
          db.rows<Pick<Role, 'key' | 'name' | 'permissions'>>(
            sql`select key, name, permissions from role order by name, key`,
          ),
          db.rows<{ role: string; users: number }>(
            sql`select role, count(*) as users from app_user group by role`,
          ),
        ]);
        const users = new Map(counts.map((row) => [row.role, row.users]));
        const builtIn = Object.entries(builtInRoles).map(([key, permissions]) => ({
          key,
          name: '',
          permissions,
          builtIn: true,
        }));
        return {
          items: [...builtIn, ...own.map((role) => ({ ...role, builtIn: false }))].map((role) => ({
            ...role,
            users: users.get(role.key) ?? 0,
          })),
        };
      },
    );
  };
}

/** `PUT /v1/roles/:key`: makes or changes a role of one's own; whoever has it is judged by it from the next request. */
export function putRole({ db, clock }: AccessDeps): Endpoint {
  return (app) => {
    app.put(
      '/v1/roles/:key',
      { config: { access: 'user' }, schema: { tags: ['access'], params: roleParams, body: rolePutSchema } },
      async ({ params: { key }, body, caller }, reply) => {
        if (Object.hasOwn(builtInRoles, key)) throw new HetangError('access/role-in-use', { role: key });
        checkWithin(body.permissions, caller);
        await db.transaction(async (tx) => {
          const before = await tx.one(sql`select from role where key = ${key} for update`);
          // Who has more than the caller is not the caller's to change.
          if (before) checkWithin(await permissionsOfRole(tx, key), caller);
          await tx.run(sql`
            insert into role (key, name, permissions, changed_at)
            values (${key}, ${plainText(body.name)}, ${JSON.stringify(body.permissions)}::jsonb, ${clock.now()})
            on conflict (key) do update set name = excluded.name, permissions = excluded.permissions,
              changed_at = excluded.changed_at`);
        });
        return reply.status(204).send();
      },
    );
  };
}

/** `DELETE /v1/roles/:key`: removes a role that nobody has. */
export function deleteRole({ db }: AccessDeps): Endpoint {
  return (app) => {
    app.delete(
      '/v1/roles/:key',
      { config: { access: 'user' }, schema: { tags: ['access'], params: roleParams } },
      async ({ params: { key }, caller }, reply) => {
        await db.transaction(async (tx) => {
          checkWithin(await permissionsOfRole(tx, key), caller);
          await tx.run(sql`lock table app_user in share row exclusive mode`);
          const gone = await tx.run(sql`
            delete from role where key = ${key} and not exists (select from app_user where role = ${key})`);
          if (gone === 0) throw new HetangError('access/role-in-use', { role: key });
        });
        return reply.status(204).send();
      },
    );
  };
}
