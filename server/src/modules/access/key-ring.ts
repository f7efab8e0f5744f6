import type { Clock } from '../../kernel/clock.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { Caller } from '../../kernel/http/app.ts';
import { findKey, noteUse } from './api-keys.ts';
import { builtInRoles } from './rules/roles.ts';
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

interface Known {
  caller: Caller;
  until: number;
  perMinute: number | null;
  /** Requests since a moment, in ms since 1970. */
  use: { from: number; count: number };
}

const MINUTE_MS = 60_000;

/** Counts by whole minutes in this process. @throws HetangError `access/key-too-often`. */
function countUse({ perMinute, use }: Known, now: Date): void {
  if (now.getTime() - use.from >= MINUTE_MS) Object.assign(use, { from: now.getTime(), count: 0 });
  use.count += 1;
  if (perMinute !== null && use.count > perMinute)
    throw new HetangError('access/key-too-often', { limit: perMinute });
}

/** Only keys that exist are remembered, so guessing does not fill the memory. */
export function makeKeyRing(db: Queryable, clock: Clock): KeyRing {
  const known = new Map<string, Known>();
  return {
    async find(key) {
      const now = clock.now();
      const mark = fingerprint(key).toString('base64');
      const hit = known.get(mark);
      if (hit && now.getTime() < hit.until) {
        countUse(hit, now);
        return hit.caller;
      }
      known.delete(mark);
      const found = await findKey(db, key);
      if (!found || (found.expiresAt && found.expiresAt <= now)) return null;
      if (isWorthNoting(found.lastUsedAt, now)) await noteUse(db, found.id, now);
      const permissions = found.permissions ?? builtInRoles.administrator;
      const caller: Caller = { kind: 'key', id: found.id, name: found.name, permissions };
      if (known.size >= MOST_KEYS) known.clear();
      const until = Math.min(
        now.getTime() + TRUST_MS,
        found.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
      );
      const use = hit?.use ?? { from: now.getTime(), count: 0 };
      const entry: Known = { caller, until, perMinute: found.perMinute, use };
      known.set(mark, entry);
      countUse(entry, now);
      return caller;
    },
    forget: () => known.clear(),
  };
}
