import type { EventResult } from '../../contract/src/http/events.ts';
import { callJson, mustCall } from './json.ts';
import { stormPlan } from './plan.ts';

/** The server as its users and their programs see it, over HTTP. */
export interface Product {
  url: string;
  /** The first administrator, and a key for each program named. */
  setUp(programs: string[]): Promise<Record<string, string>>;
  /** Puts an edition of the storm's plan into force. Throws when the answer does not come or is no. */
  applyPlan(edition: number): Promise<void>;
  /** Codes whose live code exists on the platform. */
  liveCodes(): Promise<string[]>;
  /** Sends a batch; null when it was not acknowledged. */
  sendBatch(key: string, events: unknown[]): Promise<EventResult[] | null>;
}

const BATCH_TIMEOUT_MS = 8000;

/** Talks to the server at an address that stays the same over all its lives; its plan calls `hook`. */
export function productAt(url: string, hook: string): Product {
  let cookie = '';
  const console_ = (): Record<string, string> => ({ cookie, 'x-hetang': '1' });
  return {
    url,
    async setUp(programs) {
      const admin = { login: 'storm', name: 'Storm', password: 'a long night at sea' };
      const { headers } = await mustCall(`${url}/v1/setup`, { body: admin });
      cookie = headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      const keys: Record<string, string> = {};
      for (const name of programs) {
        const made = await mustCall<{ key: string }>(`${url}/v1/api-keys`, {
          body: { name },
          headers: console_(),
        });
        keys[name] = made.body.key;
      }
      return keys;
    },
    async applyPlan(edition) {
      await mustCall(`${url}/v1/plan/apply`, {
        body: { files: stormPlan(edition, hook) },
        headers: console_(),
      });
    },
    async liveCodes() {
      const { body } = await mustCall<{ items: { key: string; state: string }[] }>(`${url}/v1/codes`, {
        headers: console_(),
      });
      return body.items.filter((code) => code.state === 'live').map((code) => code.key);
    },
    async sendBatch(key, events) {
      try {
        const { status, body } = await callJson<{ results: EventResult[] }>(`${url}/v1/events/batch`, {
          body: { events },
          headers: { authorization: `Bearer ${key}` },
          timeoutMs: BATCH_TIMEOUT_MS,
        });
        if (status >= 400 && status < 500)
          throw new Refused(`batch refused: ${status} ${JSON.stringify(body).slice(0, 400)}`);
        return status === 200 ? body.results : null;
      } catch (error) {
        if (error instanceof Refused) throw error;
        return null;
      }
    },
  };
}

/** The server said no to something it should have taken: not the storm's doing. */
class Refused extends Error {}
