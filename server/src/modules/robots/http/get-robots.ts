import { type Robot, robotListQuery, robotPageSchema, robotSorts } from '@hetang/contract/http/robots';
import type { RobotPort } from '../../../channels/robots.ts';
import type { Lang } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { sortOf } from '../../../kernel/http/sort.ts';
import type { RobotDeps } from '../deps.ts';
import { listRobots, type RobotRow } from '../sql/list-robots.ts';

/** `GET /v1/wecom/robots`: robots of internal groups, what their groups are told, and how it goes. */
export function getRobots({ db, port }: RobotDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/wecom/robots',
      {
        config: { access: 'user' },
        schema: { tags: ['wecom'], querystring: robotListQuery, response: { 200: robotPageSchema } },
      },
      async (request) => {
        const { page, size, sort, search } = request.query;
        const rows = await listRobots(db, search, {
          ...sortOf(sort ?? 'name', robotSorts),
          limit: size,
          offset: (page - 1) * size,
        });
        const lang = langOf(request);
        return { items: rows.map((row) => present(row, port, lang)), total: rows[0]?.total ?? 0 };
      },
    );
  };
}

function present(row: RobotRow, port: RobotPort, lang: Lang): Robot {
  const { id, name, alerts, active, waiting } = row;
  const failed = row.last_state === 'dead' && row.last_code !== null;
  return {
    id,
    name,
    alerts,
    active,
    waiting,
    summaryMinute: row.summary_minute,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    lastSentAt: row.last_sent_at?.toISOString() ?? null,
    problem: failed ? port.explain(row.last_code ?? 0, lang) : null,
  };
}
