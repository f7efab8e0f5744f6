import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { areFriends } from '../platform/friends.ts';
import { applyGroupRules } from '../platform/group-rules.ts';
import {
  createGroup,
  dismissGroup,
  editGroup,
  GROUP_FULL,
  joinGroup,
  quitGroup,
  writeInGroup,
} from '../platform/groups.ts';
import { joinByCode } from '../platform/join.ts';
import type { Group, GroupMember } from '../state/group.ts';
import type { Staff } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { type App, type Desk, param, personOf, readBody, staffOf } from './control.ts';
import { ControlError, notFound } from './control-error.ts';
import { codeBody, findGroupCode } from './find-code.ts';
import { groupDetail, groupLine } from './group-view.ts';

// The client opens a group with at most forty people when customers are among them.
const MAX_AT_CREATION = 40;

const list = z.array(z.string()).max(GROUP_FULL).optional();
const inviteBody = z.object({ external_userids: list, userids: list });
const newGroupBody = z.object({ name: z.string().min(1).max(40), external_userids: list, userids: list });
const editBody = z.object({
  name: z.string().min(1).max(40).optional(),
  notice: z.string().max(2000).optional(),
  owner: z.string().optional(),
  admins: z.array(z.string()).max(10).optional(),
  welcome: z.string().optional(),
});
const removeBody = z.object({ ids: z.array(z.string()).min(1).max(GROUP_FULL) });
const words = z.array(z.string().min(1)).min(1).max(100);
const rulesBody = z.object({
  autoReply: z
    .array(z.object({ keywords: words, reply: z.string().min(1).max(2000) }))
    .max(100)
    .optional(),
  antiSpam: z
    .object({ words, action: z.enum(['warn', 'remove']) })
    .nullable()
    .optional(),
});
const sayBody = z.object({ text: z.string().min(1).max(2000) });

function groupOf(world: World, request: FastifyRequest): Group {
  const chatId = param(request, 'chatId');
  const group = world.state.groups.get(chatId);
  if (group === undefined) throw notFound(`客户群 ${chatId}`, `group ${chatId}`);
  return group;
}

function refuse(code: string, zh: string, en: string): ControlError {
  return new ControlError(409, code, { zh, en });
}

/** The group, if the member may manage it: the owner and the group's administrators. */
function managed(world: World, request: FastifyRequest): { group: Group; staff: Staff } {
  const staff = staffOf(world, request);
  const group = groupOf(world, request);
  if (group.owner === staff.userid || group.admins.includes(staff.userid)) return { group, staff };
  throw refuse('not-group-manager', '只有群主和群管理员可以这样做', 'Only the owner and administrators may');
}

function invited(
  world: World,
  invitor: string,
  given: z.infer<typeof inviteBody>,
  at: number,
): GroupMember[] {
  const base = { joinedAt: at, scene: 1 as const, invitor, state: '' };
  const staff = (given.userids ?? []).map((id) => {
    if (!world.state.staff.has(id)) throw notFound(`成员 ${id}`, `member ${id}`);
    return { ...base, id, kind: 'staff' as const };
  });
  const customers = (given.external_userids ?? []).map((id) => {
    if (!areFriends(world, invitor, id))
      throw refuse('not-friends', '只能邀请自己的客户', 'Only own customers can be invited');
    return { ...base, id, kind: 'customer' as const };
  });
  return [...staff, ...customers];
}

/** Customer groups: what owners, members of the company and customers do in them. */
export function groupRoutes(app: App, { world }: Desk): void {
  app.get('/control/groups', (request) => {
    const { userid } = request.query as { userid?: string };
    const all = [...world.state.groups.values()];
    const wanted = all.filter((group) => userid === undefined || group.members.some((m) => m.id === userid));
    return { groups: wanted.slice(-200).map((group) => groupLine(world, group)) };
  });
  app.get('/control/groups/rules', () => world.state.groupRules);
  app.put('/control/groups/rules', (request) => {
    const { autoReply, antiSpam } = readBody(rulesBody, request);
    const { groupRules } = world.state;
    groupRules.autoReply = autoReply ?? groupRules.autoReply;
    if (antiSpam !== undefined) groupRules.antiSpam = antiSpam ?? undefined;
    world.touch();
    return groupRules;
  });
  app.get('/control/groups/:chatId', (request) => groupDetail(world, groupOf(world, request)));
  ownerRoutes(app, world);
  memberRoutes(app, world);
  customerRoutes(app, world);
}

function ownerRoutes(app: App, world: World): void {
  const now = (): number => world.clock.now();
  app.post('/control/staff/:userid/groups', (request) => {
    const { userid } = staffOf(world, request);
    const body = readBody(newGroupBody, request);
    const members = invited(world, userid, body, now());
    if (members.length + 1 > MAX_AT_CREATION)
      throw refuse('group-too-large', '建群时最多 40 人', 'At most 40 people when a group is opened');
    const group = createGroup(world, { owner: userid, name: body.name, members, at: now() });
    world.touch();
    return groupDetail(world, group);
  });
  app.put('/control/staff/:userid/groups/:chatId', (request) => {
    const { group } = managed(world, request);
    const body = readBody(editBody, request);
    const isStaffHere = (id: string): boolean =>
      group.members.some((one) => one.id === id && one.kind === 'staff');
    const stranger = [body.owner ?? group.owner, ...(body.admins ?? [])].find((id) => !isStaffHere(id));
    if (stranger !== undefined) throw notFound(`群成员 ${stranger}`, `group member ${stranger}`);
    if (body.welcome !== undefined && body.welcome !== '' && !world.state.groupWelcomes.has(body.welcome))
      throw notFound('入群欢迎语', 'welcome material');
    if (body.admins !== undefined) group.admins = body.admins;
    if (body.welcome !== undefined) group.welcome = body.welcome;
    editGroup(world, group, body, now());
    world.touch();
    return groupDetail(world, group);
  });
  app.post('/control/staff/:userid/groups/:chatId/remove', (request) => {
    const { group } = managed(world, request);
    const { ids } = readBody(removeBody, request);
    if (ids.includes(group.owner)) throw refuse('owner-stays', '不能移除群主', 'The owner cannot be removed');
    const removed = quitGroup(world, group, { ids, scene: 1 }, now());
    world.touch();
    return { removed };
  });
  app.post('/control/staff/:userid/groups/:chatId/dismiss', (request) => {
    const { group, staff } = managed(world, request);
    if (group.owner !== staff.userid)
      throw refuse('not-group-owner', '只有群主可以解散群', 'Only the owner may dissolve the group');
    dismissGroup(world, group, now());
    world.touch();
    return { dismissed: true };
  });
}

function memberRoutes(app: App, world: World): void {
  const now = (): number => world.clock.now();
  app.post('/control/staff/:userid/groups/:chatId/invite', (request) => {
    const { userid } = staffOf(world, request);
    const group = groupOf(world, request);
    if (!group.members.some((one) => one.id === userid)) throw notFound('群成员', 'group member');
    const members = invited(world, userid, readBody(inviteBody, request), now());
    if (group.members.length + members.length > GROUP_FULL)
      throw refuse('group-full', '群成员已达 500 人', 'The group has 500 members');
    const added = joinGroup(world, group, members, now());
    world.touch();
    return { added };
  });
  app.post('/control/staff/:userid/groups/:chatId/messages', (request) => {
    const { userid } = staffOf(world, request);
    const group = groupOf(world, request);
    if (!group.members.some((one) => one.id === userid)) throw notFound('群成员', 'group member');
    const { text } = readBody(sayBody, request);
    writeInGroup(world, group, { from: userid, body: { kind: 'text', text }, at: now() });
    world.touch();
    return { sent: true };
  });
}

function customerRoutes(app: App, world: World): void {
  const now = (): number => world.clock.now();
  app.post('/control/people/:id/join', (request) => {
    const person = personOf(world, request);
    const way = findGroupCode(world, readBody(codeBody, request));
    if (way === undefined) throw notFound('这个群活码', 'such a group code');
    const result = joinByCode(world, person, way, now());
    if (result.kind === 'full')
      throw refuse('group-full', '这个码的群都满了', 'All groups of the code are full');
    world.touch();
    return { kind: result.kind, chat_id: result.chatId };
  });
  app.post('/control/people/:id/groups/:chatId/messages', (request) => {
    const person = personOf(world, request);
    const group = groupOf(world, request);
    const { text } = readBody(sayBody, request);
    if (!person.groups.includes(group.chatId))
      throw refuse('not-in-group', '你不在这个群里', 'Not a member of this group');
    const at = now();
    writeInGroup(world, group, { from: person.externalUserid, body: { kind: 'text', text }, at });
    const removed = applyGroupRules(world, group, { externalUserid: person.externalUserid, text, at });
    world.touch();
    return { sent: true, removed };
  });
  app.post('/control/people/:id/groups/:chatId/leave', (request) => {
    const person = personOf(world, request);
    const left = quitGroup(world, groupOf(world, request), { ids: [person.externalUserid], scene: 0 }, now());
    if (left === 0) throw refuse('not-in-group', '你不在这个群里', 'Not a member of this group');
    world.touch();
    return { left: true };
  });
}
