import { systemClock } from '../../server/src/kernel/clock.ts';
import type { Database } from '../../server/src/kernel/database/database.ts';
import { sql } from '../../server/src/kernel/database/sql.ts';
import { mustCall } from '../storm/json.ts';
import type { Sent } from './sender.ts';

const PLAN = `
plan: outage
name: 断电演练
stages: { fresh: { name: 新 }, payer: { name: 付过款, enter: { event: order.paid, at-least: 3 } } }
staff: { lin: { name: 林, wecom: Lin } }
segments: { payers: { name: 付款的人, when: { event: order.paid, at-least: 2 } } }
`;

/** Makes the administrator and a key, applies a plan; answers the headers of a program with that key. */
export async function prepare(url: string): Promise<Record<string, string>> {
  const headers = await makeKey(url);
  await mustCall(`${url}/v1/plan/apply`, { headers, body: { files: [{ path: 'plan.yaml', text: PLAN }] } });
  return headers;
}

async function makeKey(url: string): Promise<Record<string, string>> {
  const admin = { login: 'outage', name: 'Outage', password: 'lights out, nothing lost' };
  const { headers } = await mustCall(`${url}/v1/setup`, { headers: { 'x-hetang': '1' }, body: admin });
  const cookie = (headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const made = await mustCall<{ key: string }>(`${url}/v1/api-keys`, {
    headers: { cookie, 'x-hetang': '1' },
    body: { name: 'outage' },
  });
  return { authorization: `Bearer ${made.body.key}` };
}

/** Every consumer has handled the whole log; throws with how far they are behind. */
export async function caughtUp(db: Database): Promise<boolean> {
  const consumers = await db.rows<{ consumer: string; behind: number }>(sql`
    select consumer, sum(head - position)::bigint as behind from log_cursor join log_part using (part)
    group by consumer order by consumer`);
  if (consumers.length >= 2 && consumers.every(({ behind }) => behind === 0)) return true;
  throw new Error(consumers.map(({ consumer, behind }) => `${consumer} is ${behind} behind`).join(', '));
}

export interface Evidence {
  url: string;
  headers: Record<string, string>;
  db: Database;
  sent: readonly Sent[];
}

/** Everything acknowledged is in the log once, took effect once, is in ClickHouse once; refusals were honest. */
export async function judge({ url, headers, db, sent }: Evidence): Promise<string[]> {
  const ids = sent.flatMap(({ acknowledged }) => [...acknowledged]);
  const found = await db.one<Record<string, number>>(sql`
    select (select count(*) from unnest(${ids}::text[]) id
            where not exists (select from event e where e.name = 'order.paid' and e.props->>'order_id' = id)) as lost,
      (select count(*) from event where name = 'order.paid') as logged,
      (select count(distinct props->>'order_id') from event where name = 'order.paid') as distinct,
      (select sum(count)::bigint from contact_counter k join counter c on c.id = k.counter
       where c.event = 'order.paid') as counted,
      (select count(*) from counter where event = 'order.paid') as counters,
      (select count(*) from event_failure) as failures`);
  const asOf = new Date(systemClock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  const rfm = await mustCall<{ orders: number }>(`${url}/v1/reports/rfm`, { headers, body: { asOf } });
  const { lost, logged, distinct, counted, counters = 0, failures } = found ?? {};
  const rules: [string, unknown, unknown][] = [
    ['acknowledged events that are not in the log', lost, 0],
    ['events in the log', logged, ids.length],
    ['different events in the log', distinct, ids.length],
    ['events counted by the engine', counted, ids.length * counters],
    ['orders in ClickHouse', rfm.body.orders, ids.length],
    ['events set aside', failures, 0],
    ['refusals without Retry-After', sent.reduce((sum, one) => sum + one.hintless, 0), 0],
    ['refusals of other kinds', otherRefusals(sent).join(), ''],
  ];
  return rules
    .filter(([, is, should]) => is !== should)
    .map(([what, is, should]) => `${what}: ${is}, not ${should}`);
}

/** Honest: not now. Everything else would make a sender give up, or wonder. */
function otherRefusals(sent: readonly Sent[]): string[] {
  return sent.flatMap(({ refusals }) =>
    [...refusals.keys()].filter((said) => !said.startsWith('503 server/')),
  );
}

/** For people. */
export function totalsOf(sent: readonly Sent[]): Record<string, unknown> {
  const refusals: Record<string, number> = {};
  for (const [said, times] of sent.flatMap((one) => [...one.refusals]))
    refusals[said] = (refusals[said] ?? 0) + times;
  return {
    acknowledged: sent.reduce((sum, one) => sum + one.acknowledged.size, 0),
    refusals,
    slowestAnswerMs: Math.round(Math.max(...sent.map((one) => one.slowestMs))),
  };
}
