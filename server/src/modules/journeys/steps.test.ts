import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../../../../test/harness/engine-stage.ts';
import { sql } from '../../kernel/database/sql.ts';

const PLAN = `
stages: { new: { name: N }, warm: { name: W, enter: { event: never.comes } }, hot: { name: H, enter: { event: order.paid } } }
tags: { need: { name: N, choose: many, values: { course: C, gift: G } } }
fields: { ends: { name: E, type: date }, size: { name: S, type: number }, due: { name: D, type: date } }
staff: { lin: { name: Lin, wecom: lin } }
messages: { hello: { name: H, text: Hi }, bye: { name: B, text: Bye } }
communities: { class: { name: 课程群 } }
experiments:
  calls:
    name: E
    hypothesis: H
    where: { journey: tested }
    who: { not: { tag: need/gift } }
    variants: { now: { name: N, weight: 75 }, new: { name: M, weight: 25 } }
    from: 2026-03-06
    until: 2026-03-20
journeys:
  split:
    name: J
    start: { event: split.me }
    again: after-end
    steps:
      - split: [{ arm: a, weight: 3, do: [{ set: { size: 1 } }] }, { arm: b, weight: 1, do: [{ set: { size: 2 } }] }]
        id: test
  tested:
    name: J
    start: { event: test.me }
    again: after-end
    steps: [{ split: [{ arm: new, do: [{ end: n }] }, { arm: now, do: [{ end: o }] }], experiment: calls }]
  move: { name: J, start: { event: move.me }, again: after-end, steps: [{ stage: warm, reason: phoned }] }
  invite: { name: J, start: { event: invite.me }, steps: [{ invite: class, by: lin, due: 2d }, { wait: 1d }] }
  hook:
    name: J
    start: { event: hook.me }
    key: order_id
    steps: [{ webhook: { url: "https://example.com/x", send: [size] }, id: tell }]
  dated: { name: J, start: { event: date.me }, again: after-end, steps: [{ wait: { until: { field: ends, before: 1d, at: "08:00" } } }, { message: bye }] }
  work: { name: J, start: { event: work.me }, again: after-end, steps: [{ wait: { until: "09:00", on: workday } }] }
  days: { name: J, start: { event: days.me }, again: after-end, steps: [{ wait: { until: "09:00", on: [sat, sun] } }] }
  skips:
    name: J
    start: { event: skip.me }
    late: { after: 2h, do: skip }
    steps: [{ wait: 1d }, { message: hello }, { task: { do: call, due: 1d } }, { tag: need/gift }, { wait: 1d }, { message: bye }]
  ends: { name: J, start: { event: end.me }, late: { after: 2h, do: end }, steps: [{ wait: 1d }, { message: hello }] }
  missed: { name: J, start: { date: { field: due } }, late: { after: 2h, do: end }, steps: [{ message: hello }] }
  caught: { name: J, start: { date: { field: due } }, steps: [{ message: bye }] }
  later: { name: J, start: { event: later.me }, steps: [{ wait: { until: "09:00" }, late: { after: 2h, do: reschedule } }, { message: hello }] }
  why:
    name: J
    start: { event: why.me }
    steps:
      - branch:
          - if: { all: [{ tag: need/course }, { field: size, at-least: 5 }] }
            do: [{ end: big }]
          - if: { any: [{ stage: hot }, { event: order.paid }] }
            do: [{ end: paid }]
`;

let stage: Stage;
beforeAll(async () => {
  // A Friday, 08:00 in Shanghai.
  stage = await openStage('2026-03-06T00:00:00Z', PLAN);
});
afterAll(() => stage.close());

let nr = 0;
let who = '';
beforeEach(() => {
  nr += 1;
  who = `p${nr}`;
});

const last = (contact: number) =>
  stage.db.one<{ status: string; waiting: string | null; due_at: Date | null; end_reason: string | null }>(
    sql`select status, waiting, due_at, end_reason from enrolment where contact_id = ${contact} order by id desc limit 1`,
  );
const trace = async (contact: number) =>
  stage.db.rows<{ node: number; outcome: string | null; detail: unknown }>(sql`
    select s.node, s.outcome, s.detail from journey_step s join enrolment e on e.id = s.enrolment_id
    where contact_id = ${contact} order by e.id, s.seq`);
const messages = async (contact: number) =>
  (
    await stage.db.rows<{ message: string }>(
      sql`select message from intention where contact_id = ${contact} and kind = 'message' order by id`,
    )
  ).map((row) => row.message);

describe('steps', () => {
  it('split: the same arm each time, told to the log, shares as weighed', async () => {
    const ids: number[] = [];
    for (let i = 0; i < 200; i++) ids.push(await stage.tell(`s${i}`, 'split.me'));
    await stage.settle();
    const arms = async () =>
      new Map(
        (
          await stage.db.rows<{ id: number; arm: string }>(
            sql`select contact_id as id, props ->> 'arm' as arm from event where name = 'experiment.exposed' order by part, seq`,
          )
        ).map((row) => [row.id, row.arm]),
      );
    const first = await arms();
    expect(first.size).toBe(200);
    const a = [...first.values()].filter((arm) => arm === 'a').length;
    expect(a).toBeGreaterThan(130);
    expect(a).toBeLessThan(170);
    await stage.apply(PLAN.replace('- split:', '- untag: need/gift\n      - split:'));
    for (let i = 0; i < 200; i++) await stage.tell(`s${i}`, 'split.me');
    await stage.settle();
    expect(await arms()).toEqual(first);
    await stage.apply(PLAN);
  });

  it('experiment: its variants decide, each person is exposed once, whoever is outside goes the first way', async () => {
    const people = Array.from({ length: 120 }, (_, i) => `t${i}`);
    const outsider = await stage.send('t-out', 'contact.tags-set', { add: ['need/gift'], source: 'staff' });
    for (const one of [...people, 't-out']) await stage.tell(one, 'test.me');
    await stage.settle();
    for (const one of people) await stage.tell(one, 'test.me');
    await stage.settle();
    const exposed = await stage.db.rows<{ arm: string; n: number }>(sql`
      select props ->> 'arm' as arm, count(*) as n from event
      where name = 'experiment.exposed' and props ->> 'experiment' = 'calls' group by 1 order by 1`);
    expect(exposed.reduce((sum, { n }) => sum + n, 0)).toBe(people.length);
    const now = exposed.find(({ arm }) => arm === 'now')?.n ?? 0;
    expect(now).toBeGreaterThan(70);
    expect(now).toBeLessThan(110);
    const ways = await stage.db.rows<{ reasons: string[] }>(sql`
      select array_agg(distinct end_reason) as reasons from enrolment
      where journey = 'tested' group by contact_id having count(distinct end_reason) > 1`);
    expect(ways).toEqual([]);
    expect(await last(outsider)).toMatchObject({ end_reason: 'o' });
    expect((await trace(outsider))[0]?.detail).toEqual({ split: 'calls', outside: true });
  });

  it('stage: moves on with the reason, never back', async () => {
    const id = await stage.send(who, 'move.me');
    const moves = await stage.db.rows(
      sql`select from_stage, to_stage, cause from stage_change where contact_id = ${id} and seq > 1`,
    );
    const cause = { event: 'journey.step', journey: 'move', reason: 'phoned' };
    expect(moves).toEqual([{ from_stage: 'new', to_stage: 'warm', cause }]);
    await stage.send(who, 'order.paid');
    await stage.send(who, 'move.me');
    expect((await trace(id)).map((step) => step.outcome)).toEqual(['moved', 'already-further']);
  });

  it('invite: a task that names the community, without waiting', async () => {
    const id = await stage.send(who, 'invite.me');
    const tasks = await stage.db.rows(
      sql`select do_key, title, staff, source ->> 'community' as community from task where contact_id = ${id}`,
    );
    expect(tasks).toEqual([
      { do_key: 'invite', title: '邀请进群：课程群', staff: 'lin', community: 'class' },
    ]);
    expect(await last(id)).toMatchObject({ waiting: 'time' });
  });

  it('webhook: written once with what is sent', async () => {
    await stage.send(who, 'contact.updated', { fields: { size: 7 } });
    const id = await stage.send(who, 'hook.me', { order_id: 'A1' });
    const call = await stage.db.one(
      sql`select journey, url, timeout_s, state, body from webhook_call where contact_id = ${id}`,
    );
    expect(call).toMatchObject({
      journey: 'hook',
      url: 'https://example.com/x',
      timeout_s: 10,
      state: 'pending',
      body: { journey: 'hook', step: 'tell', key: 'A1', contact: { id, fields: { size: 7 } } },
    });
  });

  it('wait for a date of the contact; follows the field; passes by when there is none or it is over', async () => {
    const id = await stage.send(who, 'contact.updated', { fields: { ends: '2026-03-20' } });
    await stage.send(who, 'date.me');
    expect((await last(id))?.due_at).toEqual(new Date('2026-03-19T00:00:00Z'));
    await stage.send(who, 'contact.updated', { fields: { ends: '2026-03-15' } });
    expect((await last(id))?.due_at).toEqual(new Date('2026-03-14T00:00:00Z'));
    await stage.send(who, 'contact.updated', { fields: { ends: '2026-03-01' } });
    expect(await last(id)).toMatchObject({ status: 'ended' });
    await stage.send(who, 'date.me');
    const other = await stage.send(`${who}x`, 'date.me');
    expect((await trace(id)).map((step) => step.outcome)).toEqual(['due', null, 'past', null]);
    expect((await trace(other)).map((step) => step.outcome)).toEqual(['no-date', null]);
  });

  it('wait until a working day, until certain days', async () => {
    const id = await stage.send(who, 'work.me');
    expect((await last(id))?.due_at).toEqual(new Date('2026-03-06T01:00:00Z'));
    const other = await stage.send(`${who}x`, 'days.me');
    expect((await last(other))?.due_at).toEqual(new Date('2026-03-07T01:00:00Z'));
  });

  it('a branch keeps what it was decided from', async () => {
    await stage.send(who, 'contact.tags-set', { add: ['need/course'], remove: [], source: 'api' });
    await stage.send(who, 'contact.updated', { fields: { size: 3 } });
    await stage.send(who, 'order.paid');
    const id = await stage.send(who, 'why.me');
    expect((await trace(id))[0]).toEqual({
      node: 0,
      outcome: 'if 2',
      detail: {
        why: [
          { leaf: { tag: 'need/course' }, holds: true },
          { leaf: { field: 'size', 'at-least': 5 }, holds: false, seen: 3 },
          { leaf: { stage: 'hot' }, holds: true, seen: 'hot' },
          { leaf: { event: 'order.paid' }, holds: true, seen: 1 },
        ],
      },
    });
  });
});

describe('a step that comes due much too late', () => {
  const day = 24 * 60;
  it('skips what would reach people, until the next wait', async () => {
    const id = await stage.send(who, 'skip.me');
    await stage.pass(day + 180);
    expect(await messages(id)).toEqual([]);
    expect(await stage.db.rows(sql`select 1 from task where contact_id = ${id}`)).toEqual([]);
    expect((await trace(id)).map((step) => step.outcome)).toEqual(['due', 'late', 'late', null]);
    await stage.pass(day);
    expect(await messages(id)).toEqual(['bye']);
  });

  it('ends', async () => {
    const id = await stage.send(who, 'end.me');
    await stage.pass(day + 121);
    expect(await last(id)).toMatchObject({ status: 'ended', end_reason: 'late' });
    expect(await messages(id)).toEqual([]);
    const other = await stage.send(`${who}x`, 'end.me');
    await stage.pass(day + 119);
    expect(await messages(other)).toEqual(['hello']);
  });

  it('goes to the same time of the next day', async () => {
    const id = await stage.send(who, 'later.me');
    const due = (await last(id))?.due_at ?? new Date(0);
    await stage.pass((due.getTime() - stage.clock.now().getTime()) / 60_000 + 180);
    expect(await messages(id)).toEqual([]);
    const next = new Date(due.getTime() + 86_400_000);
    expect(await last(id)).toMatchObject({ waiting: 'entry', due_at: next });
    await stage.pass((next.getTime() - stage.clock.now().getTime()) / 60_000);
    expect(await messages(id)).toEqual(['hello']);
    expect((await trace(id)).map((step) => step.outcome)).toEqual(['rescheduled', null]);
  });

  it('a start by date that an outage made late is refused, or made up for', async () => {
    const tomorrow = new Date(stage.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
    const id = await stage.send(who, 'contact.updated', { fields: { due: tomorrow } });
    await stage.pass(4 * day);
    expect(await messages(id)).toEqual(['bye']);
    const refused = await stage.db.rows(
      sql`select props from event where contact_id = ${id} and name = 'journey.refused'`,
    );
    expect(refused).toEqual([{ props: { journey: 'missed', reason: 'late', by: 'date:due' } }]);
  });
});
