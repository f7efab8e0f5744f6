import { type UserRow, userListQuery } from '@hetang/contract/http/access';
import { type Column, number, text, time } from '../../../../exports/columns.ts';
import { exportList } from '../../../../exports/export-list.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import type { AccessDeps } from '../../deps.ts';

/** `GET /v1/users/export.xlsx` and `.csv` */
export function exportUsers(deps: AccessDeps): Endpoint {
  return exportList(deps, {
    list: '/v1/users',
    access: 'user',
    tags: ['access'],
    title: ['成员', 'users'],
    query: userListQuery,
    columns: () => COLUMNS,
  });
}

const COLUMNS: Column<UserRow>[] = [
  text(['姓名', 'Name'], (row) => row.name),
  text(['账号', 'Login'], (row) => row.login),
  text(['角色', 'Role'], (row) => row.role),
  text(['对应员工', 'Staff'], (row) => row.staff),
  text(['组织', 'Unit'], (row) => row.unit),
  text(['状态', 'State'], (row) => row.state),
  time(['建立时间', 'Created at'], (row) => row.createdAt),
  time(['最近使用', 'Last seen at'], (row) => row.lastSeenAt),
  number(['登录处', 'Sessions'], (row) => row.sessions),
];
