import type { Database, Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { ask, type Breaker, type BreakerSettings, CLOSED, fail, leftOf, succeed } from '../rules/breaker.ts';

/** What rests, by call and by group of calls, as all processes know it. */
export interface Breakers {
  /** Milliseconds until a call of these keys may be made; 0 for now. What others know is at most a second old. */
  left(keys: readonly string[]): Promise<number>;
  /** Like `left`, for a call that is made next: of those that wait for a resting key one gets through to try. */
  enter(key: string, settings: BreakerSettings): Promise<number>;
  succeeded(key: string): Promise<void>;
  failed(key: string, settings: BreakerSettings, reason: string): Promise<void>;
}

export interface BreakerDeps {
  db: Database;
  /** Names tenant and app. */
  app: () => string;
  /** Unix milliseconds of the machine. */
  now: () => number;
}

const BELIEVED_MS = 1_000;

/** Closed ones are counted in this process only; from the moment one opens all share it through the database. */
export function makeBreakers(deps: BreakerDeps): Breakers {
  const known = new Map<string, Breaker>();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const get = (key: string): Breaker => known.get(key) ?? CLOSED;

  const refresh = async (): Promise<void> => {
    const rows = await readAll(deps);
    readAt = deps.now();
    for (const [key, breaker] of known) if (breaker.kind !== 'closed' && !rows.has(key)) known.delete(key);
    for (const [key, breaker] of rows) known.set(key, breaker);
  };
  const change = async (
    key: string,
    reason: string | null,
    step: (shared: Breaker) => Breaker,
  ): Promise<void> => {
    known.set(key, await update(deps, { key, reason }, (shared) => step(shared ?? ownOf(get(key)))));
  };
  return {
    async left(keys) {
      if (deps.now() - readAt >= BELIEVED_MS) {
        reading ??= refresh().finally(() => {
          reading = undefined;
        });
        await reading;
      }
      const now = deps.now();
      return Math.max(0, ...keys.map((key) => leftOf(get(key), now)));
    },
    async enter(key, settings) {
      if (get(key).kind === 'closed') return 0;
      let passes = false;
      await change(key, null, (shared) => {
        const asked = ask(shared, settings, deps.now());
        passes = asked.passes;
        return asked.breaker;
      });
      return passes ? 0 : Math.max(1, leftOf(get(key), deps.now()));
    },
    async succeeded(key) {
      const breaker = get(key);
      if (breaker.kind === 'closed') known.delete(key);
      else if (succeed(breaker, deps.now()).kind === 'closed')
        await change(key, null, (shared) => succeed(shared, deps.now()));
    },
    async failed(key, settings, reason) {
      const breaker = get(key);
      const after = fail(breaker, settings, deps.now());
      if (after.kind === 'closed') known.set(key, after);
      else if (after !== breaker) await change(key, reason, (shared) => fail(shared, settings, deps.now()));
    },
  };
}

/** What counts when nobody shares it (any more): our own count, or that somebody has closed it. */
const ownOf = (breaker: Breaker): Breaker => (breaker.kind === 'closed' ? breaker : CLOSED);

interface BreakerRow {
  key: string;
  kind: 'open' | 'half-open';
  strikes: number;
  until: Date;
}

const breakerOf = ({ kind, strikes, until }: BreakerRow): Breaker => ({
  kind,
  strikes,
  until: until.getTime(),
});

async function readAll({ db, app }: BreakerDeps): Promise<Map<string, Breaker>> {
  const rows = await db.rows<BreakerRow>(
    sql`select key, kind, strikes, until from wecom_breaker where app = ${app()}`,
  );
  return new Map(rows.map((row) => [row.key, breakerOf(row)]));
}

function update(
  { db, app: nameOf }: BreakerDeps,
  { key, reason }: { key: string; reason: string | null },
  step: (shared: Breaker | null) => Breaker,
): Promise<Breaker> {
  const app = nameOf();
  return db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtext('wecom_breaker'), hashtext(${`${app} ${key}`}))`);
    const row = await tx.one<BreakerRow>(
      sql`select key, kind, strikes, until from wecom_breaker where app = ${app} and key = ${key}`,
    );
    const after = step(row ? breakerOf(row) : null);
    await write(tx, { app, key, reason }, after);
    return after;
  });
}

async function write(
  tx: Tx,
  { app, key, reason }: { app: string; key: string; reason: string | null },
  breaker: Breaker,
): Promise<void> {
  if (breaker.kind === 'closed') {
    await tx.run(sql`delete from wecom_breaker where app = ${app} and key = ${key}`);
    return;
  }
  await tx.run(sql`
    insert into wecom_breaker as b (app, key, kind, strikes, until, reason)
    values (${app}, ${key}, ${breaker.kind}, ${breaker.strikes}, ${new Date(breaker.until)}, ${reason ?? ''})
    on conflict (app, key) do update set kind = excluded.kind, strikes = excluded.strikes,
      until = excluded.until, reason = coalesce(nullif(excluded.reason, ''), b.reason)`);
}
