import { type CommunityRow, communityListQuery } from '@hetang/contract/http/communities';
import { type Column, number, text } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { CommunityDeps } from './deps.ts';

/** `GET /v1/communities/export.xlsx` and `.csv` */
export function exportCommunities(deps: CommunityDeps): Endpoint {
  return exportList(deps, {
    list: '/v1/communities',
    access: 'any',
    tags: ['communities'],
    title: ['社群', 'communities'],
    query: communityListQuery,
    columns: () => COLUMNS,
  });
}

const COLUMNS: Column<CommunityRow>[] = [
  text(['键', 'Key'], (row) => row.key),
  text(['名称', 'Name'], (row) => row.name),
  number(['群数', 'Groups'], (row) => row.chats),
  number(['人数', 'Members'], (row) => row.members, [
    '现在在任何一个群里的人，去重',
    'people who are in any of its groups now, each once',
  ]),
  number(['7 日入群', 'Joined in 7 days'], (row) => row.joined7),
  number(['7 日退群', 'Left in 7 days'], (row) => row.left7),
];
