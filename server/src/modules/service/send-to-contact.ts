import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { ServiceOutcome, ServiceSender } from '../../outbox/deps.ts';
import { type AnswerState, sendAnswer } from './answer.ts';
import type { ReadService } from './api.ts';
import type { ServiceDeps } from './deps.ts';
import { openChat } from './sql/open-chat.ts';

/** Who is named as the speaker of what a plan says. */
const SPEAKER = 'Hetang';

interface SenderDeps {
  db: Database;
  clock: Clock;
  port: ServiceDeps['port'];
  read: ReadService;
}

/** Sends what a plan says into conversations; what was called before is read back, never sent again. */
export function makeServiceSender(deps: SenderDeps): ServiceSender {
  return {
    async send({ contactId, messageId, text }) {
      const earlier = await find(deps, messageId);
      if (earlier.kind !== 'absent') return earlier;
      const chat = await openChat(deps.db, contactId, deps.clock.now());
      if (!chat) return { kind: 'closed' };
      const answered = await sendAnswer(deps, { ...chat, messageId, text, by: SPEAKER });
      if ('closed' in answered) return { kind: 'closed' };
      if ('state' in answered) return outcomeOf({ state: answered.state, problem: null });
      // What may be tried later is as if it had never been called: the platform has not taken it.
      if (answered.refused.retry === 'later') await forget(deps.db, messageId);
      return answered.refused;
    },
    find: (messageId) => find(deps, messageId),
  };
}

interface Own {
  account: string;
  state: AnswerState;
  problem: { code?: number; reason?: string; failType?: number } | null;
}

async function find({ db, read }: SenderDeps, messageId: string): Promise<ServiceOutcome> {
  const own = await findOwn(db, messageId);
  if (!own) return { kind: 'absent' };
  if (own.state !== 'calling' && own.state !== 'unknown') return outcomeOf(own);
  await read(own.account, null);
  return outcomeOf((await findOwn(db, messageId)) ?? own);
}

function findOwn(db: Database, messageId: string): Promise<Own | undefined> {
  return db.one(sql`
    select account, state, problem from service_message where id = ${messageId} and origin = 'hetang'`);
}

async function forget(db: Database, messageId: string): Promise<void> {
  await db.run(sql`
    delete from service_message where id = ${messageId} and origin = 'hetang' and state = 'failed'`);
}

function outcomeOf({ state, problem }: Pick<Own, 'state' | 'problem'>): ServiceOutcome {
  if (state === 'sent') return { kind: 'done', value: null };
  if (state !== 'failed') return { kind: 'unknown', problem: 'no-answer' };
  const code = problem?.code ?? problem?.failType ?? 0;
  return { kind: 'refused', code, reason: problem?.reason ?? 'kf-not-delivered', retry: 'never' };
}
