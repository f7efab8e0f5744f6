import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../server/src/kernel/database/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../server/src/kernel/database/embedded.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { freePort, freePorts } from './harness/free-ports.ts';
import { quickFolder } from './harness/quick-folder.ts';
import { callJson, mustCall, until } from './storm/json.ts';

const NEXT_VERSION = fileURLToPath(new URL('./storm/newer-version.ts', import.meta.url));
/** As it is built, which `npm test` does first: five processes start, from their source each would take twice as long. */
const MAIN = fileURLToPath(new URL('../server/dist/main.js', import.meta.url));
const PLAN = `
plan: many
name: 多进程
stages: { fresh: { name: 新 }, payer: { name: 付过款, enter: { event: order.paid, at-least: 3 } } }
staff: { lin: { name: 林, wecom: Lin } }
tags: { kind: { name: 类型, choose: one, values: { a: 甲, b: 乙 } } }
segments: { payers: { name: 付款的人, when: { event: order.paid, at-least: 2 } } }
journeys:
  thanks:
    name: 致谢
    start: { event: order.paid }
    again: always
    key: order_id
    steps: [{ tag: kind/a }, { task: { do: call, by: lin, due: 1d } }]
`;
const PEOPLE = 200;
const BATCHES = 60;
const SIZE = 100;

let folder: string;
let postgres: EmbeddedPostgres;
let db: Database;
let url: string;
/** Of the engine that lives to the end. */
let metricsUrl: string;
const running: ReturnType<typeof start>[] = [];

function start(role: string, port: number, metricsPort = '', version: string[] = []) {
  const roles = role.split(' ').flatMap((one) => ['--role', one]);
  return spawn(process.execPath, [...version, MAIN, 'serve', ...roles], {
    env: {
      ...process.env,
      DATABASE_URL: postgres.url,
      CLICKHOUSE_URL: 'http://127.0.0.1:9', // nobody here asks it anything
      HETANG_DATA: folder,
      HETANG_PORT: String(port),
      HETANG_METRICS_PORT: metricsPort,
      HETANG_LOG: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

beforeAll(async () => {
  folder = quickFolder('many');
  postgres = await startEmbeddedPostgres({ folder, fsync: false });
  db = openDatabase({ url: postgres.url });
  const [api = 0, other = 0, metrics = 0] = await freePorts(3);
  url = `http://127.0.0.1:${api}`;
  metricsUrl = `http://127.0.0.1:${metrics}`;
  running.push(start('api', api));
  await until('the api', async () => (await callJson(`${url}/healthz`, { timeoutMs: 2000 })).status === 200, {
    mostMs: 60_000,
  });
  for (const port of ['', '', String(metrics)]) running.push(start('engine', other, port));
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await db.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function signIn(): Promise<Record<string, string>> {
  const admin = { login: 'many', name: 'Many', password: 'many hands, light work' };
  const { headers } = await mustCall(`${url}/v1/setup`, { body: admin });
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { cookie, 'x-hetang': '1' };
}

function batch(nr: number): object[] {
  return Array.from({ length: SIZE }, (_, i) => {
    const n = nr * SIZE + i;
    return {
      id: `e${n}`,
      name: 'order.paid',
      contact: { customer_id: `c${n % PEOPLE}` },
      props: { order_id: `o${n}`, amount: 100 },
    };
  });
}

it('share the work; one that is killed, one that is stopped, hold up nobody and double nothing', async () => {
  const headers = await signedIn();
  await mustCall(`${url}/v1/plan/apply`, { headers, body: { files: [{ path: 'plan.yaml', text: PLAN }] } });
  const engines = running.slice(1);
  const sending = (async () => {
    for (let nr = 0; nr < BATCHES; nr++) {
      await mustCall(`${url}/v1/events/batch`, { headers, body: { events: batch(nr) } });
      await sleep(20);
    }
  })();
  await sleep(400);
  engines[0]?.kill('SIGKILL');
  // Stopped again and again until it stands still inside a transaction, holding a part.
  await until(
    'an engine stopped while it holds a part',
    async () => {
      engines[1]?.kill('SIGSTOP');
      await sleep(150);
      const held = await db.one<{ n: number }>(sql`
        select count(*)::int as n from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction' and query not like '%pg_stat_activity%'
          and state_change < clock_timestamp() - interval '100 milliseconds'`);
      if ((held?.n ?? 0) > 0) return true;
      engines[1]?.kill('SIGCONT');
      await sleep(15);
      return false;
    },
    { mostMs: 30_000 },
  ).catch(() => engines[1]?.kill('SIGSTOP')); // then it stands still outside of one
  await sending;
  await until('everything is handled though two of three are gone', async () => (await lag()) === 0, {
    mostMs: 60_000,
  });
  engines[1]?.kill('SIGCONT');
  await mustCall(`${url}/v1/events/batch`, { headers, body: { events: batch(BATCHES) } });
  await until('and the rest', async () => (await lag()) === 0, { mostMs: 30_000 });
  await sleep(500);

  const events = (BATCHES + 1) * SIZE;
  expect(
    await db.one(sql`
      select (select count(*)::int from event where name = 'order.paid') as events,
        (select sum(count)::int from contact_counter) as counted,
        (select count(*)::int from enrolment) as entries,
        (select count(*)::int from task) as tasks,
        (select count(*)::int from stage_change where to_stage = 'payer') as promoted,
        (select count(*)::int from segment_member) as members,
        (select count(*)::int from event where name = 'segment.entered') as told,
        (select count(*)::int from event_failure) as failures`),
  ).toEqual({
    events,
    counted: events,
    entries: events,
    tasks: events,
    promoted: PEOPLE,
    members: PEOPLE,
    told: PEOPLE,
    failures: 0,
  });
  // A process without the API says what it has done on a port of its own, and nothing else there.
  expect(await (await fetch(`${metricsUrl}/metrics`)).text()).toMatch(
    /^hetang_events_consumed_total\{consumer="engine"\} [1-9]/m,
  );
  const statuses = ['/readyz', '/v1/contacts'].map(async (path) => (await fetch(metricsUrl + path)).status);
  expect(await Promise.all(statuses)).toEqual([200, 401]);
}, 180_000);

it('go on while the next version starts beside them and brings the schema further, until it tells them to end', async () => {
  const nextPort = await freePort();
  const [oldUrl, nextUrl] = [url, `http://127.0.0.1:${nextPort}`];
  const [api, , , engine] = running;
  const next = start('api engine', nextPort, '', ['--import', 'tsx', '--import', NEXT_VERSION]);
  running.push(next);
  const headers = await signedIn();
  let nr = BATCHES + 1;
  const send = (to: string) => mustCall(`${to}/v1/events/batch`, { headers, body: { events: batch(nr++) } });
  const isUp = async (at: string) => (await callJson(`${at}/healthz`, { timeoutMs: 2000 })).status === 200;
  /** Events go to one process until another is there. */
  const upBeside = (to: string, at: string) => async (): Promise<boolean> => {
    await send(to);
    return isUp(at);
  };
  await until('the next version', upBeside(oldUrl, nextUrl), { mostMs: 60_000, everyMs: 300 });
  expect(await db.one(sql`select name, needs from migration order by number desc limit 1`)).toEqual({
    name: '9001-next-version.sql',
    needs: 0,
  });
  for (const to of [oldUrl, nextUrl]) await send(to);
  await until('all is handled', async () => (await lag()) === 0, { mostMs: 30_000 });
  expect(
    await db.one(sql`
      select (select count(*)::int from event where name = 'order.paid') as events,
        (select sum(count)::int from contact_counter) as counted,
        (select count(*)::int from enrolment) as entries,
        (select count(*)::int from event_failure) as failures`),
  ).toEqual({ events: nr * SIZE, counted: nr * SIZE, entries: nr * SIZE, failures: 0 });
  expect([api?.exitCode, engine?.exitCode]).toEqual([null, null]);

  // The version after that takes away what the old ones read.
  await db.run(sql`update migration set needs = 9001 where number = 9001`);
  await until('the old ones have ended', async () => api?.exitCode === 1 && engine?.exitCode === 1, {
    mostMs: 30_000,
  });
  expect([await isUp(nextUrl), next.exitCode]).toEqual([true, null]);
}, 180_000);

let cookies: Record<string, string> | undefined;

async function signedIn(): Promise<Record<string, string>> {
  cookies ??= await signIn();
  return cookies;
}

async function lag(): Promise<number> {
  const row = await db.one<{ behind: number }>(sql`
    select coalesce(sum(head - position), 0)::int as behind
    from log_cursor join log_part using (part) where consumer = 'engine'`);
  return row?.behind ?? 1;
}
