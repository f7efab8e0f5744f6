import { Gauge, type Registry } from 'prom-client';
import type { TenantChannel } from '../../channels/port.ts';
import { reuse } from '../../kernel/reuse.ts';
import { lag } from './checks/lag.ts';
import type { SystemDeps } from './deps.ts';
import { countConsumers } from './sql/count-consumers.ts';
import { countInbox } from './sql/count-inbox.ts';
import { countJobs } from './sql/count-jobs.ts';
import { countMassSends } from './sql/count-mass-sends.ts';
import { countOpenIntentions } from './sql/count-open-intentions.ts';
import { countTimers } from './sql/count-timers.ts';

const LATE_MS = 60_000;

type GaugeDeps = Pick<SystemDeps, 'db' | 'clock'> & { tenant: Pick<TenantChannel, 'readLimits'> | null };
type Sample = [labels: Record<string, string>, value: number];
/** Samples by metric name. */
type State = Record<string, readonly Sample[]>;

const texts = {
  hetang_lag_events: ['Events that a consumer has not handled', ['consumer']],
  hetang_lag_seconds: ['How long the oldest unhandled event of a consumer has waited', ['consumer']],
  hetang_set_aside_open: ['Events set aside that nobody has resolved or dismissed', ['consumer']],
  hetang_timers: ['Timers by state: waiting, due, overdue (more than a minute), failed', ['state']],
  hetang_inbox: ['Callbacks of the platform by state: new, failed', ['state']],
  hetang_intentions_open: ['Intentions that are not settled', ['kind', 'state']],
  hetang_mass_sends: ['Mass tasks of the platform by state', ['state']],
  hetang_channel_quota_used: ['Part of a limit of the platform that is used, 0 to 1', ['call', 'span']],
  hetang_channel_resting: ['Calls, or groups of calls, that rest after failures: 1', ['key']],
  hetang_jobs: ['Jobs by state: waiting, failed (given up)', ['state']],
} as const satisfies Record<string, readonly [help: string, labels: readonly string[]]>;

/**
 * Registers what the database knows, read when somebody asks. The same in every process; while the database is away
 * they have no samples and `hetang_database_up` is 0.
 */
export function registerStateGauges(registry: Registry, deps: GaugeDeps): void {
  const state = reuse(() => readState(deps).catch(() => null), { cheapMs: 0 });
  const registers = [registry];
  for (const [name, [help, labelNames]] of Object.entries(texts))
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        this.reset();
        for (const [labels, value] of (await state())?.[name] ?? []) this.set(labels, value);
      },
    });
  new Gauge({
    name: 'hetang_database_up',
    help: 'Whether the database answered when the state was read: 1 or 0',
    registers,
    async collect() {
      this.set((await state()) ? 1 : 0);
    },
  });
}

async function readState({ db, clock, tenant }: GaugeDeps): Promise<State> {
  const now = clock.now();
  const consumers = await countConsumers(db);
  const waits = (await lag.measure({ db, clock }))?.consumers ?? [];
  const timers = await countTimers(db, { now, lateBefore: new Date(now.getTime() - LATE_MS * clock.speed) });
  const inbox = await countInbox(db);
  const channel = (await tenant?.readLimits()) ?? { quotas: [], rests: [] };
  return {
    hetang_channel_quota_used: channel.quotas.map(
      ({ api, span, used, limit }): Sample => [{ call: api, span }, used / limit],
    ),
    hetang_channel_resting: channel.rests.map(({ key }): Sample => [{ key }, 1]),
    hetang_lag_events: waits.map((one): Sample => [{ consumer: one.name }, one.lag]),
    hetang_lag_seconds: waits.map((one): Sample => [{ consumer: one.name }, one.waited]),
    hetang_set_aside_open: consumers.map((one): Sample => [{ consumer: one.name }, one.failures]),
    hetang_timers: states(timers, ['waiting', 'due', 'overdue', 'failed']),
    hetang_inbox: states(inbox, ['new', 'failed']),
    hetang_intentions_open: (await countOpenIntentions(db)).map(
      ({ count, ...labels }): Sample => [labels, count],
    ),
    hetang_mass_sends: (await countMassSends(db)).map(({ state, count }): Sample => [{ state }, count]),
    hetang_jobs: states(await countJobs(db), ['waiting', 'failed']),
  };
}

function states<K extends string>(counts: Record<K, number>, names: readonly K[]): Sample[] {
  return names.map((state) => [{ state }, counts[state]]);
}
