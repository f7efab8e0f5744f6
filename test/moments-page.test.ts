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
  accounts: { main: kindSchemas.accounts.parse({ name: '小荷', kind: 'sales', staff: 'lin' }) },
  messages: {
    news: kindSchemas.messages.parse({ name: '新课预告', text: '周三晚八点，新课开讲' }),
    you: kindSchemas.messages.parse({ name: '专属称呼', text: '{{ contact.name }}你好' }),
  },
  calendar: {
    daily: kindSchemas.calendar.parse({
      account: 'main',
      name: '小荷的朋友圈',
      slots: [
        { on: 'wed', at: '20:00', message: 'news' },
        { on: 'fri', at: '08:30', brief: '一张生活照' },
      ],
    }),
  },
};

beforeAll(async () => {
  pages = await openConsole(clock, async (db) => {
    const now = clock.now();
    await putPlan(db, plan, now);
    const slot = JSON.stringify({ message: 'news', staff: ['lin', 'zhou'], visibleTo: [] });
    const content = JSON.stringify({ title: '新课预告', text: '周三晚八点，新课开讲', attachments: [] });
    await db.run(sql`insert into contact (id, name, created_at) values (1, '王小明', ${now})`);
    await db.run(sql`
      insert into identity (kind, value, contact_id, at) values ('external_userid', 'wm1', 1, ${now})`);
    await db.run(sql`
      insert into moment_post (calendar, due_at, slot, plan_version, state, content, not_after, platform_id, made_at, created_at)
      values ('daily', ${now}, ${slot}::jsonb, 1, 'publishing', ${content}::jsonb,
              ${now}::timestamptz + interval '1 day', 'mom1', ${now}, ${now})`);
    await db.run(sql`
      insert into moment_member (post_id, userid, staff, state, published_at, reached)
      values (1, 'ops-01', 'lin', 'published', ${now}, 120), (1, 'ops-02', 'zhou', 'waiting', null, null)`);
    await db.run(sql`
      insert into moment_mark (post_id, userid, external_userid, kind, at)
      values (1, 'ops-01', 'wm1', 'like', ${now}), (1, 'ops-01', 'wm2', 'comment', ${now})`);
  });
}, 60_000);
afterAll(() => pages.close());

it('Moments are listed with who has published them, scheduled by the month, posted by hand and called off', async () => {
  const { page } = pages;
  await page.goto('/reach');
  await page.getByRole('link', { name: '朋友圈' }).click();
  await page.getByRole('row', { name: /新课预告.*小荷的朋友圈.*待员工发表.*1 \/ 2 人.*120/ }).waitFor();
  await page.getByRole('link', { name: '新课预告' }).click();
  await page.getByRole('row', { name: /周舟 待发表/ }).waitFor();
  await page.getByRole('row', { name: /林晓 已发表.*120 1 1/ }).waitFor();
  await page.getByRole('row', { name: /王小明 点赞/ }).waitFor();
  await page.getByRole('row', { name: /未识别的客户 评论/ }).waitFor();
  await page.getByRole('button', { name: '撤回「新课预告」' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await page.getByText('撤回中').waitFor();

  await page.goto('/reach/moments/calendar');
  await page.getByText('20:00 新课预告').first().waitFor();
  expect(await page.getByText('20:00 新课预告').count()).toBe(4);
  expect(await page.getByText('08:30 一张生活照').count()).toBe(4);

  await page.goto('/reach/moments');
  await page.getByRole('button', { name: '立即发一条' }).click();
  const drawer = page.getByRole('dialog');
  await chooseOption(page, { label: '消息', option: '新课预告', within: drawer });
  await drawer.getByText('周三晚八点，新课开讲').waitFor();
  await drawer.getByRole('radio', { name: '自己写' }).check();
  await drawer.getByLabel('正文').fill('今天下雨，记得带伞');
  await chooseOption(page, { label: '由谁发表', option: '林晓', within: drawer });
  await page.keyboard.press('Escape');
  await drawer.getByRole('figure').getByText('今天下雨，记得带伞').waitFor();
  await drawer.getByRole('button', { name: '交给员工发表' }).click();
  await page.getByRole('heading', { name: '今天下雨，记得带伞' }).waitFor();
  await page.getByText('林晓 手动发起').waitFor();
  expect(pages.problems).toEqual([]);
});
