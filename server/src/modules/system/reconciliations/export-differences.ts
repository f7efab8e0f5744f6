import { type Difference, differenceExportQuery } from '@hetang/contract/http/reconciliations';
import type { Lang } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type CsvCell, sendCsv } from '../../../kernel/http/csv.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { type ReconciliationDeps, reconciliationParams } from './deps.ts';
import { listDifferences } from './list-differences.ts';

const STRETCH = 1_000;
const TITLES: Record<Lang, readonly string[]> = {
  zh: ['时间', '差异', '对象', '相关', '客户编号', '客户', '群', '是否补上', '说明'],
  en: ['At', 'Difference', 'Subject', 'Beside', 'Contact', 'Name', 'Group', 'Mended', 'Note'],
};

/** `GET /v1/wecom/reconciliations/:id/differences/export.csv` */
export function exportDifferences({ db }: Pick<ReconciliationDeps, 'db'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/wecom/reconciliations/:id/differences/export.csv',
      {
        config: { access: 'any' },
        schema: { tags: ['wecom'], params: reconciliationParams, querystring: differenceExportQuery },
      },
      async (request, reply) => {
        const lang = langOf(request);
        const whose = { run: request.params.id, filter: request.query };
        return sendCsv(reply, lang === 'zh' ? '对账差异' : 'differences', rowsOf(whose));

        async function* rowsOf(all: typeof whose): AsyncGenerator<CsvCell[][]> {
          yield [[...TITLES[lang]]];
          let above = 0;
          for (;;) {
            const { items } = await listDifferences(db, all, {
              sort: 'at',
              limit: STRETCH,
              offset: 0,
              above,
            });
            if (items.length > 0) yield items.map((item) => cells(item, lang));
            if (items.length < STRETCH) return;
            above = items.at(-1)?.id ?? above;
          }
        }
      },
    );
  };
}

function cells(item: Difference, lang: Lang): CsvCell[] {
  const yes = lang === 'zh' ? '是' : 'yes';
  const no = lang === 'zh' ? '否' : 'no';
  return [
    item.at,
    item.kind,
    item.subject,
    item.beside,
    item.contact?.id ?? null,
    item.contact?.name ?? null,
    item.chat?.name ?? null,
    item.mended ? yes : no,
    item.note,
  ];
}
