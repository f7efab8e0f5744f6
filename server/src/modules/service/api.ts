import type { ServiceDeps } from './deps.ts';
import { readAccount } from './read-account.ts';

/** Reads an account, with the token of a callback if there is one; false while another process does. */
export type ReadService = (account: string, token: string | null) => Promise<boolean>;

interface Turn {
  token: string | null;
  done: Promise<boolean>;
}

/**
 * Reads accounts when callbacks call for it. While one run waits to begin, further calls for its account are the same call: a
 * storm of callbacks is a few reads.
 */
export function makeServiceReader(deps: ServiceDeps): ReadService {
  const running = new Map<string, Promise<unknown>>();
  const waiting = new Map<string, Turn>();
  return (account, token) => {
    const same = waiting.get(account);
    if (same) {
      same.token = token ?? same.token;
      return same.done;
    }
    const turn: Turn = { token, done: Promise.resolve(false) };
    const before = running.get(account) ?? Promise.resolve();
    turn.done = before
      .catch(() => undefined)
      .then(() => {
        waiting.delete(account);
        const run = readAccount(deps, account, turn.token);
        running.set(account, run);
        return run;
      });
    waiting.set(account, turn);
    return turn.done;
  };
}
