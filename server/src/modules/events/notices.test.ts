import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { declareCounters } from '../../engine/declare-counters.ts';
import { makeEngine } from '../../engine/engine.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { applyPlan } from '../../plan/apply.ts';
import { ingestEvents } from '../contacts/api.ts';
import { getEventNotices } from './http/get-event-notices.ts';

const PLAN = `
plan: t
name: T
stages: { one: { name: 一 } }
events:
  order.paid:
    name: 付款
    from: 商城
    identity: [customer_id]
    properties: { order_id: { type: text, required: true }, amount: { type: money } }
`;
const clock = manualClock('2026-03-02T02:00:00Z');
let db: TestDatabase;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  await applyPlan(db, {
    source: { files: [{ path: 'plan.yaml', text: PLAN }] },
    by: 'test',
    now: clock.now(),
    onApplied: [declareCounters],
  });
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 7, name: 'test' }),
    endpoints: [getEventNotices({ db, clock })],
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const notices = async (query = '') => (await app.inject({ url: `/v1/events/notices${query}` })).json();

it('counts what the catalogue does not expect, and keeps the events', async () => {
  const engine = await makeEngine({ db, clock, log: pino({ level: 'silent' }) });
  const sent: [name: string, props: Record<string, unknown>, hours: number][] = [
    ['order.paid', { order_id: '1', amount: 100 }, 0],
    ['order.paid', { amount: 1.5 }, 0],
    ['order.paid', { order_id: '2', colour: 'red' }, 0],
    ['order.payed', {}, 0],
    ['order.payed', {}, 0],
    ['order.paid', { order_id: '3' }, -50],
    ['order.paid', { order_id: '4' }, 2],
    ['contact.updated', { name: 'x' }, 0],
  ];
  for (const source of ['api:shop', 'import:1'])
    await db.transaction((tx) =>
      ingestEvents(
        tx,
        sent.map(([name, props, hours]) => ({
          name,
          at: new Date(clock.now().getTime() + hours * 3_600_000),
          identities: [{ kind: 'customer_id', value: 'c1' }],
          props,
        })),
        { source, now: clock.now() },
      ),
    );
  while ((await engine.round()) > 0);
  const { items, total } = await notices();
  expect(total).toBe(6);
  expect(
    items
      .map((one: Record<string, unknown>) => [one.problem, one.name, one.detail, one.count, one.worst])
      .sort(),
  ).toEqual([
    ['ahead', 'order.paid', '', 1, 7200],
    ['late', 'order.paid', '', 1, 180_000],
    ['missing-property', 'order.paid', 'order_id', 1, null],
    ['undeclared-property', 'order.paid', 'colour', 1, null],
    ['unknown-event', 'order.payed', '', 2, null],
    ['wrong-type', 'order.paid', 'amount', 1, null],
  ]);
  expect(
    await db.one(sql`select count(*)::int as n from event where source in ('api:shop', 'import:1')`),
  ).toEqual({
    n: 16,
  });
});

it('filters, and forgets what is long ago', async () => {
  expect((await notices('?problem=late')).total).toBe(1);
  expect((await notices('?name=order.payed&source=api:shop')).items).toMatchObject([
    { problem: 'unknown-event' },
  ]);
  expect((await notices('?problem=odd')).code).toBe('request/invalid');
  clock.advance(8 * 86_400_000);
  expect((await notices()).total).toBe(0);
  expect((await notices('?days=30')).total).toBe(6);
});
