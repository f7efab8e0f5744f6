import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../../test/harness/wecom-rig.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { refreshCorpTags } from './refresh-corp-tags.ts';
import { platformTagIds, tagRefs } from './store-corp-tags.ts';
import { syncCorpTags } from './sync-corp-tags.ts';

let db: TestDatabase;
let rig: WecomRig;

function planOf(names: { course?: string; group?: string } = {}): Plan {
  const plan = emptyPlan({ plan: 'test', name: '测试', timezone: 'Asia/Shanghai' });
  plan.tags = {
    need: {
      name: names.group ?? '需求',
      choose: 'many',
      wecom: true,
      values: { course: names.course ?? '课程', tool: { name: '工具' } },
    },
    inner: { name: '内部', choose: 'one', wecom: false, values: { vip: '贵宾' } },
  };
  return plan;
}

const sync = (plan = planOf()) => syncCorpTags({ db, clock: rig.clock, port: rig.wecom.port }, plan);
const onPlatform = () =>
  rig.emulator.world.state.tagGroups.map((group) => [group.name, ...group.tags.map((tag) => tag.name)]);

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate corp_tag, wecom_token`);
  rig = await startWecomRig(db);
});
afterEach(() => rig.close());

describe('corp tags', () => {
  it('are made under the names of the plan, once, and mapped both ways', async () => {
    expect(await sync()).toEqual({ kind: 'done', value: { live: 2, problems: [] } });
    await sync();
    expect(onPlatform()).toEqual([['需求', '课程', '工具']]);
    const ids = await platformTagIds(db, ['need/course', 'need/tool', 'inner/vip', 'no/such', 'odd']);
    expect([...ids.keys()].sort()).toEqual(['need/course', 'need/tool']);
    const refs = await tagRefs(db);
    for (const [ref, id] of ids) expect(refs.get(id)).toBe(ref);
  });

  it('adopt what is there under the same names', async () => {
    await rig.control('POST', 'tags', { group: '需求', tags: ['课程', '别的'] });
    expect(await sync()).toMatchObject({ value: { live: 2, problems: [] } });
    expect(onPlatform()).toEqual([['需求', '课程', '别的', '工具']]);
  });

  it('are renamed, not made again, when the plan renames group and value', async () => {
    await sync();
    const before = await tagRefs(db);
    expect(await sync(planOf({ course: '课程学习', group: '客户需求' }))).toMatchObject({
      value: { live: 2 },
    });
    expect(onPlatform()).toEqual([['客户需求', '课程学习', '工具']]);
    expect(await tagRefs(db)).toEqual(before);
  });

  it('report a name that is taken, and keep the tag', async () => {
    await sync();
    await rig.control('POST', 'tags', { group: '需求', tags: ['新课程'] });
    const outcome = await sync(planOf({ course: '新课程' }));
    expect(outcome).toMatchObject({
      value: {
        live: 2,
        problems: [{ group: 'need', tag: 'course', problem: { zh: expect.stringContaining('同名') } }],
      },
    });
  });

  it('report two values that would share a tag', async () => {
    const outcome = await sync(planOf({ course: '工具' }));
    expect(outcome).toMatchObject({ value: { live: 1, problems: [{ tag: 'tool', platformId: null }] } });
  });

  it('report a name that is too long and make the others', async () => {
    const outcome = await sync(planOf({ course: '长'.repeat(31) }));
    expect(outcome).toMatchObject({ value: { live: 1, problems: [{ tag: 'course', platformId: null }] } });
  });

  it('are refused with words before a call when there is no room, or the name of the group is too long', async () => {
    expect(await sync(planOf({ group: '组'.repeat(31) }))).toMatchObject({
      value: {
        live: 0,
        problems: [{ problem: { zh: expect.stringContaining('标签组名') } }, { tag: 'tool' }],
      },
    });
    rig.emulator.world.state.tagGroups.push({
      id: 'full',
      name: '满',
      createdAt: 0,
      order: 0,
      tags: Array.from({ length: 9_999 }, (_, i) => ({
        id: `t${i}`,
        name: `t${i}`,
        createdAt: 0,
        order: 0,
      })),
    });
    expect(await sync()).toMatchObject({
      value: {
        live: 1,
        problems: [{ tag: 'tool', platformId: null, problem: { en: expect.stringContaining('10,000') } }],
      },
    });
  });

  it('that an administrator deletes lose their mapping until the plan is applied again', async () => {
    await sync();
    const id = (await platformTagIds(db, ['need/course'])).get('need/course');
    await rig.control('DELETE', 'tags', { tag_id: [id] });
    const refreshed = await refreshCorpTags({ db, clock: rig.clock, port: rig.wecom.port });
    expect(refreshed).toEqual({ kind: 'done', value: 1 });
    expect([...(await platformTagIds(db, ['need/course', 'need/tool'])).keys()]).toEqual(['need/tool']);
    expect(await sync()).toMatchObject({ value: { live: 2 } });
    expect(onPlatform()).toEqual([['需求', '工具', '课程']]);
  });

  it('that the plan drops are left on the platform and mapped no more', async () => {
    await sync();
    const plan = planOf();
    delete plan.tags.need?.values.tool;
    await sync(plan);
    expect([...(await tagRefs(db)).values()]).toEqual(['need/course']);
    expect(onPlatform()).toEqual([['需求', '课程', '工具']]);
  });
});
