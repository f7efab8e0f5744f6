import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { manualClock } from '../server/src/kernel/clock.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { startSession } from '../server/src/modules/access/sessions.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';
import { putPlan } from './harness/put-plan.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const LONG_AGO = new Date('2026-01-10T04:00:00Z');
const PAGES = new URL('../console/src/pages/', import.meta.url).pathname;

/** Every list of the server's, and where it is. A new one has to be written down here. */
const LISTS: Record<string, string> = {
  'access/audit-page.tsx': '/settings/audit',
  'access/delivery-table.tsx': '/settings/webhooks',
  'access/user-list-page.tsx': '/settings/users',
  'codes/code-list-page.tsx': '/codes',
  'codes/staff-figures-page.tsx': '/staff/figures',
  'codes/staff-list-page.tsx': '/staff',
  'communities/chat-members.tsx': '/chats/wr1',
  'communities/chat-table.tsx': '/chats',
  'communities/community-list-page.tsx': '/communities',
  'contacts/acts/act-list-page.tsx': '/contacts/acts',
  'contacts/contact-list-page.tsx': '/contacts',
  'contacts/duplicate-list-page.tsx': '/contacts/duplicates',
  'contacts/merge-list-page.tsx': '/contacts/merges',
  'contacts/suppression-list-page.tsx': '/contacts/do-not-contact',
  'imports/import-list.tsx': '/imports',
  'jobs/job-list-page.tsx': '/jobs',
  'journeys/journey-list-page.tsx': '/journeys',
  'reach/broadcast-page.tsx': '/reach/broadcasts',
  'reach/mass-send-list-page.tsx': '/reach/tasks',
  'reach/moments/moment-list-page.tsx': '/reach/moments',
  'reach/reach-page.tsx': '/reach',
  'segments/segment-members.tsx': '/segments/sleeping',
  'segments/segment-table.tsx': '/segments',
  'service/service-page.tsx': '/service',
  'system/callback-list.tsx': '/system/inbox',
  'system/difference-list.tsx': '/system/reconciliation',
  'system/failure-list.tsx': '/system/failures',
  'system/notice-list.tsx': '/system/events',
  'system/timer-list.tsx': '/system/timers',
  'tasks/task-list-page.tsx': '/tasks',
  'transfers/candidate-page.tsx': '/transfers/from/on-job/lin',
  'transfers/chat-log-page.tsx': '/transfers/chats',
  'transfers/member-list-page.tsx': '/transfers',
  'transfers/transfer-log-page.tsx': '/transfers/log',
  'wecom/call-list-page.tsx': '/settings/wecom/calls',
  'wecom/fixture-list-page.tsx': '/settings/wecom/fixtures',
};
/** The other states are the table's own: lists of each shape, with a filter that nothing matches where there is one. */
const WHOLE: readonly (readonly [path: string, filter: string | null])[] = [
  ['/contacts', 'search=zzz'],
  ['/codes', 'search=zzz'],
  ['/communities', 'search=zzz'],
  ['/transfers/log', 'kind=resigned'],
  ['/system/timers', null],
];
/** Somebody is always there, whoever looks; and what other pages need. */
const NEVER_EMPTY = ['/settings/users', '/settings/audit', '/chats'];
/** Lists that would say something else here: without a platform nobody answers, and one segment is there for the sake of its members. */
const SAID_TO_BE_EMPTY = /\/v1\/(wecom\/calls|segments(\?|$))/;
/** What a page asks for besides its list. */
const FRAME = /\/v1\/(session|account|alerts|jobs\/stream|reference|system$)/;

let stage: ConsolePages;
let mode: 'open' | 'failing' | 'denied' = 'open';
beforeAll(async () => {
  stage = await openConsole(manualClock(NOW), async (db) => {
    await putPlan(db, { segments: { sleeping: { name: '沉睡', when: { stage: 'new' } } } }, NOW);
    await db.run(sql`
      insert into community_chat (chat_id, name, owner_userid, created_at) values ('wr1', '一群', 'lin', ${NOW})`);
    await db.run(sql`
      insert into wecom_sync (state, started_at, beat_at, finished_at, place)
      values ('done', ${LONG_AGO}, ${LONG_AGO}, ${LONG_AGO}, '{"step": "statistics", "after": "", "done": 0, "total": 0}')`);
    await db.run(sql`
      insert into segment (key, basis, version, state, declared_at, built_at)
      values ('sleeping', 'b', 1, 'ready', ${LONG_AGO}, ${LONG_AGO})`);
  });
  stage.page.setDefaultTimeout(15_000);
  await stage.page.route('**/v1/**', (route) => {
    const url = route.request().url();
    if (mode === 'open' && SAID_TO_BE_EMPTY.test(url)) {
      return route.fulfill({ json: { items: [], total: 0, visited: null } });
    }
    if (mode === 'open' || FRAME.test(url.replace(stage.url, ''))) return route.continue();
    return mode === 'failing'
      ? route.fulfill({ status: 422, json: { code: 'test/broken', message: '坏了' } })
      : route.fulfill({ status: 403, json: { code: 'access/not-allowed', message: '不行' } });
  });
}, 60_000);
afterAll(() => stage?.close());

const state = (kind: string) => stage.page.locator(`main [data-empty="${kind}"]:not([data-left])`);
/** Goes on without loading the console again, and marks the states of the page that is left. */
const go = (to: string) =>
  stage.page.evaluate((path) => {
    for (const old of document.querySelectorAll('[data-empty]')) old.setAttribute('data-left', '');
    history.pushState({}, '', path);
  }, to);

it('knows every list', () => {
  const files = readdirSync(PAGES, { recursive: true, encoding: 'utf8' });
  const lists = files.filter(
    (file) => file.endsWith('.tsx') && readFileSync(join(PAGES, file), 'utf8').includes('<DataTable'),
  );
  expect(lists.sort()).toEqual(Object.keys(LISTS).sort());
});

it('says of every list that is empty what to do next', async () => {
  const { page, url } = stage;
  await page.goto(`${url}/contacts`);
  const silent: string[] = [];
  for (const path of Object.values(LISTS).filter((one) => !NEVER_EMPTY.includes(one))) {
    await go(path);
    const next = state('nothing').locator('button, a').first();
    await next.waitFor().catch(() => silent.push(path));
  }
  expect(silent).toEqual([]);
}, 120_000);

it.each(WHOLE)('clears filters, tells what failed and whom to ask: %s', async (path, filter) => {
  const { page } = stage;
  if (filter) {
    await go(`${path}?${filter}`);
    await state('filtered').getByRole('button').click();
    await page.waitForURL((at) => at.search === '');
  }
  mode = 'failing';
  await go(`${path}?size=50`);
  await state('failed').getByText('test/broken').first().waitFor();
  mode = 'denied';
  await state('failed').getByRole('button').first().click();
  await state('denied').first().waitFor();
  mode = 'open';
});

it('says to those who see a part only that there is none within their reach', async () => {
  const { page, db, url } = stage;
  const user = await db.one<{ id: number }>(sql`
    insert into app_user (login, name, role, password_hash, created_at)
    values ('gu', '顾问', 'adviser', 'x', ${NOW}) returning id`);
  const own = await page.context().cookies();
  const token = await startSession(db, user?.id ?? 0, NOW);
  await page.context().addCookies([{ name: 'hetang_session', value: token, url }]);
  await page.goto(`${url}/contacts`);
  await state('reach').getByText('林晓').waitFor();
  await page.context().addCookies(own);
});

it('begins a definition with n, of the kind of the list', async () => {
  const { page, url } = stage;
  await page.goto(`${url}/segments`);
  await page.getByRole('link', { name: '新建分群' }).waitFor();
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('n');
  const form = page.getByRole('dialog', { name: '新建定义' });
  await form.getByText('分群 segments').waitFor();
  await page.keyboard.press('Escape');
});

it('begins with the administrator, then the connection, then a list that is put away for a person', async () => {
  const { page, url, db } = stage;
  await db.run(sql`truncate app_user cascade`);
  await page.goto(url);
  await page.getByLabel('登录名').fill('xia');
  await page.getByLabel('姓名').fill('夏荷');
  await page.getByLabel('密码', { exact: true }).fill('lotus-pond-2026');
  await page.getByLabel(/再/).fill('lotus-pond-2026');
  await page.getByRole('button', { name: /创建/ }).click();
  await page.getByRole('heading', { level: 1, name: '首页' }).waitFor();
  const steps = page.getByRole('list').filter({ hasText: '企业微信' }).getByRole('listitem');
  expect(await steps.first().getByRole('link').getAttribute('href')).toBe('/settings/wecom');
  await page.getByRole('button', { name: '收起', exact: true }).click();
  await steps.first().waitFor({ state: 'hidden' });
  await page.evaluate(() => localStorage.clear());
  await Promise.all([page.waitForResponse(/\/v1\/home\/start$/), page.reload()]);
  await page.getByRole('heading', { level: 1, name: '首页' }).waitFor();
  expect(await db.one(sql`select start_closed_at is not null as closed from app_user`)).toEqual({
    closed: true,
  });
  expect(await steps.count()).toBe(0);
  expect(stage.problems).toEqual([]);
});
