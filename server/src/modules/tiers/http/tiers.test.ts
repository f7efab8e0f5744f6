import type { ContactTiers, LadderList, TierContacts } from '@hetang/contract/http/tiers';
import { ladderSchema } from '@hetang/contract/plan/kinds/ladders';
import type { Plan } from '@hetang/contract/plan/registry';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { drain, happen, putInForce, quietEngine } from '../../../../../test/harness/standing-world.ts';
import type { Engine } from '../../../engine/engine.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { tierEndpoints } from './endpoints.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const DAY = 86_400_000;
const definitions: Partial<Plan> = {
  ladders: {
    value: ladderSchema.parse({
      name: '客户分层',
      review: '30d',
      tiers: {
        common: { name: '普通用户' },
        active: { name: '活跃用户', when: { event: 'app.opened', within: '14d', 'at-least': 2 } },
        core: {
          name: '核心用户',
          when: {
            all: [
              { event: 'app.opened', within: '14d' },
              { event: 'order.paid', 'at-least': 2 },
            ],
          },
        },
      },
    }),
  },
};

const clock = manualClock(NOW);
let db: TestDatabase;
let app: HttpApp;
let engine: Engine;
beforeAll(async () => {
  db = await createTestDatabase();
  engine = await quietEngine(db, clock);
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 7, name: '林晓' }),
    endpoints: tierEndpoints({ db, clock }),
    version: '0.0.0',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const get = async <T>(url: string): Promise<T> => (await app.inject(url)).json();
const tierOf = async (id: number) =>
  (await get<ContactTiers>(`/v1/contacts/${id}/tiers`)).items[0]?.tier?.key ?? null;
const does = async (who: number, name: string, times = 1): Promise<void> => {
  const events = Array.from({ length: times }, () => [who, { name, props: {} }] as const);
  await happen(db, events, clock.now());
  await drain(engine);
};

test('contacts from before the ladder are placed without a word; new ones are told', async () => {
  await does(1, 'app.opened');
  expect((await get<LadderList>('/v1/ladders')).items).toEqual([]);
  await putInForce(db, definitions, clock.now());
  await drain(engine);
  await does(2, 'app.opened');
  const ladder = (await get<LadderList>('/v1/ladders')).items[0];
  expect(ladder).toMatchObject({ key: 'value', review: '30 天', demote: 'to-matching', without: 0 });
  expect(ladder?.tiers.map(({ name, contacts, when }) => [name, contacts, when])).toEqual([
    ['普通用户', 2, null],
    ['活跃用户', 0, '最近 14 天「打开应用」至少 2 次'],
    ['核心用户', 0, '最近 14 天有过「打开应用」 且 「支付订单」至少 2 次'],
  ]);
  const told = await db.rows(sql`select contact_id as who, props from event where name = 'tier.entered'`);
  expect(told).toEqual([
    { who: 2, props: { ladder: 'value', tier: 'common', direction: 'start', cause: 'event' } },
  ]);
});

test('up at once, with the facts that decided', async () => {
  await does(1, 'app.opened');
  await does(1, 'order.paid', 2);
  const { items, history } = await get<ContactTiers>('/v1/contacts/1/tiers');
  expect(items).toMatchObject([
    {
      tier: { key: 'core', name: '核心用户' },
      reviewAt: '2026-04-09T04:00:00.000Z',
      manual: false,
      next: null,
    },
  ]);
  expect(history.map(({ to, direction }) => [to?.key, direction])).toEqual([
    ['core', 'up'],
    ['active', 'up'],
  ]);
  expect(history[0]?.cause).toMatchObject({
    by: 'event',
    event: 'order.paid',
    why: { text: '全部满足：2 条中的 2 条已满足', holds: true },
  });
});

test('down at the review only, to what fits; then what is missing for the next', async () => {
  clock.advance(29 * DAY);
  await drain(engine);
  expect(await tierOf(1)).toBe('core');
  clock.advance(DAY);
  await drain(engine);
  const { items, history } = await get<ContactTiers>('/v1/contacts/1/tiers');
  expect(items[0]).toMatchObject({ tier: { key: 'common' }, reviewAt: null });
  expect(items[0]?.next).toMatchObject({ tier: { key: 'active' }, why: { holds: false } });
  expect(history[0]).toMatchObject({ direction: 'down', cause: { by: 'review', why: { holds: false } } });
});

test('by hand until the review, with the reason kept; given back, the rules decide', async () => {
  const set = (payload: object, id = 2) =>
    app.inject({ method: 'POST', url: `/v1/contacts/${id}/tier`, payload });
  expect((await set({ ladder: 'value', tier: 'core', reason: '行业名人' })).statusCode).toBe(200);
  await drain(engine);
  await does(2, 'app.opened', 2);
  const held = await get<ContactTiers>('/v1/contacts/2/tiers');
  expect(held.items[0]).toMatchObject({ tier: { key: 'core' }, manual: true });
  expect(held.history[0]?.cause).toMatchObject({ by: 'manual', reason: '行业名人', who: '林晓', why: null });
  const page = await get<TierContacts>('/v1/ladders/value/contacts?tier=core');
  expect(page).toMatchObject({ total: 1, items: [{ id: 2, manual: true }] });
  await set({ ladder: 'value', tier: null, reason: '合作结束' });
  await drain(engine);
  expect(await tierOf(2)).toBe('active');
  expect((await set({ ladder: 'value', tier: 'gold', reason: 'x' })).json()).toMatchObject({
    code: 'request/invalid',
  });
  expect((await set({ ladder: 'value', tier: 'core', reason: 'x' }, 99)).statusCode).toBe(404);
  expect((await set({ ladder: 'value', tier: 'core', reason: ' ' })).statusCode).toBe(400);
});

test('a ladder that the plan drops is cleared away; its history stays', async () => {
  await putInForce(db, {}, clock.now());
  await drain(engine);
  expect(await db.rows(sql`select * from contact_tier`)).toEqual([]);
  expect((await get<ContactTiers>('/v1/contacts/1/tiers')).history.length).toBeGreaterThan(2);
});
