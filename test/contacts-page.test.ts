import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindSchemas, type Plan } from '../contract/src/plan/registry.ts';
import { manualClock } from '../server/src/kernel/clock.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { readSheets } from '../server/src/plan/sheet/xlsx.ts';
import { chooseOption } from './harness/choose-option.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';
import type { TestDatabase } from './harness/database.ts';
import { drain, type Happening, happen, putInForce, quietEngine } from './harness/standing-world.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const DAY = 86_400_000;

const definitions: Partial<Plan> = {
  stages: { fresh: { name: '新用户' }, buyer: { name: '购买用户', enter: { event: 'order.paid' } } },
  staff: { fang: kindSchemas.staff.parse({ name: '方运营', wecom: 'Fang' }) },
  messages: { hello: kindSchemas.messages.parse({ name: '问候', text: '你好' }) },
  segments: { active: { name: '活跃用户', when: { event: 'app.opened', within: '30d' } } },
  tags: {
    source: kindSchemas.tags.parse({ name: '来源', step: 'channel', values: { poster: '海报' } }),
    need: kindSchemas.tags.parse({ name: '需求', step: 'intent', values: { course: '想听课' } }),
  },
  points: {
    member: kindSchemas.points.parse({ name: '会员积分', earn: [{ event: 'course.joined', points: 5 }] }),
  },
  activities: {
    hello: kindSchemas.activities.parse({
      type: 'coupon',
      name: '见面礼',
      claim: 'claim',
      off: { yuan: 50 },
    }),
  },
  journeys: {
    gift: kindSchemas.journeys.parse({
      name: '见面礼',
      start: { event: 'gift.asked' },
      steps: [
        { points: 30, for: 'member', reason: '入会' },
        { coupon: 'hello' },
        { points: -50, for: 'member' },
      ],
    }),
    greet: kindSchemas.journeys.parse({
      name: '新友问候',
      start: { event: 'contact.added' },
      steps: [
        { tag: ['source/poster'] },
        { branch: [{ if: { event: 'app.opened' }, do: [{ tag: ['need/course'] }] }, { else: [] }] },
        { wait: '30d' },
        { message: 'hello' },
      ],
    }),
  },
};

/** As the outbox records what the platform refused. */
const LIMITED = 'platform-45009: api freq out of limit';

/** Five people: the first opens the app before being added, the fourth refuses messages. */
const lives: Happening[] = [
  [0, { name: 'app.opened', props: {} }],
  ...Array.from({ length: 5 }, (_, who): Happening => {
    return [who, { name: 'contact.added', props: { name: `客户${who}`, staff: 'fang' } }];
  }),
  [2, { name: 'gift.asked', props: {} }],
  [3, { name: 'consent.withdrawn', props: { scope: 'message' } }],
];

describe('contacts and what reaches them', () => {
  const clock = manualClock(new Date(NOW.getTime() - 2 * DAY));
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
      await happen(db, lives, clock.now());
      await drain(engine);
      clock.set(NOW);
      await drain(engine);
      await db.run(sql`
        insert into identity_conflict (kind, value, contact_id, other_id, at)
        select 'phone', '13800000000', min(id), max(id), ${NOW} from contact where name in ('客户1', '客户2')`);
      await comesToNothing('客户3', 'message', 'failed', LIMITED);
      await comesToNothing('客户4', 'message', 'failed', LIMITED);
      await comesToNothing('客户4', 'welcome', 'expired', 'welcome-code-expired');
      await comesToNothing('客户0', 'message', 'failed', 'outcome-unknown');
      await db.run(sql`
        insert into event_notice (day, part, seq, source, name, problem, detail, count, last_at, worst) values
          ('2026-03-10', 1, 1, 'api:shop', 'order.paid', 'missing-property', 'amount', 3, ${NOW}, null),
          ('2026-03-10', 1, 2, 'api:app', 'app.opened', 'late', '', 7, ${NOW}, 90000),
          ('2026-03-10', -1, 0, 'api:app', 'app.opened', 'future', '', 2, ${NOW}, null)`);
      await db.run(
        sql`insert into event_source (source, shift_ms, measured_at) values ('api:app', -200000, ${NOW})`,
      );
    });
    ({ page, url, problems } = stage);
  }, 60_000);
  afterAll(() => stage?.close());

  async function comesToNothing(name: string, kind: string, state: string, reason: string): Promise<void> {
    await db.run(sql`
      insert into intention (dedupe, kind, contact_id, staff, message, plan_version, not_before, not_after, state,
                             reason, created_at, settled_at)
      select ${`${name} ${reason}`}, ${kind}, id, 'fang', 'hello', 1, ${NOW}, ${NOW}::timestamptz + interval '3 days',
             ${state}, ${reason}, ${NOW}, ${NOW}
      from contact where name = ${name}`);
  }

  async function idOf(name: string): Promise<number> {
    const row = await db.one<{ id: number }>(sql`select id from contact where name = ${name}`);
    return row?.id ?? 0;
  }

  async function open(path: string, heading: string): Promise<void> {
    await page.goto(`${url}${path}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }

  /** What is on the screen now, drawers and dialogs at rest. */
  async function expectNothingSerious(): Promise<void> {
    await page.waitForFunction(() =>
      document
        .getAnimations()
        .every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity),
    );
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  }

  const close = () => page.getByRole('button', { name: /^(Close|关闭)$/ }).click();

  it('narrows the list by a condition that is put together, kept in the address', async () => {
    await open('/contacts', '客户');
    await page.getByRole('button', { name: '按条件筛选' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: '加条件' }).click();
    await chooseOption(page, { label: '条件类型', option: '是员工的好友', within: drawer });
    await chooseOption(page, { label: '是员工的好友', option: '方运营', within: drawer });
    await drawer.getByText(/^正好 \d+ 人/).waitFor();
    await expectNothingSerious();
    await drawer.getByRole('button', { name: '筛选', exact: true }).click();
    await page.getByText('只看：').waitFor();
    expect(new URL(page.url()).searchParams.get('when')).toBe('{"friend":"fang"}');
    await page.reload();
    await page.getByText('是员工 方运营 的好友').waitFor();
    await page.getByRole('button', { name: '改条件' }).click();
    await drawer.getByText('方运营').first().waitFor();
    await close();
    await page.getByRole('button', { name: '去掉条件' }).click();
    await page.getByText('只看：').waitFor({ state: 'hidden' });
  });

  it('shows where a contact stands: tags by step, consents, segments with why, a trace', async () => {
    await open(`/contacts/${await idOf('客户0')}`, '客户0');
    const steps = page.getByRole('listitem').filter({ hasText: '第一步 渠道' });
    await steps.getByText('海报').waitFor();
    await page.getByRole('button', { name: '为什么属于 活跃用户' }).click();
    await page
      .getByRole('dialog')
      .getByText(/最近 30 天/)
      .waitFor();
    await close();
    await page.getByRole('button', { name: '看轨迹：新友问候' }).click();
    const trace = page.getByRole('dialog');
    await trace.getByText('走第 1 个条件').waitFor();
    await trace.getByRole('listitem').filter({ hasText: '打开应用' }).first().waitFor();
    await expectNothingSerious();
    await close();
    await open(`/contacts/${await idOf('客户3')}`, '客户3');
    await page.getByRole('listitem').filter({ hasText: '消息' }).getByText('拒绝').waitFor();
  });

  it('shows points and coupons with what brought them, takes points back, redeems a coupon', async () => {
    await open(`/contacts/${await idOf('客户2')}`, '客户2');
    const points = page.getByRole('region', { name: '积分' });
    await points.getByText('30 分', { exact: true }).waitFor();
    await points.getByText('旅程「见面礼」 · 入会').waitFor();
    await points.getByRole('button', { name: '调整会员积分' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('分数').fill('-10');
    await drawer.getByLabel('理由').fill('换杯子');
    await expectNothingSerious();
    await drawer.getByRole('button', { name: '提交' }).click();
    await page.getByText('已提交，几秒后生效').waitFor();
    await drain(await quietEngine(db, clock));
    await points.getByText('20 分', { exact: true }).waitFor();
    const coupons = page.getByRole('region', { name: '优惠券' });
    await coupons.getByText('减 50 元').waitFor();
    await coupons.getByRole('button', { name: /^核销/ }).click();
    await drawer.getByLabel('订单号').fill('A-1');
    await drawer.getByRole('button', { name: '核销' }).click();
    await coupons.getByText('已使用').waitFor();
    await coupons.getByText(/A-1/).waitFor();
  });

  it('leaves a contact alone until a day, lists and exports that, and takes it back', async () => {
    await open(`/contacts/${await idOf('客户3')}`, '客户3');
    await page.getByRole('button', { name: '列入免打扰名单' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('理由').fill('投诉过一次');
    await form.getByLabel(/免打扰到哪一天/).fill('2099-03-20');
    await page.keyboard.press('Tab');
    await form.getByRole('button', { name: '列入免打扰名单' }).click();
    await page.getByText(/由 林晓 列入，到 2099-03-21 00:00 为止。理由：投诉过一次/).waitFor();
    await open('/contacts/do-not-contact', '免打扰名单');
    await page.getByRole('row', { name: /客户3/ }).waitFor();
    await expectNothingSerious();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 Excel' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^免打扰名单_\d{4}-\d{2}-\d{2}\.xlsx$/);
    const chunks = await (await file.createReadStream()).toArray();
    const sheets = await readSheets(Buffer.concat(chunks));
    expect(sheets.map((sheet) => sheet.name)).toEqual(['免打扰名单', '说明']);
    expect(sheets[0]?.rows[1]?.slice(1, 4)).toEqual(['客户3', '投诉过一次', '林晓']);
    expect(sheets[1]?.rows).toContainEqual(['操作人', '林晓']);
    await page.getByRole('button', { name: '把 客户3 移出免打扰名单' }).click();
    await page.getByRole('button', { name: '移出名单', exact: true }).click();
    await page.getByText('免打扰名单是空的').waitFor();
    expect(await db.rows(sql`select 1 from suppression`)).toEqual([]);
  });

  it('merges two contacts after comparing them, and an old address leads on', async () => {
    const [ceases, stays] = [await idOf('客户1'), await idOf('客户2')];
    await open('/contacts/duplicates', '疑似重复');
    await page.getByRole('button', { name: '比较与合并：客户1 和 客户2' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: '留下这一位' }).nth(1).check();
    await dialog.getByText(`“客户1（${ceases}）”不再存在，全部归入“客户2（${stays}）”`).waitFor();
    await dialog.getByText('合错了可以在留下的客户页面拆分').waitFor();
    await expectNothingSerious();
    await dialog.getByRole('button', { name: '合并', exact: true }).click();
    await dialog.getByText(/请输入/).waitFor();
    await dialog.getByLabel('理由').fill('同一个手机号');
    await dialog.getByRole('button', { name: '合并', exact: true }).click();
    await page.getByText('没有疑似重复的客户').waitFor();
    await drain(await quietEngine(db, clock));
    await page.goto(`${url}/contacts/${ceases}`);
    await page.getByText(/^客户1于 .* 由 林晓 合并。理由：同一个手机号$/).waitFor();
    await page.getByRole('link', { name: `打开客户 ${stays}` }).click();
    await page.getByRole('heading', { level: 1, name: '客户2' }).waitFor();
    await page.getByRole('heading', { level: 2, name: '合并进来的客户' }).waitFor();
    await page.getByRole('button', { name: '把“客户1”拆分出来' }).click();
    const drawer = page.getByRole('dialog', { name: '不是同一个人：拆分合并' });
    await drawer.getByText(`客户 ${ceases} 重新成为单独的客户，从客户 ${stays} 拿回：`).waitFor();
    await expectNothingSerious();
    await drawer.getByLabel('理由').fill('母女两人');
    await drawer.getByRole('button', { name: '拆分', exact: true }).click();
    await page.getByText('正在拆分，几秒后刷新').waitFor();
    await drain(await quietEngine(db, clock));
    await page.getByRole('link', { name: '客户', exact: true }).first().click();
    await page.getByRole('link', { name: '合并记录' }).click();
    await page.getByRole('row', { name: /客户1.*同一个手机号.*已拆分/ }).waitFor();
    await open(`/contacts/${ceases}`, '客户1');
    await page.getByText(/拆分：母女两人$/).waitFor();
  });

  it('finds the other contact by name, and lets go', async () => {
    await open(`/contacts/${await idOf('客户4')}`, '客户4');
    await page.getByRole('button', { name: '与另一位客户合并' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '另一位客户' }).fill('客户0');
    await page.getByTitle(/^客户0（/).click();
    await dialog.getByRole('table').getByText('海报').first().waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  it('says why messages were not sent, and means them again once', async () => {
    await open('/reach', '触达');
    const reasons = page.getByRole('table', { name: '没有发出的原因' });
    await reasons.getByRole('row', { name: /结果无法核实/ }).waitFor();
    await expectNothingSerious();
    expect(await reasons.getByRole('button', { name: /^全部重试/ }).count()).toBe(1);
    await page
      .getByRole('checkbox', { name: 'Select all' })
      .or(page.getByRole('checkbox', { name: '全选' }))
      .first()
      .check();
    await page.getByRole('button', { name: '重试选中的 4 条' }).click();
    const question = page.getByRole('dialog', { name: '重试 2 条？' });
    await question.getByText(/选中的另外 2 条是欢迎语/).waitFor();
    await question.getByRole('button', { name: '重试', exact: true }).click();
    await page.getByText('已重新安排 2 条').waitFor();
    expect(
      await db.rows(sql`select kind, state from intention where dedupe like 'retry:%' order by id`),
    ).toEqual([
      { kind: 'message', state: 'pending' },
      { kind: 'message', state: 'pending' },
    ]);
    await reasons.getByRole('button', { name: /^平台错误 45009/ }).click();
    await page.getByText('共 2 条').waitFor();
    await page.getByRole('button', { name: /^全部重试：消息，平台错误 45009/ }).click();
    const whole = page.getByRole('dialog', { name: /没有发出的全部 2 条消息？$/ });
    await whole.getByRole('button', { name: '重试', exact: true }).click();
    await page.getByText('没有可以重试的：它们都已经重试过').waitFor();
  });

  it('lists what senders do that the catalogue does not expect', async () => {
    await open('/system/notices', '系统');
    await page.getByRole('row', { name: /迟到.*打开应用.*1 天/ }).waitFor();
    await page.getByRole('row', { name: /已拒收：时间太晚/ }).waitFor();
    await page.getByText('业务系统 app 的时钟快了 3.3 分钟').waitFor();
    await expectNothingSerious();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('button', { name: '按 sentAt 校正之后的事件' }).click();
    await page.getByRole('button', { name: '不再校正' }).waitFor();
    expect(await db.rows(sql`select source, correct from event_source`)).toEqual([
      { source: 'api:app', correct: true },
    ]);
    await page.getByRole('combobox', { name: '问题' }).click();
    await page.getByTitle('缺少属性').click();
    await page.getByRole('row', { name: /支付订单.*amount.*业务系统 shop/ }).waitFor();
    await page.getByText('共 1 条').waitFor();
    expect(problems).toEqual([]);
  });
});
