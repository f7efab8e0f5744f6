import { createHash } from 'node:crypto';
import { robotMadeSchema, robotPostSchema } from '@hetang/contract/http/robots';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { RobotDeps } from '../deps.ts';

const EXAMPLE = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…';

/** `POST /v1/wecom/robots`: of the address only the key is kept, sealed. */
export function postRobot({ db, machine, port, seal }: RobotDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/wecom/robots',
      {
        config: { access: 'user' },
        schema: { tags: ['wecom'], body: robotPostSchema, response: { 201: robotMadeSchema } },
      },
      async ({ body: { address, name, alerts, summaryMinute, active }, caller }, reply) => {
        const key = port.keyOf(address);
        if (key === null) throw new HetangError('robot/address', { example: EXAMPLE });
        const hash = createHash('sha256').update(key).digest();
        const made = await db.one<{ id: number }>(sql`
          with made as (
            insert into robot (name, sealed, key_hash, alerts, summary_minute, active, created_at, created_by)
            values (${name}, ${seal(key)}, ${hash}, ${alerts}, ${summaryMinute}, ${active}, ${machine.now()},
              ${caller?.name ?? ''})
            on conflict (key_hash) do nothing returning id
          ), paced as (insert into robot_pace (robot) select id from made)
          select id from made`);
        if (!made) throw new HetangError('robot/known', {});
        return reply.status(201).send(made);
      },
    );
  };
}
