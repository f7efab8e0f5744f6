import {
  type MergeSuggestionPage,
  mergeSuggestionPageSchema,
  mergeSuggestionQuery,
} from '@hetang/contract/http/merges';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { MergesDeps } from './merges-deps.ts';

interface Suggested {
  id: number;
  name: string | null;
  added: string | null;
}

interface SuggestionRow {
  kind: string;
  value: string;
  at: Date;
  contacts: [Suggested, Suggested];
  total: number;
}

/** `GET /v1/merges/suggestions`: an event named two contacts as one person; a human being decides. */
export function getMergeSuggestions({ db }: MergesDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/merges/suggestions',
      {
        config: { access: 'any' },
        schema: {
          tags: ['contacts'],
          querystring: mergeSuggestionQuery,
          response: { 200: mergeSuggestionPageSchema },
        },
      },
      async (request) => {
        const { page, size } = request.query;
        const rows = await db.rows<SuggestionRow>(sql`
          select i.kind, i.value, i.at, count(*) over () as total,
            json_build_array(
              json_build_object('id', a.id, 'name', a.name, 'added', a.added_at),
              json_build_object('id', b.id, 'name', b.name, 'added', b.added_at)) as contacts
          from identity_conflict i
          join contact a on a.id = least(i.contact_id, i.other_id)
          join contact b on b.id = greatest(i.contact_id, i.other_id)
          where i.contact_id <> i.other_id
          order by i.at desc, i.kind, i.value limit ${size} offset ${(page - 1) * size}`);
        return {
          items: rows.map(({ kind, value, at, contacts }) => ({
            contacts: asPair(contacts),
            kind,
            value,
            at: at.toISOString(),
          })),
          total: rows[0]?.total ?? 0,
        };
      },
    );
  };
}

type Pair = MergeSuggestionPage['items'][number]['contacts'];

function asPair([a, b]: SuggestionRow['contacts']): Pair {
  return [asSuggested(a), asSuggested(b)];
}

function asSuggested({ id, name, added }: Suggested): Pair[number] {
  return { id, name, addedAt: added === null ? null : new Date(added).toISOString() };
}
