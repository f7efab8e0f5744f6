import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../../../../test/harness/engine-stage.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { postStage } from './http/post-stage.ts';

const PLAN = `
stages:
  new: { name: N }
  trial: { name: T, enter: { event: trial.started } }
  paid: { name: P, enter: { event: order.paid, at-least: 1 } }
  friend: { name: F, enter: { tag: kind/friend } }
tags: { kind: { name: K, choose: many, values: { friend: F } } }
staff: { lin: { name: Lin, wecom: lin } }
journeys: { back: { name: B, start: { stage: trial }, again: after-end, steps: [{ wait: 1d }] } }
`;

let stage: Stage;
let app: HttpApp;
beforeAll(async () => {
  stage = await openStage('2026-03-06T00:00:00Z', PLAN);
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 7, name: '林' }),
    endpoints: [postStage({ db: stage.db, clock: stage.clock })],
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

const put = async (id: number, to: string) => {
  const url = `/v1/contacts/${id}/stage`;
  const answer = await app.inject({ method: 'POST', url, payload: { stage: to, reason: '退款了' } });
  await stage.settle();
  return answer;
};
const stageOf = async (id: number) =>
  (await stage.db.one<{ stage: string }>(sql`select stage from contact where id = ${id}`))?.stage;

describe('a stage by hand', () => {
  it('goes back with a reason, stays until what the stage asks for happens again', async () => {
    const id = await stage.send(who, 'order.paid');
    expect((await put(id, 'trial')).statusCode).toBe(200);
    expect(await stageOf(id)).toBe('trial');
    await stage.send(who, 'app.opened');
    await stage.send(who, 'trial.started');
    expect(await stageOf(id)).toBe('trial');
    await stage.send(who, 'order.paid');
    expect(await stageOf(id)).toBe('paid');
    expect(
      await stage.db.rows(sql`
        select from_stage, to_stage, skipped, cause - 'seq' as cause from stage_change
        where contact_id = ${id} order by seq offset 1`),
    ).toEqual([
      { from_stage: 'new', to_stage: 'paid', skipped: ['trial'], cause: { event: 'order.paid' } },
      {
        from_stage: 'paid',
        to_stage: 'trial',
        skipped: [],
        cause: { event: 'contact.stage-set', reason: '退款了', by: '林' },
      },
      { from_stage: 'trial', to_stage: 'paid', skipped: [], cause: { event: 'order.paid' } },
    ]);
    const started = await stage.db.rows(sql`select 1 from enrolment where contact_id = ${id}`);
    expect(started).toHaveLength(1);
  });

  it('is entered again when its entry ceased to hold and holds anew', async () => {
    const id = await stage.send(who, 'contact.tags-set', { add: ['kind/friend'], source: 'staff' });
    await stage.send(who, 'app.opened');
    expect(await stageOf(id)).toBe('friend');
    await put(id, 'new');
    await stage.send(who, 'app.opened');
    expect(await stageOf(id)).toBe('new');
    await stage.send(who, 'contact.tags-set', { remove: ['kind/friend'], source: 'staff' });
    await stage.send(who, 'contact.tags-set', { add: ['kind/friend'], source: 'staff' });
    await stage.send(who, 'app.opened');
    expect(await stageOf(id)).toBe('friend');
  });

  it('goes on as well, and what makes no sense is refused', async () => {
    const id = await stage.send(who, 'app.opened');
    await put(id, 'paid');
    expect(
      await stage.db.one(
        sql`select skipped from stage_change where contact_id = ${id} and to_stage = 'paid'`,
      ),
    ).toEqual({ skipped: ['trial'] });
    expect((await put(id, 'nowhere')).json().code).toBe('request/invalid');
    expect((await put(999_999, 'paid')).statusCode).toBe(404);
  });
});
