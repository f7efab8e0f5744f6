import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../../../test/harness/engine-stage.ts';
import { sql } from '../kernel/database/sql.ts';

const STAGES = `
stages:
  new: { name: 新客 }
  tried: { name: 走完三步, enter: { sequence: [{ event: course.joined }, { event: account.registered, within: 7d }, { event: order.paid }] } }
  loyal: { name: 老客, enter: { event: order.paid, sum: amount, at-least: 100 } }
  sure: { name: 三条满足两条, enter: { at-least: 2, of: [{ consent: message }, { community: vip }, { event: order.paid, max: amount, at-least: 500 }] } }
staff: { lin: { name: 林, wecom: lin } }
messages: { hi: { name: 欢迎, text: 你好 } }
communities: { vip: { name: 会员群, owner: lin, welcome: hi, notice: hi, exit: 自愿退群 } }
`;
const JOURNEYS = `
tags: { asked: { name: 答复, choose: one, values: { may: 可以, left: 已退群, no: 不可以 } } }
journeys:
  ask:
    name: 询问
    start: { event: app.opened }
    again: after-end
    steps:
      - wait: 1h
      - branch:
          - if: { all: [{ consent: message }, { not: { community: vip, state: left } }] }
            do: [{ tag: asked/may }]
          - if: { community: vip, state: left, for: 30m }
            do: [{ tag: asked/left }]
          - else: [{ tag: asked/no }]
`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-03-02T02:00:00Z', STAGES);
});
afterAll(() => stage.close());

const stageOf = async (id: number) =>
  (await stage.db.one<{ stage: string | null }>(sql`select stage from contact where id = ${id}`))?.stage;
const tagOf = async (id: number) =>
  (
    await stage.db.one<{ tag: string }>(
      sql`select tag from contact_tag where contact_id = ${id} and tag_group = 'asked'`,
    )
  )?.tag;

test('a stage is entered by steps in their order, each soon enough', async () => {
  const id = await stage.send('a', 'account.registered');
  await stage.send('a', 'course.joined');
  await stage.send('a', 'order.paid', { amount: 1 });
  expect(await stageOf(id)).toBe('new');
  await stage.pass(8 * 24 * 60);
  await stage.send('a', 'account.registered');
  await stage.send('a', 'order.paid', { amount: 1 });
  // Registered eight days after the course.
  expect(await stageOf(id)).toBe('new');
  await stage.send('a', 'course.joined');
  await stage.send('a', 'account.registered');
  await stage.send('a', 'order.paid', { amount: 1 });
  expect(await stageOf(id)).toBe('tried');
});

test('by money in yuan, that events carry in fen', async () => {
  const id = await stage.send('b', 'order.paid', { amount: 9_999 });
  await stage.send('b', 'order.paid', { amount: '1' });
  await stage.send('b', 'order.paid');
  expect(await stageOf(id)).toBe('new');
  await stage.send('b', 'order.paid', { amount: 1 });
  expect(await stageOf(id)).toBe('loyal');
});

test('by two of three, told in batches of their own', async () => {
  const id = await stage.send('c', 'consent.given', { scope: 'message' });
  await stage.send('c', 'community.joined', { community: 'vip', group: 'one' });
  expect(await stageOf(id)).toBe('sure');
  const other = await stage.send('d', 'consent.given', { scope: 'message' });
  await stage.send('d', 'consent.withdrawn', { scope: 'message' });
  await stage.send('d', 'community.joined', { community: 'vip' });
  expect(await stageOf(other)).toBe('new');
});

test('what only an earlier version of the plan asks is still read for those who are on it', async () => {
  await stage.apply(STAGES + JOURNEYS);
  const people: Record<string, number> = {};
  for (const who of ['may', 'left', 'no']) {
    people[who] = await stage.send(who, 'app.opened');
    if (who !== 'no') await stage.send(who, 'consent.given', { scope: 'message' });
    await stage.send(who, 'community.joined', { community: 'vip' });
    if (who === 'left') await stage.send(who, 'community.left', { community: 'vip' });
  }
  // Now nothing in the plan asks about consents or groups.
  await stage.apply(
    'stages: { new: { name: 新客 } }\ntags: { asked: { name: 答复, choose: one, values: { may: 可以, left: 已退群, no: 不可以 } } }',
  );
  await stage.pass(61);
  expect(await Promise.all(Object.values(people).map(tagOf))).toEqual(['may', 'left', 'no']);
});
