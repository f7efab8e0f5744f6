import { type EnrolmentRow, enrolmentListQuery } from '@hetang/contract/http/journeys';
import { type Both, type Column, number, text, time, words } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { Look } from '../../../exports/look.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { JourneysDeps } from './deps.ts';

/** `GET /v1/enrolments/export.xlsx` and `.csv`: who is or was in which journey, and where. */
export function exportEnrolments(deps: Pick<JourneysDeps, 'db' | 'clock'>): Endpoint {
  return exportList(deps, {
    list: '/v1/enrolments',
    access: 'any',
    tags: ['journeys'],
    title: ['旅程中的人', 'enrolments'],
    query: enrolmentListQuery,
    columns,
  });
}

const STATUS: Readonly<Record<EnrolmentRow['status'], Both>> = {
  active: ['进行中', 'under way'],
  ended: ['已结束', 'ended'],
};

function columns({ lang }: Look): Column<EnrolmentRow>[] {
  return [
    number(['编号', 'Id'], (row) => row.id),
    number(['客户编号', 'Contact'], (row) => row.contact.id),
    text(['客户', 'Contact name'], (row) => row.contact.name),
    text(['旅程', 'Journey'], (row) => row.journey.name),
    number(['方案版本', 'Plan version'], (row) => row.version),
    words(['状态', 'Status'], (row) => row.status, STATUS, lang),
    text(['所在步骤', 'Step'], (row) => row.step),
    time(['下次推进', 'Due at'], (row) => row.dueAt),
    time(['进入时间', 'Started at'], (row) => row.startedAt),
    time(['结束时间', 'Ended at'], (row) => row.endedAt),
    text(['结束原因', 'Why ended'], (row) => row.endReason),
  ];
}
