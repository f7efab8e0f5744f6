import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { LOG_CHANNEL } from '../../kernel/log/append.ts';
import { type Consumer, consumeOnce } from '../../kernel/log/consume.ts';
import { retrySetAside } from '../../kernel/log/retry.ts';
import { startLoop, type Worker } from '../../kernel/log/worker.ts';
import type { Logger } from '../../kernel/telemetry/logger.ts';
import { callUrl, callVerdict } from '../journeys/api.ts';
import type { WebhookDeps } from './deps.ts';
import { secretOf } from './secret.ts';
import {
  claimDeliveries,
  type DueDelivery,
  type SettledDelivery,
  settleDeliveries,
} from './sql/deliveries.ts';
import { enqueue } from './sql/enqueue.ts';

const CONSUMER = 'webhooks';
const BATCH = 2_000;
/** Deliveries under way at a time in one process. */
const AT_ONCE = 20;
const TIMEOUT_MS = 10_000;
/** Longer than the time-out: nobody takes what is still under way. */
const LEASE_MS = 30_000;
const IDLE_MS = 1_000;

/** Reads the log for subscribers. Events are matched where they lie: without subscribers none is read. */
export function makeWebhookConsumer(clock: Clock): Consumer {
  return {
    name: CONSUMER,
    batchSize: BATCH,
    clock,
    async handleStretch(tx, stretch) {
      await enqueue(tx, stretch, clock.now());
    },
    async handle(tx, { part, events }) {
      for (const { seq } of events) await enqueue(tx, { part, first: seq, last: seq }, clock.now());
    },
  };
}

/** Begins at the end of the log: nobody has subscribed to what was before. */
export async function registerWebhooks(db: Database): Promise<void> {
  await db.run(sql`
    insert into log_cursor (consumer, part, position) select ${CONSUMER}, part, head from log_part
    on conflict do nothing`);
}

/** Tells subscribers of events, until stopped. Any number of processes may. */
export async function startDeliveries(deps: WebhookDeps & { log: Logger }): Promise<Worker> {
  const { db, clock, log } = deps;
  await registerWebhooks(db);
  const consumer = makeWebhookConsumer(clock);
  return startLoop(db, {
    channel: LOG_CHANNEL,
    idleMs: IDLE_MS,
    async round() {
      await retrySetAside(db, consumer);
      const read = await consumeOnce(db, consumer);
      return read + (await deliver(deps));
    },
    onError: (error) => log.error({ err: error }, 'webhook deliveries failed'),
  });
}

/** One round: claimed, called, recorded. A crash in between repeats a delivery under the same id. @returns how many. */
export async function deliver(deps: WebhookDeps): Promise<number> {
  const { db, clock } = deps;
  const now = clock.now();
  const until = new Date(now.getTime() + LEASE_MS * clock.speed);
  const due = await claimDeliveries(db, { now, until, limit: AT_ONCE });
  const settled = await Promise.all(due.map((one) => send(one, deps)));
  await settleDeliveries(db, settled, clock.now());
  return due.length;
}

async function send(one: DueDelivery, deps: WebhookDeps): Promise<SettledDelivery> {
  const { clock, key, allowPrivate } = deps;
  const id = `${one.part}-${one.seq}`;
  const body = JSON.stringify({
    id,
    event: one.name,
    at: one.at.toISOString(),
    contact: { id: one.contact_id, identities: one.identities },
    props: one.props,
  });
  const timestamp = Math.floor(clock.now().getTime() / 1000);
  const outcome = await callUrl(
    { url: one.url, body, id, timeoutMs: TIMEOUT_MS, timestamp },
    { secret: secretOf(key(), one.salt), allowPrivate },
  );
  const verdict = callVerdict(outcome, one.attempts);
  const delay = verdict.state === 'retry' ? verdict.afterMs * clock.speed : 0;
  return {
    id: one.id,
    attempts: one.attempts,
    state: verdict.state === 'retry' ? 'pending' : verdict.state === 'done' ? 'done' : 'dead',
    status: 'status' in outcome ? outcome.status : null,
    error: 'error' in outcome ? outcome.error : null,
    nextAt: new Date(clock.now().getTime() + delay),
  };
}
