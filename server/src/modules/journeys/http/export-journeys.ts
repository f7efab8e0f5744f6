import { journeyListQuery, type journeyRowSchema } from '@hetang/contract/http/work';
import type { z } from 'zod';
import { type Both, type Column, number, text, words } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { Lang } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { JourneysDeps } from './deps.ts';

type Row = z.infer<typeof journeyRowSchema>;

/** `GET /v1/journeys/export.xlsx` and `.csv` */
export function exportJourneys(deps: JourneysDeps): Endpoint {
  return exportList(deps, {
    list: '/v1/journeys',
    access: 'any',
    tags: ['journeys'],
    title: ['旅程', 'journeys'],
    query: journeyListQuery,
    columns: ({ lang }) => columns(lang),
  });
}

const STATES: Readonly<Record<string, Both>> = {
  running: ['运行中', 'running'],
  paused: ['已暂停', 'paused'],
  draining: ['只出不进', 'draining'],
  stopped: ['已停止', 'stopped'],
};

function columns(lang: Lang): Column<Row>[] {
  return [
    text(['键', 'Key'], (row) => row.key),
    text(['名称', 'Name'], (row) => row.name),
    words(['状态', 'State'], (row) => row.control?.state ?? 'running', STATES, lang),
    number(['版本', 'Version'], (row) => row.version),
    number(['进行中', 'Active'], (row) => row.active),
    number(['累计开始', 'Started'], (row) => row.started),
    number(['已结束', 'Ended'], (row) => row.ended),
    number(['达成目标', 'Reached the goal'], (row) => row.goalReached),
    number(['中途离开', 'Left'], (row) => row.left),
  ];
}
