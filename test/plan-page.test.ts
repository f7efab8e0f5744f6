import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../server/src/kernel/clock.ts';
import { applyPlan } from '../server/src/plan/apply.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';
import type { TestDatabase } from './harness/database.ts';

const clock = manualClock('2026-03-10T04:00:00Z');
const STAGES = 'stages:\n  fresh: { name: 新客 }\n  asked: { name: 问过, enter: { tag: need/course } }\n';
const TAGS = `tags:
  # Asked at once.
  need: { name: 需求, values: { course: { name: 课程 } } }   # of them all
`;
const files = (stages: string, tags = TAGS) => [
  { path: 'plan.yaml', text: 'plan: demo\nname: 演示\n' },
  { path: 'tags.yaml', text: tags },
  { path: 'stages.yaml', text: stages },
];

let stage: ConsolePages;
let db: TestDatabase;
let page: Page;
beforeAll(async () => {
  stage = await openConsole(clock, async (opened) => {
    db = opened;
    await put(STAGES);
  });
  page = stage.page;
  page.setDefaultTimeout(10_000);
}, 60_000);
afterAll(() => stage?.close());

function put(stages: string, tags = TAGS) {
  const source = { files: files(stages, tags) };
  return applyPlan(db, { source, by: '陈晨', now: clock.now(), replace: true });
}
const editor = (file = 'stages.yaml') => page.getByRole('textbox', { name: `${file} 的内容` });
const problems = () => page.getByRole('region', { name: '检查结果' });
const saved = () => page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
const button = (name: string) => page.getByRole('button', { name, exact: true });
const inDrawer = () => page.getByRole('dialog').last();
const open = async (search: string, file?: string) => {
  await page.goto(`${stage.url}/plan/edit${search}`);
  await editor(file).waitFor();
};
/** What the files of the draft in the address say. */
const written = async (path: string) => {
  const draft = new URL(page.url()).searchParams.get('draft');
  const { files: texts } = await (await page.request.get(`/v1/plan/workspace?draft=${draft}`)).json();
  return texts.find((file: { path: string }) => file.path === path)?.text;
};
/** Holds back what is asked for at such an address until `answer`; `asked` says that it was. */
const hold = async (address: RegExp) => {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const asked = page.waitForRequest(address);
  await page.route(address, async (route) => {
    await answered;
    await route.fallback();
  });
  return { asked, answer };
};
const discard = async () => {
  await button('丢弃草稿').click();
  await button('丢弃草稿').waitFor({ state: 'detached' });
};

test('a link opens the line; what is typed is saved as a draft, linted, jumped to and mended', async () => {
  await open('?kind=stages&key=asked');
  await expect.poll(() => editor().textContent()).toContain('need/course');
  await page.keyboard.press('End');
  await page.keyboard.type('\n');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.type('staffs: {}');
  const finding = problems().getByRole('listitem').filter({ hasText: 'staffs' });
  await finding.getByRole('button', { name: 'stages.yaml 第 4 行' }).click();
  await finding.getByRole('button', { name: '改成 staff', exact: true }).click();
  await finding.waitFor({ state: 'detached' });
  await expect.poll(() => editor().textContent()).toContain('staff: {}');
  await saved();
  await page.reload();
  await expect.poll(() => editor().textContent()).toContain('staff: {}');
});

test('a key is proposed as it is typed, then what it may hold; Enter takes both', async () => {
  const proposals = page.locator('.cm-tooltip-autocomplete');
  const take = async (name: RegExp) => {
    await proposals.getByRole('option', { name }).waitFor();
    // In its first 75 ms a list takes no Enter: it may be meant for the line.
    await page.waitForTimeout(100);
    await page.keyboard.press('Enter');
  };
  await editor().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.type('\nlost:\n');
  await page.keyboard.press('Control+Space');
  await proposals.getByRole('option', { name: /^name/ }).waitFor();
  await page.keyboard.type('ent');
  await take(/^enter/);
  await page.keyboard.type('{ tag: ne');
  await take(/need\/course/);
  await page.keyboard.type(' }\nname: 流失');
  await saved();
  expect(await written('stages.yaml')).toContain(
    '\n  lost:\n    enter: { tag: need/course }\n    name: 流失\n',
  );
});

test('a key is renamed with all that names it', async () => {
  await page.locator('summary', { hasText: '标签组' }).click();
  await page.getByRole('button', { name: '需求 need' }).click();
  await editor('tags.yaml').waitFor();
  await button('用在哪里').click();
  await inDrawer().getByText('问过').waitFor();
  await inDrawer().getByRole('textbox', { name: '新的键' }).fill('wish');
  await inDrawer().getByRole('button', { name: '改键名' }).click();
  await expect.poll(() => editor('tags.yaml').textContent()).toContain('wish: { name: 需求');
  expect(await written('stages.yaml')).toContain('asked: { name: 问过, enter: { tag: wish/course } }');
});

test('a draft is discarded, and brought back', async () => {
  await discard();
  await button('撤销').click();
  await expect.poll(() => editor('tags.yaml').textContent()).toContain('wish: { name: 需求');
  await discard();
});

test('a key of the plan in force is renamed in a draft that begins by itself', async () => {
  await open('?kind=tags&key=need', 'tags.yaml');
  await button('用在哪里').click();
  await inDrawer().getByText('会先开一份草稿').waitFor();
  await inDrawer().getByRole('textbox', { name: '新的键' }).fill('hope');
  await inDrawer().getByRole('button', { name: '改键名' }).click();
  await expect.poll(() => editor('tags.yaml').textContent()).toContain('hope: { name: 需求');
  expect(await written('stages.yaml')).toContain('enter: { tag: hope/course }');
  await discard();
});

test('a definition is edited as a form: all else stays to the letter, lint answers beside the field', async () => {
  await open('?kind=tags&key=need', 'tags.yaml');
  await page.getByRole('radiogroup', { name: '怎么编辑' }).getByText('表单').click();
  const name = page.getByRole('textbox', { name: '名称' }).first();
  await name.fill('');
  const said = page.getByRole('region', { name: 'tags.yaml' }).getByRole('status');
  await said.waitFor();
  await name.fill('想要的');
  await saved();
  await expect.poll(() => written('tags.yaml')).toBe(TAGS.replace('需求', '想要的'));
  await said.waitFor({ state: 'detached' });
  await discard();
});

test('somebody applied meanwhile: both drafts are merged, looked at in words, applied, and rolled back', async () => {
  await open('?kind=stages&key=fresh');
  await expect.poll(() => editor().textContent()).toContain('新客');
  await page.keyboard.press('End');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('人');
  await saved();
  await put(STAGES.replace('新客', '新朋友'), TAGS.replace('课程', '公开课'));
  await page.reload();
  await button('并入改动').click();
  await inDrawer().getByText('用我的').click();
  await inDrawer().getByRole('button', { name: '并入改动' }).click();
  await button('并入改动').first().waitFor({ state: 'detached' });
  expect(await written('tags.yaml')).toContain('公开课');
  await button('查看变更并应用').click();
  await inDrawer().getByText('阶段「').first().waitFor();
  await inDrawer().getByRole('textbox', { name: '原因' }).fill('换个说法');
  await inDrawer().getByRole('button', { name: '应用', exact: true }).click();
  await page.getByText('第 3 版已应用').waitFor();
  await page.goto(`${stage.url}/plan`);
  await page.getByText('换个说法').waitFor();
  await button('回到第 2 版').click();
  await inDrawer().getByRole('button', { name: '回到这一版' }).click();
  await page.getByText('第 4 版已应用').waitFor();
  expect((await (await page.request.get('/v1/plan/workspace')).json()).files).toContainEqual({
    path: 'stages.yaml',
    text: STAGES.replace('新客', '新朋友'),
  });
});

test('who presses on another page while the plan just applied is read again gets there', async () => {
  await open('?kind=stages&key=fresh');
  await expect.poll(() => editor().textContent()).toContain('新朋友');
  await page.keyboard.press('End');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('们');
  await saved();
  await button('查看变更并应用').click();
  await inDrawer().getByText('阶段「').first().waitFor();
  await inDrawer().getByRole('textbox', { name: '原因' }).fill('好些人');
  const plan = await hold(/\/v1\/plan\/workspace$/);
  const script = await hold(/\/assets\/home-page-/);
  await inDrawer().getByRole('button', { name: '应用', exact: true }).click();
  await plan.asked;
  await page.getByRole('link', { name: '首页', exact: true }).click();
  await script.asked;
  plan.answer();
  await editor().waitFor();
  script.answer();
  await expect.poll(() => new URL(page.url()).pathname).toBe('/');
  await page.getByRole('heading', { name: '首页', level: 1 }).waitFor();
});

test('a narrowed list of contacts becomes a segment in a draft', async () => {
  await page.goto(`${stage.url}/contacts?when=${encodeURIComponent('{"stage":"asked"}')}`);
  await button('存为分群').click();
  await inDrawer().getByRole('textbox', { name: '分群名称' }).fill('问过的人');
  await inDrawer().getByRole('textbox', { name: '键' }).fill('askers');
  await inDrawer().getByRole('button', { name: '存为分群' }).click();
  await page.getByRole('heading', { name: '分群 问过的人' }).waitFor();
  expect(await written('users.yaml')).toBe(
    'segments:\n  askers: { name: 问过的人, when: { stage: asked } }\n',
  );
});

test('a folder from this computer becomes a draft', async () => {
  await page.goto(`${stage.url}/plan`);
  const folder = new URL('../plans/user-pyramid/', import.meta.url).pathname;
  await page.getByLabel('选择文件夹').setInputFiles(folder);
  await page.getByText('草稿「上传的方案」').waitFor();
  expect(await written('tags.yaml')).toBeUndefined();
  expect(stage.problems).toEqual([]);
});
