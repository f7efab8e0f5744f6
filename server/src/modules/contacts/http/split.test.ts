import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMergeWorld, who } from '../../../../../test/harness/merge-world.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { ingestEvents } from '../ingest-events.ts';
import { getContact } from './get-contact.ts';
import { getRelations } from './get-relations.ts';
import { mergeEndpoints } from './merges.ts';

let world: Awaited<ReturnType<typeof openMergeWorld>>;
let app: HttpApp;
let [ann, bea] = [0, 0];

beforeAll(async () => {
  world = await openMergeWorld();
  const { db, clock } = world;
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 7, name: '林' }),
    endpoints: [
      ...mergeEndpoints({ db, clock }),
      getRelations({ db }),
      getContact({
        db,
        clock,
        quotaWindow: () => ({ start: '2026-03-01', allowed: 4 }),
        stepLabel: () => null,
      }),
    ],
    version: 'test',
  });
  ann = await say('ann', 'contact.added', { staff: 'lin', name: 'Ann' });
  world.clock.advance(60_000);
  bea = await say('bea', 'contact.added', { staff: 'gao', name: 'Bea' });
  await say('bea', 'contact.tags-set', { add: ['need/gift'], source: 'staff' });
  await world.settle();
});
afterAll(async () => {
  await app.close();
  await world.db.drop();
});

async function say(value: string, name: string, props: Record<string, unknown> = {}): Promise<number> {
  const now = world.clock.now();
  const event = { name, at: now, identities: who(value), props };
  const [result] = await world.db.transaction((tx) => ingestEvents(tx, [event], { source: 'test', now }));
  return result?.contactId ?? 0;
}

/** As they are told, newest first. */
async function friendships(id: number): Promise<string[]> {
  const { items } = (await app.inject(`/v1/contacts/${id}/relations`)).json();
  return items.map((one: { change: string; staff: { key: string } }) => `${one.change} ${one.staff.key}`);
}

async function identities(id: number): Promise<{ now: unknown; former: unknown }> {
  const detail = (await app.inject(`/v1/contacts/${id}`)).json();
  return { now: detail.identities, former: detail.formerIdentities };
}

const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload });

it('says what would go back, asks for it once, and keeps the history', async () => {
  const asked = await post(`/v1/contacts/${ann}/merge`, { from: bea, reason: '同一手机号' });
  const { merge } = asked.json();
  expect((await app.inject(`/v1/merges/${merge}/split`)).json()).toMatchObject({ hindrance: 'moving' });
  await world.settle();
  await say('bea', 'app.opened');
  world.clock.advance(60_000);
  await say('bea', 'contact.lost', { staff: 'gao' });
  await world.settle();
  expect(await friendships(ann)).toEqual(['lost gao', 'added gao', 'added lin']);
  const told = { kind: 'external_userid', lookup: null, at: expect.any(String), source: 'test' };
  expect(await identities(ann)).toEqual({
    now: [
      { ...told, value: 'ann', from: null },
      { ...told, value: 'bea', from: bea },
    ],
    former: [],
  });
  expect((await app.inject(`/v1/merges/${merge}/split`)).json()).toEqual({
    merge,
    from: bea,
    into: ann,
    name: 'Bea',
    hindrance: null,
    asked: false,
    names: [{ kind: 'external_userid', value: 'bea' }],
    staff: [{ key: 'gao', name: 'Gao' }],
    tags: ['N/G'],
    stage: { key: 'traffic', name: 'T' },
    entries: 1,
    resumed: 1,
    tasks: 1,
    messages: expect.any(Number),
    eventsSince: 2,
  });
  expect((await post(`/v1/merges/${merge}/split`, { reason: ' ' })).statusCode).toBe(400);
  expect((await post('/v1/merges/999/split', { reason: 'x' })).statusCode).toBe(404);
  expect((await post(`/v1/merges/${merge}/split`, { reason: '两个人' })).json()).toEqual({
    merge,
    from: bea,
    into: ann,
  });
  expect((await post(`/v1/merges/${merge}/split`, { reason: '再来' })).statusCode).toBe(200);
  expect((await app.inject('/v1/merges')).json().items[0].split).toMatchObject({
    reason: '两个人',
    doneAt: null,
  });
  await world.settle();
  expect((await app.inject('/v1/merges')).json().items[0].split).toMatchObject({
    by: '林',
    doneAt: world.clock.now().toISOString(),
  });
  expect((await app.inject(`/v1/contacts/${bea}`)).json()).toMatchObject({ id: bea, name: 'Bea' });
  expect(await identities(ann)).toEqual({
    now: [{ ...told, value: 'ann', from: null }],
    former: [
      {
        kind: 'external_userid',
        value: 'bea',
        from: bea,
        since: expect.any(String),
        until: world.clock.now().toISOString(),
      },
    ],
  });
  expect(await identities(bea)).toEqual({ now: [{ ...told, value: 'bea', from: null }], former: [] });
  expect(await friendships(ann)).toEqual(['added lin']);
  expect(await friendships(bea)).toEqual(['lost gao', 'added gao']);
  const again = await app.inject({
    method: 'POST',
    url: `/v1/merges/${merge}/split`,
    payload: { reason: 'x' },
    headers: { 'accept-language': 'zh' },
  });
  expect(again.statusCode).toBe(409);
  expect(again.headers['cache-control']).toBe('no-store');
  expect(again.json()).toMatchObject({ code: 'contact/not-split', hint: '无需再拆' });
});
