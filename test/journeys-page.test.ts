import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindSchemas, type Plan } from '../contract/src/plan/registry.ts';
import { manualClock } from '../server/src/kernel/clock.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';
import type { TestDatabase } from './harness/database.ts';
import { drain, type Happening, happen, putInForce, quietEngine } from './harness/standing-world.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const HOUR = 3_600_000;

/** Two waits, a branch between them; opening the app is the goal, leaving takes people out. */
function planWith(lastWait: string): Partial<Plan> {
  return {
    staff: { fang: kindSchemas.staff.parse({ name: '方运营', wecom: 'Fang' }) },
    tags: {
      need: kindSchemas.tags.parse({
        name: '需求',
        choose: 'many',
        values: { course: '课程', gift: '礼包' },
      }),
    },
    journeys: {
      hello: kindSchemas.journeys.parse({
        name: '新好友首次交流',
        description: '问清需求，再给资料。',
        start: { event: 'contact.added' },
        goal: { when: { event: 'app.opened' } },
        leave: { event: 'contact.lost' },
        steps: [
          { wait: '1h' },
          {
            branch: [
              {
                if: { event: 'comment.posted', within: '7d' },
                do: [{ tag: ['need/course'] }, { wait: '2d' }],
              },
              { else: [{ tag: ['need/gift'] }] },
            ],
          },
          { wait: lastWait },
        ],
      }),
    },
  };
}

const people = Array.from({ length: 12 }, (_, who) => who);

describe('the pages of journeys', () => {
  const clock = manualClock(new Date(NOW.getTime() - 2 * HOUR));
  let stage: ConsolePages;
  let db: TestDatabase;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    stage = await openConsole(clock, async (opened) => {
      db = opened;
      await live();
    });
    ({ page, problems } = stage);
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
  }, 60_000);
  afterAll(() => stage?.close());

  /** Of twelve, two reach the goal and one leaves in the first wait; four of the others had written a comment. */
  async function live(): Promise<void> {
    await putInForce(db, planWith('3d'), clock.now());
    const engine = await quietEngine(db, clock);
    const added = people.map(
      (who): Happening => [who, { name: 'contact.added', props: { name: `客户${who}`, staff: 'fang' } }],
    );
    const comments = [3, 4, 5, 6].map((who): Happening => [who, { name: 'comment.posted', props: {} }]);
    await happen(db, [...added, ...comments], clock.now());
    await drain(engine);
    const opened = [0, 1].map((who): Happening => [who, { name: 'app.opened', props: {} }]);
    await happen(
      db,
      [...opened, [2, { name: 'contact.lost', props: { staff: 'fang', by: 'contact' } }]],
      clock.now(),
    );
    await drain(engine);
    clock.set(NOW);
    await drain(engine);
  }

  const line = (name: RegExp) => page.getByRole('tree').getByRole('treeitem', { name });
  const box = (name: RegExp) => page.locator('.react-flow__node').filter({ hasText: name });

  it('draws a journey with numbers on steps and ways, and says the same in the outline', async () => {
    await page.goto('/journeys');
    const row = page.getByRole('row', { name: /新好友首次交流/ });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/运行中/);
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: '新好友首次交流' }).waitFor();
    await box(/等待 1 小时/).waitFor();
    expect(await page.locator('.react-flow__node').count()).toBe(12);
    expect(await box(/等待 1 小时/).textContent()).toMatch(/到达 12.*停留 0通过 9流失 8.3%/);
    expect(await box(/等待 2 天/).textContent()).toMatch(/停留 4通过 0/);
    expect(await line(/等待 1 小时/).textContent()).toMatch(/通过 9（75%）流失 8.3%/);
    expect(await box(/^\s*进入/).textContent()).toMatch(/进入 12$/);
    expect(await box(/^\s*目标/).textContent()).toMatch(/达成 2（16.7%）$/);
    expect(await line(/^离开条件/).textContent()).toMatch(/离开 1（8.3%）$/);
    expect(await line(/否则/).textContent()).toMatch(/走了 5（55.6%）/);
    await expect
      .poll(() => page.locator('.react-flow__edge-text').allTextContents())
      .toEqual(expect.arrayContaining(['9 · 75%', '4 · 44.4%', '5 · 55.6%']));
    await page.getByRole('link', { name: 'React Flow attribution' }).waitFor();
  });

  it('is walked through with the keyboard alone', async () => {
    await line(/等待 1 小时/).focus();
    for (const key of [
      'End',
      'ArrowUp',
      'Home',
      'ArrowDown',
      'ArrowDown',
      'ArrowRight',
      'ArrowRight',
      'ArrowLeft',
    ]) {
      await page.keyboard.press(key);
    }
    const focused = page.locator(':focus');
    expect(await focused.textContent()).toMatch(/若 .*发表评论|若 /);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: /等待 2 天/ });
    await drawer.getByRole('link', { name: '客户3' }).waitFor();
    expect(await drawer.locator('pre').textContent()).toBe('- wait: 2d\n');
    expect(new URL(page.url()).searchParams.get('step')).toBe('3');
  });

  it('opens one person’s whole way', async () => {
    await page.getByRole('button', { name: '看轨迹：客户3' }).click();
    const trace = page.getByRole('dialog', { name: '轨迹：新好友首次交流 · 客户3' });
    await trace.getByText('时间到了').waitFor();
    await trace.getByText('走第 1 个条件').waitFor();
    await page.keyboard.press('Escape');
    await trace.waitFor({ state: 'hidden' });
    await page.goto(new URL('/journeys/hello', page.url()).href);
    await page.getByRole('heading', { level: 1, name: '新好友首次交流' }).waitFor();
  });

  it('lists who reached the goal, at whichever step', async () => {
    await box(/^\s*目标/).click();
    const drawer = page.getByRole('dialog', { name: /^目标/ });
    await drawer.getByRole('link', { name: '客户0' }).waitFor();
    expect(await drawer.getByRole('link', { name: /^客户/ }).allTextContents()).toHaveLength(2);
    await page.goto(new URL('/journeys/hello', page.url()).href);
    await page.getByRole('heading', { level: 1, name: '新好友首次交流' }).waitFor();
  });

  describe('over the whole window', () => {
    const whole = () => page.getByRole('region', { name: '全屏：新好友首次交流' });

    it('is opened by a button or a key, from edge to edge, with nothing behind it to reach', async () => {
      const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
      await page.getByRole('button', { name: '全屏' }).click();
      await whole().waitFor();
      expect(await whole().boundingBox()).toEqual({ x: 0, y: 0, width, height });
      const drawn = await whole().locator('.react-flow').boundingBox();
      expect((drawn?.width ?? 0) / width).toBeGreaterThan(0.6);
      expect((drawn?.height ?? 0) / height).toBeGreaterThan(0.6);
      const reached = new Set<string>();
      for (let press = 0; press < 12; press++) {
        await page.keyboard.press('Tab');
        reached.add(
          await page.evaluate(() => {
            const at = document.activeElement;
            return at === document.body ? 'window' : String(at?.closest('[data-full="true"]') !== null);
          }),
        );
      }
      expect([...reached].toSorted()).toEqual(expect.arrayContaining(['true']));
      expect(reached).not.toContain('false');
      await page.keyboard.press('Escape');
      await whole().waitFor({ state: 'hidden' });
      await page.getByRole('link', { name: '编辑步骤' }).focus();
      await page.keyboard.press('f');
      await whole().waitFor();
      expect(await page.locator(':focus').textContent()).toBe('退出全屏');
      await page.keyboard.press('f');
      await whole().waitFor({ state: 'hidden' });
      expect(await page.locator('[inert]').count()).toBe(0);
      await page.keyboard.press('f');
    });

    it('opens a step from the drawing and from the outline; Esc closes the step before it leaves', async () => {
      await box(/等待 1 小时/).click();
      const drawer = page.getByRole('dialog', { name: /等待 1 小时/ });
      await drawer.getByText('方案里的写法').waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
      await whole().waitFor();
      await line(/等待 1 小时/).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: /分支/ }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      expect(await page.locator(':focus').getAttribute('role')).toBe('treeitem');
      await whole().waitFor();
    });

    it('shows all at a press, and a wheel moves it', async () => {
      const place = () => page.locator('.react-flow__viewport').getAttribute('style');
      const before = await place();
      await page.locator('.react-flow__pane').hover({ position: { x: 5, y: 300 } });
      await page.mouse.wheel(0, 120);
      await expect.poll(place).not.toBe(before);
      await page.getByRole('button', { name: '看全图' }).click();
      const frame = await page.locator('.react-flow').boundingBox();
      await expect
        .poll(async () => {
          const end = await page.locator('.react-flow__node').last().boundingBox();
          return end !== null && frame !== null && end.y + end.height <= frame.y + frame.height;
        })
        .toBe(true);
      await page.keyboard.press('Escape');
      await whole().waitFor({ state: 'hidden' });
      await page.goto(new URL('/journeys/hello', page.url()).href);
      await page.getByRole('heading', { level: 1, name: '新好友首次交流' }).waitFor();
    });
  });

  it('pauses with the consequence in numbers and a reason, and resumes', async () => {
    await page.getByRole('button', { name: '暂停', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: '暂停「新好友首次交流」' });
    await drawer.getByText('9 人停在原地').waitFor();
    await drawer.getByRole('button', { name: /暂\s*停/ }).click();
    await drawer.getByText('请写明理由').waitFor();
    await drawer.getByLabel('理由').fill('资料要改');
    await drawer.getByRole('button', { name: /暂\s*停/ }).click();
    await page.getByText('旅程已暂停').waitFor();
    await page.getByRole('row', { name: /已暂停.*林晓.*资料要改/ }).waitFor();
    await page.getByRole('button', { name: '恢复', exact: true }).click();
    const again = page.getByRole('dialog', { name: '恢复「新好友首次交流」' });
    await again.getByText('9 人继续走').waitFor();
    await again.getByLabel('理由').fill('改好了');
    await again.getByRole('button', { name: /恢\s*复/ }).click();
    await page.getByText('旅程已暂停').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '暂停', exact: true }).waitFor();
  });

  it('shows an earlier version with those who are still on it', async () => {
    await putInForce(db, planWith('5d'), clock.now());
    await page.reload();
    await page.getByText('还有 9 人走在较早版本的步骤上').waitFor();
    expect(await box(/等待 5 天/).textContent()).toMatch(/停留 0/);
    await page.getByRole('combobox', { name: '看哪一版' }).click();
    await page.getByTitle(/第 1 版 · 9 人/).click();
    await box(/等待 3 天/).waitFor();
    expect(await box(/等待 3 天/).textContent()).toMatch(/停留 5/);
    await line(/等待 3 天/).click();
    await page.getByRole('dialog').getByRole('link', { name: '客户11' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('compares it with the newest, and moves its people by a map that can be changed', async () => {
    await page.getByRole('button', { name: '与最新版比较' }).click();
    const comparison = page.getByRole('dialog', { name: '第 1 版与最新步骤的比较' });
    const changed = comparison.getByRole('row', { name: /等待 3 天 → 等待 5 天/ });
    await changed.waitFor();
    expect(await changed.getByRole('cell').allTextContents()).toEqual(['5（41.7%）', '0', '0', '0', '—']);
    await page.keyboard.press('Escape');
    await comparison.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '迁移到最新版' }).click();
    const drawer = page.getByRole('dialog', { name: '把第 1 版的人迁移到最新步骤' });
    await drawer.getByText('迁移 4 人，退出 0 人，留在原版本 5 人').waitFor();
    await drawer.getByRole('combobox', { name: '「等待 3 天」迁移后' }).click();
    await page.getByTitle('等待 5 天').click();
    await drawer.getByText('迁移 9 人，退出 0 人，留在原版本 0 人').waitFor();
    await drawer.getByRole('button', { name: '迁移到最新版' }).click();
    await page.getByRole('button', { name: '确定迁移' }).click();
    await page.getByText('已迁移 9 人，退出 0 人').waitFor();
    await page.getByText('还有 9 人走在较早版本的步骤上').waitFor({ state: 'hidden' });
    expect(await db.rows(sql`select distinct version from enrolment where status = 'active'`)).toEqual([
      { version: 2 },
    ]);
  });

  it('is accessible, light and dark, on the page and over the whole window', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const button of ['全屏', '退出全屏']) {
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        await page.getByRole('button', { name: button, exact: true }).click();
      }
    }
    expect(problems).toEqual([]);
  });
});
