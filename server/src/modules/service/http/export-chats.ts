import { type ServiceChat, serviceChatListQuery } from '@hetang/contract/http/service';
import { type Column, number, text, time, words, YES } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { Look } from '../../../exports/look.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ServiceHttpDeps } from './deps.ts';

/** `GET /v1/service/chats/export.xlsx` and `.csv`: conversations, the latest message of each. */
export function exportServiceChats(deps: ServiceHttpDeps): Endpoint {
  return exportList(deps, {
    list: '/v1/service/chats',
    access: 'any',
    tags: ['service'],
    title: ['客服会话', 'conversations'],
    query: serviceChatListQuery,
    columns,
  });
}

function columns({ lang }: Look): Column<ServiceChat>[] {
  return [
    text(['客服账号', 'Account'], (row) => row.account.name),
    text(['客户 ID', 'Customer'], (row) => row.customer),
    number(['客户编号', 'Contact'], (row) => row.contact?.id ?? null),
    text(['客户', 'Contact name'], (row) => row.contact?.name ?? null),
    text(['接待人', 'Member'], (row) => row.member),
    time(['最近消息时间', 'Last at'], (row) => row.lastAt),
    text(['最近消息', 'Last message'], (row) => row.last?.text ?? row.last?.type ?? null),
    words(['待回复', 'Waiting'], (row) => String(row.waiting), YES, lang),
    number(['还可发几条', 'Left to send'], (row) => row.window.left),
    time(['可发到', 'Until'], (row) => row.window.until),
  ];
}
