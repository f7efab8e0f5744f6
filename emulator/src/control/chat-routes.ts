import { z } from 'zod';
import { noteStaffWrote } from '../platform/behaviour-days.ts';
import { deliver } from '../platform/deliver.ts';
import { areFriends } from '../platform/friends.ts';
import { interceptionOf } from '../platform/intercept.ts';
import { type App, type Desk, readBody, staffOf } from './control.ts';
import { ControlError } from './control-error.ts';

const writeBody = z.object({ external_userid: z.string(), text: z.string().min(1).max(2000) });

/** What members write to customers by hand. */
export function chatRoutes(app: App, { world }: Desk): void {
  app.post('/control/staff/:userid/chats', (request) => {
    const { userid } = staffOf(world, request);
    const { external_userid: externalUserid, text } = readBody(writeBody, request);
    const person = world.state.people.get(world.state.externals.get(externalUserid) ?? '');
    if (person === undefined || !areFriends(world, userid, externalUserid)) {
      const said = { zh: '还不是好友，消息发不出去', en: 'Not friends: the message cannot be sent' };
      throw new ControlError(409, 'not-friends', said);
    }
    const interception = interceptionOf(world, userid, text);
    if (interception === 'block') {
      const said = { zh: '命中聊天敏感词规则，消息被拦截', en: 'An intercept rule blocked the message' };
      throw new ControlError(409, 'intercepted', said);
    }
    const at = world.clock.now();
    deliver(world, person, userid, { bodies: [{ kind: 'text', text }], at });
    noteStaffWrote(world, userid, externalUserid, at);
    const follow = world.follows.get(userid, externalUserid);
    if (follow !== undefined) follow.lastChatAt = at;
    world.touch();
    return { sent: true, warned: interception === 'warn' };
  });
}
