import { massSendListQuery } from '@hetang/contract/http/reach';
import { namesOf } from '../../conditions/rules/plan-names.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { type CsvCell, sendCsv } from '../../kernel/http/csv.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { currentPlan } from '../../plan/current.ts';
import { listMassSends, type MassSendFilter } from '../sql/list-mass-sends.ts';
import { presentMassSend } from './get-mass-sends.ts';

const STRETCH = 500;

const TITLES = {
  zh: [
    '编号',
    '消息',
    '对象',
    '发送人',
    '状态',
    '目标数',
    '已送达',
    '达到上限',
    '已不是好友或群主',
    '其他结束',
    '未结束',
    '创建时间',
    '确认时间',
  ],
  en: [
    'Id',
    'Message',
    'Audience',
    'Sender',
    'State',
    'Targets',
    'Sent',
    'Capped',
    'Not friend or owner',
    'Ended otherwise',
    'Open',
    'Created at',
    'Confirmed at',
  ],
} as const;

/** `GET /v1/mass-sends/export.csv`: every mass task that the filters mean, newest first. */
export function exportMassSends(deps: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.get(
      '/v1/mass-sends/export.csv',
      {
        config: { access: 'any' },
        schema: {
          tags: ['reach'],
          querystring: massSendListQuery.omit({ page: true, size: true, sort: true }),
        },
      },
      async (request, reply) => {
        const lang = langOf(request);
        const rows = exportRows(deps, request.query, TITLES[lang]);
        return sendCsv(reply, lang === 'zh' ? '群发任务' : 'mass-sends', rows);
      },
    );
  };
}

async function* exportRows(
  { db, clock }: { db: Database; clock: Clock },
  filter: MassSendFilter,
  titles: readonly string[],
): AsyncGenerator<CsvCell[][]> {
  yield [[...titles]];
  const names = namesOf((await currentPlan(db))?.plan ?? null);
  for (let offset = 0; ; offset += STRETCH) {
    const page = { sort: 'createdAt', descending: true, limit: STRETCH, offset, now: clock.now() } as const;
    const { rows } = await listMassSends(db, filter, page);
    yield rows.map((row): CsvCell[] => {
      const { id, title, audience, staff, state, targets, ...one } = presentMassSend(row, names);
      const counts = [one.sent, one.capped, one.refused, one.other, one.open];
      return [id, title, audience, staff.name, state, targets, ...counts, one.createdAt, one.confirmedAt];
    });
    if (rows.length < STRETCH) return;
  }
}
