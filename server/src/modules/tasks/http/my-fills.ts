import { myFillsSchema } from '@hetang/contract/http/my';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { describeFills } from '../../../plan/describe-fills.ts';
import type { TasksDeps } from './deps.ts';

/** `GET /v1/my/fills`: the choices that outcomes of one's own tasks are made of. */
export function getMyFills({ db }: Pick<TasksDeps, 'db'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/my/fills',
      { config: { access: 'staff' }, schema: { tags: ['my'], response: { 200: myFillsSchema } } },
      async () => describeFills((await currentPlan(db))?.plan ?? { tags: {}, fields: {} }),
    );
  };
}
