import { dashboardMadeSchema, dashboardPutSchema } from '@hetang/contract/http/dashboards';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { makeDashboard } from '../../make-dashboard.ts';
import type { ViewsDeps } from '../deps.ts';

/** `POST /v1/account/dashboards`: a dashboard of one's own; names are told apart. */
export function postDashboard({ db, clock }: ViewsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/account/dashboards',
      {
        config: { access: 'user' },
        schema: { tags: ['account'], body: dashboardPutSchema, response: { 200: dashboardMadeSchema } },
      },
      ({ caller, body }) =>
        db.transaction(async (tx) => ({
          id: await makeDashboard(tx, { user: caller?.id ?? 0, now: clock.now() }, body),
        })),
    );
  };
}
