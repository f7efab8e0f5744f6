import { findTag } from '../platform/tags.ts';
import type { Follow } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { type App, type Desk, staffOf } from './control.ts';

const SHOWN = 200;
const PREVIEW = 60;

function lastWords(world: World, follow: Follow): string {
  const person = world.state.people.get(follow.personId);
  const last = person?.chats.find((chat) => chat.userid === follow.userid)?.messages.at(-1);
  const body = last === undefined ? undefined : world.state.contents.get(last.content);
  return (body?.text ?? body?.title ?? '').slice(0, PREVIEW);
}

/** The customers of a member as the client lists them: those talked to lately first, at most two hundred. */
export function customerRoutes(app: App, { world }: Desk): void {
  app.get('/control/staff/:userid/customers', (request) => {
    const { userid } = staffOf(world, request);
    const own = [...world.follows.ofStaff(userid)];
    const shown = own.sort((a, b) => b.lastChatAt - a.lastChatAt || b.seq - a.seq).slice(0, SHOWN);
    return {
      total: own.length,
      customers: shown.map((follow) => ({
        external_userid: follow.externalUserid,
        personId: follow.personId,
        name: world.state.people.get(follow.personId)?.name ?? '',
        remark: follow.remark,
        tags: follow.tags.flatMap((id) => findTag(world, id)?.tag.name ?? []),
        lastChatAt: follow.lastChatAt,
        leftAt: follow.leftAt ?? null,
        last: lastWords(world, follow),
      })),
    };
  });
}
