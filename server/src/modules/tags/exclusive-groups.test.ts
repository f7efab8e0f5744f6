import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { noService } from '../../../../test/harness/outbox-world.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import { makeRandom } from '../../../../test/storm/random.ts';
import { makeEngine } from '../../engine/engine.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import type { DispatcherDeps } from '../../outbox/deps.ts';
import { dispatchOnce } from '../../outbox/dispatcher.ts';
import { defaultDispatchSettings } from '../../outbox/settings.ts';
import { applyPlan } from '../../plan/apply.ts';
import { currentPlan, planAt } from '../../plan/current.ts';
import { ingestEvents } from '../contacts/api.ts';
import { platformTagIds, syncCorpTags, tagRefs } from './api.ts';
import { getTagMarks } from './http/get-tag-marks.ts';

const PLAN = `
plan: one-of
name: 互斥标签
timezone: Asia/Shanghai
staff: { lin: { name: 林, wecom: ops-01 }, zhou: { name: 周, wecom: ops-02 } }
tags:
  intent: { name: 意向, choose: one, wecom: true, values: { a: 高, b: 中, c: 低 } }
`;
const VALUES = ['a', 'b', 'c'];
const PEOPLE = 6;
const MEMBERS = ['ops-01', 'ops-02'];

let db: TestDatabase;
let rig: WecomRig;
let deps: DispatcherDeps;
let people: { id: string; who: string }[];
let tagId: (value: string) => string;

beforeAll(async () => {
  db = await createTestDatabase();
  rig = await startWecomRig(db);
  const files = [{ path: 'plan.yaml', text: PLAN }];
  await applyPlan(db, { source: { files }, by: 'test', now: rig.clock.now(), onApplied: [] });
  deps = {
    db,
    clock: rig.clock,
    port: rig.wecom.port,
    service: noService,
    plan: currentPlan,
    planAt,
    platformTags: platformTagIds,
    log: makeLogger('silent'),
    metrics: rig.metrics,
    settings: { ...defaultDispatchSettings, tasksUrl: 'http://127.0.0.1:7800/tasks' },
  };
  const plan = (await currentPlan(db))?.plan;
  if (plan) await syncCorpTags({ db, clock: rig.clock, port: rig.wecom.port }, plan);
  for (const [id, ref] of await tagRefs(db)) rig.tags.set(id, ref);
  const ids = await platformTagIds(
    db,
    VALUES.map((value) => `intent/${value}`),
  );
  tagId = (value) => ids.get(`intent/${value}`) ?? '';
  for (const [nr, userid] of MEMBERS.entries())
    await rig.wecom.port.ensureCode({
      platformId: null,
      userids: [userid],
      state: `ht-${nr}`,
      remark: userid,
      skipVerify: true,
    });
  await rig.worker();
  people = await Promise.all(Array.from({ length: PEOPLE }, () => rig.addCustomer('ht-0')));
  const second = [...rig.emulator.world.state.contactWays.values()].find((way) => way.state === 'ht-1');
  for (const { id } of people) {
    await rig.control('POST', `people/${id}/scan`, { configId: second?.configId });
    await rig.control('POST', `people/${id}/accept`, {});
  }
});
afterAll(async () => {
  await rig.close();
  await db.drop();
});

/** A program, a code or a rule sets a value. */
async function tell(who: string, value: string): Promise<void> {
  const now = rig.clock.now();
  const identities = [{ kind: 'external_userid', value: who }];
  const props = { add: [`intent/${value}`], remove: [], source: 'api' };
  await db.transaction((tx) =>
    ingestEvents(tx, [{ name: 'contact.tags-set', at: now, identities, props }], { source: 'api', now }),
  );
}

/** A member sets a value in the client, which knows no exclusive groups, and sometimes takes one away. */
const byStaff = (userid: string, who: string, [value, other]: [string, string | null]) =>
  rig.control('POST', `staff/${userid}/tags`, {
    external_userid: who,
    add: [tagId(value)],
    remove: other === null || other === value ? [] : [tagId(other)],
  });

/** What the platform shows of the group: every tag that any member has on the person. */
const onPlatform = (who: string): string[] => [
  ...new Set(
    MEMBERS.flatMap((userid) => rig.emulator.world.follows.get(userid, who)?.tags ?? []).flatMap(
      (id) => rig.tags.get(id) ?? [],
    ),
  ),
];

async function kept(): Promise<Record<string, string[]>> {
  const rows = await db.rows<{ who: string; refs: string[] }>(sql`
    select i.value as who, array_agg(t.tag_group || '/' || t.tag) filter (where t.tag is not null) as refs
    from identity i left join contact_tag t using (contact_id) where i.kind = 'external_userid' group by 1`);
  return Object.fromEntries(rows.map((row) => [row.who, row.refs]));
}

it('one value holds after staff, programs, two engines and two dispatchers at once, and WeCom agrees', async () => {
  const random = makeRandom(9, 'exclusive');
  const engines = await Promise.all(
    [7, 2000].map((batchSize) => makeEngine({ db, clock: rig.clock, log: makeLogger('silent'), batchSize })),
  );
  const work = async (): Promise<void> => {
    const rounds = [...engines.map((engine) => engine.live()), dispatchOnce(deps), dispatchOnce(deps)];
    await Promise.all(rounds);
  };
  const quiet = async (): Promise<void> => {
    for (let left = 3; left > 0; left--) {
      await rig.settledLater();
      await work();
      await work();
    }
  };
  // From the first half nobody takes a value away: there always is one.
  const mayTake = (nr: number): boolean => nr >= PEOPLE / 2;
  for (let moment = 0; moment < 8; moment++) {
    const acts = people.flatMap(({ who }, nr) => [
      byStaff(random.pick(MEMBERS), who, [
        random.pick(VALUES),
        mayTake(nr) ? random.pick([null, ...VALUES]) : null,
      ]),
      ...(random.chance(0.6) ? [byStaff(random.pick(MEMBERS), who, [random.pick(VALUES), null])] : []),
      ...(random.chance(0.5) ? [tell(who, random.pick(VALUES)), tell(who, random.pick(VALUES))] : []),
    ]);
    await Promise.all([...acts, work(), work()]);
    await rig.emulator.advance(random.int(1, 3));
  }
  await quiet();
  const values = await kept();
  for (const [nr, { who }] of people.entries()) {
    const refs = values[who] ?? [];
    // What a member chose may be gone from the platform before anybody could see it: then none is left.
    expect(refs.length === 1 || (mayTake(nr) && refs.length === 0)).toBe(true);
    expect({ who, tags: onPlatform(who) }).toEqual({ who, tags: refs });
  }
  // The last word of all, by a member or a program, is what stands.
  const last = people.map(({ who }) => ({ who, value: random.pick(VALUES) }));
  await Promise.all(
    last.map(({ who, value }, nr) =>
      nr % 2 === 0 ? byStaff('ops-02', who, [value, null]) : tell(who, value),
    ),
  );
  await quiet();
  expect(await kept()).toEqual(Object.fromEntries(last.map(({ who, value }) => [who, [`intent/${value}`]])));
  expect(last.map(({ who }) => onPlatform(who))).toEqual(last.map(({ value }) => [`intent/${value}`]));
  expect(
    await db.rows(sql`
      select state, reason from intention where kind = 'tag' and state <> 'sent'
      union all select 'event', error from event_failure`),
  ).toEqual([]);
}, 60_000);

it('each tag says how far it is: wanted, told, taken, seen', async () => {
  const app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 7, name: '林' }),
    endpoints: [getTagMarks({ db })],
    version: 'test',
  });
  const { who } = await rig.addCustomer('ht-0');
  await rig.settledLater();
  const engine = await makeEngine({ db, clock: rig.clock, log: makeLogger('silent') });
  const live = async (): Promise<void> => {
    while ((await engine.live()) > 0);
  };
  await live();
  const contact = await db.one<{ id: number }>(
    sql`select contact_id as id from identity where value = ${who}`,
  );
  const marks = async () => (await app.inject(`/v1/contacts/${contact?.id}/tag-marks`)).json();
  await byStaff('ops-01', who, ['c', null]);
  await rig.settledLater();
  await live();
  const high = { group: { key: 'intent', name: '意向' }, tag: { key: 'a', name: '高' } };
  const low = { ...high, tag: { key: 'c', name: '低' } };
  const at = expect.any(String);
  const none = { wishedAt: null, calledAt: null, settledAt: null, state: null, reason: null };
  expect(await marks()).toEqual({
    lookedAt: at,
    items: [{ ...low, source: 'wecom', wish: null, ...none, shown: true }],
  });
  await tell(who, 'a');
  await live();
  const wanted = { wishedAt: at, calledAt: null, settledAt: null, state: 'pending', reason: null };
  expect((await marks()).items).toEqual([
    { ...high, source: 'api', wish: 'add', ...wanted, shown: false },
    { ...low, source: null, wish: 'remove', ...wanted, shown: true },
  ]);
  await dispatchOnce(deps);
  const taken = { wishedAt: at, calledAt: at, settledAt: at, state: 'sent', reason: null };
  expect((await marks()).items).toEqual([
    { ...high, source: 'api', wish: 'add', ...taken, shown: true },
    { ...low, source: null, wish: 'remove', ...taken, shown: false },
  ]);
  await rig.control('PUT', 'faults', {
    failNext: [{ path: 'externalcontact/mark_tag', times: 1, errcode: 40068 }],
  });
  await tell(who, 'b');
  await live();
  await dispatchOnce(deps);
  const refused = (await marks()).items.find((one: { tag: { key: string } }) => one.tag.key === 'b');
  expect(refused).toMatchObject({ wish: 'add', calledAt: at, shown: false });
  expect([refused.state, refused.reason]).toEqual(['failed', expect.stringContaining('40068')]);
  await app.close();
});
