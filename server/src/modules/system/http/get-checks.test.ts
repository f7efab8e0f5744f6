import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SystemChecks } from '@hetang/contract/http/system';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import type { ConnectionCheck } from '../../../channels/port.ts';
import type { Analytics } from '../../../kernel/clickhouse/analytics.ts';
import { manualClock, systemClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp } from '../../../kernel/http/app.ts';
import { appendToLog } from '../../../kernel/log/append.ts';
import { registerConsumer } from '../../../kernel/log/consume.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { applyPlan } from '../../../plan/apply.ts';
import type { ServerCheckDeps } from '../checks/server-checks.ts';
import { getChecks } from './get-checks.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const PLAN = `plan: demo
name: 演示
period: { from: 2026-01-01, to: 2035-12-31 }
staff: { lin: { name: 林, wecom: Lin }, zhou: { name: 周, wecom: Zhou } }
events: { order.paid: { name: 付款, from: api } }
journeys:
  tell: { name: 通知, start: { event: order.paid }, steps: [{ webhook: { url: "https://crm.example.com/paid" } }] }
`;
const NO_LIMITS = { quotas: [], rests: [] };
const analytics = { query: async () => [{ version: '25.8' }] } as unknown as Analytics;

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'hetang-checks-'));
  await registerConsumer(db, 'engine');
});
afterAll(async () => {
  await db.drop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await db.run(sql`truncate event, event_failure, inbox, timer, intention, plan, plan_version, definition,
    definition_current, setting cascade`);
  await db.run(sql`update log_part set head = 0`);
  await db.run(sql`update log_cursor set position = 0`);
});

function connected(answer: ConnectionCheck): ServerCheckDeps['tenant'] {
  return { checkConnection: async () => answer, readLimits: async () => NO_LIMITS };
}

async function ask(deps: Partial<ServerCheckDeps> = {}, language = 'en'): Promise<SystemChecks> {
  const app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async (_, access) => {
      expect(access).toBe('any');
      return { kind: 'key', id: 1, name: 'ops' };
    },
    endpoints: [
      getChecks({
        db,
        analytics,
        tenant: connected({ ok: true, members: ['Lin', 'Zhou'] }),
        clock: manualClock(NOW),
        machine: systemClock,
        dataFolder: folder,
        publicUrl: 'https://hetang.example.com',
        realPlatform: true,
        webhookSecret: true,
        backup: { byItself: false, embedded: false },
        ...deps,
      }),
    ],
    version: '0.0.0',
  });
  const answer = await app.inject({ url: '/v1/system/checks', headers: { 'accept-language': language } });
  await app.close();
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

async function levels(deps?: Partial<ServerCheckDeps>): Promise<Record<string, string>> {
  const { checks } = await ask(deps);
  return Object.fromEntries(checks.map(({ id, level }) => [id, level]));
}

const apply = () =>
  applyPlan(db, {
    source: { files: [{ path: 'plan.yaml', text: PLAN }] },
    by: 'test',
    now: NOW,
    onApplied: [],
  });

test('a sound installation has nothing to mend', async () => {
  await apply();
  await db.run(sql`
    insert into inbox (channel, dedupe, body, received_at, state, next_at)
    values ('wecom', 'a', '{}', ${minutesAgo(5)}, 'done', ${NOW})`);
  const { ok, checks } = await ask();
  const wrong = checks.filter(({ id, level }) => level !== 'good' && id !== 'data-folder');
  // Days off are announced a year ahead; the plan of the test runs on for ten.
  expect(wrong.map(({ id }) => id)).toEqual(['holidays']);
  expect(ok).toBe(checks.every(({ level }) => level !== 'bad'));
  expect(checks.map(({ id }) => id)).toEqual(expect.arrayContaining(['webhook-secret', 'visible-range']));
});

test('what went wrong is found in the database', async () => {
  await apply();
  await db.transaction((tx) =>
    appendToLog(
      tx,
      [{ contactId: 1, name: 'app.opened', at: NOW, props: {}, source: 'test' }],
      minutesAgo(30),
    ),
  );
  await db.run(sql`
    insert into event_failure (consumer, part, seq, error, failed_at) values ('engine', 1, 1, 'boom', ${NOW})`);
  await db.run(sql`
    insert into inbox (channel, dedupe, body, received_at, state, next_at, error)
    values ('wecom', 'c', '{}', ${NOW}, 'failed', ${NOW}, 'no')`);
  await db.run(sql`
    insert into timer (part, module, ref, contact_id, due_at, error)
    values (1, 'journeys', 4, 1, ${minutesAgo(3)}, 'no')`);
  await db.run(sql`
    insert into intention (dedupe, kind, plan_version, not_before, state, reason, created_at, settled_at) values
      ('a', 'message', 1, ${NOW}, 'failed', 'capped', ${NOW}, ${minutesAgo(60)}),
      ('b', 'message', 1, ${NOW}, 'failed', 'old', ${NOW}, ${minutesAgo(60 * 24 * 8)})`);
  await db.run(sql`
    insert into setting (key, value, updated_at)
    values ('journeys.stranded', '{"at":"2026-03-10T00:00:00Z","found":2,"repaired":1,"enrolments":[]}', ${NOW})`);
  const tenant = connected({ ok: true, members: ['Lin'] });
  const { ok, checks } = await ask({ tenant, webhookSecret: false });
  const bad = checks.filter(({ level, id }) => level === 'bad' && id !== 'data-folder').map(({ id }) => id);
  expect(ok).toBe(false);
  expect(bad).toEqual(['lag', 'set-aside', 'timers', 'stranded', 'visible-range', 'inbox']);
  const found = new Map(checks.map((check) => [check.id, check.found]));
  expect(found.get('visible-range')).toContain('zhou (Zhou)');
  expect(found.get('dead-letters')).toBe('in 7 days: message capped ×1');
  expect(found.get('lag')).toContain('1800 s');
  expect(found.get('webhook-secret')).toContain('tell');
});

test('what does not concern an installation is left out, and words come in the language asked for', async () => {
  const bare = await levels({ tenant: null, analytics: null, dataFolder: null, realPlatform: false });
  const gone = ['analytics', 'data-folder', 'visible-range', 'callback', 'public-address'];
  expect(Object.keys(bare).filter((id) => gone.includes(id))).toEqual([]);
  expect(bare).toMatchObject({ plan: 'warning', wecom: 'warning' });
  const { checks } = await ask({}, 'zh');
  expect(checks.find(({ id }) => id === 'plan')?.found).toContain('还没有应用过方案');
});

test('a check that cannot be measured is bad and the others are still made', async () => {
  const tenant = {
    checkConnection: () => Promise.reject(new Error('no route')),
    readLimits: async () => NO_LIMITS,
  };
  const { checks } = await ask({ tenant });
  expect(checks.find(({ id }) => id === 'wecom')).toMatchObject({
    level: 'bad',
    found: expect.stringContaining('no route'),
  });
  expect(checks.at(-1)?.id).toBe('plan');
});

test('a machine that went wrong in time', async () => {
  expect(await levels({ machine: manualClock('2026-01-01T00:00:00Z') })).toMatchObject({ clock: 'bad' });
});
