import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { everyLane } from './every-lane.ts';

test('the first failure is told when all lanes have ended', async () => {
  let ended = 0;
  let nr = 0;
  const lane = async (): Promise<void> => {
    const mine = nr++;
    if (mine === 0) throw new Error('first');
    await turn();
    ended += 1;
    if (mine === 1) throw new Error('second');
  };
  await expect(everyLane(3, lane)).rejects.toThrow('first');
  expect(ended).toBe(2);
});
