import type { TestRunResult, testRunSchema } from '@hetang/contract/http/test-run';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { openStage, type Stage } from '../../../test/harness/engine-stage.ts';
import { anyJourney, notStarting } from '../../../test/harness/random-journeys.ts';
import { putInForce } from '../../../test/harness/standing-world.ts';
import { sql } from '../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../kernel/http/app.ts';
import { makeLogger } from '../kernel/telemetry/logger.ts';
import { createDraft } from '../plan/drafts/draft-rows.ts';
import { loadPlan } from '../plan/load.ts';
import { postTestRun } from './http/post-test-run.ts';

const START = '2026-03-02T01:00:00Z';
const RUNS = 15;
const REST = `
stages: { new: { name: 新客 }, warm: { name: 意向, enter: { event: never.comes } }, hot: { name: 成交, enter: { event: order.paid } } }
tags:
  need: { name: 需求, choose: many, values: { a: 甲, b: 乙 } }
  g: { name: 组, choose: one, values: { x: 一, y: 二 } }
fields: { when: { name: 日期, type: date }, business: { name: 业务, type: text } }
staff: { lin: { name: 林晓, wecom: lin } }
messages: { hello: { name: 问候, text: "{{ contact.name }}，我是{{ staff.name }}" }, bye: { name: 告别, text: 再见 } }
communities: { class: { name: 课程群 } }
segments: { fresh: { name: 新好友, when: { tag: need/a } } }
points: { member: { name: 会员积分, earn: [{ event: hit.x, points: 40, per-day: 40 }] } }
`;
const { draft: definitions } = loadPlan([{ path: 'plan.yaml', text: `plan: stage\nname: Stage\n${REST}` }]);
const HELLO = `
journeys:
  hello:
    name: 问候
    start: { event: contact.added }
    leave: { event: contact.lost }
    goal: { when: { event: order.paid }, within: 30d }
    steps:
      - welcome: hello
      - wait: 1d
      - branch:
          - if: { tag: need/a }
            do: [{ message: hello }, { stage: warm, reason: 有需求 }]
          - else: [{ task: { do: ask, title: 问清需求, by: owner, due: 4h, fills: [tag-group/need] } }, { tag: need/b }]
      - wait: { until: "23:00" }
      - message: bye
      - wait: { for: { event: app.opened }, at-most: 3d }
`;

type Question = z.input<typeof testRunSchema>;

let stage: Stage;
let app: HttpApp;
beforeAll(async () => {
  stage = await openStage(START, REST + HELLO);
  const { db, clock } = stage;
  app = await buildHttp({
    logger: makeLogger('silent'),
    version: 'test',
    endpoints: [postTestRun({ db, clock })],
    guard: async () => null,
  });
});
afterAll(async () => {
  await app.close();
  await stage.close();
});

async function ask(question: Question, journey = 'hello'): Promise<TestRunResult> {
  const url = `/v1/journeys/${journey}/test-run`;
  const answer = await app.inject({ method: 'POST', url, payload: question });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
}

const invented = { invented: { name: '小满', owner: 'lin' } };
const told = ({ lines }: TestRunResult) =>
  lines.map(({ at, kind, text, outcome }) => [at.slice(5, 16), kind, text, outcome]);

describe('a test run', () => {
  it('goes through the journey with a clock that jumps, and says what happens when', async () => {
    const run = await ask({ person: invented });
    expect(told(run)).toEqual([
      ['03-02T01:00', 'event', '「添加员工」', null],
      ['03-02T01:00', 'stage', '新客', null],
      ['03-02T01:00', 'step', '发送欢迎语「问候」', 'asked'],
      ['03-02T01:00', 'message', '问候', null],
      ['03-02T01:00', 'waits', '等待 1 天', 'time'],
      ['03-03T01:00', 'step', '等待 1 天', 'due'],
      ['03-03T01:00', 'step', '按条件分支，走第一个成立的', 'else'],
      ['03-03T01:00', 'waits', '任务「问清需求」：负责员工在 4 小时内完成', 'task'],
      ['03-03T01:00', 'task', '问清需求', null],
      ['03-03T05:00', 'step', '任务「问清需求」：负责员工在 4 小时内完成', 'timed-out'],
      ['03-03T05:00', 'step', '打标签 需求/乙', null],
      ['03-03T05:00', 'tag', '打上 需求/乙', null],
      ['03-03T05:00', 'waits', '等到 23:00', 'time'],
      ['03-03T15:00', 'step', '等到 23:00', 'due'],
      ['03-03T15:00', 'step', '发送消息「告别」', null],
      ['03-03T15:00', 'message', '告别', null],
      ['03-03T15:00', 'waits', '等待「打开应用」，最多 3 天', 'event'],
      ['03-06T15:00', 'step', '等待「打开应用」，最多 3 天', 'timed-out'],
      ['03-06T15:00', 'ended', '走完全部步骤', 'completed'],
    ]);
    expect(run).toMatchObject({ refusal: null, node: null, endReason: 'completed', next: null });
    const [welcome, late] = run.lines.filter(({ kind }) => kind === 'message');
    expect(welcome).toMatchObject({ body: '小满，我是林晓', refused: null, until: null });
    // 23:00 in Shanghai: held back until the quiet hours are over.
    expect(late).toMatchObject({ body: '再见', refused: null, until: '2026-03-04T00:30:00.000Z' });
  });

  it('stops where it is told to, and takes in what happens on the way', async () => {
    const first = await ask({ person: invented, until: START });
    expect(first).toMatchObject({
      node: 1,
      waiting: 'time',
      next: '2026-03-03T01:00:00.000Z',
      now: START.replace('Z', '.000Z'),
    });
    const happenings = [
      { at: '2026-03-02T03:00:00Z', tag: ['need/a'] },
      { at: '2026-03-05T01:00:00Z', event: 'order.paid', props: { amount: 100 } },
    ];
    const run = await ask({ person: invented, happenings });
    expect(
      told(run)
        .filter(([, kind]) => kind !== 'waits')
        .slice(4),
    ).toEqual([
      ['03-02T03:00', 'tag', '打上 需求/甲', null],
      ['03-02T03:00', 'standing', '「进入分群」 新好友', null],
      ['03-03T01:00', 'step', '等待 1 天', 'due'],
      ['03-03T01:00', 'step', '按条件分支，走第一个成立的', 'if 1'],
      ['03-03T01:00', 'step', '发送消息「问候」', null],
      ['03-03T01:00', 'message', '问候', null],
      ['03-03T01:00', 'step', '调整到阶段「意向」：有需求', 'moved'],
      ['03-03T01:00', 'stage', '意向', null],
      ['03-03T15:00', 'step', '等到 23:00', 'due'],
      ['03-03T15:00', 'step', '发送消息「告别」', null],
      ['03-03T15:00', 'message', '告别', null],
      ['03-05T01:00', 'event', '「支付订单」', null],
      ['03-05T01:00', 'stage', '成交', null],
      ['03-05T01:00', 'ended', '等待「打开应用」，最多 3 天', 'goal'],
    ]);
    expect(run.lines.find(({ outcome }) => outcome === 'if 1')?.why).toEqual([
      { text: '带标签 需求/甲', holds: true, seen: null },
    ]);
  });

  it('lets staff finish the task it waits for', async () => {
    const done = { at: '2026-03-03T02:00:00Z', event: 'task.done', props: { fields: { business: '零售' } } };
    const run = await ask({ person: invented, happenings: [done] });
    expect(told(run)).toContainEqual([
      '03-03T02:00',
      'step',
      '任务「问清需求」：负责员工在 4 小时内完成',
      'done',
    ]);
  });

  it('says why a message would not arrive', async () => {
    const friendless = { invented: { name: '', tags: ['need/a'] } };
    const happenings = [{ at: '2026-03-02T02:00:00Z', event: 'contact.lost', props: { staff: 'lin' } }];
    const [left] = (await ask({ person: friendless, happenings })).lines.slice(-1);
    expect(left).toMatchObject({ kind: 'ended', outcome: 'left' });
    const { db } = stage;
    const files = [
      { path: 'plan.yaml', text: 'plan: stage\nname: Stage\ntimezone: Asia/Shanghai\n' },
      {
        path: 'rest.yaml',
        text: `${REST}journeys: { hello: { name: J, start: on-request, steps: [{ message: hello }] } }`,
      },
    ];
    const draft = await db.transaction((tx) =>
      createDraft(tx, { owner: 'nobody:0', name: 'd', baseVersion: 1, files, now: stage.clock.now() }),
    );
    const run = await ask({ draft, person: friendless });
    expect(run.lines.map(({ kind, refused }) => [kind, refused])).toEqual([
      ['event', null],
      ['stage', null],
      ['step', null],
      ['message', 'not-a-friend'],
      ['ended', null],
    ]);
  });

  it('answers 404 for a journey, a contact or a draft that is not there', async () => {
    await expect(ask({ person: invented }, 'nothing')).rejects.toThrow('request/not-found');
    await expect(ask({ person: { contact: 99_999 } })).rejects.toThrow('request/not-found');
    await expect(ask({ person: invented, draft: 99_999 })).rejects.toThrow('request/not-found');
  });

  it('counts on from what limits of points have given today', async () => {
    const journeys = `journeys:
  a: { name: A, start: { event: go.a }, steps: [{ wait: { for: { event: hit.x }, at-most: 1d } }, { points: -50, for: member, reason: 兑换 }] }`;
    const { draft } = loadPlan([{ path: 'plan.yaml', text: `plan: stage\nname: Stage\n${REST}${journeys}` }]);
    const journey = draft.journeys?.a;
    if (!journey) throw new Error('does not load');
    await compare(journey, { who: 'points', events: [{ minutes: 30, event: 'hit.x' }], before: true });
    const refused = await stage.db.one(
      sql`select count(*) as n from journey_step where outcome = 'not-enough'`,
    );
    expect(refused).toEqual({ n: 1 });
  });

  it('does with a real contact what the engine does later, and writes nothing', async () => {
    let nr = 0;
    const hits = fc.array(
      fc.record({
        minutes: fc.integer({ min: 1, max: 5000 }),
        event: fc.constantFrom('hit.x', 'hit.y', 'order.paid'),
      }),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(anyJourney('go.a'), hits, fc.boolean(), async (journey, events, before) => {
        await compare(notStarting(journey, 'b'), { who: `w${nr++}`, events, before });
      }),
      { numRuns: RUNS },
    );
  }, 60_000);
});

interface Story {
  who: string;
  events: { minutes: number; event: string }[];
  before: boolean;
}

/** Runs a journey first in memory, then for good, moment by moment. */
async function compare(journey: Journey, { who, events, before }: Story): Promise<void> {
  const { db, clock } = stage;
  const journeys = { a: { ...journey, late: undefined } };
  await putInForce(db, { ...definitions, journeys }, clock.now());
  const contact = await stage.send(who, 'contact.added', { name: who, staff: 'lin' });
  if (before) await stage.send(who, 'hit.x');
  const happenings = events.map(({ minutes, event }) => ({
    at: new Date(clock.now().getTime() + minutes * 60_000).toISOString(),
    event,
    props: {},
  }));
  const size = () =>
    db.one(sql`select (select count(*) from event) as events, (select count(*) from journey_step) as steps,
      (select count(*) from intention) as intentions, (select count(*) from enrolment) as enrolments`);
  const was = await size();
  const run = await ask({ person: { contact }, happenings }, 'a');
  expect(await size()).toEqual(was);
  const moments = [...run.lines.map(({ at }) => at), ...happenings.map(({ at }) => at)].toSorted();
  await stage.tell(who, 'go.a');
  await stage.settle();
  const left = [...happenings];
  for (const at of new Set(moments)) {
    if (run.endReason !== null && at > run.now) break;
    clock.set(new Date(at));
    const now = left.filter((one) => one.at === at);
    for (const { event } of now) await stage.tell(who, event);
    await stage.settle();
  }
  const [entry] = await db.rows<{ id: number; end_reason: string | null }>(sql`
    select id, end_reason from enrolment where contact_id = ${contact} order by id limit 1`);
  const steps = await db.rows<{ at: Date; node: number; outcome: string | null }>(sql`
    select at, node, outcome from journey_step where enrolment_id = ${entry?.id} order by seq`);
  expect(
    run.lines.filter(({ kind }) => kind === 'step').map(({ at, node, outcome }) => ({ at, node, outcome })),
  ).toEqual(steps.map((step) => ({ ...step, at: step.at.toISOString() })));
  expect(run.endReason).toBe(entry?.end_reason);
  const messages = await db.rows<{ message: string }>(sql`
    select message from intention where enrolment_id = ${entry?.id} and kind in ('message', 'welcome') order by id`);
  expect(run.lines.filter(({ kind }) => kind === 'message').map(({ text }) => text)).toEqual(
    messages.map(({ message }) => (message === 'hello' ? '问候' : '告别')),
  );
}
