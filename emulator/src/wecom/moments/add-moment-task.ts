import { z } from 'zod';
import { newId } from '../../kernel/ids.ts';
import { monthOf } from '../../kernel/shanghai-time.ts';
import { PlatformError } from '../../platform/errors.ts';
import { findTag } from '../../platform/tags.ts';
import type { MomentTask } from '../../state/moment.ts';
import { planPublish } from '../../world/acts/staff-publish.ts';
import { type Call, endpoint, ids } from '../endpoint.ts';
import { momentBodies, momentContent } from './moment-content.ts';

const PER_MINUTE = 10;
const PER_MONTH = 100_000;

const input = z.object({
  visible_range: z
    .object({
      sender_list: z
        .object({
          user_list: ids(100_000).optional(),
          department_list: z.array(z.number().int()).max(1000).optional(),
        })
        .optional(),
      external_contact_list: z.object({ tag_list: ids(1000).optional() }).optional(),
    })
    .optional(),
  ...momentContent,
});
type Range = z.infer<typeof input>['visible_range'];

function checkQuota(call: Call): void {
  const { world, now } = call;
  const month = monthOf(now).start;
  const since = world.transport.now() - 60_000;
  let lately = 0;
  let thisMonth = 0;
  for (const moment of world.state.moments.values()) {
    if (moment.jobId === '') continue;
    if (moment.startedAt > since) lately++;
    if (moment.createdAt >= month) thisMonth++;
  }
  if (lately >= PER_MINUTE || thisMonth >= PER_MONTH) throw new PlatformError(45009);
}

/** Members named directly or by department; nobody named means everybody. */
function sendersOf(call: Call, range: Range): string[] {
  const { staff } = call.world.state;
  const { user_list: users = [], department_list: departments = [] } = range?.sender_list ?? {};
  const isAll = users.length + departments.length === 0;
  const named = new Set(users);
  return [...staff.values()]
    .filter((one) => isAll || named.has(one.userid) || one.department.some((id) => departments.includes(id)))
    .map((one) => one.userid);
}

function taskFor(call: Call, userid: string, tags: string[]): MomentTask {
  const own = [...call.world.follows.ofStaff(userid)];
  const wanted = own.filter((follow) => tags.length === 0 || tags.some((tag) => follow.tags.includes(tag)));
  return { userid, customers: wanted.map((follow) => follow.externalUserid) };
}

function unknownIn(call: Call, range: Range): { users: string[]; departments: number[]; tags: string[] } {
  const { staff, departments } = call.world.state;
  const { user_list: users = [], department_list: parties = [] } = range?.sender_list ?? {};
  return {
    users: users.filter((userid) => !staff.has(userid)),
    departments: parties.filter((id) => !departments.some((one) => one.id === id)),
    tags: (range?.external_contact_list?.tag_list ?? []).filter(
      (id) => findTag(call.world, id) === undefined,
    ),
  };
}

/** POST externalcontact/add_moment_task: answers a job; members will be asked to publish. */
export const addMomentTask = endpoint({
  path: 'externalcontact/add_moment_task',
  method: 'post',
  input,
  handle(call, given) {
    const { world, now } = call;
    const bodies = momentBodies(call, given);
    checkQuota(call);
    const unknown = unknownIn(call, given.visible_range);
    const tags = given.visible_range?.external_contact_list?.tag_list ?? [];
    const tasks = sendersOf(call, given.visible_range).map((userid) => taskFor(call, userid, tags));
    const momentId = newId(world.state, 'moment', 'mom', 32);
    const jobId = newId(world.state, 'moment-job', 'job', 40);
    world.state.moments.set(momentId, {
      momentId,
      jobId,
      createdAt: now,
      startedAt: world.transport.now(),
      creator: '',
      isPublic: tags.length === 0,
      text: given.text?.content ?? '',
      attachments: given.attachments ?? [],
      bodies,
      tasks,
      likes: [],
      comments: [],
      invalidUsers: unknown.users,
      invalidDepartments: unknown.departments,
      invalidTags: unknown.tags,
    });
    for (const { userid } of tasks) planPublish(world, momentId, userid, now);
    return { jobid: jobId };
  },
});
