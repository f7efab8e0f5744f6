import { type Job, type JobKind, jobListQuery } from '@hetang/contract/http/jobs';
import { type Both, type Column, number, text, time, words } from '../../../../exports/columns.ts';
import { exportList } from '../../../../exports/export-list.ts';
import type { ExportDeps } from '../../../../exports/export-table.ts';
import type { Look } from '../../../../exports/look.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';

/** `GET /v1/jobs/export.xlsx` and `.csv` */
export function exportJobs(deps: ExportDeps): Endpoint {
  return exportList(deps, {
    list: '/v1/jobs',
    access: 'any',
    tags: ['jobs'],
    title: ['后台作业', 'jobs'],
    query: jobListQuery,
    columns,
  });
}

const KINDS: Record<JobKind, Both> = {
  import: ['导入', 'Import'],
  reconciliation: ['与企业微信对账', 'Comparison with WeCom'],
  act: ['批量操作', 'Bulk act'],
  segment: ['计算分群', 'Segment being computed'],
  visit: ['应用方案后重新判断所有客户', 'All contacts judged anew after an apply'],
  backup: ['备份', 'Backup'],
};
const STATES: Record<Job['state'], Both> = {
  running: ['进行中', 'Running'],
  done: ['已完成', 'Done'],
  stopped: ['已停止', 'Stopped'],
  failed: ['失败', 'Failed'],
};

function columns({ lang }: Look): Column<Job>[] {
  return [
    text(['编号', 'Id'], (row) => row.id),
    words(['作业', 'Job'], (row) => row.kind, KINDS, lang),
    text(['名称', 'Name'], (row) => row.name),
    words(['状态', 'State'], (row) => row.state, STATES, lang),
    number(['已处理', 'Done'], (row) => row.done),
    number(['共', 'Of'], (row) => row.total),
    text(['发起人', 'By'], (row) => row.by),
    time(['开始时间', 'Began'], (row) => row.startedAt),
    time(['结束时间', 'Ended'], (row) => row.finishedAt),
    text(['文件', 'File'], (row) => row.file?.name ?? null),
    text(['原因', 'Reason'], (row) => row.error),
  ];
}
