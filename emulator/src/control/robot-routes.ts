import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { type App, type Desk, param, readBody, staffOf } from './control.ts';
import { notFound } from './control-error.ts';

const robotBody = z.object({ name: z.string().min(1).max(32) });
const clickBody = z.object({ key: z.string() });

/** Robots in internal groups, and buttons that members press on cards. */
export function robotRoutes(app: App, { world }: Desk): void {
  const { state } = world;
  app.get('/control/robots', () => ({
    robots: [...state.robots.values()].map(({ key, name, messages }) => ({ key, name, messages })),
  }));
  app.post('/control/robots', (request) => {
    const { name } = readBody(robotBody, request);
    const key = newId(state, 'robot', '', 36);
    state.robots.set(key, { key, name, messages: [], sentAt: [] });
    world.touch();
    return { key, name, path: `/cgi-bin/webhook/send?key=${key}` };
  });
  app.delete('/control/robots/:key', (request) => {
    if (!state.robots.delete(param(request, 'key'))) throw notFound('群机器人', 'robot');
    world.touch();
    return { deleted: true };
  });
  app.post('/control/staff/:userid/messages/:msgid/click', (request) => {
    const { userid, inbox } = staffOf(world, request);
    const message = inbox.find((one) => one.msgid === param(request, 'msgid'));
    if (message?.msgtype !== 'template_card') throw notFound('模板卡片', 'template card');
    const { key } = readBody(clickBody, request);
    const at = world.clock.now();
    const code = newId(state, 'card', '', 64);
    state.cards.set(code, { msgid: message.msgid, expiresAt: at + 72 * 3_600_000 });
    const { card_type: cardType, task_id: taskId } = message.content as {
      card_type?: string;
      task_id?: string;
    };
    world.push(
      {
        Event: 'template_card_event',
        FromUserName: userid,
        EventKey: key,
        TaskId: taskId ?? '',
        CardType: cardType ?? '',
        ResponseCode: code,
        AgentID: state.tenant.agentId,
      },
      at,
    );
    world.touch();
    return { clicked: true, response_code: code };
  });
}
