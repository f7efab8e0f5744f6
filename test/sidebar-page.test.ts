import { communitySchema } from '@hetang/contract/plan/kinds/communities';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../server/src/kernel/clock.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../server/src/kernel/http/app.ts';
import { makeLogger } from '../server/src/kernel/telemetry/logger.ts';
import { makeMetrics } from '../server/src/kernel/telemetry/metrics.ts';
import { createTasks } from '../server/src/modules/tasks/api.ts';
import { makeRoutes } from '../server/src/routes.ts';
import { sharedBrowser } from './harness/browser.ts';
import { createTestDatabase, type TestDatabase } from './harness/database.ts';
import { freePort } from './harness/free-ports.ts';
import { outboxPlan } from './harness/outbox-world.ts';
import { startWecomRig, type WecomRig } from './harness/wecom-rig.ts';

// The sidebar beside a chat on the emulator's page of a member, signed and accepted as the client does it.
let db: TestDatabase;
let rig: WecomRig;
let app: HttpApp;
let url: string;
let page: Page;
let customer: string;
let stranger: string;
const problems: string[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  rig = await startWecomRig(db);
  const code = { platformId: null, userids: ['ops-01'], state: 'a', remark: '', skipVerify: true };
  await rig.wecom.port.ensureCode(code);
  const people = [await rig.addCustomer('a'), await rig.addCustomer('a')];
  [customer = '', stranger = ''] = people.map(({ who }) => who);
  await fill(rig.clock.now());
  url = `http://127.0.0.1:${await freePort()}`;
  app = await serve();
  await app.listen({ host: '127.0.0.1', port: Number(new URL(url).port) });
  rig.emulator.world.state.tenant.sidebarUrl = `${url}/my/sidebar`;
  const browser = await sharedBrowser();
  page = await (await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' })).newPage();
  page.on('pageerror', (error) => problems.push(error.message));
}, 60_000);
afterAll(async () => {
  await page?.context().close();
  await app?.close();
  await rig?.close();
  await db?.drop();
});

async function fill(now: Date): Promise<void> {
  const plan = outboxPlan();
  plan.staff = { lin: { name: '林晓', wecom: 'ops-01' } };
  plan.tags = {
    need: { name: '需求', choose: 'many', wecom: true, values: { course: '课程', trial: '体验' } },
  };
  const script = { channel: 'private-chat' as const, stages: [], tags: [] };
  plan.communities = {
    course: communitySchema.parse({
      name: '课程群',
      stages: ['new'],
      rules: { encourage: ['提问'], forbid: ['发广告'] },
      exit: '说一声就可以退',
    }),
  };
  plan.scripts = {
    answer: {
      ...script,
      channel: 'group',
      name: '答疑',
      steps: [{ text: '先说结论，我是{{ staff.name }}' }],
    },
    opening: {
      ...script,
      channel: 'group',
      stages: ['new'],
      name: '开场',
      steps: [{ text: '欢迎大家' }],
    },
    price: { ...script, name: '报价', steps: [{ text: '一共 199 元' }] },
    hello: {
      ...script,
      name: '问候',
      stages: ['new'],
      steps: [{ text: '{{ contact.name }}你好，我是{{ staff.name }}' }],
    },
  };
  await db.run(sql`insert into plan (key, name, version, running) values ('test', '测试', 1, true)`);
  await db.run(sql`
    insert into plan_version (version, plan, spec, applied_at, applied_by, changes)
    values (1, 'test', ${JSON.stringify(plan)}::json, ${now}, 'test', 1)`);
  await db.run(sql`
    insert into contact (id, name, stage, stage_at, created_at) overriding system value
    values (901, '王荷', 'new', ${now}, ${now})`);
  await db.run(sql`delete from identity where value in (${customer}, ${stranger})`);
  await db.run(sql`
    insert into identity (kind, value, contact_id, at) values ('external_userid', ${customer}, 901, ${now})`);
  await db.run(sql`insert into relation (contact_id, staff, added_at) values (901, 'lin', ${now})`);
  const task = { do: 'ask', title: '了解需求', contactId: 901, fills: [], dueAt: now };
  await db.transaction((tx) =>
    createTasks(tx, [{ ...task, id: 101, staff: 'lin', source: { journey: 'x', enrolment: 1 } }], now),
  );
}

function serve(): Promise<HttpApp> {
  const logger = makeLogger('silent');
  const staffUrl = `${rig.url}/staff`;
  const platform = {
    login: rig.wecom.login,
    endpoints: [],
    service: { port: null, read: async () => false },
  };
  const { guard, endpoints } = makeRoutes({
    clock: rig.clock,
    machine: systemClock,
    log: logger,
    metrics: makeMetrics(),
    sandbox: { phoneUrl: `${rig.url}/phone`, staffUrl, clock: rig.clock },
    onApplied: [],
    platform: { ...platform, transfers: {}, connected: () => true } as never,
    config: { publicUrl: url } as Parameters<typeof makeRoutes>[0]['config'],
    stores: { db, analytics: null, close: async () => undefined },
  });
  const origin = new URL(rig.url).origin;
  return buildHttp({
    logger,
    guard,
    endpoints,
    version: 'test',
    framedBy: [origin],
    scriptsOf: [origin],
  });
}

const sidebar = (): FrameLocator => page.frameLocator('.talk iframe');
const open = (who: string) =>
  page.goto(`${rig.url}/staff?userid=ops-01&tab=customers&customer=${encodeURIComponent(who)}`);

it('a member comes in, sees the customer, sends a script and does a task', async () => {
  await open(customer);
  await sidebar().getByRole('link', { name: '用企业微信登录' }).click();
  await sidebar()
    .getByRole('link', { name: /ops-01|林晓/ })
    .first()
    .click();
  await sidebar().getByRole('heading', { level: 1, name: '王荷' }).waitFor();
  const cards = sidebar()
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /发\s?送/ }) });
  await cards.first().waitFor();
  expect(await cards.locator('h3').allTextContents(), 'what fits comes first').toEqual([
    expect.stringContaining('问候'),
    expect.stringContaining('报价'),
  ]);
  await sidebar().getByLabel('搜索话术').fill('你好');
  await expect.poll(() => cards.count()).toBe(1);
  await cards.getByRole('button', { name: /发\s?送/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await page.locator('.bubble', { hasText: '王荷你好，我是林晓' }).waitFor();
  await sidebar().getByLabel('结果').fill('想要资料');
  await sidebar()
    .getByRole('button', { name: /完\s?成/ })
    .click();
  await sidebar().getByText('这位客户没有待办。').waitFor();
  expect(await db.rows(sql`select state from task where id = 101`)).toEqual([{ state: 'done' }]);
  expect(problems).toEqual([]);
});

it('what has happened of late stands there in words', async () => {
  const at = rig.clock.now().toISOString();
  const event = (id: string, name: string, props: object) => ({ id, name, at, source: 'engine', props });
  const items = [
    event('2', 'task.done', { task: 101 }),
    event('1', 'contact.tags-set', { add: ['need/course'] }),
  ];
  const pattern = '**/v1/my/customer/timeline?*';
  await page.route(pattern, (route) => route.fulfill({ json: { items, tasks: { '101': '了解需求' } } }));
  await open(customer);
  const latest = sidebar().locator('section', {
    has: page.getByRole('heading', { level: 2, name: '最近动态' }),
  });
  await latest.getByRole('listitem').first().waitFor();
  expect(await latest.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/任务.*了解需求/s),
    expect.stringMatching(/标签.*课程/s),
  ]);
  await page.unroute(pattern);
  await open(customer);
  await sidebar().getByRole('heading', { level: 2, name: '话术' }).waitFor();
  await expect.poll(() => latest.count(), { message: 'without analytics there is none' }).toBe(0);
});

it('a member says what they have learnt: a tag comes, and another goes', async () => {
  await open(customer);
  await sidebar().getByRole('heading', { level: 1, name: '王荷' }).waitFor();
  await sidebar().getByLabel('加标签').click();
  await sidebar().locator('.ant-select-item-option', { hasText: '课程' }).click();
  await sidebar().getByLabel('去掉标签 课程').waitFor();
  await sidebar().getByLabel('去掉标签 课程').click();
  await sidebar().getByLabel('去掉标签 课程').waitFor({ state: 'detached' });
  const said = await db.rows(sql`
    select contact_id, source, props from event where name = 'contact.tags-set' and source = 'staff:lin' order by seq`);
  const by = { by: 'lin', source: 'staff' };
  expect(said).toMatchObject([
    { contact_id: 901, props: { add: ['need/course'], remove: [], ...by } },
    { contact_id: 901, props: { add: [], remove: ['need/course'], ...by } },
  ]);
  const post = (data: object) =>
    page.request.post(`${url}/v1/my/customer/tags`, { data, headers: { 'x-hetang': '1' } });
  expect((await post({ external: customer, add: ['need/gone'] })).status()).toBe(400);
  expect((await post({ external: customer })).status()).toBe(400);
  expect((await post({ external: stranger, add: ['need/course'] })).status()).toBe(404);
  expect(problems).toEqual([]);
});

it('beside a customer group it shows the group, its rules and what to say there', async () => {
  const { chat_id: chat } = await rig.control<{ chat_id: string }>('POST', 'staff/ops-01/groups', {
    name: '课程 1 群',
    external_userids: [customer, stranger],
  });
  const now = rig.clock.now();
  await db.run(sql`
    insert into community_chat (chat_id, name, owner_userid, created_at, community_key)
    values (${chat}, '课程 1 群', 'ops-01', ${now}, 'course')`);
  await db.run(sql`
    insert into community_chat_member (chat_id, member_id, kind, joined_at, scene, left_at)
    values (${chat}, 'ops-01', 'staff', ${now}, 'unknown', null),
      (${chat}, ${customer}, 'customer', ${now}, 'invited', null),
      (${chat}, ${stranger}, 'customer', ${now}, 'invited', null),
      (${chat}, 'wm-gone', 'customer', ${new Date(now.getTime() - 20 * 86_400_000)}, 'qr', ${now})`);
  await page.goto(`${rig.url}/staff?userid=ops-01&tab=groups&group=${chat}`);
  await sidebar().getByRole('heading', { level: 1, name: '课程 1 群' }).waitFor();
  const words = sidebar().locator('main');
  for (const text of [
    '课程群',
    '2 位客户，其中 1 位荷塘认识；1 位同事',
    '近 7 天：进群 2，离开 1',
    '提问',
    '发广告',
    '说一声就可以退',
  ])
    await words.getByText(text).first().waitFor();
  const names = sidebar().locator('h3');
  await expect.poll(() => names.allTextContents()).toEqual([expect.stringContaining('开场'), '答疑 ']);
  const card = sidebar().getByRole('listitem').filter({ hasText: '先说结论，我是林晓' });
  await card.getByRole('button', { name: /发\s?送/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await page.locator('.bubble', { hasText: '先说结论，我是林晓' }).waitFor();
  await db.run(sql`delete from community_chat_member where chat_id = ${chat} and member_id = 'ops-01'`);
  const asked = () => page.request.get(`${url}/v1/my/chat?chat=${chat}`);
  expect((await asked()).status(), 'its owner sees it all the same').toBe(200);
  await db.run(sql`update community_chat set owner_userid = 'ops-02' where chat_id = ${chat}`);
  expect((await asked()).status(), 'who is not in it does not').toBe(404);
  expect((await page.request.get(`${url}/v1/my/chat/scripts?chat=${chat}`)).status()).toBe(404);
  await page.reload();
  await sidebar().getByText('荷塘还不认识这个群').waitFor();
  expect(problems).toEqual([]);
});

it('says so when the client refuses the page: a domain that is not trusted, a wrong signature as corp or as app', async () => {
  const { tenant } = rig.emulator.world.state;
  tenant.trustedDomains = ['elsewhere.example'];
  try {
    await open(customer);
    await sidebar().getByText('企业微信不接受这个页面').waitFor();
  } finally {
    tenant.trustedDomains = [];
  }
  for (const as of ['corp', 'app']) {
    const pattern = new RegExp(`jssdk-signature.*as=${as}`);
    await page.route(pattern, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        json: { ...(await answer.json()), signature: '0'.repeat(40) },
      });
    });
    await open(customer);
    await sidebar().getByText('企业微信不接受这个页面').waitFor();
    await page.unroute(pattern);
  }
  await sidebar()
    .getByRole('button', { name: /重\s?试/ })
    .click();
  await sidebar().getByRole('heading', { level: 1, name: '王荷' }).waitFor();
});

it('says so when nothing answers, and goes on when it does again', async () => {
  const script = '**/js/jwxwork.js';
  await page.route(script, (route) => route.abort());
  await open(customer);
  await sidebar().getByText('企业微信客户端没有回应').waitFor();
  await page.unroute(script);
  // Over what is known already stands that it could not be asked anew, with a button of its own.
  const again = sidebar()
    .getByRole('button', { name: /重\s?试/ })
    .last();
  await page.context().setOffline(true);
  try {
    await again.click();
    await sidebar().getByText('连不上服务器。').waitFor();
  } finally {
    await page.context().setOffline(false);
  }
  await again.click();
  await sidebar().getByRole('heading', { level: 1, name: '王荷' }).waitFor();
});

it('says so of a customer whom nobody knows', async () => {
  await open(stranger);
  await sidebar().getByText('荷塘还不认识这位客户').waitFor();
  rig.emulator.world.state.tenant.sidebarUrl = '';
  const answer = await page.request.get(`${url}/v1/my/scripts?external=${stranger}`);
  expect(answer.status()).toBe(404);
});

it('says so outside the client, and fits 320 pixels', async () => {
  const narrow = await page.context().newPage();
  await narrow.setViewportSize({ width: 320, height: 640 });
  await narrow.goto(`${url}/my/sidebar`);
  await narrow.getByText('没有连上企业微信客户端').waitFor();
  expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
