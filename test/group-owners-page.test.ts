import { afterAll, beforeAll, expect, it } from 'vitest';
import { kindSchemas, type Plan } from '../contract/src/plan/registry.ts';
import { manualClock } from '../server/src/kernel/clock.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { chooseOption } from './harness/choose-option.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';
import { putPlan } from './harness/put-plan.ts';

const clock = manualClock(new Date('2026-03-02T02:00:00Z'));
let pages: ConsolePages;

const plan: Partial<Plan> = {
  staff: {
    lin: kindSchemas.staff.parse({ name: '林晓', wecom: 'ops-01' }),
    zhou: kindSchemas.staff.parse({ name: '周舟', wecom: 'ops-02' }),
  },
  communities: { skin: kindSchemas.communities.parse({ name: '护肤群', series: '护肤交流群{{ n }}' }) },
  codes: {
    'skin-group': kindSchemas.codes.parse({ name: '护肤群码', kind: 'group-code', community: 'skin' }),
  },
};

beforeAll(async () => {
  pages = await openConsole(clock, async (db) => {
    const now = clock.now();
    await putPlan(db, plan, now);
    await db.run(sql`
      insert into community_chat (chat_id, name, owner_userid, created_at, member_count, community_key)
      values ('wr1', '护肤交流群1', 'ops-01', ${now}, 200, 'skin'),
             ('wr2', '护肤交流群2', 'ops-02', ${now}, 40, 'skin')`);
    await db.run(sql`
      insert into channel_code (key, platform_state, state, chat_ids, changed_at)
      values ('skin-group', 'ht-skin-group', 'live', '{wr2}', ${now})`);
  });
}, 60_000);
afterAll(() => pages.close());

it('a community shows its group code and how full its groups are; groups get a new owner', async () => {
  const { page } = pages;
  await page.goto('/communities/skin');
  const fill = page.getByRole('table', { name: '后面的群' });
  await fill.getByRole('row', { name: /护肤交流群1 已满 200 \/ 200/ }).waitFor();
  await fill.getByRole('row', { name: /护肤交流群2 正在进 40 \/ 200/ }).waitFor();
  await page.getByText('企业微信自动建「护肤交流群3」接着进').waitFor();

  await page.goto('/chats');
  await page.getByRole('checkbox', { name: /护肤交流群1/ }).check();
  await page.getByRole('checkbox', { name: /护肤交流群2/ }).check();
  await page.getByRole('button', { name: '转给新群主' }).click();
  const drawer = page.getByRole('dialog');
  await chooseOption(page, { label: '新群主', option: '周舟', within: drawer });
  await drawer.getByText('2 个群里有 1 个可以转。').waitFor();
  await drawer.getByRole('row', { name: /护肤交流群2 已经是群主/ }).waitFor();
  await drawer.getByLabel('为什么转接').fill('换岗');
  await drawer.getByRole('button', { name: '转给新群主' }).click();
  await page.getByRole('row', { name: /护肤交流群1.*林晓.*周舟.*等待执行/ }).waitFor();
  await page.getByRole('button', { name: '不转「护肤交流群1」了' }).click();
  await page.getByRole('row', { name: /护肤交流群1.*已停止/ }).waitFor();
  expect(pages.problems).toEqual([]);
});
