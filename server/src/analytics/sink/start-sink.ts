import { consumeOnce, registerConsumer } from '../../kernel/log/consume.ts';
import { retrySetAside } from '../../kernel/log/retry.ts';
import { startLoop, type Worker } from '../../kernel/log/worker.ts';
import { prepareSchema } from '../schema/event-table.ts';
import { moveMerged } from './move-merged.ts';
import { reconcile } from './reconcile.ts';
import { returnSplit } from './return-split.ts';
import { makeSink, SINK, type SinkDeps } from './sink.ts';

export interface SinkOptions {
  /** Milliseconds between rounds, hence about how old the newest copied event may be. */
  paceMs?: number;
  onError(error: unknown): void;
  afterRound?(handled: number, seconds: number): void;
  /** Events that one round has handled, and how long it took. */
  onHandled?(events: number, seconds: number): void;
  /** The copy did not agree with the log and is being made anew. */
  onStartedOver?(): void;
}

/**
 * Runs the sink until stopped. Rounds are paced, not woken by every event: ClickHouse wants few large blocks.
 * ClickHouse may be away, at the start too; the sink then tries again and catches up.
 */
export async function startSink(deps: SinkDeps, options: SinkOptions): Promise<Worker> {
  const sink = makeSink(deps);
  await registerConsumer(deps.db, SINK);
  let ready = false;
  return startLoop(deps.db, {
    channel: 'hetang_sink',
    idleMs: options.paceMs ?? 1000,
    async round() {
      if (!ready) {
        await prepareSchema(deps.analytics);
        if (await reconcile(deps.db, deps.analytics)) options.onStartedOver?.();
        ready = true;
      }
      await retrySetAside(deps.db, sink);
      const from = performance.now();
      const handled = await consumeOnce(deps.db, sink);
      if (handled > 0) options.onHandled?.(handled, (performance.now() - from) / 1000);
      await moveMerged(deps);
      await returnSplit(deps);
      return handled >= sink.batchSize ? handled : 0;
    },
    onError: options.onError,
    ...(options.afterRound && { afterRound: options.afterRound }),
  });
}
