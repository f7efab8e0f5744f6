import type { Database } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { type Ledger, type Limits, takeLease } from '../rules/lease.ts';

/** Counts calls against the platform's limits, for all processes together. */
export interface Quota {
  /** Takes one call. @returns milliseconds to wait before one is free; 0: it was taken. */
  take(api: string, limits: Limits): Promise<number>;
}

export interface QuotaDeps {
  db: Database;
  /** Names tenant and app. */
  app: () => string;
  /** Unix milliseconds of the machine: the platform's limits protect machines. */
  now: () => number;
}

interface Held {
  left: number;
  until: number;
  /** How much the next lease asks for: more when the last ran out early. */
  want: number;
  /** Nothing is left before this. */
  dryUntil: number;
}

const LEAST = 4;
const MOST = 200;
/** Of a small limit no process takes more than this part at once: what it does not use is lost to the others. */
const PART = 20;

/** Leases are kept in memory; the database is asked when one is used up or over. */
export function makeQuota(deps: QuotaDeps): Quota {
  const held = new Map<string, Held>();
  const asking = new Map<string, Promise<void>>();
  const renew = async (key: string, api: string, limits: Limits): Promise<void> => {
    const now = deps.now();
    const before = held.get(key);
    const ranOut = before !== undefined && now < before.until;
    const want = Math.min(ranOut ? before.want * 2 : LEAST, mostOf(limits));
    const lease = await lend(deps, { api, limits, now, want });
    const { granted, until, retryAt } = lease;
    held.set(key, { left: granted, until, want, dryUntil: granted === 0 ? retryAt : 0 });
  };
  return {
    async take(api, limits) {
      // Bulk may use less of a limit than the others: that it has none left says nothing about them.
      const key = `${api} ${JSON.stringify(limits)}`;
      for (;;) {
        const lease = held.get(key);
        const now = deps.now();
        if (lease && lease.left > 0 && now < lease.until) {
          lease.left -= 1;
          return 0;
        }
        if (lease && now < lease.dryUntil) return lease.dryUntil - now;
        const running = asking.get(key) ?? renew(key, api, limits).finally(() => asking.delete(key));
        asking.set(key, running);
        await running;
      }
    },
  };
}

function mostOf(limits: Limits): number {
  const smallest = Math.min(...Object.values(limits));
  return Math.max(1, Math.min(MOST, Math.floor(smallest / PART)));
}

function lend(
  { db, app }: QuotaDeps,
  { api, limits, now, want }: { api: string; limits: Limits; now: number; want: number },
) {
  return db.transaction(async (tx) => {
    // The update that changes nothing locks the row: leases of one call are made one after the other.
    const row = await tx.one<{ ledger: Ledger }>(sql`
      insert into wecom_quota as q (app, api, ledger, limits)
      values (${app()}, ${api}, '{}', ${JSON.stringify(limits)}::jsonb)
      on conflict (app, api) do update set ledger = q.ledger
      returning ledger`);
    const lease = takeLease(row?.ledger ?? {}, limits, { now, want });
    if (lease.granted > 0) {
      await tx.run(sql`
        update wecom_quota set ledger = ${JSON.stringify(lease.ledger)}::jsonb, limits = ${JSON.stringify(limits)}::jsonb
        where app = ${app()} and api = ${api}`);
    }
    return lease;
  });
}
