import type {
  ChatDetail,
  ChatMember,
  ChatPage,
  CommunityDetail,
  CommunityList,
} from '@hetang/contract/http/communities';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../../../../test/harness/engine-stage.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { currentPlan } from '../../plan/current.ts';
import { communityNames } from './community-names.ts';
import { communityEndpoints } from './http/endpoints.ts';
import { regroupChats } from './regroup-chats.ts';

const PLAN = `
stages: { new: { name: 新客 } }
staff: { lin: { name: 林晓, wecom: ops-01 }, zhou: { name: 周远, wecom: ops-02 } }
messages: { hi: { name: 欢迎, text: 你好 } }
tags: { asked: { name: 答复, choose: one, values: { in: 在群里, out: 不在 } } }
communities:
  vip: { name: 会员群, series: "会员福利 {{ n }} 群", chats: ["VIP*"], owner: lin, welcome: hi, notice: hi, exit: 自愿退群, health: { leave-at-most: 20, active-at-least: 30 } }
  course: { name: 课程群, owner: zhou, welcome: hi, notice: hi, exit: 自愿退群 }
segments: { in-vip: { name: 在会员群, when: { community: vip } } }
journeys:
  greet:
    name: 入群
    start: { segment: in-vip }
    again: after-end
    steps: [{ tag: asked/in }]
`;

let stage: Stage;
let rig: WecomRig;
let app: HttpApp;
beforeAll(async () => {
  // The moment at which the platform's clock begins.
  stage = await openStage('2026-03-02T02:00:00Z', PLAN);
  rig = await startWecomRig(stage.db);
  rig.communities.push(...communityNames((await currentPlan(stage.db))?.plan ?? null));
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 1, name: '林晓' }),
    endpoints: communityEndpoints({ db: stage.db, clock: rig.clock }),
    version: 'test',
  });
  await rig.wecom.port.ensureCode({
    platformId: null,
    userids: ['ops-01'],
    state: 'ht-poster',
    remark: '海报',
    skipVerify: true,
  });
  await rig.worker();
});
afterAll(async () => {
  await rig.close();
  await app.close();
  await stage.close();
});

async function settle(): Promise<void> {
  await rig.emulator.idle();
  await rig.settledLater();
  stage.clock.set(rig.clock.now());
  await stage.settle();
}
const get = async <T>(url: string): Promise<T> => (await app.inject(url)).json();
const put = (body: object) => app.inject({ method: 'PUT', url: '/v1/chats/community', payload: body });
const open = async (name: string, members: string[]) =>
  (await rig.control<{ chat_id: string }>('POST', 'staff/ops-01/groups', { name, external_userids: members }))
    .chat_id;
const segmentOf = (contact: number | null) =>
  stage.db.rows<{ key: string }>(sql`
    select s.key from segment_member m join segment s on s.id = m.segment where m.contact_id = ${contact}`);

test('somebody who joins a group enters the segment and the journey; who leaves is out', async () => {
  const person = await rig.addCustomer('ht-poster');
  await settle();
  const chat = await open('会员福利 1 群', [person.who]);
  await settle();
  const { items } = await get<{ items: ChatMember[] }>(`/v1/chats/${chat}/members?kind=customer`);
  const contact = items[0]?.contact ?? null;
  expect(items).toMatchObject([{ id: person.who, scene: 'invited', inviter: '林晓', leftAt: null }]);
  expect(await segmentOf(contact)).toEqual([{ key: 'in-vip' }]);
  expect(
    await stage.db.rows(sql`select tag_group, tag from contact_tag where contact_id = ${contact}`),
  ).toEqual([{ tag_group: 'asked', tag: 'in' }]);
  await rig.control('POST', `people/${person.id}/groups/${chat}/leave`, {});
  await settle();
  expect(await segmentOf(contact)).toEqual([]);
  expect((await get<{ items: ChatMember[] }>(`/v1/chats/${chat}/members?state=left`)).items).toMatchObject([
    { id: person.who, leave: 'left' },
  ]);
});

test('communities show their groups, their week and what is over a threshold', async () => {
  const people = [];
  for (let i = 0; i < 3; i++) people.push((await rig.addCustomer('ht-poster')).who);
  await settle();
  const chat = await open('VIP 深圳', people);
  await settle();
  await rig.control('POST', `staff/ops-01/groups/${chat}/messages`, { text: '早' });
  await rig.emulator.advance(8 * 86_400);
  await rig.control('POST', `staff/ops-01/groups/${chat}/remove`, { ids: [people[0]] });
  await settle();
  await rig.wecom.reconcile();
  const list = await get<CommunityList>('/v1/communities?sort=-members');
  expect(list).toMatchObject({ total: 2, unmapped: 0 });
  expect(list.items[0]).toMatchObject({ key: 'vip', chats: 2, members: 2, joined7: 0, left7: 1 });
  expect(list.items[0]?.health).toMatchObject({ leaveAtMost: 0.2, troubles: ['leaving', 'silent'] });
  expect(list.items[0]?.health.leaveShare).toBeCloseTo(1 / 3);
  expect((await get<CommunityList>('/v1/communities?trouble=leaving&search=会员')).total).toBe(1);
  const detail = await get<CommunityDetail>('/v1/communities/vip');
  expect(detail.sharedOwners).toBe(false);
  expect(detail.days.at(-1)).toMatchObject({ members: 2, joined: 0, left: 1, messages: null });
  expect(detail.days.at(-9)).toMatchObject({
    day: '2026-03-02',
    members: 3,
    joined: 4,
    left: 1,
    messages: 1,
  });
  expect(detail.days.at(-10)).toMatchObject({ members: 0 });
  expect((await app.inject('/v1/communities/none')).statusCode).toBe(404);
});

test('a group of a strange name is suggested, put into a community, and goes where its name says again', async () => {
  const { who } = await rig.addCustomer('ht-poster');
  await settle();
  const chat = await open('课程 7 号群', [who]);
  await settle();
  const strange = await get<ChatPage>('/v1/chats?community=-');
  expect(strange.items).toMatchObject([
    { id: chat, community: null, suggestion: { key: 'course', name: '课程群' }, owner: { name: '林晓' } },
  ]);
  expect((await put({ chats: [chat], community: 'course' })).json()).toEqual({ moved: 1 });
  expect(await get<ChatDetail>(`/v1/chats/${chat}`)).toMatchObject({
    community: { key: 'course' },
    chosenBy: '林晓',
    customers: 1,
    contacts: 1,
    staff: 1,
  });
  expect(await told(who)).toEqual(['community.joined course']);
  expect((await put({ chats: [chat], community: 'vip' })).json()).toEqual({ moved: 1 });
  expect(await told(who)).toEqual([
    'community.joined course',
    'community.left course',
    'community.joined vip',
  ]);
  // What a person has chosen stays, whatever the plan says.
  const { plan } = (await currentPlan(stage.db)) ?? {};
  if (!plan) throw new Error('no plan');
  const course = plan.communities.course;
  if (!course) throw new Error('no community');
  const renamed = { ...plan, communities: { ...plan.communities, course: { ...course, chats: ['课程*'] } } };
  expect(await regroupChats({ db: stage.db, clock: rig.clock }, renamed)).toBe(0);
  expect((await put({ chats: [chat], community: null, byName: true })).json()).toEqual({ moved: 1 });
  expect(await regroupChats({ db: stage.db, clock: rig.clock }, renamed)).toBe(1);
  expect(await regroupChats({ db: stage.db, clock: rig.clock }, renamed)).toBe(0);
  expect((await told(who)).slice(3)).toEqual(['community.left vip', 'community.joined course']);
  expect((await put({ chats: [chat], community: 'nowhere' })).statusCode).toBe(404);
  expect((await put({ chats: ['wrnone'], community: 'vip' })).statusCode).toBe(404);
});

test('groups and members are exported', async () => {
  const chats = await app.inject('/v1/chats/export.csv?owner=ops-01');
  expect(chats.body.split('\r\n').filter(Boolean)).toHaveLength(4);
  const [row] = (await get<ChatPage>('/v1/chats?search=VIP')).items;
  const members = await app.inject(`/v1/chats/${row?.id}/members/export.csv?state=left`);
  expect(members.body).toContain('被移出');
});

/** What the log was told of somebody in groups, in its order. */
async function told(who: string): Promise<string[]> {
  const events = await rig.events();
  return events
    .filter((event) => event.who === who && event.name.startsWith('community.'))
    .map((event) => `${event.name} ${event.props.community}`);
}
