import { askRowsQuery } from '@hetang/contract/http/asks';
import { exportTable } from '../../exports/export-table.ts';
import { tableOf } from '../../exports/send-table.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { readAsk } from '../people/read-ask.ts';
import { answerRows } from './answer-rows.ts';
import type { AnalyticsDeps } from './deps.ts';

/** `GET /v1/reports/rows/export.xlsx` and `.csv`: the rows of an answer, and below them those of what it is compared with. */
export function exportRows(deps: AnalyticsDeps): Endpoint {
  return exportTable(deps, {
    path: '/v1/reports/rows/export',
    access: 'any',
    tags: ['reports'],
    query: askRowsQuery,
    open: async ({ query, look }) => {
      const asks = [query.ask, query.against].filter((text) => text !== undefined).map(readAsk);
      const answers = await Promise.all(asks.map((ask) => answerRows(deps, ask, look)));
      const [first] = answers;
      return tableOf(
        ['分析', 'report'],
        first?.columns ?? [],
        (async function* () {
          for (const { rows } of answers) yield rows;
        })(),
      );
    },
  });
}
