import {
  chatTransferAnswerSchema,
  chatTransferPreviewAnswerSchema,
  chatTransferPreviewSchema,
  chatTransferRequestSchema,
} from '@hetang/contract/http/transfers';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { roomToday } from '../chats/chat-rows.ts';
import { judgeChats } from '../chats/judge-chats.ts';
import type { TransferHttpDeps } from './deps.ts';

/** `POST /v1/transfers/chats/preview`: which of these groups can be given to a new owner, and which not and why. */
export function postChatPreview({ db, clock }: TransferHttpDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/transfers/chats/preview',
      {
        config: { access: 'any' },
        schema: {
          tags: ['transfers'],
          body: chatTransferPreviewSchema,
          response: { 200: chatTransferPreviewAnswerSchema },
        },
      },
      async (request) => {
        const now = clock.now();
        const plan = (await currentPlan(db))?.plan ?? null;
        const { taker, chats } = await judgeChats(db, request.body, { plan, now });
        const able = chats.filter(({ problem }) => problem === null).length;
        const room = await roomToday(db, taker, now);
        return {
          items: chats.map(({ id, name, kind, problem }) => ({ id, name, kind, problem })),
          able,
          later: Math.max(0, able - room),
        };
      },
    );
  };
}

/** `POST /v1/transfers/chats`: gives groups to a new owner; those that cannot be are left out. */
export function postChatTransfer({ db, clock, onAsked }: TransferHttpDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/transfers/chats',
      {
        config: { access: 'any' },
        schema: {
          tags: ['transfers'],
          body: chatTransferRequestSchema,
          response: { 200: chatTransferAnswerSchema },
        },
      },
      async (request) => {
        const { to, reason } = request.body;
        const by = request.caller?.name ?? 'unknown';
        const now = clock.now();
        const plan = (await currentPlan(db))?.plan ?? null;
        return db.transaction(async (tx) => {
          const { taker, chats } = await judgeChats(tx, request.body, { plan, now });
          const able = chats.filter(({ problem }) => problem === null);
          const made = await tx.run(sql`
            insert into chat_transfer (chat_id, from_userid, to_staff, to_userid, kind, reason, asked_by, created_at)
            select c."id", c."owner", ${to}, ${taker}, c."kind", ${reason}, ${by}, ${now}
            from json_to_recordset(${JSON.stringify(able)}::json) as c ("id" text, "owner" text, "kind" text)
            on conflict do nothing`);
          if (made === 0) throw new HetangError('transfer/no-chat');
          await onAsked?.(tx);
          return { chats: made };
        });
      },
    );
  };
}
