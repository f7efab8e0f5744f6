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
  plan.scripts = {
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

it('says so when the client refuses the page', async () => {
  rig.emulator.world.state.tenant.trustedDomains = ['elsewhere.example'];
  await open(customer);
  await sidebar().getByText('企业微信不接受这个页面').waitFor();
  rig.emulator.world.state.tenant.trustedDomains = [];
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
