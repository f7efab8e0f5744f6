import { newId } from '../kernel/ids.ts';
import type { Moment, MomentTask } from '../state/moment.ts';
import { planLikes } from '../world/acts/moment-like.ts';
import type { World } from '../world/world.ts';
import { PlatformError, required } from './errors.ts';
import { areFriends } from './friends.ts';

const CREATING_AFTER_MS = 500;
const DONE_AFTER_MS = 1000;

/** 1 started, 2 creating, 3 done: about a second in all. */
export function jobStatus(world: World, moment: Moment): 1 | 2 | 3 {
  const age = world.transport.now() - moment.startedAt;
  if (age < CREATING_AFTER_MS) return 1;
  return age < DONE_AFTER_MS ? 2 : 3;
}

/** The moment, once its job is done. Errors: 41059 no id, 41060 unknown, 41079 still being made. */
export function readyMoment(world: World, momentId: string | undefined): Moment {
  const moment = world.state.moments.get(required(momentId, 41059));
  if (moment === undefined) throw new PlatformError(41060);
  if (jobStatus(world, moment) !== 3) throw new PlatformError(41079);
  return moment;
}

/** The part of one member. Errors: 41009 no member named, 41061 not a sender of this moment. */
export function taskOf(moment: Moment, userid: string | undefined): MomentTask {
  const sender = required(userid, 41009);
  const task = moment.tasks.find((one) => one.userid === sender);
  if (task === undefined) throw new PlatformError(41061);
  return task;
}

/** The member publishes: who is still a friend sees it. False when there is nothing to publish. */
export function publishMoment(world: World, moment: Moment, userid: string, at: number): boolean {
  const task = moment.tasks.find((one) => one.userid === userid);
  const isOpen = task?.publishedAt === undefined && moment.cancelledAt === undefined;
  if (task === undefined || !isOpen) return false;
  task.publishedAt = at;
  task.seenBy = task.customers.filter((customer) => areFriends(world, userid, customer));
  planLikes(world, { momentId: moment.momentId, userid, seenBy: task.seenBy }, at);
  return true;
}

/** A member posts by themselves to all their customers. */
export function postPersonal(world: World, userid: string, text: string, at: number): Moment {
  const customers = [...world.follows.ofStaff(userid)].map((follow) => follow.externalUserid);
  const moment: Moment = {
    momentId: newId(world.state, 'moment', 'mom', 32),
    jobId: '',
    createdAt: at,
    startedAt: 0,
    creator: userid,
    isPublic: true,
    text,
    attachments: [],
    bodies: [{ kind: 'text', text }],
    tasks: [{ userid, customers }],
    likes: [],
    comments: [],
    invalidUsers: [],
    invalidDepartments: [],
    invalidTags: [],
  };
  world.state.moments.set(moment.momentId, moment);
  publishMoment(world, moment, userid, at);
  return moment;
}

/** A customer likes or comments what a member published; false when they do not see it. A like is given once. */
export function markMoment(
  moment: Moment,
  mark: { userid: string; by: string; at: number; text?: string | undefined },
): boolean {
  const { userid, by, at, text } = mark;
  const task = moment.tasks.find((one) => one.userid === userid);
  if (task?.seenBy?.includes(by) !== true) return false;
  if (text !== undefined) moment.comments.push({ userid, by, at, text });
  else if (!moment.likes.some((one) => one.by === by && one.userid === userid))
    moment.likes.push({ userid, by, at });
  return true;
}
