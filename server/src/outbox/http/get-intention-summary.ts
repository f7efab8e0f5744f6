import { intentionSummarySchema } from '@hetang/contract/http/work';
import type { Database } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { countIntentions } from '../sql/count-intentions.ts';

/** `GET /v1/intentions/summary`: totals by kind and state. */
export function getIntentionSummary(db: Database): Endpoint {
  return (app) => {
    app.get(
      '/v1/intentions/summary',
      { config: { access: 'any' }, schema: { tags: ['reach'], response: { 200: intentionSummarySchema } } },
      async () => ({ items: await countIntentions(db) }),
    );
  };
}
