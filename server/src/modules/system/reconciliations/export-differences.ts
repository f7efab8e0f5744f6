import { type Difference, differenceExportQuery } from '@hetang/contract/http/reconciliations';
import { type Column, number, text, time, words, YES } from '../../../exports/columns.ts';
import { exportTable } from '../../../exports/export-table.ts';
import { tableOf } from '../../../exports/send-table.ts';
import { STRETCH, walk } from '../../../exports/walk.ts';
import type { Lang } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type ReconciliationDeps, reconciliationParams } from './deps.ts';
import { listDifferences } from './list-differences.ts';

/** `GET /v1/wecom/reconciliations/:id/differences/export.xlsx` and `.csv` */
export function exportDifferences({ db, clock }: Pick<ReconciliationDeps, 'db' | 'clock'>): Endpoint {
  return exportTable(
    { db, clock },
    {
      path: '/v1/wecom/reconciliations/:id/differences/export',
      access: 'any',
      tags: ['wecom'],
      params: reconciliationParams,
      query: differenceExportQuery,
      open: async ({ query, params, look }) => {
        const whose = { run: params.id, filter: query };
        const rows = walk<Difference>(async (last) => {
          const page = { sort: 'at', limit: STRETCH, offset: 0, above: last?.id ?? 0 } as const;
          return (await listDifferences(db, whose, page)).items;
        });
        return tableOf(['对账差异', 'differences'], columns(look.lang), rows);
      },
    },
  );
}

function columns(lang: Lang): Column<Difference>[] {
  return [
    time(['时间', 'At'], (item) => item.at),
    text(['差异', 'Difference'], (item) => item.kind),
    text(['对象', 'Subject'], (item) => item.subject),
    text(['相关', 'Beside'], (item) => item.beside),
    number(['客户编号', 'Contact'], (item) => item.contact?.id ?? null),
    text(['客户', 'Name'], (item) => item.contact?.name ?? null),
    text(['群', 'Group'], (item) => item.chat?.name ?? null),
    words(['是否补上', 'Mended'], (item) => String(item.mended), YES, lang),
    text(['说明', 'Note'], (item) => item.note),
  ];
}
