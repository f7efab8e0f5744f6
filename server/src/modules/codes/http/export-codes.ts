import {
  codeListQuery,
  type codePageSchema,
  type StaffRow,
  staffListQuery,
} from '@hetang/contract/http/codes';
import type { z } from 'zod';
import { type Both, type Column, number, text, words } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { Look } from '../../../exports/look.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { CodesHttpDeps } from './deps.ts';

type Code = z.output<typeof codePageSchema>['items'][number];

/** `GET /v1/codes/export.xlsx`, `GET /v1/staff/export.xlsx`, and both as csv. */
export function exportCodes(deps: CodesHttpDeps): Endpoint[] {
  const common = { access: 'any', tags: ['codes'] } as const;
  return [
    exportList(deps, {
      ...common,
      list: '/v1/codes',
      title: ['渠道活码', 'codes'],
      query: codeListQuery,
      columns: () => CODES,
    }),
    exportList(deps, {
      ...common,
      list: '/v1/staff',
      title: ['员工接待', 'staff'],
      query: staffListQuery,
      columns: staffColumns,
    }),
  ];
}

const CODES: Column<Code>[] = [
  text(['键', 'Key'], (row) => row.key),
  text(['名称', 'Name'], (row) => row.name),
  text(['接待员工', 'Staff'], (row) => row.staff.map((one) => one.name).join('; ')),
  text(['标签', 'Tags'], (row) => row.tags.join('; ')),
  text(['状态', 'State'], (row) => row.state),
  text(['接待级别', 'Level'], (row) => row.level),
  number(['今日添加', 'Added today'], (row) => row.addedToday),
  number(['累计添加', 'Added'], (row) => row.added, [
    '由此码添加的人数；群活码为由此码入群的人数',
    'people who came by it; of a group code those who joined',
  ]),
  number(['其中流失', 'Lost'], (row) => row.lost),
  text(['社群', 'Community'], (row) => row.groups?.community.name ?? null),
  text(['链接', 'Link'], (row) => row.link),
  text(['二维码地址', 'QR address'], (row) => row.qrUrl),
  text(['错误', 'Error'], (row) => row.error),
];

const STATES: Readonly<Record<StaffRow['state'], Both>> = {
  taking: ['接待中', 'taking people'],
  paused: ['已暂停', 'paused'],
  away: ['请假', 'away'],
  'off-hours': ['非接待时段', 'off hours'],
  'day-limit': ['已达今日上限', 'at the limit of the day'],
  departed: ['已离职', 'has left'],
};

function staffColumns({ lang }: Look): Column<StaffRow>[] {
  return [
    text(['键', 'Key'], (row) => row.key),
    text(['姓名', 'Name'], (row) => row.name),
    words(['状态', 'State'], (row) => row.state, STATES, lang),
    text(['暂停原因', 'Why paused'], (row) => row.pause?.reason ?? null),
    number(['今日添加', 'Added today'], (row) => row.addedToday),
    number(['每日上限', 'Limit a day'], (row) => row.limit),
    text(['正在接待的活码', 'Codes now'], (row) => row.codes.map((one) => one.name).join('; ')),
  ];
}
