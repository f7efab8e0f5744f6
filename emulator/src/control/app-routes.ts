import { z } from 'zod';
import { enterApp, tapAppMenu, writeToApp } from '../platform/app-acts.ts';
import { type App, type Desk, readBody, staffOf } from './control.ts';

const menuBody = z.object({ type: z.string().min(1).max(32), value: z.string().min(1).max(1024) });
const writeBody = z.object({ text: z.string().min(1).max(2000) });

/** What members do in the app: open it, tap its menu, write to it. */
export function appRoutes(app: App, { world }: Desk): void {
  const now = (): number => world.clock.now();
  app.get('/control/app', () => world.state.agent);
  app.get('/control/appchats', () => ({ chats: [...world.state.appChats.values()] }));
  app.post('/control/staff/:userid/app/enter', (request) => {
    const { userid } = staffOf(world, request);
    return { pushed: enterApp(world, userid, now()) };
  });
  app.post('/control/staff/:userid/app/menu', (request) => {
    const { userid } = staffOf(world, request);
    tapAppMenu(world, userid, readBody(menuBody, request), now());
    return { tapped: true };
  });
  app.post('/control/staff/:userid/app/messages', (request) => {
    const { userid } = staffOf(world, request);
    writeToApp(world, userid, readBody(writeBody, request).text, now());
    world.touch();
    return { sent: true };
  });
}
