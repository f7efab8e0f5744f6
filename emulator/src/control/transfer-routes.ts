import { z } from 'zod';
import { resign } from '../platform/resign.ts';
import { finishTransfer, refuseTransfer } from '../platform/transfer.ts';
import type { Transfer } from '../state/transfer.ts';
import { type App, type Desk, personOf, readBody, staffOf } from './control.ts';
import { notFound } from './control-error.ts';

const answerBody = z.object({ takeover: z.string().optional() });

/** Members who resign, and what customers say to a transfer. */
export function transferRoutes(app: App, { world }: Desk): void {
  const { state } = world;
  const waitingFor = (externalUserid: string, takeover?: string): Transfer => {
    const found = [...state.transfers.values()].find(
      (one) =>
        one.status === 2 &&
        one.externalUserid === externalUserid &&
        (takeover ?? one.takeover) === one.takeover,
    );
    if (found === undefined) throw notFound('等待中的接替', 'a transfer that waits');
    return found;
  };
  app.post('/control/staff/:userid/resign', (request) => {
    const { userid } = staffOf(world, request);
    resign(world, userid, world.clock.now());
    world.touch();
    return { resigned: true };
  });
  app.post('/control/people/:id/transfer/refuse', (request) => {
    const { externalUserid } = personOf(world, request);
    const { key } = waitingFor(externalUserid, readBody(answerBody, request).takeover);
    refuseTransfer(world, key, world.clock.now());
    world.touch();
    return { refused: true };
  });
  app.post('/control/people/:id/transfer/accept', (request) => {
    const { externalUserid } = personOf(world, request);
    const transfer = waitingFor(externalUserid, readBody(answerBody, request).takeover);
    transfer.takeoverAt = world.clock.now();
    finishTransfer(world, transfer.key, transfer.takeoverAt);
    world.touch();
    return { accepted: transfer.status === 1 };
  });
}
