import { taskListQuery } from '@hetang/contract/http/work';
import { namesOf, type PlanNames } from '../../../conditions/rules/plan-names.ts';
import type { Lang } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type CsvCell, sendCsv } from '../../../kernel/http/csv.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import type { TaskFilter } from '../sql/task-filter.ts';
import { type TaskExportRow, walkTasks } from '../sql/walk-tasks.ts';
import type { TasksDeps } from './deps.ts';

const STRETCH = 1_000;
const DEFAULT_ZONE = 'Asia/Shanghai';

const TITLES = {
  zh: [
    '任务编号',
    '类型',
    '要做的事',
    '标题',
    '员工',
    '客户编号',
    '客户',
    '群发人数',
    '状态',
    '到期时间',
    '创建时间',
    '完成时间',
    '结果',
  ],
  en: [
    'Task',
    'Kind',
    'Do',
    'Title',
    'Staff',
    'Contact',
    'Contact name',
    'People',
    'State',
    'Due at',
    'Created at',
    'Closed at',
    'Outcome',
  ],
} as const satisfies Record<Lang, readonly string[]>;

const WORDS: Record<TaskExportRow['kind'] | TaskExportRow['state'], Record<Lang, string>> = {
  'follow-up': { zh: '跟进', en: 'follow-up' },
  'confirm-send': { zh: '群发待确认', en: 'confirm a mass send' },
  open: { zh: '待办', en: 'open' },
  done: { zh: '已完成', en: 'done' },
  expired: { zh: '已过期', en: 'expired' },
  cancelled: { zh: '已取消', en: 'cancelled' },
};

/** `GET /v1/tasks/export.csv`: every task that the filters mean, newest first. */
export function exportTasks({ db, clock }: TasksDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/tasks/export.csv',
      {
        config: { access: 'any' },
        schema: {
          tags: ['tasks'],
          querystring: taskListQuery.omit({ page: true, size: true, sort: true }),
        },
      },
      async (request, reply) => {
        const lang = langOf(request);
        const plan = (await currentPlan(db))?.plan ?? null;
        const rows = exportRows(
          { db, clock },
          { ...request.query, rows: request.caller?.rows },
          {
            lang,
            names: namesOf(plan),
            timezone: plan?.meta.timezone ?? DEFAULT_ZONE,
          },
        );
        return sendCsv(reply, lang === 'zh' ? '任务' : 'tasks', rows);
      },
    );
  };
}

interface Look {
  lang: Lang;
  names: PlanNames;
  timezone: string;
}

async function* exportRows(
  { db, clock }: TasksDeps,
  filter: TaskFilter,
  look: Look,
): AsyncGenerator<CsvCell[][]> {
  yield [[...TITLES[look.lang]]];
  const now = clock.now();
  let below = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = await walkTasks(db, filter, { below, size: STRETCH, timezone: look.timezone, now });
    if (rows.length > 0) yield rows.map((row) => cells(row, look));
    const last = rows.at(-1);
    if (!last || rows.length < STRETCH) return;
    below = last.id;
  }
}

function cells(row: TaskExportRow, { lang, names }: Look): CsvCell[] {
  return [
    row.id,
    WORDS[row.kind][lang],
    row.do_key,
    row.title,
    row.staff === null ? null : names.of('staff', row.staff),
    row.contact_id,
    row.contact_name,
    row.targets,
    WORDS[row.state][lang],
    row.due,
    row.created,
    row.closed,
    row.outcome,
  ];
}
