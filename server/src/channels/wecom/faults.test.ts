import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { startWecomRig, until, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import { sql } from '../../kernel/database/sql.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const MEMBERS = ['ops-01', 'ops-02'];
const act = fc.record({
  kind: fc.constantFrom('add', 'add', 'leave', 'delete', 'tag', 'untag', 'mark', 'unmark', 'return'),
  who: fc.nat(50),
  tag: fc.nat(3),
});
const fault = fc.record({
  path: fc.constantFrom('*', 'externalcontact/get', 'externalcontact/mark_tag'),
  rate: fc.constantFrom(0.1, 0.4),
  errcode: fc.constantFrom(-1, 45033, 42001, 40014, null),
});
const schedule = fc.record({
  acts: fc.array(act, { minLength: 25, maxLength: 45 }),
  faults: fc.array(fault, { maxLength: 3 }),
  callbacks: fc.record({
    drop: fc.constantFrom(0, 0.3),
    duplicate: fc.constantFrom(0, 0.4),
    reorder: fc.constantFrom(0, 0.4),
  }),
});
type Schedule = typeof schedule extends fc.Arbitrary<infer T> ? T : never;

async function makeTags(rig: WecomRig): Promise<string[]> {
  const values = ['a', 'b', 'c', 'd'].map((key) => ({ key, name: `标签${key}` }));
  const made = await rig.wecom.port.ensureTags([{ key: 'g', name: '组', values }]);
  if (made.kind !== 'done') throw new Error(made.kind);
  for (const tag of made.value) rig.tags.set(tag.platformId ?? '', `g/${tag.tag}`);
  return made.value.map((tag) => tag.platformId ?? '');
}

async function perform(rig: WecomRig, step: Schedule['acts'][number], tags: string[], nr: number) {
  const { follows, state } = rig.emulator.world;
  const all = MEMBERS.flatMap((userid) => [...follows.ofStaff(userid)]);
  const follow = all[step.who % Math.max(1, all.length)];
  const tag = tags[step.tag] ?? '';
  if (step.kind === 'add' || !follow) {
    await rig.addCustomer(`ht-${nr % 2}`);
    return;
  }
  const { userid, externalUserid, personId } = follow;
  const staff = (path: string, body: object) => rig.control('POST', `staff/${userid}/${path}`, body);
  const mark = (add: string[], remove: string[]) =>
    rig.wecom.port.markTags({ userid, externalUserid, add, remove });
  const friends = follow.leftAt === undefined;
  if (step.kind === 'leave' && friends) await rig.control('POST', `people/${personId}/leave`, { userid });
  if (step.kind === 'delete') await staff('delete', { external_userid: externalUserid });
  if (step.kind === 'tag') await staff('tags', { external_userid: externalUserid, add: [tag] });
  if (step.kind === 'untag') await staff('tags', { external_userid: externalUserid, remove: [tag] });
  if (step.kind === 'mark') await mark([tag], []);
  if (step.kind === 'unmark') await mark([], [tag]);
  if (step.kind === 'return' && !friends) {
    const way = [...state.contactWays.values()].find((one) => one.state === follow.state);
    await rig.control('POST', `people/${personId}/scan`, { configId: way?.configId });
    await rig.control('POST', `people/${personId}/accept`, {});
  }
}

describe('whatever goes wrong on the way', () => {
  it('ends as the platform is, once everything works again and was compared', async () => {
    await fc.assert(
      fc.asyncProperty(schedule, async ({ acts, faults, callbacks }) => {
        await db.run(sql`truncate inbox, event, contact, identity, wecom_contact, wecom_follow, wecom_token`);
        await db.run(sql`update log_part set head = 0`);
        const rig = await startWecomRig(db);
        try {
          for (const [i, userid] of MEMBERS.entries()) {
            const code = {
              platformId: null,
              userids: [userid],
              state: `ht-${i}`,
              remark: '',
              skipVerify: true,
            };
            await rig.wecom.port.ensureCode(code);
          }
          const tags = await makeTags(rig);
          await rig.worker();
          const failNext = faults.map(({ path, rate, errcode }) =>
            errcode === null ? { path, rate, dropAfterEffect: true } : { path, rate, errcode },
          );
          await rig.control('PUT', 'faults', { failNext, callbacks });
          for (const [nr, step] of acts.entries()) {
            await perform(rig, step, tags, nr);
            await rig.emulator.advance(7);
          }
          await rig.control('PUT', 'faults', { failNext: [], callbacks: {} });
          await workOff(rig);
          await until(async () => (await rig.wecom.reconcile()).kind === 'done', 20_000);
          await expectInStep(rig);
        } finally {
          await rig.close();
        }
      }),
      { numRuns: 3, endOnFailure: true },
    );
  }, 120_000);
});

/** Lets time pass until every callback has come and every row is done, and adds without callback count as missed. */
async function workOff(rig: WecomRig): Promise<void> {
  await rig.emulator.advance(3600);
  await until(async () => {
    await rig.emulator.advance(20);
    await sleep(100);
    return (await db.rows(sql`select 1 from inbox where state = 'new'`)).length === 0;
  }, 30_000);
}

async function expectInStep(rig: WecomRig): Promise<void> {
  const rows = await db.rows<{ userid: string; who: string; tags: string[]; lost: boolean }>(sql`
    select userid, external_userid as who, tags, lost_at is not null as lost from wecom_follow
    where added_at is not null`);
  const listed = MEMBERS.flatMap((userid) => [...rig.emulator.world.follows.ofStaff(userid)]);
  const known = new Map(rows.map((row) => [`${row.userid} ${row.who}`, row]));
  for (const follow of listed) {
    const row = known.get(`${follow.userid} ${follow.externalUserid}`);
    expect(row, 'every friendship of the platform is known').toBeDefined();
    // A customer who left stays listed: without its callback nobody can know.
    if (follow.leftAt === undefined) expect(row?.lost).toBe(false);
    if (row && !row.lost) expect([...row.tags].sort()).toEqual([...follow.tags].sort());
  }
  const there = new Set(listed.map((follow) => `${follow.userid} ${follow.externalUserid}`));
  for (const [key, row] of known) if (!there.has(key)) expect(row.lost, key).toBe(true);
  // What the events say is what we know.
  const events = await rig.events();
  const friends = new Map<string, boolean>();
  for (const event of events) {
    const key = `${event.props.staff === 'lin' ? 'ops-01' : 'ops-02'} ${event.who}`;
    if (event.name === 'contact.added') friends.set(key, true);
    if (event.name === 'contact.lost' || event.name === 'contact.removed') friends.set(key, false);
  }
  for (const [key, row] of known) expect(friends.get(key), key).toBe(!row.lost);
}
