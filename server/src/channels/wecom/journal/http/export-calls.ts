import { wecomCallQuery } from '@hetang/contract/http/wecom';
import type { Clock } from '../../../../kernel/clock.ts';
import type { Database } from '../../../../kernel/database/database.ts';
import type { Lang } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { type CsvCell, sendCsv } from '../../../../kernel/http/csv.ts';
import { langOf } from '../../../../kernel/http/errors.ts';
import { type CallFilter, sinceOf, walkCalls } from '../list-calls.ts';
import { presentCall } from './present-call.ts';

const STRETCH = 1_000;
const TITLES = {
  zh: ['时间', '接口', '用途', '毫秒', '结果', '错误码', '含义', '怎么办', '第几次', '请求', '应答'],
  en: ['At', 'Call', 'For', 'ms', 'Outcome', 'Code', 'Meaning', 'What to do', 'Try', 'Request', 'Answer'],
} as const satisfies Record<Lang, readonly string[]>;

/** `GET /v1/wecom/calls/export.csv`: every call that the filters mean, newest first. */
export function exportCalls({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.get(
      '/v1/wecom/calls/export.csv',
      {
        config: { access: 'user' },
        schema: {
          tags: ['wecom'],
          querystring: wecomCallQuery.omit({ page: true, size: true, sort: true }),
        },
      },
      async (request, reply) => {
        const lang = langOf(request);
        return sendCsv(
          reply,
          lang === 'zh' ? '调用记录' : 'calls',
          rowsOf(db, sinceOf(request.query, clock.now()), lang),
        );
      },
    );
  };
}

async function* rowsOf(db: Database, filter: CallFilter, lang: Lang): AsyncGenerator<CsvCell[][]> {
  yield [[...TITLES[lang]]];
  let below = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = await walkCalls(db, filter, { below, size: STRETCH });
    yield rows.map((row) => {
      const { at, api, what, ms, outcome, errcode, error, attempt, request, answer } = presentCall(row, lang);
      const meaning = error?.meaning ?? null;
      return [at, api, what, ms, outcome, errcode, meaning, error?.hint ?? null, attempt, request, answer];
    });
    const last = rows.at(-1);
    if (!last || rows.length < STRETCH) return;
    below = last.id;
  }
}
