import { setTimeout as sleep } from 'node:timers/promises';
import { callJson } from '../storm/json.ts';

/** What a sender knows at its end. */
export interface Sent {
  /** Ids that were acknowledged. */
  acknowledged: Set<string>;
  /** Answers that were no acknowledgement, by status and code. */
  refusals: Map<string, number>;
  /** Refusals that did not say when to come again. */
  hintless: number;
  /** Milliseconds of the longest wait for an answer. */
  slowestMs: number;
}

/** A program that sends batch after batch, each again until it is acknowledged. */
export function startSender(
  url: string,
  headers: Record<string, string>,
  lane: number,
): { sent: Sent; stop(): Promise<void> } {
  const sent: Sent = { acknowledged: new Set(), refusals: new Map(), hintless: 0, slowestMs: 0 };
  let stopped = false;
  const tryOnce = async (events: { id: string }[]): Promise<boolean> => {
    const from = performance.now();
    let said = 'no answer';
    try {
      const answer = await callJson<{ code?: string }>(`${url}/v1/events/batch`, {
        headers,
        body: { events },
        timeoutMs: 60_000,
      });
      if (answer.status === 200) said = '';
      else {
        said = `${answer.status} ${answer.body.code}`;
        if (!Number(answer.headers.get('retry-after'))) sent.hintless += 1;
      }
    } catch {
      // Counted as no answer.
    }
    sent.slowestMs = Math.max(sent.slowestMs, performance.now() - from);
    if (said === '') for (const { id } of events) sent.acknowledged.add(id);
    else sent.refusals.set(said, (sent.refusals.get(said) ?? 0) + 1);
    return said === '';
  };
  const running = (async () => {
    for (let nr = 0; !stopped; nr++) {
      const events = Array.from({ length: 20 }, (_, i) => ({
        id: `${lane}-${nr}-${i}`,
        name: 'order.paid',
        contact: { customer_id: `c${(nr * 20 + i) % 300}` },
        props: { order_id: `${lane}-${nr}-${i}`, amount: 100 },
      }));
      while (!(await tryOnce(events))) await sleep(100);
      await sleep(20);
    }
  })();
  return {
    sent,
    async stop() {
      stopped = true;
      await running;
    },
  };
}
