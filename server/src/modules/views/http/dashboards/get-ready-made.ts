import { readyDashboardsSchema } from '@hetang/contract/http/dashboards';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { langOf } from '../../../../kernel/http/errors.ts';
import { currentPlan } from '../../../../plan/current.ts';
import { boardFacts } from '../../board-facts.ts';
import { readyBoards } from '../../rules/ready-boards.ts';
import type { ViewsDeps } from '../deps.ts';

/** `GET /v1/account/dashboards/ready-made`: what one may begin from, and what the plan leaves out of it. */
export function getReadyMade({ db }: ViewsDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/account/dashboards/ready-made',
      {
        config: { access: 'user' },
        schema: { tags: ['account'], response: { 200: readyDashboardsSchema } },
      },
      async (request) => {
        const lang = langOf(request);
        const plan = (await currentPlan(db))?.plan ?? null;
        return {
          items: readyBoards(boardFacts(plan)).map(({ key, name, about, cards, left }) => ({
            key,
            name: name[lang],
            about: about[lang],
            cards: cards.map((card) => ({ list: card.list, name: card.name[lang] })),
            left: left.map((one) => ({ name: one.name[lang], why: one.why[lang] })),
          })),
        };
      },
    );
  };
}
