import {
  type ChatTransferRow,
  chatTransferListQuery,
  chatTransferPageSchema,
} from '@hetang/contract/http/transfers';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { raw, sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import type { TransferHttpDeps } from './deps.ts';

interface Row extends Pick<ChatTransferRow, 'id' | 'kind' | 'reason' | 'state'> {
  chat_id: string;
  name: string;
  from_userid: string;
  to_staff: string;
  asked_by: string;
  created_at: Date;
  code: number | null;
  not_before: Date | null;
  settled_at: Date | null;
  total: number;
}

/** `GET /v1/transfers/chats`: groups that changed or are to change their owner, newest first. */
export function getChatTransfers({ db, describe }: TransferHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/transfers/chats',
      {
        config: { access: 'any' },
        schema: {
          tags: ['transfers'],
          querystring: chatTransferListQuery,
          response: { 200: chatTransferPageSchema },
        },
      },
      async (request) => {
        const { page, size, sort, state, search } = request.query;
        const plan = (await currentPlan(db))?.plan ?? null;
        const names = namesOf(plan);
        const staff = new Map(Object.values(plan?.staff ?? {}).map(({ wecom, name }) => [wecom, name]));
        const lang = langOf(request);
        const rows = await db.rows<Row>(sql`
          select t.*, coalesce(c.name, '') as name, count(*) over () as total
          from chat_transfer t left join community_chat c on c.chat_id = t.chat_id
          where (${state ?? null}::text is null or t.state = ${state ?? null})
            and (${search ?? null}::text is null or strpos(lower(c.name), lower(${search ?? null})) > 0)
          order by t.id ${raw(sort === 'at' ? 'asc' : 'desc')} limit ${size} offset ${(page - 1) * size}`);
        return {
          items: rows.map((row) => ({
            id: row.id,
            chat: { id: row.chat_id, name: row.name },
            from: staff.get(row.from_userid) ?? row.from_userid,
            to: names.of('staff', row.to_staff),
            kind: row.kind,
            reason: row.reason,
            by: row.asked_by,
            at: row.created_at.toISOString(),
            state: row.state,
            problem: row.code === null ? null : (describe?.(row.code)[lang] ?? String(row.code)),
            notBefore: row.not_before?.toISOString() ?? null,
            settledAt: row.settled_at?.toISOString() ?? null,
          })),
          total: rows[0]?.total ?? 0,
        };
      },
    );
  };
}
