import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindSchemas, type Plan } from '../contract/src/plan/registry.ts';
import { manualClock } from '../server/src/kernel/clock.ts';
import { chooseOption } from './harness/choose-option.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';
import type { TestDatabase } from './harness/database.ts';
import { drain, type Happening, happen, putInForce, quietEngine } from './harness/standing-world.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const DAY = 86_400_000;

const definitions: Partial<Plan> = {
  stages: { fresh: { name: '新用户' }, speaking: { name: '发过言', enter: { event: 'comment.posted' } } },
  staff: { fang: kindSchemas.staff.parse({ name: '方运营', wecom: 'Fang' }) },
  segments: {
    seeds: {
      name: '种子用户',
      description: '最近两周还在用的。',
      when: { event: 'app.opened', within: '14d' },
    },
    talkers: {
      name: '爱聊的人',
      when: {
        all: [
          { stage: 'speaking', 'or-later': true },
          { event: 'comment.posted', within: '30d', 'at-least': 2 },
        ],
      },
    },
    quiet: { name: '安静下来', when: { not: { event: 'app.opened', within: '7d' } } },
  },
  ladders: {
    pyramid: kindSchemas.ladders.parse({
      name: '用户金字塔',
      review: '30d',
      tiers: {
        common: { name: '普通用户' },
        active: { name: '活跃用户', when: { event: 'app.opened', within: '14d', 'at-least': 3 } },
        core: { name: '核心用户', when: { event: 'comment.posted', within: '14d', 'at-least': 4 } },
      },
    }),
  },
};

/** Person n opens the app n % 5 times and writes n % 6 comments. */
function lives(): Happening[] {
  return Array.from({ length: 40 }, (_, who): Happening[] => [
    [who, { name: 'contact.added', props: { name: `客户${who}`, staff: 'fang' } }],
    ...Array.from({ length: who % 5 }, (): Happening => [who, { name: 'app.opened', props: {} }]),
    ...Array.from({ length: who % 6 }, (): Happening => [who, { name: 'comment.posted', props: {} }]),
  ]).flat();
}

describe('the pages of segments', () => {
  const clock = manualClock(new Date(NOW.getTime() - 9 * DAY));
  let stage: ConsolePages;
  let db: TestDatabase;
  let page: Page;
  let url: string;
  let problems: string[];

  beforeAll(async () => {
    stage = await openConsole(clock, async (opened) => {
      db = opened;
      await putInForce(db, definitions, clock.now());
      const engine = await quietEngine(db, clock);
      await happen(db, lives(), clock.now());
      await drain(engine);
      clock.set(NOW);
      await drain(engine);
    });
    ({ page, url, problems } = stage);
  }, 60_000);
  afterAll(() => stage?.close());

  const choose = (label: string, option: string, within?: Locator) =>
    chooseOption(page, { label, option, ...(within ? { within } : {}) });

  it('lists segments with condition, size and growth, and ladders as pyramids', async () => {
    await page.goto(`${url}/segments`);
    const quiet = page.getByRole('row', { name: /安静下来/ });
    await quiet.waitFor();
    expect(await quiet.textContent()).toMatch(/最近 7 天没有过「打开应用」40\+32\+40实时/);
    const core = page.getByRole('row', { name: /核心用户/ });
    expect(await core.textContent()).toContain('12');
  });

  it('counts a condition that is put together from choices, and says it in words', async () => {
    await page.getByRole('button', { name: '加条件' }).click();
    await page.getByText('还有 1 处没有选完').waitFor();
    await choose('条件类型', '处于阶段');
    await choose('处于阶段', '发过言');
    await page.getByText('正好 33 人').waitFor();
    await page.getByRole('button', { name: '加一组' }).click();
    const group = page.getByRole('group', { name: '一组条件' }).last();
    await choose('条件类型', '发生过事件', group);
    await choose('发生过事件', 'app.opened', group);
    await choose('时间范围', '最近', group);
    await page.getByText('正好 27 人，占 67.5%').waitFor();
    await page.getByText('处于阶段 发过言 且 最近 30 天有过「打开应用」').waitFor();
    await choose('是或否', '不是', group);
    await page.getByText('正好 6 人，占 15%').waitFor();
    await choose('是或否', '是', group);
    await page.getByText('正好 27 人，占 67.5%').waitFor();
  });

  it('turns choices into YAML and back, and says what is wrong with it', async () => {
    await page.getByText('YAML', { exact: true }).click();
    const box = page.getByLabel('条件（YAML）');
    expect(await box.inputValue()).toContain('- event: app.opened');
    await box.fill('{ all: [{ stage: speaking }, { event: app.opened, within: 30d, at-least: 2 }] }');
    await page.getByText('正好 21 人').waitFor();
    await box.fill('{ all: [');
    await page.getByText(/条件读不懂/).waitFor();
    await box.fill('{ not: { stage: speaking } }');
    await page.getByText('正好 7 人').waitFor();
    await page.getByText('逐项选择', { exact: true }).click();
    await page.getByText('不处于阶段 发过言').waitFor();
    await page.getByRole('button', { name: '去掉这条' }).click();
    await page.getByText('加一条条件，就能看到有多少人。').waitFor();
  });

  it('shows what segments share', async () => {
    await page.getByRole('combobox', { name: '选择分群' }).click();
    await page.getByTitle('种子用户').click();
    await page.getByTitle('爱聊的人').click();
    await page.keyboard.press('Escape');
    await page
      .getByRole('row', { name: /种子用户 且 爱聊的人/ })
      .first()
      .waitFor();
  });

  it('opens one: its members, narrowed, and why somebody belongs', async () => {
    await page.getByRole('link', { name: '爱聊的人' }).click();
    await page.getByRole('heading', { level: 1, name: '爱聊的人' }).waitFor();
    await page.getByText('全部满足').waitFor();
    await page.getByPlaceholder(/名称、手机号/).fill('客户3');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: /客户33/ });
    await row.waitFor();
    await row.getByRole('button', { name: '为什么' }).click();
    await page
      .getByRole('dialog')
      .getByText(/全部满足：2 条中的 2 条已满足/)
      .waitFor();
    await page.getByRole('button', { name: /^(Close|关闭)$/ }).click();
  });

  it('keeps a snapshot', async () => {
    await page.getByLabel('名单名称').fill('三月唤醒');
    await page.getByRole('button', { name: '冻结此刻的成员' }).click();
    await page.getByRole('row', { name: /三月唤醒/ }).waitFor();
  });

  it('shows a contact its segments and tiers, and sets one by hand', async () => {
    await page.getByRole('link', { name: '客户33' }).click();
    await page.getByText('再上一层：核心用户').waitFor();
    await page.getByRole('link', { name: '爱聊的人' }).waitFor();
    await page.getByRole('button', { name: '手动定层' }).click();
    await page.getByRole('combobox', { name: '定到哪一层' }).click();
    await page.getByTitle('核心用户').click();
    await page.getByLabel('理由').fill('大家都认识他');
    await page.getByRole('button', { name: /确\s*定/ }).click();
    await page.getByText('已提交，马上生效').waitFor();
    await drain(await quietEngine(db, clock));
    await page.reload();
    await page.getByText('林晓 手动：大家都认识他').waitFor();
    expect(problems).toEqual([]);
  });
});
