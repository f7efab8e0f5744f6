import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../../../../test/harness/engine-stage.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { askMerge } from '../contacts/merge/ask-merge.ts';
import { askSplit } from '../contacts/merge/ask-split.ts';
import { pointsEndpoints } from './http/endpoints.ts';

const PLAN = `
stages: { new: { name: N } }
staff: { lin: { name: Lin, wecom: lin } }
points:
  member:
    name: 会员积分
    expires: 30d
    earn:
      - { event: check.in, points: 10, per-day: 25 }
      - { event: order.paid, where: { first: true }, points: 100, once: true }
      - { event: order.paid, points: 5 }
    spend: { cup: { name: 杯子, points: 20 } }
  annual: { name: 年度积分, expires: year-end, earn: [{ event: course.joined, points: 7 }] }
journeys:
  gift: { name: G, start: { event: gift.me }, again: after-end, steps: [{ points: 30, for: annual, reason: 入会礼 }] }
  pay: { name: P, start: { event: pay.me }, again: after-end, steps: [{ points: -20, for: member }, { end: done }] }
`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-03-06T00:00:00Z', PLAN);
});
afterAll(() => stage.close());

let nr = 0;
let who = '';
beforeEach(() => {
  who = `p${nr++}`;
});

const balance = async (id: number, scheme = 'member') =>
  (
    await stage.db.one<{ sum: number }>(sql`
      select coalesce(sum(remaining), 0)::int as sum from points_lot where contact_id = ${id} and scheme = ${scheme}`)
  )?.sum;
const told = async (id: number, name: string) =>
  (
    await stage.db.rows<{ props: Record<string, unknown> }>(sql`
      select props from event where contact_id = ${id} and name = ${name} order by part, seq`)
  ).map((row) => row.props);
const lastMovement = async (id: number, kind: string) =>
  (
    await stage.db.one<{ id: number }>(sql`
      select max(id) as id from points_movement where contact_id = ${id} and kind = ${kind}`)
  )?.id ?? 0;
const ask = (props: Record<string, unknown>) => stage.send(who, 'contact.points-asked', props);

describe('points that rules of the plan give', () => {
  it('are limited by the day of the plan, also late and over several batches', async () => {
    await stage.tell(who, 'check.in');
    await stage.tell(who, 'check.in');
    const id = await stage.send(who, 'check.in');
    await stage.send(who, 'check.in');
    expect(await balance(id)).toBe(25);
    expect(await told(id, 'points.earned')).toEqual([
      { scheme: 'member', points: 10, balance: 10, by: 'check.in' },
      { scheme: 'member', points: 10, balance: 20, by: 'check.in' },
      { scheme: 'member', points: 5, balance: 25, by: 'check.in' },
    ]);
    // 08:00 in Shanghai; the next day there begins at 16:00 UTC.
    await stage.pass(16 * 60);
    await stage.send(who, 'check.in');
    expect(await balance(id)).toBe(35);
    await stage.pass(8 * 60);
  });

  it('are given once where the plan says so, and only for what they ask', async () => {
    const id = await stage.send(who, 'order.paid', { first: true });
    await stage.send(who, 'order.paid', { first: true });
    await stage.send(who, 'order.paid', { first: false });
    expect(await balance(id)).toBe(115);
  });

  it('end after their time, the earliest first, and at the end of the year', async () => {
    const id = await stage.send(who, 'order.paid', {});
    await stage.pass(10 * 1440);
    await stage.send(who, 'order.paid', {});
    await stage.send(who, 'course.joined');
    await ask({ scheme: 'member', points: -3, reason: 'r', by: 'me' });
    await stage.pass(20 * 1440);
    expect(await balance(id)).toBe(5);
    expect(await told(id, 'points.expired')).toEqual([{ scheme: 'member', points: 2, balance: 5 }]);
    await stage.pass(10 * 1440);
    expect(await balance(id)).toBe(0);
    expect(
      await stage.db.rows(sql`select due_at from timer where module = 'points' and contact_id = ${id}`),
    ).toEqual([{ due_at: new Date('2026-12-31T16:00:00Z') }]);
  });
});

describe('points by journey and by hand', () => {
  it('are given and taken by a step; what there is not is refused, traced and told', async () => {
    const id = await stage.send(who, 'gift.me');
    expect(await balance(id, 'annual')).toBe(30);
    await stage.send(who, 'pay.me');
    expect(await told(id, 'points.refused')).toEqual([
      { scheme: 'member', points: -20, balance: 0, why: 'not-enough', journey: 'pay' },
    ]);
    await stage.send(who, 'order.paid', { first: true });
    await stage.send(who, 'pay.me');
    expect(await balance(id)).toBe(85);
    expect(
      await stage.db.rows(sql`
        select s.journey, s.outcome, s.detail from journey_step s join enrolment e on e.id = s.enrolment_id
        where e.contact_id = ${id} and s.detail is not null order by s.at, s.enrolment_id`),
    ).toEqual([
      { journey: 'gift', outcome: 'earned', detail: { balance: 30 } },
      { journey: 'pay', outcome: 'not-enough', detail: { balance: 0 } },
      { journey: 'pay', outcome: 'spent', detail: { balance: 85 } },
    ]);
    expect(
      await stage.db.rows(sql`select points, reason, source from points_movement
        where contact_id = ${id} and source like 'journey:%' order by id`),
    ).toEqual([
      { points: 30, reason: '入会礼', source: 'journey:gift' },
      { points: -20, reason: null, source: 'journey:pay' },
    ]);
  });

  it('are taken back once, whole or not at all', async () => {
    const id = await ask({ scheme: 'member', points: 50, reason: 'gift', by: '林' });
    await ask({ scheme: 'member', points: -20, reason: 'cup', by: '林' });
    const [given, spent] = [await lastMovement(id, 'earned'), await lastMovement(id, 'spent')];
    await ask({ reverses: given, reason: 'wrong', by: '林' });
    expect(await balance(id)).toBe(30);
    await ask({ reverses: spent, reason: 'returned', by: '林' });
    expect(await balance(id)).toBe(50);
    await ask({ reverses: spent, reason: 'again', by: '林' });
    await ask({ reverses: given, reason: 'wrong', by: '林' });
    await ask({ reverses: 999_999, reason: 'whose', by: '林' });
    expect(await balance(id)).toBe(0);
    expect((await told(id, 'points.refused')).map(({ why }) => why)).toEqual([
      'not-enough',
      'reversed-before',
      'unknown-movement',
    ]);
  });

  it('go along when two are one, and go back when they were not', async () => {
    const ann = await ask({ scheme: 'member', points: 50, reason: 'gift', by: '林' });
    who = `${who}b`;
    const bea = await ask({ scheme: 'member', points: 8, reason: 'gift', by: '林' });
    await stage.send(who, 'order.paid', { first: true });
    expect(await balance(bea)).toBe(113);
    const by = { by: 'test', reason: 'one' };
    await stage.db.transaction((tx) => askMerge(tx, { from: bea, into: ann, ...by }, stage.clock.now()));
    await stage.settle();
    expect(await balance(ann)).toBe(163);
    await stage.send(who, 'order.paid', { first: true });
    expect(await balance(ann)).toBe(168);
    const [merge] = await stage.db.rows<{ id: number }>(sql`select max(id) as id from contact_merge`);
    await stage.db.transaction((tx) => askSplit(tx, { merge: merge?.id ?? 0, ...by }, stage.clock.now()));
    await stage.settle();
    expect([await balance(ann), await balance(bea)]).toEqual([50, 118]);
    expect(
      await stage.db.rows(
        sql`select ref, part from timer where module = 'points' and ref in (${ann}, ${bea}) order by 1`,
      ),
    ).toEqual([
      { ref: ann, part: ann % 16 },
      { ref: bea, part: bea % 16 },
    ]);
    await stage.pass(40 * 1440);
    expect([await balance(ann), await balance(bea)]).toEqual([0, 0]);
  });
});

describe('points over HTTP', () => {
  let app: HttpApp;
  beforeAll(async () => {
    app = await buildHttp({
      logger: makeLogger('silent'),
      guard: async () => ({ kind: 'user', id: 7, name: '林' }),
      endpoints: pointsEndpoints({ db: stage.db, clock: stage.clock }),
      version: 'test',
    });
  });
  afterAll(() => app.close());
  const post = (id: number, payload: object, more = '') =>
    app.inject({ method: 'POST', url: `/v1/contacts/${id}/points${more}`, payload });

  it('never fall below zero, however many spend at once; the same id counts once', async () => {
    const id = await stage.send(who, 'order.paid', { first: true });
    const spend = { scheme: 'annual', points: -1, reason: 'r' };
    expect((await post(id, spend)).json().code).toBe('points/not-enough');
    const wishes = Array.from({ length: 6 }, () =>
      post(id, { scheme: 'member', points: -30, reason: 'cup' }),
    );
    await Promise.all([
      ...wishes,
      post(id, { scheme: 'member', points: 5, reason: 'x', id: 'one' }),
      post(id, { scheme: 'member', points: 5, reason: 'x', id: 'one' }),
    ]);
    await stage.settle();
    expect(await balance(id)).toBe(105 + 5 - 90);
    expect(await told(id, 'points.refused')).toHaveLength(3);
    expect((await post(id, { scheme: 'member', points: 5, reason: 'x', id: 'one' })).json()).toEqual({
      ok: true,
      fresh: false,
    });
  });

  it('are listed with what brought them about, and taken back once', async () => {
    const id = await stage.send(who, 'order.paid', { first: false });
    const list = async (query = '') =>
      (await app.inject({ url: `/v1/contacts/${id}/points/movements${query}` })).json();
    const [earned] = (await list()).items;
    expect(earned).toMatchObject({
      points: 5,
      kind: 'earned',
      by: 'rule',
      cause: { key: 'order.paid' },
      reversible: true,
    });
    expect((await app.inject({ url: `/v1/contacts/${id}/points` })).json().items).toMatchObject([
      { scheme: { key: 'member', name: '会员积分' }, balance: 5, ending: { points: 5 }, earned: 5, spent: 0 },
      { scheme: { key: 'annual' }, balance: 0, ending: null },
    ]);
    const wish = { movement: earned.id, reason: '退货' };
    expect((await post(id, wish, '/reversals')).statusCode).toBe(200);
    await stage.settle();
    expect((await post(id, wish, '/reversals')).json().code).toBe('points/not-reversible');
    expect((await post(id, { ...wish, movement: 999_999 }, '/reversals')).statusCode).toBe(404);
    expect(await list('?kind=reversed')).toMatchObject({
      total: 1,
      items: [{ points: -5, by: 'hand', cause: { name: '林' }, reason: '退货', reverses: earned.id }],
    });
  });
});

it('keeps the ledger as it was written', async () => {
  await stage.send(who, 'order.paid', {});
  await expect(stage.db.run(sql`update points_posting set points = points + 1`)).rejects.toThrow(
    /only ever added/,
  );
  await expect(stage.db.run(sql`delete from points_posting`)).rejects.toThrow(/only ever added/);
});
