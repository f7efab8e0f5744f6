import { robotPutSchema } from '@hetang/contract/http/robots';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { RobotDeps } from '../deps.ts';
import { robotParams } from './params.ts';

const missing = (id: number) => new HetangError('request/not-found', { what: `robot ${id}` });

/** `PUT /v1/wecom/robots/:id`: name, what its group is told, on or off. What waits while it is off is told later. */
export function putRobot({ db }: RobotDeps): Endpoint {
  return (app) => {
    app.put(
      '/v1/wecom/robots/:id',
      { config: { access: 'user' }, schema: { tags: ['wecom'], params: robotParams, body: robotPutSchema } },
      async ({ params: { id }, body: { name, alerts, summaryMinute, active } }, reply) => {
        const changed = await db.run(sql`
          update robot set name = ${name}, alerts = ${alerts}, summary_minute = ${summaryMinute}, active = ${active}
          where id = ${id}`);
        if (changed === 0) throw missing(id);
        return reply.status(204).send();
      },
    );
  };
}

/** `DELETE /v1/wecom/robots/:id`: with what waits for its group. */
export function deleteRobot({ db }: RobotDeps): Endpoint {
  return (app) => {
    app.delete(
      '/v1/wecom/robots/:id',
      { config: { access: 'user' }, schema: { tags: ['wecom'], params: robotParams } },
      async ({ params: { id } }, reply) => {
        if ((await db.run(sql`delete from robot where id = ${id}`)) === 0) throw missing(id);
        return reply.status(204).send();
      },
    );
  };
}
