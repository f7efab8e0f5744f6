import {
  type CandidatePage,
  type ChatTransferRow,
  candidateListQuery,
  chatTransferListQuery,
  type TransferRow,
  transferListQuery,
  transferMemberListQuery,
  type transferMemberPageSchema,
} from '@hetang/contract/http/transfers';
import type { z } from 'zod';
import { type Both, type Column, number, text, time, words } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { Look } from '../../../exports/look.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { TransferHttpDeps } from './deps.ts';

type Member = z.output<typeof transferMemberPageSchema>['items'][number];
type Candidate = CandidatePage['items'][number];

/** The four lists of transfers as xlsx and csv: whose customers, which, what was asked, and groups. */
export function exportTransfers(deps: TransferHttpDeps): Endpoint[] {
  const common = { access: 'any', tags: ['transfers'] } as const;
  return [
    exportList(deps, {
      ...common,
      list: '/v1/transfers/members',
      title: ['可继承的员工', 'members'],
      query: transferMemberListQuery,
      columns: memberColumns,
    }),
    exportList(deps, {
      ...common,
      list: '/v1/transfers/candidates',
      title: ['可继承的客户', 'candidates'],
      query: candidateListQuery,
      columns: () => CANDIDATES,
    }),
    exportList(deps, {
      ...common,
      list: '/v1/transfers',
      title: ['客户继承记录', 'transfers'],
      query: transferListQuery,
      columns: transferColumns,
    }),
    exportList(deps, {
      ...common,
      list: '/v1/transfers/chats',
      title: ['客户群继承记录', 'group transfers'],
      query: chatTransferListQuery,
      columns: chatColumns,
    }),
  ];
}

const KINDS: Readonly<Record<string, Both>> = {
  'on-job': ['在职', 'on the job'],
  resigned: ['离职', 'has left'],
};

function memberColumns({ lang }: Look): Column<Member>[] {
  return [
    text(['成员 ID', 'Userid'], (row) => row.userid),
    text(['员工', 'Staff'], (row) => row.staff?.name ?? null),
    words(['类型', 'Kind'], (row) => row.kind, KINDS, lang),
    time(['离职时间', 'Left at'], (row) => row.leftAt),
    number(['客户数', 'Customers'], (row) => row.customers, [
      '在职：仍是好友的客户；离职：等待分配的客户',
      'friends; of those who have left, who waits for another member',
    ]),
    number(['正在转交', 'Under way'], (row) => row.underWay),
  ];
}

const CANDIDATES: Column<Candidate>[] = [
  number(['客户编号', 'Contact'], (row) => row.id),
  text(['客户', 'Name'], (row) => row.name),
  text(['阶段', 'Stage'], (row) => row.stage?.name ?? null),
  time(['添加时间', 'Since'], (row) => row.since),
  text(['不能转交的原因', 'Problem'], (row) => row.problem),
];

function transferColumns({ lang }: Look): Column<TransferRow>[] {
  return [
    number(['编号', 'Id'], (row) => row.id),
    words(['类型', 'Kind'], (row) => row.kind, KINDS, lang),
    text(['原员工', 'From'], (row) => row.from),
    text(['接替员工', 'To'], (row) => row.to),
    text(['原因', 'Reason'], (row) => row.reason),
    text(['操作人', 'By'], (row) => row.by),
    time(['时间', 'At'], (row) => row.at),
    number(['人数', 'People'], (row) => row.people),
    text(['各状态人数', 'By state'], (row) =>
      row.counts.map(({ state, count }) => `${state} ${count}`).join('; '),
    ),
    text(['错误', 'Error'], (row) => row.error),
  ];
}

function chatColumns({ lang }: Look): Column<ChatTransferRow>[] {
  return [
    number(['编号', 'Id'], (row) => row.id),
    text(['群', 'Group'], (row) => row.chat.name),
    text(['原群主', 'From'], (row) => row.from),
    text(['新群主', 'To'], (row) => row.to),
    words(['类型', 'Kind'], (row) => row.kind, KINDS, lang),
    text(['原因', 'Reason'], (row) => row.reason),
    text(['操作人', 'By'], (row) => row.by),
    time(['时间', 'At'], (row) => row.at),
    text(['状态', 'State'], (row) => row.state),
    text(['问题', 'Problem'], (row) => row.problem),
    time(['结束时间', 'Settled at'], (row) => row.settledAt),
  ];
}
