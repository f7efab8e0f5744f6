import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../../../../test/harness/engine-stage.ts';
import { sql } from '../../kernel/database/sql.ts';
import { askMerge } from '../contacts/merge/ask-merge.ts';

const PLAN = `
stages: { new: { name: N }, hot: { name: H, enter: { event: order.paid } } }
tags: { need: { name: N, choose: many, values: { course: C } } }
staff: { lin: { name: Lin, wecom: lin } }
messages: { hello: { name: H, text: Hi } }
segments: { idle: { name: I, when: { not: { event: app.opened, within: 10d } } } }
holidays: { party: { name: 店庆, kind: holiday, days: [2026-03-09] }, extra: { name: 补班, kind: workday, days: [2026-03-14] } }
journeys:
  quiet:
    name: Q
    start: { event: quiet.me }
    again: after-end
    leave: { not: { event: app.opened, within: 10d } }
    steps: [{ wait: 60d }, { message: hello }]
  kept:
    name: K
    start: { event: keep.me }
    goal: { when: { tag: need/course, for: 3d }, within: 30d }
    steps: [{ wait: { for: { event: order.paid }, at-most: 60d } }]
  short:
    name: S
    start: { event: short.me }
    goal: { when: { stage: new, for: 5d }, within: 2d }
    steps: [{ wait: 60d }]
  named: { name: N, start: { event: name.me }, leave: { segment: idle }, steps: [{ wait: 60d }] }
  work: { name: W, start: { event: work.me }, again: after-end, steps: [{ wait: { until: "09:00", on: workday } }] }
`;
const DAY = 24 * 60;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-03-06T00:00:00Z', PLAN);
});
afterAll(() => stage.close());

const last = (contact: number) =>
  stage.db.one<{ reason: string | null; at: Date | null; due_at: Date | null }>(sql`
    select end_reason as reason, ended_at as at, due_at from enrolment where contact_id = ${contact}
    order by id desc limit 1`);
const looks = (contact: number) =>
  stage.db.rows(sql`select due_at from timer where module = 'journey-looks' and ref = ${contact}`);

it('is left at the moment at which the last visit has been too long ago, one timer for all visits', async () => {
  await stage.send('ann', 'app.opened');
  const id = await stage.send('ann', 'quiet.me');
  await stage.pass(6 * DAY);
  await stage.send('ann', 'app.opened');
  const due = await looks(id);
  expect(due).toHaveLength(1);
  await stage.pass(5 * DAY);
  expect(await last(id)).toMatchObject({ reason: null });
  await stage.pass(5 * DAY);
  expect(await last(id)).toMatchObject({ reason: null });
  await stage.pass(1);
  expect(await last(id)).toMatchObject({ reason: 'left', at: stage.clock.now() });
  expect(await looks(id)).toEqual([]);
});

it('reaches a goal that only has to last, in time or not at all', async () => {
  const id = await stage.send('bea', 'keep.me');
  await stage.send('bea', 'contact.tags-set', { add: ['need/course'], remove: [], source: 'staff' });
  await stage.pass(3 * DAY - 1);
  expect(await last(id)).toMatchObject({ reason: null });
  await stage.pass(1);
  expect(await last(id)).toMatchObject({ reason: 'goal' });
  const late = await stage.send('cat', 'short.me');
  await stage.pass(6 * DAY);
  expect(await last(late)).toMatchObject({ reason: null });
});

it('follows a segment, and whoever goes on after a merge', async () => {
  await stage.send('dan', 'app.opened');
  const id = await stage.send('dan', 'name.me');
  await stage.pass(4 * DAY);
  const into = await stage.send('eva', 'app.opened');
  await stage.db.transaction((tx) =>
    askMerge(tx, { from: id, into, by: 'test', reason: 'one' }, stage.clock.now()),
  );
  await stage.settle();
  await stage.pass(7 * DAY);
  expect(await last(into)).toMatchObject({ reason: null });
  await stage.pass(3 * DAY + 1);
  expect(await last(into)).toMatchObject({ reason: 'left' });
  expect(await looks(id)).toEqual([]);
});

it('waits for working days as the holidays of the plan have them', async () => {
  const plan = await openStage('2026-03-06T02:00:00Z', PLAN); // a Friday, 10:00 in Shanghai
  try {
    const due = async (who: string) => {
      const id = await plan.send(who, 'work.me');
      const rows = await plan.db.rows<{ due_at: Date }>(
        sql`select due_at from enrolment where contact_id = ${id}`,
      );
      return rows[0]?.due_at.toISOString();
    };
    expect(await due('fay')).toBe('2026-03-10T01:00:00.000Z'); // Monday is off
    await plan.pass(7 * DAY);
    expect(await due('gus')).toBe('2026-03-14T01:00:00.000Z'); // Saturday is worked
  } finally {
    await plan.close();
  }
});
