import { intentionListQuery } from '@hetang/contract/http/work';
import { namesOf, type PlanNames } from '../../conditions/rules/plan-names.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { type CsvCell, sendCsv } from '../../kernel/http/csv.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { currentPlan } from '../../plan/current.ts';
import type { IntentionFilter } from '../sql/intention-filter.ts';
import { type IntentionExportRow, walkIntentions } from '../sql/list-intentions.ts';

const STRETCH = 1_000;
const DEFAULT_ZONE = 'Asia/Shanghai';

const TITLES = {
  zh: ['编号', '类型', '客户编号', '客户', '员工', '消息', '旅程', '状态', '原因', '创建时间', '结束时间'],
  en: [
    'Id',
    'Kind',
    'Contact',
    'Contact name',
    'Staff',
    'Message',
    'Journey',
    'State',
    'Reason',
    'Created at',
    'Settled at',
  ],
} as const;

/** `GET /v1/intentions/export.csv`: every intention that the filters mean, newest first. */
export function exportIntentions(db: Database): Endpoint {
  return (app) => {
    app.get(
      '/v1/intentions/export.csv',
      {
        config: { access: 'any' },
        schema: {
          tags: ['reach'],
          querystring: intentionListQuery.omit({ page: true, size: true, sort: true }),
        },
      },
      async (request, reply) => {
        const lang = langOf(request);
        const plan = (await currentPlan(db))?.plan ?? null;
        const rows = exportRows(
          db,
          { ...request.query, rows: request.caller?.rows },
          {
            titles: TITLES[lang],
            names: namesOf(plan),
            timezone: plan?.meta.timezone ?? DEFAULT_ZONE,
          },
        );
        return sendCsv(reply, lang === 'zh' ? '触达' : 'reach', rows);
      },
    );
  };
}

async function* exportRows(
  db: Database,
  filter: IntentionFilter,
  look: { titles: readonly string[]; names: PlanNames; timezone: string },
): AsyncGenerator<CsvCell[][]> {
  yield [[...look.titles]];
  let below = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = await walkIntentions(db, filter, { below, size: STRETCH, timezone: look.timezone });
    if (rows.length > 0) yield rows.map((row) => cells(row, look.names));
    const last = rows.at(-1);
    if (!last || rows.length < STRETCH) return;
    below = last.id;
  }
}

function cells(row: IntentionExportRow, names: PlanNames): CsvCell[] {
  const name = (kind: 'staff' | 'messages' | 'journeys', key: string | null) => key && names.of(kind, key);
  return [
    row.id,
    row.kind,
    row.contact_id,
    row.contact_name ?? row.group_name,
    name('staff', row.staff),
    name('messages', row.message),
    name('journeys', row.journey),
    row.state,
    row.reason,
    row.created,
    row.settled,
  ];
}
