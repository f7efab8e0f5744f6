import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kindSchemas, type Plan } from '../contract/src/plan/registry.ts';
import { manualClock } from '../server/src/kernel/clock.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { prepareJobs } from '../server/src/kernel/jobs.ts';
import { makeLogger } from '../server/src/kernel/telemetry/logger.ts';
import { workImports } from '../server/src/modules/imports/work-imports.ts';
import { readSheets, writeSheets } from '../server/src/plan/sheet/xlsx.ts';
import { chooseOption } from './harness/choose-option.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';
import { drain, happen, putInForce, quietEngine } from './harness/standing-world.ts';

const clock = manualClock(new Date('2026-03-10T04:00:00Z'));
const definitions: Partial<Plan> = {
  stages: { fresh: { name: '新用户' } },
  fields: { city: kindSchemas.fields.parse({ name: '城市', type: 'text' }) },
  tags: {
    level: kindSchemas.tags.parse({ name: '等级', choose: 'one', values: { gold: '金卡', silver: '银卡' } }),
  },
};
let stage: ConsolePages;
let page: Page;

beforeAll(async () => {
  stage = await openConsole(clock, async (db) => {
    await prepareJobs(db, makeLogger('silent'));
    await putInForce(db, definitions, clock.now());
    await happen(
      db,
      [[1, { name: 'contact.updated', props: { name: '老客户', fields: { city: '苏州' } } }]],
      clock.now(),
    );
    await drain(await quietEngine(db, clock));
  });
  page = stage.page;
});
afterAll(() => stage.close());

const button = (name: string | RegExp) => page.getByRole('button', { name });
const work = async () => {
  await workImports({ db: stage.db, clock });
  await drain(await quietEngine(stage.db, clock));
};
/** What the button asked for, once it is there, is worked as the jobs of a server would. */
async function andWork(name: string | RegExp, path: RegExp): Promise<void> {
  await Promise.all([page.waitForResponse((answer) => path.test(answer.url())), button(name).click()]);
  await work();
}
const upload = (name: string, buffer: Buffer) =>
  page
    .getByLabel('表格文件（xlsx、csv）')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
const people = () =>
  stage.db.rows(sql`
    select c.name, c.fields ->> 'city' as city, (select t.tag from contact_tag t where t.contact_id = c.id) as level
    from contact c order by c.id`);

const TABLE = 'UnionID,客户称呼,城市,等级\nu1,老客户,杭州,金卡\nu2,新客户,宁波,银卡\nu3,错客户,宁波,铂金\n';

it('imports a table with a mistake: matches columns, looks first, corrects the rows that came back, imports those, takes it back', async () => {
  await page.goto(`${stage.url}/imports`);
  await upload('会员.csv', Buffer.from(TABLE));
  await page.getByText('有 1 列没有对应').waitFor();
  await chooseOption(page, { label: '列「客户称呼」导入为', option: '姓名' });
  await page.getByText('每一列都已对应').waitFor();
  await page.getByRole('textbox', { name: '保存映射为…' }).fill('会员表');
  await button(/保\s?存/).click();
  await page.getByText('已保存映射「会员表」').waitFor();

  await andWork(/预\s?演/, /\/run$/);
  await page.getByText('共 3 行：将新增 1 位，更新 1 位，1 行有误').waitFor();
  await page.getByText('城市：苏州 → 杭州').waitFor();
  expect(await people()).toEqual([{ name: '老客户', city: '苏州', level: null }]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

  await confirmImport();
  await page.waitForURL(/\/imports\/\d+$/);
  await page.getByText('共 3 行：新增 1 位，更新 1 位，1 行有误').waitFor();
  expect(await people()).toEqual([
    { name: '老客户', city: '杭州', level: 'gold' },
    { name: '新客户', city: '宁波', level: 'silver' },
  ]);
  const first = page.url();

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载有误的 1 行（Excel）' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('会员_未能导入.xlsx');
  const back = await readSheets(Buffer.concat(await (await file.createReadStream()).toArray()));
  const rows = back[0]?.rows ?? [];
  expect(rows[1]).toEqual(['u3', '错客户', '宁波', '铂金', '方案里没有这个标签：铂金', 4]);

  await page.getByRole('link', { name: '导入另一个文件' }).click();
  await upload('改好.xlsx', await corrected(rows));
  await page.getByText('已按保存的映射「会员表」对应').waitFor();
  await andWork(/预\s?演/, /\/run$/);
  await page.getByText('共 1 行：将新增 1 位，更新 0 位，0 行有误').waitFor();
  await confirmImport();
  await page.getByText('共 1 行：新增 1 位').waitFor();

  await page.goto(first);
  await button('撤销本次导入').click();
  await page.getByText('新增的客户不会删除').waitFor();
  await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/undo')),
    page.getByRole('dialog').getByRole('button', { name: '撤销本次导入' }).click(),
  ]);
  await work();
  await page.getByText('林晓 已撤销：2 位客户恢复。').waitFor();
  await page.getByText('本次新增的 1 位客户仍在').waitFor();
  expect(await people()).toEqual([
    { name: '老客户', city: '苏州', level: null },
    { name: null, city: null, level: null },
    { name: '错客户', city: '宁波', level: 'silver' },
  ]);
  expect(stage.problems).toEqual([]);
});

/** The rows that came back, with the tag put right. */
async function corrected([heading = [], ...rows]: readonly (readonly unknown[])[]): Promise<Buffer> {
  const head = heading.map((label) => ({ label: String(label), id: '', width: 10, fixed: false }));
  const cells = rows.map((row) => row.map((cell) => (cell === '铂金' ? '银卡' : (cell as string | number))));
  return Buffer.from(await writeSheets([{ name: '会员', head, rows: cells }]));
}

async function confirmImport(): Promise<void> {
  await button('正式导入').click();
  const dialog = page.getByRole('dialog');
  await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/run')),
    dialog.getByRole('button', { name: '正式导入' }).click(),
  ]);
  await work();
}

it('says what WeCom knew of people with unionid and openid, on the import and on the page of each', async () => {
  const { db, url } = stage;
  const now = clock.now();
  const run = await db.one<{ id: number; contact: number }>(sql`
    select max(id) as id, (select max(id) from contact) as contact from import_run`);
  const { id = 0, contact = 0 } = run ?? {};
  await db.run(sql`
    insert into identity (kind, value, contact_id, source, at)
    values ('unionid', 'ux', ${contact}, ${`import:${id}`}, ${now}), ('external_userid', 'wmx', ${contact}, 'lookup', ${now})`);
  await db.run(sql`
    insert into identity_lookup (unionid, openid, source, state, reason, retry_at, wanted_at, asked_at)
    values ('ux', 'ox', ${`import:${id}`}, 'found', null, ${now}, ${now}, ${now}),
           ('uy', 'oy', ${`import:${id}`}, 'waiting', 'platform-48002: no-permission', ${now}, ${now}, null)`);
  await page.goto(`${url}/imports/${id}`);
  await page.getByText('2 位有 unionid 和 openid，向企业微信查询：1 位是企业微信的客户').waitFor();
  await page.getByText('1 位等待查询（暂时查不了：').waitFor();
  await page.goto(`${url}/contacts/${contact}`);
  await page.getByText('来源：按 unionid 在企业微信查到').waitFor();
  await page.getByText('2026-03-10 12:00 按 unionid 和 openid 在企业微信查到了这位客户').waitFor();
  expect(stage.problems).toEqual([]);
});
