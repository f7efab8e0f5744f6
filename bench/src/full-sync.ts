import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openWecom, type Wecom } from '@hetang/server/channels/wecom/open';
import { fixedSettings } from '@hetang/server/channels/wecom/setup/settings';
import { systemClock } from '@hetang/server/kernel/clock';
import { type Database, openDatabase } from '@hetang/server/kernel/database/database';
import { startEmbeddedPostgres } from '@hetang/server/kernel/database/embedded';
import { migrate } from '@hetang/server/kernel/database/migrate';
import { sql } from '@hetang/server/kernel/database/sql';
import { makeLogger } from '@hetang/server/kernel/telemetry/logger';
import { makeMetrics } from '@hetang/server/kernel/telemetry/metrics';
import { keepChats } from '@hetang/server/modules/communities/api';
import { ingestEvents } from '@hetang/server/modules/contacts/api';
import { applyPlan } from '@hetang/server/plan/apply';
import { type Bench, type BenchOptions, type Figure, must, round } from './figure.ts';
import { listen, ROOT } from './serving.ts';

const PEOPLE = 1_000_000;
const GROUPS = 10_000;
const GOAL_GROWTH_MB = 64;
const READY_WITHIN_MS = 300_000;
const STAFF = ['ops-01', 'ops-02', 'sales-01', 'sales-02'];
const PLAN = [{ path: 'bench/plan.yaml', text: 'plan: bench\nname: bench\n' }];
const WEEK_S = 7 * 86_400;
const UNUSED = 'x'.repeat(43);

/**
 * S-4: the first comparison with a tenant of a million customers and ten thousand groups, stopped once in the middle as
 * if the process had died. The memory is that of the process which compares, without stores and emulator.
 */
export const fullSync: Bench = {
  id: 'S-4',
  async run({ scale, folder, say }: BenchOptions): Promise<Figure[]> {
    const [people, groups] = [Math.round(PEOPLE * scale), Math.round(GROUPS * scale)];
    const platform = await startPlatform(people, groups);
    const postgres = await startEmbeddedPostgres({ folder });
    const db = openDatabase({ url: postgres.url });
    try {
      await migrate(db, systemClock.now());
      await applyPlan(db, { source: { files: PLAN }, by: 'bench', now: systemClock.now(), onApplied: [] });
      const memory = watchMemory(db, people, say);
      const started = performance.now();
      const goneOn = await compareTwice(db, platform.url, people);
      const seconds = (performance.now() - started) / 1000;
      const { early, late, curve, heap } = memory.stop();
      await check(db, people, groups);
      const growth = late - early;
      return [
        {
          id: 'S-4',
          name: `first comparison of ${people} customers and ${groups} groups`,
          value: round(people / seconds),
          unit: 'customers/s',
          floor: null,
          ratio: null,
          goal: `memory grows by less than ${GOAL_GROWTH_MB} MB after the first quarter, goes on where it was stopped`,
          met: growth < GOAL_GROWTH_MB && goneOn > 0,
          notes: {
            seconds: round(seconds),
            seenBeforeTheStop: goneOn,
            peakMbFirstQuarter: early,
            peakMbRest: late,
            megabytesAtEachTenth: curve.join(' '),
            heapInUseAtEachTenth: heap.join(' '),
            load: round(loadavg()[0] ?? 0),
          },
        },
      ];
    } finally {
      await db.close();
      await postgres.stop();
      platform.child.kill('SIGTERM');
      if (platform.child.exitCode === null) await once(platform.child, 'exit');
    }
  },
};

interface Platform {
  child: ChildProcess;
  url: string;
}

async function startPlatform(people: number, groups: number): Promise<Platform> {
  // Friends of the last minutes are left to their callbacks: these came a week ago, and then it became today.
  const weekAgo = new Date(systemClock.now().getTime() - WEEK_S * 1000).toISOString();
  const size = ['--people', String(people), '--groups', String(groups), '--start-at', weekAgo];
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=12000', join(ROOT, 'emulator/dist/main.js'), '--port', '0', '--stopped', ...size],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const said = listen(child);
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const url = /"url":"([^"]+)"/.exec(said())?.[1];
    if (url !== undefined) {
      const body = JSON.stringify({ advance: WEEK_S });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}/control/clock`, { method: 'PUT', headers, body });
      must(answer.ok, `the clock of the emulator: ${answer.status}`);
      return { child, url };
    }
    must(child.exitCode === null && performance.now() < until, `the emulator did not start: ${said()}`);
    await sleep(50);
  }
}

/** The channel as a process opens it, with its members in the plan. */
async function openChannel(db: Database, url: string): Promise<Wecom> {
  const tenant = (await (await fetch(`${url}/control/tenant`)).json()) as {
    corpId: string;
    secret: string;
    agentId: number;
  };
  const clock = systemClock;
  return openWecom({
    settings: fixedSettings(
      { baseUrl: url, ...tenant, callbackToken: 'bench', callbackAesKey: UNUSED },
      'sandbox',
    ),
    sealKey: null,
    publicUrl: 'http://127.0.0.1:9',
    onConnected: async () => undefined,
    db,
    clock,
    machine: clock,
    log: makeLogger('silent'),
    metrics: makeMetrics(),
    directory: async () => ({
      staffKey: (userid) => (STAFF.includes(userid) ? userid : null),
      codeKey: () => null,
      tagRef: () => null,
    }),
    readMedia: async () => null,
    chats: keepChats({ db, clock, communities: async () => [] }),
    ingest: (tx, events, source) => ingestEvents(tx, events, { source, now: clock.now() }),
  });
}

/** Compares until a third is seen, loses the platform there, and goes on with another channel. Customers seen before. */
async function compareTwice(db: Database, url: string, people: number): Promise<number> {
  const first = await openChannel(db, url);
  const running = first.reconcile('bench');
  while ((await seen(db)) < people / 3) await sleep(50);
  await first.close();
  const stopped = await running.catch(() => null);
  must(stopped?.kind !== 'done', 'it was through before it was stopped: take a larger scale');
  const before = await seen(db);
  const second = await openChannel(db, url);
  try {
    const outcome = await untilThrough(second);
    must(outcome.seen === people, `customers seen: ${outcome.seen} of ${people}`);
  } finally {
    await second.close();
  }
  return before;
}

/** A comparison pauses where the limits of the platform say so, and goes on when it is asked again. */
async function untilThrough(wecom: Wecom): Promise<Readonly<Record<string, number>>> {
  for (;;) {
    const outcome = await wecom.reconcile('bench');
    if (outcome.kind === 'done') return outcome.value;
    must(outcome.kind === 'refused' && outcome.retry === 'later', JSON.stringify(outcome));
    await sleep(Math.min(outcome.afterMs ?? 1_000, 60_000));
  }
}

async function seen(db: Database): Promise<number> {
  const row = await db.one<{ seen: number }>(sql`
    select coalesce((counts ->> 'seen')::int, 0) as seen from wecom_sync order by id desc limit 1`);
  return row?.seen ?? 0;
}

/** A process that collects when it likes shows what it could do without; what is left after it is what it holds. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** The peak of this process in the first quarter and after it, and where it stood at each tenth of the customers. */
function watchMemory(db: Database, people: number, say: (progress: string) => void) {
  const curve: number[] = [];
  const heap: number[] = [];
  const peak = { early: 0, late: 0 };
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    const share = (await seen(db).catch(() => 0)) / people;
    const megabytes = Math.round(process.memoryUsage().rss / 1e6);
    if (share < 0.25) peak.early = Math.max(peak.early, megabytes);
    else peak.late = Math.max(peak.late, megabytes);
    if (share * 10 >= curve.length + 1) {
      collectGarbage();
      const kept = Math.round(process.memoryUsage().heapUsed / 1e6);
      curve.push(megabytes);
      heap.push(kept);
      say(`${Math.round(share * 100)} % seen, ${megabytes} MB, of the heap ${kept} MB in use`);
    }
    busy = false;
  }, 250);
  return {
    stop() {
      clearInterval(timer);
      return { ...peak, curve, heap };
    },
  };
}

/** What was compared is here: every customer with a contact, every group. */
async function check(db: Database, people: number, groups: number): Promise<void> {
  const row = await db.one<{ contacts: number; follows: number; chats: number }>(sql`
    select (select count(*) from contact) as contacts, (select count(*) from wecom_follow) as follows,
      (select count(*) from community_chat) as chats`);
  must(row?.contacts === people, `contacts: ${row?.contacts} of ${people}`);
  must(row?.follows === people, `friendships: ${row?.follows} of ${people}`);
  must(row?.chats === groups, `groups: ${row?.chats} of ${groups}`);
}
