import type { PlanMedia } from '@hetang/contract/plan/media';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { mortalDatabase } from '../../../test/harness/mortal-database.ts';
import { noService, outboxPlan } from '../../../test/harness/outbox-world.ts';
import { startWecomRig, type WecomRig } from '../../../test/harness/wecom-rig.ts';
import { sql } from '../kernel/database/sql.ts';
import { makeLogger } from '../kernel/telemetry/logger.ts';
import { factsOf } from '../plan/source/read-media.ts';
import type { DispatcherDeps } from './deps.ts';
import { dispatchOnce } from './dispatcher.ts';
import { writeIntentions } from './intend.ts';
import { defaultDispatchSettings } from './settings.ts';

// The dispatcher over the real protocol, against the emulated platform with its people and staff.
const HOUR = 3600;
const SENDER = 'ops-01';

let db: TestDatabase;
let rig: WecomRig;
let deps: DispatcherDeps;
let people: { id: string; who: string }[];
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

beforeEach(async () => {
  await db.run(sql`
    truncate intention, mass_send, reach_quota, group_reach_quota, community_chat, task, contact, relation, identity, event, wecom_token, wecom_media restart identity`);
  rig = await startWecomRig(db);
  const plan = outboxPlan();
  plan.staff = { lin: { name: '小林', wecom: SENDER } };
  plan.messages.poster = {
    name: '海报',
    text: '看海报',
    attachments: [{ image: 'files/poster.png' }, { file: 'files/guide.pdf' }],
  };
  plan.media = {
    'files/poster.png': keepFile(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
    'files/guide.pdf': keepFile(Buffer.from('%PDF-1.7 guide')),
  };
  deps = {
    db,
    clock: rig.clock,
    port: rig.wecom.port,
    service: noService,
    plan: async () => ({ version: 1, plan }),
    planAt: async () => plan,
    platformTags: async () => new Map(),
    log: makeLogger('silent'),
    metrics: rig.metrics,
    settings: { ...defaultDispatchSettings, gatherMs: 0, tasksUrl: 'http://127.0.0.1:7800/tasks' },
  };
  await rig.wecom.port.ensureCode({
    platformId: null,
    userids: [SENDER],
    state: 'ht-poster',
    remark: '海报',
    skipVerify: true,
  });
  people = [];
  for (let id = 1; id <= 3; id++) {
    const person = await rig.addCustomer('ht-poster');
    people.push(person);
    await db.run(sql`
      insert into contact (id, name, owner, created_at) values (${id}, ${`客户${id}`}, 'lin', ${rig.clock.now()})`);
    await db.run(sql`
      insert into identity (kind, value, contact_id, at)
      values ('external_userid', ${person.who}, ${id}, ${rig.clock.now()})`);
    await db.run(sql`
      insert into relation (contact_id, staff, added_at) values (${id}, 'lin', ${rig.clock.now()})`);
  }
});
afterEach(async () => {
  // A connection that the platform opened and never used would hold the server for a minute.
  rig.app.server.closeAllConnections();
  await rig.close();
});

/** A file that a plan carries, where the channel finds it. */
function keepFile(bytes: Buffer): PlanMedia {
  const facts = factsOf(bytes);
  rig.files.set(facts.sha256, bytes);
  return facts;
}

async function intend(contact: number, message: string, hours: number | null = null): Promise<void> {
  const now = rig.clock.now();
  const row = {
    dedupe: `${contact}-${message}`,
    kind: 'message' as const,
    contactId: contact,
    staff: 'lin',
    message,
    planVersion: 1,
    params: {},
    journey: null,
    enrolmentId: null,
    notBefore: now,
    notAfter: hours === null ? null : new Date(now.getTime() + hours * HOUR * 1000),
  };
  await db.transaction((tx) => writeIntentions(tx, [row], now));
}

async function pass(seconds: number): Promise<void> {
  await rig.emulator.advance(seconds);
  await dispatchOnce(deps);
}

interface StaffTask {
  msgid: string;
  targets: number;
  confirmedAt: number | null;
  cancelledAt: number | null;
  reminders: number;
}
const staffTasks = async () =>
  (await rig.control<{ tasks: StaffTask[] }>('GET', `staff/${SENDER}/tasks`)).tasks;
async function confirmAll(): Promise<void> {
  for (const { msgid, confirmedAt, cancelledAt } of await staffTasks())
    if (confirmedAt === null && cancelledAt === null)
      await rig.control('POST', `staff/${SENDER}/tasks/${msgid}/confirm`, {});
}

/** How often each person got a text by the staff. */
async function received(text: string): Promise<number[]> {
  const counts = [];
  for (const { id } of people) {
    const person = await rig.control<{ chats: { messages: { from: string; body: { text?: string } }[] }[] }>(
      'GET',
      `people/${id}`,
    );
    const messages = person.chats.flatMap((chat) => chat.messages);
    counts.push(messages.filter(({ from, body }) => from === 'staff' && body.text === text).length);
  }
  return counts;
}

async function states(): Promise<string[]> {
  const rows = await db.rows<{ said: string }>(sql`
    select dedupe || ' ' || state || coalesce(' ' || reason, '') as said
    from intention where kind = 'message' order by dedupe`);
  return rows.map((row) => row.said);
}

describe('mass sends on the platform', () => {
  it('are created once, announced, confirmed late and read back', async () => {
    for (const id of [1, 2, 3]) await intend(id, 'pack');
    await intend(1, 'live');
    await dispatchOnce(deps);
    expect((await staffTasks()).map((task) => task.targets).sort()).toEqual([1, 3]);
    const { messages } = await rig.control<{ messages: unknown[] }>('GET', `staff/${SENDER}/messages`);
    expect(JSON.stringify(messages)).toContain('群发助手');
    await pass(60);
    expect(await received('这是资料包')).toEqual([0, 0, 0]);
    await rig.control('POST', `people/${people[1]?.id}/leave`, { userid: SENDER });
    await pass(5 * HOUR);
    expect((await staffTasks()).map((task) => task.reminders).sort()).toEqual([0, 1]);
    await confirmAll();
    await pass(2 * HOUR);
    expect(await states()).toEqual([
      '1-live sent',
      '1-pack sent',
      '2-pack failed not-a-friend',
      '3-pack sent',
    ]);
    expect(await received('这是资料包')).toEqual([1, 0, 1]);
    expect(await received('今晚八点直播')).toEqual([1, 0, 0]);
    expect(await db.rows(sql`select distinct state from task`)).toEqual([{ state: 'done' }]);
  });

  it('bring their files to the platform once, for tasks and processes alike, and again when it has dropped them', async () => {
    const { media } = rig.emulator.world.state;
    for (const id of [1, 2]) await intend(id, 'poster');
    await Promise.all([dispatchOnce(deps), dispatchOnce(deps)]);
    for (let i = 0; i < 3; i++) await pass(3);
    expect((await staffTasks()).map((task) => task.targets)).toEqual([2]);
    expect([...media.values()].map((one) => one.filename).sort()).toEqual(['guide.pdf', 'media.png']);
    await confirmAll();
    media.clear();
    await intend(3, 'poster');
    for (let i = 0; i < 4; i++) await pass(30);
    expect((await staffTasks()).map((task) => task.targets).sort()).toEqual([1, 2]);
    await confirmAll();
    await pass(HOUR);
    expect(await received('看海报')).toEqual([1, 1, 1]);
    expect(await states()).toEqual(['1-poster sent', '2-poster sent', '3-poster sent']);
    expect(media.size).toBe(2);
  });

  it('that nobody confirms are called off, and can then no longer be confirmed', async () => {
    await intend(1, 'pack', 6);
    await dispatchOnce(deps);
    for (let i = 0; i < 7; i++) await pass(HOUR);
    expect(await states()).toEqual(['1-pack expired not-confirmed']);
    const [task] = await staffTasks();
    expect(task?.cancelledAt).not.toBeNull();
    await expect(rig.control('POST', `staff/${SENDER}/tasks/${task?.msgid}/confirm`, {})).rejects.toThrow(
      '409',
    );
    expect(await received('这是资料包')).toEqual([0, 0, 0]);
    expect(await db.rows(sql`select reserved, spent from reach_quota`)).toEqual([{ reserved: 0, spent: 0 }]);
  });

  it.each([
    ['the answer is lost', { dropAfterEffect: true }],
    ['the call is lost', { timeoutMs: 100 }],
  ])(
    'exist once when %s',
    async (_, fault) => {
      await rig.control('PUT', 'faults', {
        failNext: [{ path: 'externalcontact/add_msg_template', times: 1, ...fault }],
      });
      for (const id of [1, 2]) await intend(id, 'pack');
      await dispatchOnce(deps);
      for (let i = 0; i < 6; i++) await pass(30);
      expect(await staffTasks()).toHaveLength(1);
      await confirmAll();
      await pass(HOUR);
      expect(await received('这是资料包')).toEqual([1, 1, 0]);
      expect(await states()).toEqual(['1-pack sent', '2-pack sent']);
    },
    60_000,
  );

  it('exist once wherever the process dies', async () => {
    deps.settings = { ...deps.settings, leaseMs: 60_000, quietHours: null };
    let expected = 0;
    let died = true;
    for (let step = 1; died; step++) {
      died = false;
      for (const effect of [false, true]) {
        const life = { dead: false };
        const contact = (step % 3) + 1;
        await intend(contact, 'pack');
        await dispatchOnce({ ...deps, db: mortalDatabase(db, life, { step, effect }) }).catch(() =>
          expect(life.dead).toBe(true),
        );
        died ||= life.dead;
        for (let i = 0; i < 4; i++) await pass(40);
        await confirmAll();
        await pass(HOUR);
        expected += 1;
        expect((await received('这是资料包')).reduce((a, b) => a + b)).toBe(expected);
        await db.run(sql`update intention set dedupe = id::text where kind = 'message'`);
      }
    }
    expect(expected).toBeGreaterThan(20);
    expect(new Set((await states()).map((said) => said.split(' ')[1]))).toEqual(new Set(['sent']));
  }, 120_000);

  it('that the cap of the tenant stops at the confirmation fail with that reason', async () => {
    rig.emulator.world.state.tenant.massPolicy = 'one-per-day';
    await intend(1, 'pack');
    await intend(1, 'live');
    await dispatchOnce(deps);
    await pass(60);
    await confirmAll();
    await pass(HOUR);
    expect((await states()).map((said) => said.split(' ').slice(1).join(' ')).sort()).toEqual([
      'failed platform-cap',
      'sent',
    ]);
    expect(await db.rows(sql`select reserved, spent from reach_quota`)).toEqual([{ reserved: 0, spent: 1 }]);
  });

  it('to groups are confirmed by their owner, come once a day, and are read back group by group', async () => {
    const chats: string[] = [];
    for (const name of ['一群', '二群']) {
      const made = await rig.control<{ chat_id: string }>('POST', `staff/${SENDER}/groups`, {
        name,
        external_userids: people.map((person) => person.who),
      });
      chats.push(made.chat_id);
    }
    const now = rig.clock.now();
    await db.run(sql`
      insert into community_chat (chat_id, owner_userid, created_at)
      select chat_id, ${SENDER}, ${now} from unnest(${chats}::text[]) as chat_id`);
    const posts = chats.flatMap((chatId) =>
      ['pack', 'live'].map((message, i) => ({
        dedupe: `${chatId}-${message}`,
        kind: 'group-message' as const,
        contactId: null,
        chatId,
        worth: i === 0 ? 90 : 10,
        staff: null,
        message,
        planVersion: 1,
        params: {},
        journey: null,
        enrolmentId: null,
        notBefore: now,
        notAfter: null,
      })),
    );
    await db.transaction((tx) => writeIntentions(tx, posts, now));
    await dispatchOnce(deps);
    expect((await staffTasks()).map((task) => task.targets)).toEqual([2]);
    await pass(60);
    await confirmAll();
    await pass(HOUR);
    const ends = await db.rows<{ said: string }>(sql`
      select distinct message || ' ' || state || coalesce(' ' || reason, '') as said from intention
      where kind = 'group-message' order by 1`);
    expect(ends.map(({ said }) => said)).toEqual(['live deferred quota', 'pack sent']);
    for (const chatId of chats) {
      const group = await rig.control<{ messages: { content: object }[] }>('GET', `groups/${chatId}`);
      expect(group.messages.filter((one) => JSON.stringify(one).includes('这是资料包'))).toHaveLength(1);
    }
  });
});
