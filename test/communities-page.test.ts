import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindSchemas, type Plan } from '../contract/src/plan/registry.ts';
import { manualClock } from '../server/src/kernel/clock.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';
import type { TestDatabase } from './harness/database.ts';
import { putPlan } from './harness/put-plan.ts';

const NOW = new Date('2026-03-10T04:00:00Z');

const community = (name: string, more: object = {}) =>
  kindSchemas.communities.parse({ name, owner: 'lin', ...more });
const definitions: Partial<Plan> = {
  staff: {
    lin: kindSchemas.staff.parse({ name: '林晓', wecom: 'Lin' }),
    zhou: kindSchemas.staff.parse({ name: '周远', wecom: 'Zhou' }),
  },
  messages: { hi: kindSchemas.messages.parse({ name: '进群欢迎', text: '欢迎{{ contact.name }}' }) },
  communities: {
    vip: community('会员福利社群', {
      welcome: 'hi',
      series: '会员福利 {{ n }} 群',
      health: { 'leave-at-most': 5, 'active-at-least': 10 },
    }),
    course: community('公开课学员'),
  },
};

/** Two groups of members with thirty days behind them, one of a strange name, one dissolved. */
async function fill(db: TestDatabase): Promise<void> {
  await putPlan(db, definitions, NOW);
  await db.run(sql`
    insert into community_chat (chat_id, name, owner_userid, created_at, member_count, community_key, status, seen_at, notice)
    values ('wr1', '会员福利 1 群', 'Lin', ${NOW}::timestamptz - interval '40 days', 41, 'vip', 'normal', ${NOW}, '每周三晚八点直播，群内不发广告。'),
      ('wr2', '会员福利 2 群', 'Lin', ${NOW}::timestamptz - interval '20 days', 21, 'vip', 'owner-left', ${NOW}, null),
      ('wr3', '公开课 3 月班', 'Zhou', ${NOW}::timestamptz - interval '5 days', 11, null, 'normal', ${NOW}, null),
      ('wr4', '会员福利 0 群', 'Lin', ${NOW}::timestamptz - interval '90 days', 0, 'vip', 'dismissed', ${NOW}, null)`);
  await db.run(sql`
    insert into community_chat_member (chat_id, member_id, kind, name, joined_at, scene, inviter, left_at, leave)
    select c.chat_id, 'wm' || c.chat_id || '-' || n, 'customer', '客户' || n,
      greatest(c.created_at, ${NOW}::timestamptz - n * interval '16 hours'), (array['invited', 'link', 'qr'])[1 + n % 3], 'Lin',
      case when n % 9 = 0 then ${NOW}::timestamptz - n * interval '3 hours' end, case when n % 9 = 0 then 'left' end
    from community_chat c, generate_series(1, 45) as n where c.status <> 'dismissed' and n <= c.member_count + 4`);
  await db.run(sql`insert into contact (id, name, created_at) values (1, '王小明', ${NOW})`);
  await db.run(sql`insert into identity values ('external_userid', 'wmwr1-1', 1, ${NOW})`);
  await db.run(sql`
    insert into community_owner_day
    select (${NOW}::timestamptz - n * interval '1 day')::date, 'Lin', 0, 2, 1 + n % 2, 1, 60, 4 + n % 3, 20 + 7 * (n % 6)
    from generate_series(1, 29) as n`);
  const missing = JSON.stringify({ fields: [{ field: 'words', wanted: '代购 加薇信', seen: '代购' }] });
  const dearer = JSON.stringify({ fields: [{ field: 'price', wanted: '99.9', seen: '129' }] });
  const taken = JSON.stringify({ zh: '商品图册里已有编码 A-002 的商品', en: 'The code A-002 is taken' });
  await db.run(sql`
    insert into platform_fixture (kind, key, name, platform_id, shows, drift, checked_at, changed_at, dropped_at) values
      ('group-welcome', 'hi', '进群欢迎', 'msg1', '{"text": "欢迎%NICKNAME%", "attachment": ""}', null, ${NOW}, ${NOW}, null),
      ('group-welcome', 'old', '旧欢迎', 'msg2', '{"text": "欢迎", "attachment": "image"}', null, ${NOW}, ${NOW}, ${NOW}),
      ('intercept-rule', 'off-site', '站外引流', 'r1',
       '{"name": "站外引流", "words": "代购 加薇信", "level": "block", "also": "phone", "staff": "Lin"}',
       ${missing}::jsonb, ${NOW}, ${NOW}, null),
      ('product', 'lesson', '入门课', 'pd1', '{"text": "入门课\\n七天学会选品", "price": "99.9", "sku": "A-001", "pictures": "3"}',
       ${dearer}::jsonb, ${NOW}, ${NOW}, null)`);
  await db.run(sql`
    insert into platform_fixture (kind, key, name, shows, problem, changed_at)
    values ('product', 'trial', '体验装', '{}', ${taken}::jsonb, ${NOW})`);
  await db.run(sql`
    insert into wecom_sync (id, state, asked_by, started_at, beat_at, finished_at, place, counts) overriding system value
    values (1, 'done', null, ${NOW}::timestamptz - interval '9 hours', ${NOW}, ${NOW}, '{"step": "statistics", "after": "", "done": 1, "total": null}', '{"seen": 1200, "chats": 4, "differences": 2}'),
      (2, 'running', '林晓', ${NOW}, ${NOW}, null, '{"step": "contacts", "after": "x", "done": 20, "total": 64}', '{"seen": 3100}')`);
  await db.run(sql`
    insert into wecom_difference (sync_id, kind, subject, beside, mended, note, at) values
      (1, 'member-joined', 'wmwr1-1', 'wr1', true, null, ${NOW}),
      (1, 'contacts-doubted', 'Lin', null, false, '300/310', ${NOW})`);
}

describe('the pages of communities', () => {
  const clock = manualClock(NOW);
  let stage: ConsolePages;
  let page: Page;
  beforeAll(async () => {
    stage = await openConsole(clock, fill);
    page = stage.page;
  });
  afterAll(() => stage.close());

  it('show people and health, and lead to groups that belong nowhere', async () => {
    await page.goto('/communities');
    const row = page.getByRole('row', { name: /会员福利社群/ });
    await row.getByText('退群偏多').waitFor();
    expect(await row.textContent()).toContain('健康线 5%');
    await page.getByRole('link', { name: '去归类' }).click();
    await page.getByRole('row', { name: /公开课 3 月班/ }).waitFor();
    expect(await page.getByText('建议：公开课学员').count()).toBe(1);
    expect(await page.getByRole('row', { name: /会员福利/ }).count()).toBe(0);
  });

  it('put a group where it is suggested', async () => {
    await page.getByRole('checkbox', { name: '选择“公开课 3 月班”' }).check();
    await page.getByRole('button', { name: '归到社群（已选 1 个群）' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('公开课学员').waitFor();
    await drawer.getByRole('button', { name: '归到社群' }).click();
    await page.getByText('已归类，1 个群换了社群').waitFor();
    const [chat] = await stage.db.rows(
      sql`select community_key, chosen_by from community_chat where chat_id = 'wr3'`,
    );
    expect(chat).toEqual({ community_key: 'course', chosen_by: '林晓' });
  });

  it('show one community day by day with its groups, and a group with its members', async () => {
    await page.goto('/communities/vip');
    await page.getByRole('img', { name: '最近 30 天的客户人数、进群和退群' }).waitFor();
    await page.getByRole('img', { name: '最近 30 天的消息数和发言人数' }).waitFor();
    expect(await page.getByRole('row', { name: /会员福利 \d 群/ }).count()).toBe(2);
    await page.getByRole('link', { name: '会员福利 1 群' }).click();
    await page.getByRole('link', { name: '王小明' }).waitFor();
    await page.getByText('每周三晚八点直播').waitFor();
    expect(await page.getByText('主动退群').count()).toBeGreaterThan(0);
  });

  it('show what new members read, and what WeCom keeps otherwise than the plan', async () => {
    await page.goto('/communities/vip');
    await page.getByText('欢迎%NICKNAME%').waitFor();
    await page.getByText('群设置 › 入群欢迎语 › 选择「进群欢迎」').waitFor();
    await page.goto('/settings/wecom/fixtures');
    const rule = page.getByRole('row', { name: /站外引流.*在企业微信被改过/ });
    await rule.getByText('词：企业微信里是「代购」').waitFor();
    await page.goto('/settings/wecom/fixtures?kind=product&sort=-name');
    const lesson = page.getByRole('row', { name: /入门课.*在企业微信被改过/ });
    await lesson.getByText('编码 A-001 · 99.9 元 · 3 张图片').waitFor();
    await lesson.getByText('价格（元）：企业微信里是「129」').waitFor();
    await page.getByRole('row', { name: /体验装.*失败.*已有编码 A-002/ }).waitFor();
    expect(await page.getByRole('row', { name: /站外引流/ }).count()).toBe(0);
    await page.goto('/settings/wecom/fixtures');
    await page
      .getByRole('row', { name: /旧欢迎.*方案已不用/ })
      .getByRole('button')
      .click();
    const asked = page.getByRole('dialog');
    await asked.getByText('正在用它的客户群从此没有入群欢迎语').waitFor();
    await asked.getByRole('button', { name: '从企业微信删除' }).click();
    await page.getByText('正在删除').waitFor();
    const [row] = await stage.db.rows<{ asked: boolean }>(
      sql`select removal_asked_at is not null as asked from platform_fixture where key = 'old'`,
    );
    expect(row?.asked).toBe(true);
  });

  it('show comparisons with the platform and what they found', async () => {
    await page.goto('/system/reconciliation');
    await page.getByText('核对客户资料与标签：20 / 64').waitFor();
    await page.getByRole('button', { name: /看差异 2026-03-10 03:00/ }).click();
    await page.getByText('漏了进群的人').waitFor();
    await page.getByText('名单少了太多，没有相信').waitFor();

    expect(stage.problems).toEqual([]);
  });
});
