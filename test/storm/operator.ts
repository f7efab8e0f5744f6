import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from './product.ts';

/** Somebody who keeps changing the plan while people are under way in it. */
export interface Operator {
  /** Versions whose application was acknowledged. */
  applied: number;
  stop(): Promise<void>;
}

const STEP_MS = 100;

/** Applies one edition after the other; what was not acknowledged is tried again. */
export function startOperator(product: Product, paceMs: number): Operator {
  const state = { stopping: false };
  const operator: Operator = {
    applied: 0,
    async stop() {
      state.stopping = true;
      await loop;
    },
  };
  const loop = (async () => {
    for (let edition = 2; !state.stopping; ) {
      for (let waited = 0; waited < paceMs && !state.stopping; waited += STEP_MS) await sleep(STEP_MS);
      try {
        await product.applyPlan(edition);
        operator.applied += 1;
        edition += 1;
      } catch {
        // The server is away: the same edition again, later.
      }
    }
  })();
  return operator;
}
