import type { PlanChange } from '@hetang/contract/http/plan';
import type { Plan } from '@hetang/contract/plan/registry';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { Lang } from '../../kernel/errors.ts';
import { applyPlan } from '../apply.ts';
import { loadPlan } from '../load.ts';
import { scaled } from './count-people.ts';
import { presentChanges } from './present-changes.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const text = `plan: demo
name: 演示
stages: { new: { name: 新客 }, warm: { name: 熟客, enter: { event: order.paid } } }
tags: { need: { name: 需求, values: { course: 课程, tool: 工具 } } }
fields: { age: { name: 年龄, type: number } }
staff: { lin: { name: 林, wecom: Lin } }
codes: { site: { name: 官网, staff: [lin], tags: [need/tool] } }
messages: { hi: { name: 欢迎, text: 你好 } }
segments: { buyers: { name: 买家, when: { stage: warm } } }
journeys:
  first: { name: 首次, start: { event: contact.added }, steps: [{ welcome: hi }, { wait: 10m }] }
`;
const files = (content: string) => [{ path: 'plan.yaml', text: content }];

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await applyPlan(db, { source: { files: files(text) }, by: 'lin', now: NOW });
  await applyPlan(db, { source: { files: files(text.replace('10m', '15m')) }, by: 'lin', now: NOW });
  await db.run(sql`insert into contact (id, name, stage, created_at, fields)
    select i, 'c' || i, case when i <= 30 then 'warm' else 'new' end, ${NOW}, '{"age": 1}' from generate_series(1, 100) i`);
  await db.run(
    sql`insert into contact_tag select i, 'need', 'course', ${NOW}, 'x' from generate_series(1, 7) i`,
  );
  await db.run(sql`insert into relation select i, 'lin', 'site', ${NOW}, case when i > 90 then ${NOW}::timestamptz end
    from generate_series(1, 100) i`);
  await db.run(sql`insert into task (do_key, title, staff, kind, due_at, created_at)
    values ('x', 'x', 'lin', 'follow-up', ${NOW}, ${NOW})`);
  await db.run(sql`insert into enrolment (id, contact_id, journey, version, entry, status, node, seq, started_at, trigger)
    select i, i, 'first', case when i <= 3 then 1 else 2 end, 1, case when i > 20 then 'ended' else 'active' end, 1, 1, ${NOW}, '{}'
    from generate_series(1, 25) i`);
});
afterAll(() => db.drop());

function plan(content: string): Plan {
  const loaded = loadPlan(files(content)).plan;
  if (!loaded) throw new Error('does not load');
  return loaded;
}

async function touched(
  change: (content: string) => string,
  lang: Lang = 'zh',
): Promise<Record<string, string[]>> {
  const changes = await presentChanges(db, { before: plan(text), after: plan(change(text)), now: NOW }, lang);
  const say = (one: PlanChange) => one.touches.map((touch) => `${one.loud ? '!' : ''}${touch.text}`);
  return Object.fromEntries(changes.map((one) => [`${one.kind}/${one.key}`, say(one)]));
}

test('people under way are told apart by the version that they keep', async () => {
  expect(await touched((content) => content.replace('10m', '30m'))).toEqual({
    'journeys/first': ['17 人正在旅程中，继续按第 2 版走完', '3 人正在旅程中，继续按第 1 版走完'],
  });
  expect(await touched((content) => content.replace('你好', '您好'), 'en')).toEqual({
    'messages/hi': ['20 people are under way in "首次", which use it; they go on by their version'],
  });
});

test('what goes away while it is in use is loud; what is not in use is not', async () => {
  const found = await touched((content) =>
    content
      .replace(', warm: { name: 熟客, enter: { event: order.paid } }', '')
      .replace('segments: { buyers: { name: 买家, when: { stage: warm } } }\n', '')
      .replace('course: 课程, ', '')
      .replace(/codes: .*\n/, '')
      .replace(/staff: .*\n/, ''),
  );
  expect(found).toMatchObject({
    'stages/warm': ['!还有 30 位客户在这个阶段，之后没有阶段可显示'],
    'segments/buyers': ['!现在有 30 位客户'],
    'tags/need': ['!7 位客户带标签「课程」'],
    'codes/site': ['!90 位好友从这个码来；印出去的二维码仍然有效'],
    'staff/lin': ['!90 位客户是这位员工的好友', '!1 个任务还没做完'],
  });
  const unused = await touched((content) =>
    content.replace(', tool: 工具', '').replace(', tags: [need/tool]', ''),
  );
  expect(unused['tags/need']).toEqual([]);
});

test('a new key is another definition: whoever is known by the old one is said not to follow', async () => {
  const notice = (from: string, to: string) =>
    `!键「${from}」像是改成了「${to}」，但新的键是另一个定义：已经记在「${from}」名下的不会跟过去`;
  const found = await touched((content) =>
    content
      .replace('warm: { name: 熟客,', 'loyal: { name: 熟客,')
      .replace('{ stage: warm }', '{ stage: loyal }')
      .replace('course: 课程', 'lesson: 课程')
      .replace('  first: { name: 首次,', '  meet: { name: 首次,'),
  );
  expect(found).toMatchObject({
    'stages/loyal': [],
    'stages/warm': ['!还有 30 位客户在这个阶段，之后没有阶段可显示', notice('warm', 'loyal')],
    'tags/need': ['!7 位客户带标签「课程」', notice('course', 'lesson')],
    'journeys/first': [expect.any(String), expect.any(String), notice('first', 'meet')],
  });
  const other = await touched((content) => content.replace('course: 课程', 'lesson: 公开课'));
  expect(other).toEqual({ 'tags/need': ['!7 位客户带标签「课程」'] });
});

test('a segment says how many belong to it before and after', async () => {
  const found = await touched((content) =>
    content.replace('when: { stage: warm }', 'when: { stage: new, or-later: true }'),
  );
  expect(found).toEqual({ 'segments/buyers': ['现在有 30 位客户', '按新条件有 100 位客户'] });
});

test('a field counts the contacts that have something in it', async () => {
  expect(await touched((content) => content.replace('年龄', '岁数'))).toEqual({
    'fields/age': ['100 位客户填有这个字段'],
  });
});

test('many are estimated, in two digits, and said to be', async () => {
  expect(scaled(1234, 10)).toEqual({ count: 12_000, about: true });
  expect(scaled(1234, 100)).toEqual({ count: 1234, about: false });
  expect(scaled(0, 10, 10_000)).toEqual({ count: 10_000, about: true });
  await db.run(sql`insert into contact (id, name, stage, created_at)
    select i, 'c' || i, 'warm', ${NOW} from generate_series(1000, 131000) i`);
  await db.run(sql`analyze contact`);
  const found = await touched((content) => content.replace('熟客', '老客'));
  expect(found['stages/warm']?.[0]).toMatch(/^约 1[1-4]\d,000 位客户在这个阶段$/);
});
