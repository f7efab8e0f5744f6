import { type MomentRow, momentExportQuery } from '@hetang/contract/http/moments';
import { type Column, number, text, time } from '../../../exports/columns.ts';
import { exportTable } from '../../../exports/export-table.ts';
import { tableOf } from '../../../exports/send-table.ts';
import { STRETCH } from '../../../exports/walk.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { listPosts, type PostFilter } from '../sql/list-posts.ts';
import type { MomentHttpDeps } from './deps.ts';
import { presentPost } from './present-post.ts';

/** `GET /v1/moments/export.xlsx` and `.csv`: every Moment that the filters mean, the latest first. */
export function exportMoments(deps: MomentHttpDeps): Endpoint {
  return exportTable(deps, {
    path: '/v1/moments/export',
    access: 'any',
    tags: ['reach'],
    query: momentExportQuery,
    open: async ({ query }) => tableOf(['朋友圈', 'moments'], COLUMNS, moments(deps.db, query)),
  });
}

async function* moments(db: Database, filter: PostFilter): AsyncGenerator<MomentRow[]> {
  const plan = (await currentPlan(db))?.plan ?? null;
  for (let offset = 0; ; offset += STRETCH) {
    const page = { sort: 'dueAt', descending: true, limit: STRETCH, offset } as const;
    const { rows } = await listPosts(db, filter, page);
    yield rows.map((row) => presentPost(row, plan));
    if (rows.length < STRETCH) return;
  }
}

const COLUMNS: Column<MomentRow>[] = [
  number(['编号', 'Id'], (row) => row.id),
  time(['时间', 'Time'], (row) => row.dueAt),
  text(['内容', 'What'], (row) => row.title),
  text(['日历', 'Calendar'], (row) => row.calendar?.name ?? null),
  text(['发起人', 'By'], (row) => row.by),
  text(['状态', 'State'], (row) => row.state),
  text(['原因', 'Reason'], (row) => row.reason),
  number(['员工数', 'Members'], (row) => row.members),
  number(['已发表', 'Published'], (row) => row.published),
  number(['待发表', 'Waiting'], (row) => row.waiting),
  number(['可见客户', 'Seen by'], (row) => row.reached, [
    '企业微信返回：真正能看到这条朋友圈的客户，各员工相加',
    'the platform says who really sees it, added up over the members',
  ]),
  number(['点赞', 'Likes'], (row) => row.likes),
  number(['评论', 'Comments'], (row) => row.comments),
];
