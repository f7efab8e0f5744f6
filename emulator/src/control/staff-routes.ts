import { z } from 'zod';
import { staffDeletes } from '../platform/friends.ts';
import { confirmTask } from '../platform/mass.ts';
import { issueCode } from '../platform/oauth.ts';
import { acceptRequest } from '../platform/scan.ts';
import { tagCustomer } from '../platform/tags.ts';
import { newStaff } from '../state/fresh.ts';
import type { MassMessage } from '../state/mass-message.ts';
import type { Staff } from '../state/state.ts';
import { planAfterAdd } from '../world/acts/accept.ts';
import type { World } from '../world/world.ts';
import { type App, type Desk, param, readBody, staffOf } from './control.ts';
import { ControlError, notFound } from './control-error.ts';

const staffBody = z.object({
  staff: z
    .array(
      z.object({
        userid: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}$/),
        name: z.string().min(1).max(64),
        department: z.union([z.number().int(), z.array(z.number().int()).min(1)]).optional(),
        active: z.boolean().optional(),
        nativeWelcome: z.boolean().optional(),
        customerLimit: z.number().int().min(0).optional(),
      }),
    )
    .max(10_000),
});
const tagsBody = z.object({
  external_userid: z.string(),
  add: z.array(z.string()).optional(),
  remove: z.array(z.string()).optional(),
});
const customerBody = z.object({ external_userid: z.string() });

function staffView(world: World, staff: Staff): Record<string, unknown> {
  const { userid, name, department, active, nativeWelcome, requests, inbox } = staff;
  const friends = world.follows.countOfStaff(userid);
  return { userid, name, department, active, nativeWelcome, friends, requests, unread: inbox.length };
}

function saveStaff(world: World, one: z.infer<typeof staffBody>['staff'][number]): void {
  const known = new Set(world.state.departments.map((department) => department.id));
  const given = one.department === undefined ? undefined : [one.department].flat();
  const unknown = given?.find((id) => !known.has(id));
  if (unknown !== undefined) throw notFound(`部门 ${unknown}`, `department ${unknown}`);
  const staff = world.state.staff.get(one.userid) ?? newStaff(one.userid, one.name, given ?? [1]);
  staff.name = one.name;
  staff.department = given ?? staff.department;
  staff.active = one.active ?? staff.active;
  staff.nativeWelcome = one.nativeWelcome ?? staff.nativeWelcome;
  if (one.customerLimit !== undefined) staff.customerLimit = one.customerLimit;
  world.state.resigned.delete(one.userid);
  world.state.staff.set(one.userid, staff);
}

function taskView(message: MassMessage, userid: string): Array<Record<string, unknown>> {
  const task = message.tasks.find((one) => one.userid === userid);
  if (task === undefined) return [];
  const count = (status: number): number => task.targets.filter((one) => one.status === status).length;
  return [
    {
      msgid: message.msgid,
      chatType: message.chatType ?? 'single',
      createdAt: message.createdAt,
      text: message.text ?? '',
      bodies: message.bodies,
      targets: task.targets.length,
      confirmedAt: task.confirmedAt ?? null,
      cancelledAt: message.cancelledAt ?? null,
      reminders: message.reminders.length,
      sent: count(1),
      notFriends: count(2),
      capped: count(3),
    },
  ];
}

/** Members as the administrator keeps them, and what each of them does in the client. */
export function staffRoutes(app: App, { world }: Desk): void {
  const { state } = world;
  app.get('/control/staff', () => ({ staff: [...state.staff.values()].map((one) => staffView(world, one)) }));
  app.put('/control/staff', (request) => {
    for (const one of readBody(staffBody, request).staff) saveStaff(world, one);
    world.touch();
    return { staff: [...state.staff.values()].map((one) => staffView(world, one)) };
  });
  app.get('/control/staff/:userid/messages', (request) => ({ messages: staffOf(world, request).inbox }));
  app.get('/control/staff/:userid/tasks', (request) => {
    const { userid } = staffOf(world, request);
    return {
      tasks: [...state.massMessages.values()].flatMap((message) => taskView(message, userid)).reverse(),
    };
  });
  app.post('/control/staff/:userid/code', (request) => {
    const { userid } = staffOf(world, request);
    return { code: issueCode(world, { userid }, world.clock.now()).code };
  });
  staffActRoutes(app, world);
}

function staffActRoutes(app: App, world: World): void {
  const now = (): number => world.clock.now();
  app.post('/control/staff/:userid/tasks/:msgid/confirm', (request) => {
    const { userid } = staffOf(world, request);
    const message = world.state.massMessages.get(param(request, 'msgid'));
    const result =
      message === undefined || message.cancelledAt !== undefined
        ? undefined
        : confirmTask(world, message, userid, now());
    if (result === undefined) {
      const said = {
        zh: '没有可确认的群发任务（不存在、已取消或已确认）',
        en: 'No task to confirm: unknown, cancelled or confirmed',
      };
      throw new ControlError(409, 'nothing-to-confirm', said);
    }
    world.touch();
    return result;
  });
  app.post('/control/staff/:userid/accept', (request) => {
    const { userid, requests } = staffOf(world, request);
    const { external_userid } = readBody(customerBody, request);
    const personId = world.state.externals.get(external_userid) ?? '';
    const person = world.state.people.get(personId);
    const isWaiting = requests.some((one) => one.personId === personId);
    if (person === undefined || !isWaiting) throw notFound('待通过的好友申请', 'waiting friend request');
    acceptRequest(world, userid, personId, now());
    planAfterAdd(world, person, userid, now());
    world.touch();
    return { accepted: true };
  });
  app.post('/control/staff/:userid/tags', (request) => {
    const { userid } = staffOf(world, request);
    const { external_userid, add = [], remove = [] } = readBody(tagsBody, request);
    tagCustomer(world, { userid, externalUserid: external_userid, add, remove, at: now() });
    world.touch();
    return { tagged: true };
  });
  app.post('/control/staff/:userid/delete', (request) => {
    const { userid } = staffOf(world, request);
    const { external_userid } = readBody(customerBody, request);
    if (!staffDeletes(world, userid, external_userid, now())) throw notFound('好友关系', 'relation');
    world.touch();
    return { deleted: true };
  });
}
