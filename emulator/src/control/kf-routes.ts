import { z } from 'zod';
import { enterKf, findKf, writeToKf } from '../platform/kf.ts';
import { type App, type Desk, param, personOf, readBody } from './control.ts';

const writeBody = z.object({ text: z.string().min(1).max(2000) });

/** Customer service: customers come and write; what was ever said at an account. */
export function kfRoutes(app: App, { world }: Desk): void {
  app.get('/control/kf/:openKfid', (request) => findKf(world, param(request, 'openKfid')));
  app.post('/control/people/:id/kf/:openKfid/enter', (request) => {
    const { externalUserid } = personOf(world, request);
    enterKf(world, findKf(world, param(request, 'openKfid')), externalUserid, world.clock.now());
    world.touch();
    return { entered: true };
  });
  app.post('/control/people/:id/kf/:openKfid/messages', (request) => {
    const { externalUserid } = personOf(world, request);
    const { text } = readBody(writeBody, request);
    const account = findKf(world, param(request, 'openKfid'));
    writeToKf(world, account, { externalUserid, text }, world.clock.now());
    world.touch();
    return { sent: true };
  });
}
