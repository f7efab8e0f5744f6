import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../../../test/harness/database.ts';
import { openStage, type Stage } from '../../../test/harness/engine-stage.ts';
import { makeFakePlatform } from '../../../test/harness/fake-platform.ts';
import { makeOutboxWorld } from '../../../test/harness/outbox-world.ts';
import { sql } from '../kernel/database/sql.ts';
import { makeLogger } from '../kernel/telemetry/logger.ts';
import { makeMetrics } from '../kernel/telemetry/metrics.ts';
import { currentPlan, planAt } from '../plan/current.ts';
import type { DispatcherDeps } from './deps.ts';
import { dispatchOnce } from './dispatcher.ts';
import { defaultDispatchSettings } from './settings.ts';

const coupon = (rest: string) =>
  `{ type: coupon, name: 见面礼, claim: claim, off: { yuan: 50 }, order-from: 200, budget: 9000, rules: [一人一张], ${rest} }`;
const PLAN = `
stages: { new: { name: N } }
staff: { lin: { name: 小林, wecom: Lin } }
activities:
  first-gift: ${coupon('stock: 1, valid: 14d')}
  always: ${coupon('stock: 9')}
messages:
  code: { name: 券码, via: kf, text: "券码 {{ coupon.first-gift.code }}，{{ coupon.first-gift.ends }} 前用" }
  lasting: { name: 长期, via: kf, text: "{{ coupon.always.code }}{% if coupon.always.ends %} 前用{% endif %}" }
journeys:
  gift: { name: G, start: { event: gift.me }, again: after-end, steps: [{ coupon: first-gift }, { message: code }] }
  later: { name: L, start: { event: later.me }, again: after-end, steps: [{ message: code }] }
  lasting: { name: A, start: { event: lasting.me }, steps: [{ coupon: always }, { message: lasting }] }
`;

let stage: Stage;
let deps: DispatcherDeps;
const said: { contactId: number; text: string }[] = [];
beforeAll(async () => {
  stage = await openStage('2026-03-06T02:00:00Z', PLAN);
  const { db, clock } = stage;
  deps = {
    db,
    clock,
    port: makeFakePlatform(clock, 0).port({ dead: false }),
    service: {
      send: async ({ contactId, text }) => {
        said.push({ contactId, text });
        return { kind: 'done', value: null };
      },
      find: async () => ({ kind: 'absent' }),
    },
    plan: currentPlan,
    planAt,
    platformTags: async () => new Map(),
    log: makeLogger('silent'),
    metrics: makeMetrics(),
    settings: defaultDispatchSettings,
  };
});
afterAll(() => stage.close());

const send = async (who: string, event: string) => {
  const id = await stage.send(who, event);
  await dispatchOnce(deps);
  const last = await stage.db.one<{ state: string; reason: string | null }>(
    sql`select state, reason from intention where contact_id = ${id} order by id desc limit 1`,
  );
  const [held] = await stage.db.rows<{ code: string }>(
    sql`select code from coupon where contact_id = ${id} order by id desc`,
  );
  const texts = said.filter(({ contactId }) => contactId === id).map(({ text }) => text);
  return { id, last, code: held?.code, texts };
};

it('says the code and the last day of the coupon that the journey has just given', async () => {
  const ann = await send('ann', 'gift.me');
  expect(ann.code).toMatch(/^[0-9A-Z]{12}$/);
  expect(ann).toMatchObject({ last: { state: 'sent' }, texts: [`券码 ${ann.code}，2026-03-20 前用`] });
});

it('is dropped with a reason for who went without, and for whose coupon is used or over', async () => {
  expect(await send('bo', 'gift.me')).toMatchObject({
    code: undefined,
    last: { state: 'dropped', reason: 'no-coupon' },
    texts: [],
  });
  const again = await send('ann', 'later.me');
  expect(again).toMatchObject({ last: { state: 'sent' } });
  await stage.db.run(sql`update coupon set state = 'used' where contact_id = ${again.id}`);
  expect((await send('ann', 'later.me')).last).toEqual({ state: 'dropped', reason: 'no-coupon' });
});

it('has no last day for a coupon that never ends', async () => {
  const cho = await send('cho', 'lasting.me');
  expect(cho.texts).toEqual([cho.code]);
});

it('goes by mass tasks to those who hold the coupon, each with a code of their own', async () => {
  const db = await createTestDatabase();
  const world = await makeOutboxWorld(db, { gatherMs: 0 });
  world.plan.messages.code = { name: '券码', text: '券码 {{ coupon.gift.code }}' };
  for (const id of [1, 2, 3]) await world.befriend(id, ['ops-01']);
  await db.run(sql`
    insert into coupon (contact_id, activity, version, code, state, cause, given_at, source)
    select n, 'gift', 1, 'CODE' || n, 'given', n, ${world.clock.now()}, 'journey:hello' from generate_series(1, 2) n`);
  const to = (id: number) => ({ dedupe: `${id}`, kind: 'message' as const, contactId: id, message: 'code' });
  await world.intend([to(1), to(2), to(3)]);
  await dispatchOnce(world.deps());
  expect(world.platform.masses.map(({ content }) => content.text).sort()).toEqual([
    '券码 CODE1',
    '券码 CODE2',
  ]);
  expect((await world.states())['3']).toBe('dropped no-coupon');
  await db.drop();
});
