import type { Clock } from '../../kernel/clock.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import type { Caller } from '../../kernel/http/app.ts';
import { findKey, noteUse } from './api-keys.ts';
import { isWorthNoting } from './rules/session-life.ts';
import { fingerprint } from './secrets.ts';

/** How long a key that was once found is believed without asking; so long a revocation elsewhere may take. */
const TRUST_MS = 30_000;
/** More keys than any installation has; keeps the memory bounded. */
const MOST_KEYS = 1_000;

/** Tells whose an API key is, without a look into the database for each request. */
export interface KeyRing {
  find(key: string): Promise<Caller | null>;
  /** Forgets what it knows: a key was revoked here. */
  forget(): void;
}

/** Only keys that exist are remembered, so guessing does not fill the memory. */
export function makeKeyRing(db: Queryable, clock: Clock): KeyRing {
  const known = new Map<string, { caller: Caller; until: number }>();
  return {
    async find(key) {
      const now = clock.now();
      const mark = fingerprint(key).toString('base64');
      const hit = known.get(mark);
      if (hit && now.getTime() < hit.until) return hit.caller;
      known.delete(mark);
      const found = await findKey(db, key);
      if (!found) return null;
      if (isWorthNoting(found.lastUsedAt, now)) await noteUse(db, found.id, now);
      const caller: Caller = { kind: 'key', id: found.id, name: found.name };
      if (known.size >= MOST_KEYS) known.clear();
      known.set(mark, { caller, until: now.getTime() + TRUST_MS });
      return caller;
    },
    forget: () => known.clear(),
  };
}
