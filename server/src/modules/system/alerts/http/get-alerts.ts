import { type Alert, alertListQuery, alertPageSchema } from '@hetang/contract/http/alerts';
import type { Database } from '../../../../kernel/database/database.ts';
import type { Lang } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { langOf } from '../../../../kernel/http/errors.ts';
import { concerns } from '../rules/alerts.ts';
import { type AlertRow, listAlerts } from '../sql/list-alerts.ts';

/** `GET /v1/alerts`: what needs somebody, as far as it concerns the caller, and what the caller has read of it. */
export function getAlerts({ db }: { db: Database }): Endpoint {
  return (app) => {
    app.get(
      '/v1/alerts',
      {
        config: { access: 'user' },
        schema: { tags: ['system'], querystring: alertListQuery, response: { 200: alertPageSchema } },
      },
      async (request) => {
        const { page, size, state, level, sort } = request.query;
        const rows = await listAlerts(db, request.caller?.id ?? 0, state === 'open');
        const mine = rows.filter(({ code }) => concerns(code, request.caller?.permissions));
        const wanted = mine.filter((row) => level === undefined || row.level === level);
        if (sort)
          wanted.sort(
            (a, b) => (a.opened_at.getTime() - b.opened_at.getTime()) * (sort === 'openedAt' ? 1 : -1),
          );
        const lang = langOf(request);
        return {
          items: wanted.slice((page - 1) * size, page * size).map((row) => present(row, lang)),
          total: wanted.length,
          unread: state === 'open' ? mine.filter(({ read }) => !read).length : 0,
        };
      },
    );
  };
}

function present({ opened_at, closed_at, words, ...row }: AlertRow, lang: Lang): Alert {
  return {
    ...row,
    words: words && {
      title: words.title[lang],
      found: words.found[lang],
      hint: words.hint?.[lang] ?? null,
    },
    openedAt: opened_at.toISOString(),
    closedAt: closed_at?.toISOString() ?? null,
  };
}
