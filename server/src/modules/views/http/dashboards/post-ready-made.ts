import { dashboardMadeSchema, readyDashboardPostSchema } from '@hetang/contract/http/dashboards';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { langOf } from '../../../../kernel/http/errors.ts';
import { currentPlan } from '../../../../plan/current.ts';
import { boardFacts } from '../../board-facts.ts';
import { keepViews } from '../../keep-views.ts';
import { makeDashboard } from '../../make-dashboard.ts';
import { readyBoards } from '../../rules/ready-boards.ts';
import type { ViewsDeps } from '../deps.ts';

/** `POST /v1/account/dashboards/ready-made`: the questions and the dashboard, or neither. */
export function postReadyMade({ db, clock }: ViewsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/account/dashboards/ready-made',
      {
        config: { access: 'user' },
        schema: {
          tags: ['account'],
          body: readyDashboardPostSchema,
          response: { 200: dashboardMadeSchema },
        },
      },
      (request) =>
        db.transaction(async (tx) => {
          const { key, name, shared } = request.body;
          const lang = langOf(request);
          const plan = (await currentPlan(tx))?.plan ?? null;
          const board = readyBoards(boardFacts(plan)).find((one) => one.key === key);
          if (!board || board.cards.length === 0)
            throw new HetangError('request/invalid', {
              field: 'key',
              problem: `${key}: nothing in the plan`,
            });
          const by = { user: request.caller?.id ?? 0, now: clock.now() };
          const wanted = board.cards.map((card) => ({ ...card, name: card.name[lang] }));
          const views = await keepViews(tx, by, wanted);
          const cards = wanted.map(({ width, height }, nr) => ({ view: views[nr] ?? 0, width, height }));
          return { id: await makeDashboard(tx, by, { name, shared, cards }) };
        }),
    );
  };
}
