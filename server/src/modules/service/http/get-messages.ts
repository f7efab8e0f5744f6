import { serviceMessageListQuery, serviceMessagePageSchema } from '@hetang/contract/http/service';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError, type Lang } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { type ChatRow, chatRows } from '../sql/chat-rows.ts';
import { chatParams } from './chat-params.ts';
import type { ServiceHttpDeps } from './deps.ts';
import { presentChat } from './present-chat.ts';

interface Row {
  id: string;
  at: Date;
  origin: 'customer' | 'hetang' | 'member' | 'system';
  type: string;
  text: string | null;
  state: 'received' | 'calling' | 'sent' | 'failed' | 'unknown';
  problem: { zh: string; en: string } | { failType: number } | null;
  said_by: string | null;
  total: number;
}

/** `GET /v1/service/chats/:account/:customer/messages`: what was said, and whether it may be answered. */
export function getMessages({ db, clock }: ServiceHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/service/chats/:account/:customer/messages',
      {
        config: { access: 'any' },
        schema: {
          tags: ['service'],
          params: chatParams,
          querystring: serviceMessageListQuery,
          response: { 200: serviceMessagePageSchema },
        },
      },
      async (request) => {
        const { account, customer } = request.params;
        const { page, size, origin = null, sort } = request.query;
        const [now, lang] = [clock.now(), langOf(request)];
        const chat = await db.one<ChatRow>(sql`
          select * from (${chatRows(now)}) chats where account = ${account} and external_userid = ${customer}`);
        if (!chat) throw new HetangError('request/not-found', { what: `conversation ${customer}` });
        const rows = await db.rows<Row>(sql`
          select id, at, origin, type, text, state, problem, said_by, count(*) over () as total
          from service_message
          where account = ${account} and external_userid = ${customer}
            and (${origin}::text is null or origin = ${origin})
          order by ${sort === 'at' ? sql`at, nr` : sql`at desc, nr desc`}
          limit ${size} offset ${(page - 1) * size}`);
        return {
          chat: presentChat(chat, now),
          items: rows.map(({ id, at, origin, type, text, state, problem, said_by }) => ({
            id,
            at: at.toISOString(),
            origin,
            type,
            text,
            state,
            problem: problem && sayProblem(problem, lang),
            by: said_by,
          })),
          total: rows[0]?.total ?? 0,
        };
      },
    );
  };
}

/** `fail_type` of a message that the platform took and could not deliver. */
const FAILURES: Readonly<Record<number, Record<Lang, string>>> = {
  1: { zh: '客服账号已删除', en: 'the account was deleted' },
  2: { zh: '应用已停用', en: 'the app is disabled' },
  4: { zh: '客户超过 48 小时没有说话', en: 'the customer has not written for 48 hours' },
  5: { zh: '会话已结束', en: 'the conversation has ended' },
  6: { zh: '已发满 5 条', en: 'five messages were sent' },
  10: { zh: '客户拒收', en: 'the customer refuses messages' },
};

function sayProblem(problem: NonNullable<Row['problem']>, lang: Lang): string {
  if ('zh' in problem) return problem[lang];
  const known = FAILURES[problem.failType]?.[lang];
  return known ?? (lang === 'zh' ? '企业微信没有送达' : 'WeCom did not deliver it');
}
