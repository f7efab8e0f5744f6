import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import { sql } from '../../kernel/database/sql.ts';

let db: TestDatabase;
let rig: WecomRig;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`
    truncate inbox, event, contact, identity, wecom_contact, wecom_follow, wecom_token, community_chat,
      community_chat_member, community_owner_day, wecom_sync, wecom_difference`);
  await db.run(sql`update log_part set head = 0`);
  rig = await startWecomRig(db);
  rig.communities.push({ key: 'vip', name: '会员群', series: '会员福利 {{ n }} 群' });
  await rig.wecom.port.ensureCode({
    platformId: null,
    userids: ['ops-01'],
    state: 'ht-poster',
    remark: '海报',
    skipVerify: true,
  });
});
afterEach(() => rig.close());

interface Chat {
  chat_id: string;
}
const open = (name: string, members: string[] = [], owner = 'ops-01') =>
  rig.control<Chat>('POST', `staff/${owner}/groups`, { name, external_userids: members });
const act = (chat: Chat, what: string, body: object) =>
  rig.control('POST', `staff/ops-01/groups/${chat.chat_id}/${what}`, body);
/** Somebody who is nobody's friend comes in by a code. */
async function scanInto(chat: Chat, person: string): Promise<void> {
  const { joinWays } = rig.emulator.world.state;
  const way = {
    scene: 2,
    remark: '',
    autoCreateRoom: false,
    roomBaseName: '',
    roomBaseId: 1,
    state: 'way',
    markSource: false,
  };
  joinWays.set('way', { ...way, configId: 'way', chatIds: [chat.chat_id] });
  await rig.control('POST', `people/${person}/join`, { configId: 'way' });
}
const settled = () => rig.settledLater();
const memberships = () =>
  db.rows<{ member_id: string; leave: string | null }>(sql`
    select member_id, leave from community_chat_member where kind = 'customer' order by joined_at, member_id`);
const told = async () =>
  (await rig.events())
    .filter((event) => event.name.startsWith('community.'))
    .map(({ name, who }) => [name, who]);

describe('a group of the plan', () => {
  it('tells of joins, leaves and its end, each once, of contacts only', async () => {
    await rig.worker();
    const [a, b] = [await rig.addCustomer('ht-poster'), await rig.addCustomer('ht-poster')];
    const stranger = await rig.control<{ id: string }>('POST', 'people', {});
    await rig.settled();
    const chat = await open('会员福利 1 群', [a.who]);
    await settled();
    await act(chat, 'invite', { external_userids: [b.who] });
    await scanInto(chat, stranger.id);
    await settled();
    const joined = await rig.events('community.joined');
    expect(joined.map((event) => event.props)).toEqual([
      { community: 'vip', group: chat.chat_id, scene: 'invited', inviter: 'ops-01' },
      { community: 'vip', group: chat.chat_id, scene: 'invited', inviter: 'ops-01' },
    ]);
    expect(await memberships()).toHaveLength(3);
    await rig.control('POST', `people/${a.id}/groups/${chat.chat_id}/leave`, {});
    const leftAt = rig.clock.now();
    await settled();
    await act(chat, 'dismiss', {});
    await settled();
    expect(await told()).toEqual(
      expect.arrayContaining([
        ['community.joined', a.who],
        ['community.left', a.who],
        ['community.joined', b.who],
        ['community.dismissed', b.who],
      ]),
    );
    expect(await rig.events('community.left')).toMatchObject([
      { at: leftAt, props: { community: 'vip', reason: 'left' } },
    ]);
    expect(await db.rows(sql`select status, member_count, name from community_chat`)).toEqual([
      { status: 'dismissed', member_count: 0, name: '会员福利 1 群' },
    ]);
    await rig.wecom.reconcile();
    expect(await told()).toHaveLength(4);
  });

  it('tells what somebody did in groups before they became a contact, once they are one', async () => {
    await rig.worker();
    const person = await rig.control<{ id: string; externalUserid: string }>('POST', 'people', {});
    const chat = await open('会员福利 2 群');
    await scanInto(chat, person.id);
    await settled();
    expect(await told()).toEqual([]);
    const way = [...rig.emulator.world.state.contactWays.values()].find((one) => one.state === 'ht-poster');
    await rig.control('POST', `people/${person.id}/scan`, { configId: way?.configId });
    await rig.control('POST', `people/${person.id}/accept`, {});
    await rig.settled();
    expect(await rig.events('community.joined')).toMatchObject([
      {
        who: person.externalUserid,
        props: { community: 'vip', group: chat.chat_id, scene: 'qr', state: 'way' },
      },
    ]);
  });

  it('waits until the platform shows what it told of, and looks once for many changes', async () => {
    await rig.worker();
    const people = await Promise.all([1, 2, 3, 4, 5].map(() => rig.addCustomer('ht-poster')));
    await rig.settled();
    const chat = await open('会员福利 3 群');
    await settled();
    for (const { who } of people) await act(chat, 'invite', { external_userids: [who] });
    await rig.emulator.idle();
    expect(await told()).toEqual([]);
    await settled();
    await settled();
    expect(await rig.events('community.joined')).toHaveLength(5);
    const notes = await db.rows<{ note: string | null }>(
      sql`select note from inbox where note like 'seen with%'`,
    );
    expect(notes.length).toBeGreaterThan(0);
  });
});

describe('comparing', () => {
  it('finds what callbacks did not tell, keeps figures, and goes on where it stopped', async () => {
    await rig.worker();
    const { id, who } = await rig.addCustomer('ht-poster');
    const gone = await open('会员福利 8 群', [who]);
    await settled();
    await rig.wecom.reconcile();
    await rig.control('PUT', 'faults', { callbacks: { drop: 1 } });
    for (let nr = 10; nr < 15; nr++) {
      const chat = await open(`会员福利 ${nr} 群`, [], 'ops-02');
      await scanInto(chat, id);
    }
    await act(gone, 'dismiss', {});
    await rig.emulator.advance(2 * 86_400);
    await rig.control('PUT', 'faults', {
      callbacks: {},
      failNext: [{ path: 'groupchat/list', errcode: 40058, times: 1 }],
    });
    expect(await rig.wecom.reconcile()).toMatchObject({ kind: 'refused', code: 40058 });
    expect(
      await db.rows(sql`select state, place ->> 'step' as step from wecom_sync where state = 'running'`),
    ).toEqual([{ state: 'running', step: 'chats' }]);
    expect(await rig.wecom.reconcile()).toMatchObject({
      kind: 'done',
      value: { 'chat-new': 5, 'chat-gone': 1, 'member-joined': 10 },
    });
    expect((await rig.events('community.joined')).length).toBe(6);
    expect(await rig.events('community.dismissed')).toHaveLength(1);
    expect(
      await db.rows(sql`select kind, count(*) as n from wecom_difference group by 1 order by 1`),
    ).toEqual([
      { kind: 'chat-gone', n: 1 },
      { kind: 'chat-new', n: 5 },
      { kind: 'member-joined', n: 10 },
    ]);
    expect(
      await db.rows(sql`select owner_userid, chats, members from community_owner_day where new_chats = 5`),
    ).toEqual([{ owner_userid: 'ops-02', chats: 5, members: 10 }]);
  });
});

describe('whatever the callbacks do', () => {
  it('ends as the platform is', async () => {
    await rig.worker();
    const people: { id: string; who: string }[] = [];
    for (let i = 0; i < 4; i++) people.push(await rig.addCustomer('ht-poster'));
    await rig.settled();
    const chat = await open('会员福利 20 群');
    await settled();
    const step = fc.record({
      who: fc.integer({ min: 0, max: 3 }),
      do: fc.constantFrom('invite' as const, 'leave' as const, 'remove' as const),
      wait: fc.constantFrom(0, 1, 6),
    });
    const faults = fc.record({
      drop: fc.constantFrom(0, 0.4),
      duplicate: fc.constantFrom(0, 0.5),
      reorder: fc.constantFrom(0, 0.5),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), faults, async (steps, callbacks) => {
        await rig.control('PUT', 'faults', { callbacks });
        for (const one of steps) {
          const person = people[one.who];
          if (!person) continue;
          const inside = rig.emulator.world.state.groups
            .get(chat.chat_id)
            ?.members.some((member) => member.id === person.who);
          if (one.do === 'invite') await act(chat, 'invite', { external_userids: [person.who] });
          else if (inside && one.do === 'remove') await act(chat, 'remove', { ids: [person.who] });
          else if (inside) await rig.control('POST', `people/${person.id}/groups/${chat.chat_id}/leave`, {});
          if (one.wait > 0) await rig.emulator.advance(one.wait);
        }
        await rig.control('PUT', 'faults', { callbacks: {} });
        await rig.emulator.advance(600);
        await settled();
        expect((await rig.wecom.reconcile()).kind).toBe('done');
        const there = new Set(
          rig.emulator.world.state.groups.get(chat.chat_id)?.members.map((member) => member.id),
        );
        const inside = people.map(({ who }) => there.has(who));
        const known = await memberships();
        expect(
          people.map(({ who }) => known.some((row) => row.member_id === who && row.leave === null)),
        ).toEqual(inside);
        const events = await rig.events();
        expect(people.map(({ who }) => isIn(events.filter((event) => event.who === who)))).toEqual(inside);
      }),
      { numRuns: 4 },
    );
  });
});

/** What the condition "in the community" would say: the latest time in against the latest time out. */
function isIn(events: readonly { name: string; at: Date }[]): boolean {
  const latest = (name: string) =>
    Math.max(0, ...events.filter((event) => event.name === name).map((event) => event.at.getTime()));
  return latest('community.joined') > Math.max(latest('community.left'), latest('community.dismissed'));
}
