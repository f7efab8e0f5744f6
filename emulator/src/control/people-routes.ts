import { z } from 'zod';
import { areFriends, customerLeaves, customerWrites } from '../platform/friends.ts';
import { openGroup } from '../platform/join.ts';
import { issueCode } from '../platform/oauth.ts';
import { acceptScan, scanCode } from '../platform/scan.ts';
import type { JoinWay } from '../state/group.ts';
import type { Person } from '../state/person.ts';
import { planAfterAdd, planStaffAccept } from '../world/acts/accept.ts';
import { newPerson } from '../world/new-person.ts';
import { takeStep } from '../world/take-step.ts';
import type { World } from '../world/world.ts';
import { type App, type Desk, personOf, readBody } from './control.ts';
import { ControlError, notFound } from './control-error.ts';
import { codeBody, findContactCode, findGroupCode } from './find-code.ts';
import { groupDetail, groupLine } from './group-view.ts';

const newBody = z.object({ name: z.string().min(1).max(32).optional() });
const writeBody = z.object({ userid: z.string().optional(), text: z.string().min(1).max(2000) });
const leaveBody = z.object({ userid: z.string() });
const businessBody = z.object({
  name: z.string().regex(/^[a-z][a-z0-9]*(\.[a-z][a-z0-9]*)+$/),
  props: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** A person with chats and friends, as their phone shows them. */
export function personView(world: World, person: Person): Record<string, unknown> {
  const { contents, staff, resigned, transfers } = world.state;
  const { id, name, gender, unionid, openid, externalUserid, phone, manual, need, intent, did, scan } =
    person;
  return {
    id,
    name,
    gender,
    unionid,
    openid,
    externalUserid,
    phone: phone ?? null,
    manual,
    need,
    intent,
    did,
    scan: scan === undefined ? null : { ...scan, staffName: staff.get(scan.userid)?.name ?? '' },
    friends: world.follows
      .ofCustomer(externalUserid)
      .filter((follow) => follow.leftAt === undefined)
      .map((follow) => follow.userid),
    transfers: [...transfers.values()]
      .filter((one) => one.status === 2 && one.externalUserid === externalUserid)
      .map(({ handover, takeover, takeoverAt }) => ({
        handover,
        takeover,
        takeoverName: staff.get(takeover)?.name ?? takeover,
        takeoverAt,
      })),
    groups: person.groups.flatMap((id) => {
      const group = world.state.groups.get(id);
      return group === undefined ? [] : [groupDetail(world, group)];
    }),
    chats: person.chats.map((chat) => ({
      userid: chat.userid,
      staffName: staff.get(chat.userid)?.name ?? resigned.get(chat.userid)?.name ?? chat.userid,
      isFriend: areFriends(world, chat.userid, externalUserid),
      messages: chat.messages.map(({ id: number, at, from, content }) => ({
        id: number,
        at,
        from,
        body: contents.get(content) ?? { kind: 'text', text: '' },
      })),
    })),
  };
}

function onlyFriend(world: World, person: Person, userid: string | undefined): string {
  const friends = world.follows.ofCustomer(person.externalUserid).filter((one) => one.leftAt === undefined);
  const chosen = userid ?? friends.at(-1)?.userid;
  if (chosen !== undefined && areFriends(world, chosen, person.externalUserid)) return chosen;
  throw new ControlError(409, 'not-friends', {
    zh: '还不是好友，消息发不出去',
    en: 'Not friends: the message cannot be sent',
  });
}

/** What a customer does in WeChat and at the brand's site. */
export function peopleRoutes(app: App, { world }: Desk): void {
  app.get('/control/people', (request) => {
    const { manual } = request.query as { manual?: string };
    const all = [...world.state.people.values()].filter((one) => manual === undefined || one.manual);
    return {
      people: all
        .slice(-100)
        .reverse()
        .map(({ id, name, manual: isManual, externalUserid }) => ({
          id,
          name,
          manual: isManual,
          externalUserid,
        })),
    };
  });
  app.post('/control/people', (request) => {
    const { name } = readBody(newBody, request);
    const person = newPerson(world, world.clock.now(), {
      manual: true,
      ...(name === undefined ? {} : { name }),
    });
    world.touch();
    return personView(world, person);
  });
  app.get('/control/people/:id', (request) => personView(world, personOf(world, request)));
  app.post('/control/people/:id/code', (request) => {
    const { id } = personOf(world, request);
    return { code: issueCode(world, { personId: id }, world.clock.now()).code };
  });
  addRoutes(app, world);
  chatRoutes(app, world);
}

/** What the phone shows before 「加入该群」; null when every group of the code is full. */
function groupOffer(world: World, person: Person, way: JoinWay): Record<string, unknown> {
  const group = openGroup(world, way, person);
  const kind = group !== undefined && person.groups.includes(group.chatId) ? 'in-group' : 'group-offer';
  return { kind, configId: way.configId, group: group === undefined ? null : groupLine(world, group) };
}

function addRoutes(app: App, world: World): void {
  const now = (): number => world.clock.now();
  app.post('/control/people/:id/scan', (request) => {
    const person = personOf(world, request);
    const wanted = readBody(codeBody, request);
    const groupCode = findGroupCode(world, wanted);
    if (groupCode !== undefined) return groupOffer(world, person, groupCode);
    const result = scanCode(world, person, findContactCode(world, wanted), now());
    world.touch();
    if (result.kind === 'nobody') {
      throw new ControlError(409, 'nobody-there', {
        zh: '这个活码没有可用成员',
        en: 'The code has no active member',
      });
    }
    const staffName = world.state.staff.get(result.userid)?.name ?? '';
    return { ...result, staffName };
  });
  app.post('/control/people/:id/accept', (request) => {
    const person = personOf(world, request);
    const result = acceptScan(world, person, now());
    world.touch();
    if (result.kind === 'gone') {
      throw new ControlError(409, 'nothing-scanned', {
        zh: '没有可添加的名片，请先扫码',
        en: 'Nothing to accept: scan a code first',
      });
    }
    if (result.kind === 'requested') {
      planStaffAccept(world, result.userid, person.id, now());
      return { kind: 'requested', userid: result.userid };
    }
    const { userid } = result.follow;
    planAfterAdd(world, person, userid, now());
    return { kind: 'friends', userid, external_userid: person.externalUserid };
  });
}

function chatRoutes(app: App, world: World): void {
  const now = (): number => world.clock.now();
  app.post('/control/people/:id/messages', (request) => {
    const person = personOf(world, request);
    const { userid, text } = readBody(writeBody, request);
    const to = onlyFriend(world, person, userid);
    customerWrites(world, person, to, { text, at: now() });
    world.touch();
    return { sent: true, userid: to };
  });
  app.post('/control/people/:id/leave', (request) => {
    const person = personOf(world, request);
    const { userid } = readBody(leaveBody, request);
    if (!customerLeaves(world, person, userid, now())) throw notFound('好友关系', 'relation');
    world.touch();
    return { left: true };
  });
  app.post('/control/people/:id/business', (request) => {
    const person = personOf(world, request);
    const { name, props } = readBody(businessBody, request);
    takeStep(world, person, { event: name, at: now(), given: props });
    world.touch();
    return { reported: true, did: person.did, phone: person.phone ?? null };
  });
}
