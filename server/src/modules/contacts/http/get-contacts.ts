import { contactListQuery, contactPageSchema } from '@hetang/contract/http/contacts';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { listContacts } from '../sql/list-contacts.ts';
import type { FilterDeps } from './deps.ts';
import { presentContact } from './present-contact.ts';
import { readFilter, readSort } from './read-filter.ts';

/** `GET /v1/contacts`: a page of contacts. */
export function getContacts(deps: FilterDeps): Endpoint {
  const { db } = deps;
  return (app) => {
    app.get(
      '/v1/contacts',
      {
        config: { access: 'any' },
        schema: { querystring: contactListQuery, response: { 200: contactPageSchema } },
      },
      async (request) => {
        const { page, size, sort, ...filter } = request.query;
        const meant = { ...(await readFilter(deps, filter)), rows: request.caller?.rows };
        const [plan, found] = await Promise.all([
          currentPlan(db),
          listContacts(db, meant, {
            ...readSort(sort),
            limit: size,
            offset: (page - 1) * size,
          }),
        ]);
        const names = namesOf(plan?.plan ?? null);
        return { items: found.rows.map((row) => presentContact(row, names)), total: found.total };
      },
    );
  };
}
