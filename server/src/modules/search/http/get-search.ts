import { searchQuery, searchResultSchema } from '@hetang/contract/http/search';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { kindNames } from '../../../plan/rules/shared/kind-names.ts';
import { findDefinitions } from '../rules/find-definitions.ts';
import { searchChats, searchContacts } from '../sql/search-facts.ts';

const FEW = 6;
const DEFINITIONS = 12;

/** `GET /v1/search?q=`: contacts, customer groups and definitions of the plan that a word may mean. */
export function getSearch({ db }: { db: Database }): Endpoint {
  return (app) => {
    app.get(
      '/v1/search',
      {
        config: { access: 'any' },
        schema: { tags: ['search'], querystring: searchQuery, response: { 200: searchResultSchema } },
      },
      async (request) => {
        const { q } = request.query;
        // The database has no such character in any text, and refuses to look for it.
        if (q.includes('\u0000')) return { contacts: [], chats: [], definitions: [] };
        const look = { search: q, rows: request.caller?.rows };
        const [current, contacts, chats] = await Promise.all([
          currentPlan(db),
          searchContacts(db, look, FEW),
          searchChats(db, look, FEW),
        ]);
        const lang = langOf(request);
        const names = namesOf(current?.plan ?? null);
        return {
          contacts: contacts.map(({ id, name, stage, owner }) => ({
            id,
            name,
            about: [stage && names.of('stages', stage), owner && names.of('staff', owner)]
              .filter(Boolean)
              .join(' · '),
          })),
          chats,
          definitions: (current ? findDefinitions(current.plan, q, DEFINITIONS) : []).map((found) => ({
            ...found,
            kindName: kindNames[found.kind][lang],
          })),
        };
      },
    );
  };
}
