import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../../../../test/harness/engine-stage.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { askMerge } from '../contacts/merge/ask-merge.ts';
import { askSplit } from '../contacts/merge/ask-split.ts';
import { couponEndpoints } from './http/endpoints.ts';
import { readCode } from './new-code.ts';

const coupon = (rest: string) =>
  `{ type: coupon, name: 见面礼, claim: claim, off: { yuan: 50 }, order-from: 200, rules: [一人一张], ${rest} }`;
const PLAN = `
stages: { new: { name: N } }
activities:
  hello: ${coupon('valid: 14d, per-person: 2, stock: 1000')}
  few: ${coupon('stock: 3')}
  past: ${coupon('period: { from: 2026-01-01, to: 2026-03-05 }')}
journeys:
  hello: { name: H, start: { event: hello.me }, again: after-end, steps: [{ coupon: hello }] }
  few: { name: F, start: { event: few.me }, again: after-end, steps: [{ coupon: few }] }
  past: { name: P, start: { event: past.me }, again: after-end, steps: [{ coupon: past }] }
`;

let stage: Stage;
let app: HttpApp;
beforeAll(async () => {
  stage = await openStage('2026-03-06T00:00:00Z', PLAN);
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 7, name: '林' }),
    endpoints: couponEndpoints({ db: stage.db, clock: stage.clock }),
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await stage.close();
});

let nr = 0;
let who = '';
beforeEach(() => {
  who = `p${nr++}`;
});

const post = (code: string, what: 'redeem' | 'void', payload: object) =>
  app.inject({ method: 'POST', url: `/v1/coupons/${code}/${what}`, payload });
const held = (id: number) =>
  stage.db.rows<{ code: string; state: string }>(
    sql`select code, state from coupon where contact_id = ${id} order by id`,
  );
const codeOf = async (id: number) => (await held(id)).at(-1)?.code ?? '';
const told = async (id: number, name: string) =>
  (
    await stage.db.rows<{ props: Record<string, unknown> }>(sql`
      select props from event where contact_id = ${id} and name = ${name} order by part, seq`)
  ).map(({ props }) => props);
const outcomes = async (id: number) =>
  (
    await stage.db.rows<{ outcome: string }>(sql`
      select s.outcome from journey_step s join enrolment e on e.id = s.enrolment_id
      where e.contact_id = ${id} order by s.at, s.enrolment_id, s.seq`)
  ).map(({ outcome }) => outcome);

describe('a coupon of a journey', () => {
  it('is given with a code of its own, up to the limit of a person', async () => {
    const id = await stage.send(who, 'hello.me');
    await stage.send(who, 'hello.me');
    await stage.send(who, 'hello.me');
    expect((await held(id)).map(({ state }) => state)).toEqual(['given', 'given']);
    expect(new Set((await held(id)).map(({ code }) => code)).size).toBe(2);
    expect(await codeOf(id)).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(await outcomes(id)).toEqual(['given', 'given', 'per-person']);
    expect(await told(id, 'coupon.refused')).toEqual([
      { activity: 'hello', why: 'per-person', journey: 'hello' },
    ]);
    expect((await told(id, 'coupon.given'))[1]).toEqual({
      activity: 'hello',
      code: await codeOf(id),
      ends_at: '2026-03-20T00:00:00.000Z',
      journey: 'hello',
    });
  });

  it('is not given beyond the stock, nor outside of its days', async () => {
    const ids = [];
    for (const one of ['a', 'b', 'c', 'd', 'e']) ids.push(await stage.tell(`${who}${one}`, 'few.me'));
    await stage.settle();
    const given = await stage.db.rows(sql`select 1 from coupon where activity = 'few'`);
    expect(given).toHaveLength(3);
    const all = (await Promise.all(ids.map(outcomes))).flat().sort();
    expect(all).toEqual(['given', 'given', 'given', 'out-of-stock', 'out-of-stock']);
    expect(await stage.db.rows(sql`select given from coupon_stock where activity = 'few'`)).toEqual([
      { given: 3 },
    ]);
    const id = await stage.send(who, 'past.me');
    expect(await outcomes(id)).toEqual(['not-running']);
    expect(await told(id, 'coupon.refused')).toEqual([
      { activity: 'past', why: 'not-running', journey: 'past' },
    ]);
  });

  it('ends after its time, and is told', async () => {
    const id = await stage.send(who, 'hello.me');
    await stage.pass(7 * 1440);
    await stage.send(who, 'hello.me');
    await stage.pass(7 * 1440);
    expect((await held(id)).map(({ state }) => state)).toEqual(['expired', 'given']);
    await stage.pass(7 * 1440);
    expect((await held(id)).map(({ state }) => state)).toEqual(['expired', 'expired']);
    expect(await told(id, 'coupon.expired')).toHaveLength(2);
    expect(await stage.db.rows(sql`select 1 from timer where module = 'coupons' and ref = ${id}`)).toEqual(
      [],
    );
    expect((await post(await codeOf(id), 'redeem', {})).json().code).toBe('coupon/closed');
  });

  it('goes along when two are one, and back when they were not', async () => {
    const ann = await stage.send(who, 'hello.me');
    who = `${who}b`;
    const bea = await stage.send(who, 'hello.me');
    const by = { by: 'test', reason: 'one' };
    await stage.db.transaction((tx) => askMerge(tx, { from: bea, into: ann, ...by }, stage.clock.now()));
    await stage.settle();
    expect(await held(ann)).toHaveLength(2);
    await stage.send(who, 'hello.me');
    expect((await outcomes(ann)).at(-1)).toBe('per-person');
    const [merge] = await stage.db.rows<{ id: number }>(sql`select max(id) as id from contact_merge`);
    await stage.db.transaction((tx) => askSplit(tx, { merge: merge?.id ?? 0, ...by }, stage.clock.now()));
    await stage.settle();
    expect([(await held(ann)).length, (await held(bea)).length]).toEqual([1, 1]);
    await stage.pass(15 * 1440);
    expect([...(await held(ann)), ...(await held(bea))].map(({ state }) => state)).toEqual([
      'expired',
      'expired',
    ]);
  });
});

describe('using a coupon', () => {
  it('has one winner in a race, and the same answer for the same order', async () => {
    const id = await stage.send(who, 'hello.me');
    const code = await codeOf(id);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => post(code, 'redeem', { order: `o${i}` })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(7);
    const won = answers.find(({ statusCode }) => statusCode === 200)?.json();
    const again = await post(`${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`, 'redeem', {
      order: won.closedFor,
    });
    expect(again.json()).toEqual(won);
    expect(won).toMatchObject({ state: 'used', worth: expect.stringMatching(/50/), closedBy: '林' });
    await stage.settle();
    expect(await told(id, 'coupon.used')).toEqual([{ activity: 'hello', code, order_id: won.closedFor }]);
  });

  it('is refused for one that is void or that nobody has', async () => {
    const id = await stage.send(who, 'hello.me');
    const code = await codeOf(id);
    expect((await post(code, 'void', { reason: '发错了' })).json()).toMatchObject({ state: 'void' });
    expect((await post(code, 'redeem', { order: '1' })).json().code).toBe('coupon/closed');
    expect((await post('ABCDEFGHJKMN', 'redeem', {})).statusCode).toBe(404);
    const list = await app.inject({ url: `/v1/contacts/${id}/coupons?state=void` });
    expect(list.json()).toMatchObject({
      total: 1,
      items: [
        { code, closedFor: '发错了', activity: { key: 'hello', name: '见面礼' }, journey: { key: 'hello' } },
      ],
    });
    expect((await app.inject({ url: `/v1/coupons/${code}` })).json()).toMatchObject({ contact: { id } });
  });

  it('reads a code as people type it', () => {
    expect(readCode('o1i2-abcd efgh')).toBe('0112ABCDEFGH');
  });
});
