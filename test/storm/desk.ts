import { setTimeout as sleep } from 'node:timers/promises';
import { callJson } from './json.ts';
import { REACH } from './plan.ts';
import type { Random } from './random.ts';

export interface DeskOptions {
  /** Address of the server. */
  url: string;
  key: string;
  random: Random;
  paceMs: number;
}

/** Staff at the console who work off follow-up tasks. */
export interface Desk {
  /** Tasks whose completion the server has acknowledged. */
  done: Set<number>;
  stop(): Promise<void>;
}

/** Starts to work tasks off; an answer that does not come is asked for again. */
export function startDesk(options: DeskOptions): Desk {
  const done = new Set<number>();
  const state = { stopping: false };
  const loop = (async () => {
    while (!state.stopping) {
      const id = await pickTask(options);
      if (id !== null && (await finish(options, id, state))) done.add(id);
      await sleep(options.random.int(0, 2 * options.paceMs));
    }
  })();
  return {
    done,
    async stop() {
      state.stopping = true;
      await loop;
    },
  };
}

async function pickTask({ url, key, random }: DeskOptions): Promise<number | null> {
  try {
    const path = `${url}/v1/tasks?state=open&kind=follow-up&limit=50`;
    const { status, body } = await callJson<{ items: { id: number }[] }>(path, { headers: bearer(key) });
    return status === 200 && body.items.length > 0 ? random.pick(body.items).id : null;
  } catch {
    return null;
  }
}

/** Answers whether the server has acknowledged it. */
async function finish(options: DeskOptions, id: number, state: { stopping: boolean }): Promise<boolean> {
  const { url, key, random } = options;
  const outcome = random.pick([
    { tags: [random.pick(['need/course', 'need/tool', 'heat/B'])] },
    { fields: { note: `n${random.int(1, 9)}` } },
    { fields: { [REACH.zoneField]: random.pick(REACH.zones) } },
  ]);
  for (;;) {
    try {
      const { status } = await callJson(`${url}/v1/tasks/${id}/done`, {
        body: outcome,
        headers: bearer(key),
      });
      // 4xx: somebody, or an unanswered call of ours, was first.
      if (status < 500) return status === 200;
    } catch {
      // The server is away: ask again.
    }
    if (state.stopping) return false;
    await sleep(random.int(50, 300));
  }
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
