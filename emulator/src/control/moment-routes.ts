import { z } from 'zod';
import { markMoment, postPersonal, publishMoment } from '../platform/moments.ts';
import type { Moment } from '../state/moment.ts';
import type { World } from '../world/world.ts';
import { type App, type Desk, param, personOf, readBody, staffOf } from './control.ts';
import { ControlError, notFound } from './control-error.ts';

const postBody = z.object({ text: z.string().min(1).max(2000) });
const likeBody = z.object({ userid: z.string() });
const commentBody = z.object({ userid: z.string(), text: z.string().min(1).max(500) });

function nameOf(world: World, id: string): string {
  const person = world.state.people.get(world.state.externals.get(id) ?? '');
  return person?.name ?? world.state.staff.get(id)?.name ?? id;
}

/** What one member published or is asked to publish. */
function publicationView(world: World, moment: Moment, userid: string): Record<string, unknown> {
  const task = moment.tasks.find((one) => one.userid === userid);
  const own = (mark: { userid: string }): boolean => mark.userid === userid;
  return {
    moment_id: moment.momentId,
    userid,
    staffName: nameOf(world, userid),
    createdAt: moment.createdAt,
    publishedAt: task?.publishedAt ?? null,
    cancelledAt: moment.cancelledAt ?? null,
    customers: task?.customers.length ?? 0,
    bodies: moment.bodies,
    likes: moment.likes.filter(own).map((one) => nameOf(world, one.by)),
    comments: moment.comments.filter(own).map(({ by, at, text }) => ({ name: nameOf(world, by), at, text })),
  };
}

/** Moments: members publish, customers see them, like and comment. */
export function momentRoutes(app: App, { world }: Desk): void {
  const now = (): number => world.clock.now();
  const momentOf = (id: string): Moment => {
    const moment = world.state.moments.get(id);
    if (moment === undefined) throw notFound(`朋友圈 ${id}`, `moment ${id}`);
    return moment;
  };
  app.get('/control/staff/:userid/moments', (request) => {
    const { userid } = staffOf(world, request);
    const own = [...world.state.moments.values()].filter((one) => one.tasks.some((t) => t.userid === userid));
    return { moments: own.reverse().map((one) => publicationView(world, one, userid)) };
  });
  app.post('/control/staff/:userid/moments', (request) => {
    const { userid } = staffOf(world, request);
    const moment = postPersonal(world, userid, readBody(postBody, request).text, now());
    world.touch();
    return publicationView(world, moment, userid);
  });
  app.post('/control/staff/:userid/moments/:momentId/publish', (request) => {
    const { userid } = staffOf(world, request);
    const moment = momentOf(param(request, 'momentId'));
    if (!publishMoment(world, moment, userid, now())) {
      const said = {
        zh: '没有可发表的朋友圈（已停止、已发表或与该成员无关）',
        en: 'Nothing to publish: stopped, published or not for this member',
      };
      throw new ControlError(409, 'nothing-to-publish', said);
    }
    world.touch();
    return publicationView(world, moment, userid);
  });
  app.get('/control/people/:id/moments', (request) => {
    const { externalUserid } = personOf(world, request);
    const seen = [...world.state.moments.values()].flatMap((moment) =>
      moment.tasks
        .filter((task) => task.seenBy?.includes(externalUserid))
        .map((task) => ({ at: task.publishedAt ?? 0, view: publicationView(world, moment, task.userid) })),
    );
    return { moments: seen.sort((a, b) => b.at - a.at).map((one) => one.view) };
  });
  const mark = (by: string, momentId: string, given: { userid: string; text?: string }): unknown => {
    const moment = momentOf(momentId);
    if (!markMoment(moment, { ...given, by, at: now() }))
      throw notFound('可见的朋友圈', 'a moment they can see');
    world.touch();
    return publicationView(world, moment, given.userid);
  };
  app.post('/control/people/:id/moments/:momentId/like', (request) => {
    const { externalUserid } = personOf(world, request);
    return mark(externalUserid, param(request, 'momentId'), readBody(likeBody, request));
  });
  app.post('/control/people/:id/moments/:momentId/comment', (request) => {
    const { externalUserid } = personOf(world, request);
    return mark(externalUserid, param(request, 'momentId'), readBody(commentBody, request));
  });
}
