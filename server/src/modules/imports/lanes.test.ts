import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { withLanes } from './lanes.ts';

describe('withLanes', () => {
  it('runs as many at a time as it is wide, and ends after the last', async () => {
    let inside = 0;
    let most = 0;
    await withLanes(2, async (lanes) => {
      for (let i = 0; i < 7; i++)
        await lanes.start(async () => {
          inside++;
          most = Math.max(most, inside);
          await sleep(i % 2 === 0 ? 12 : 2);
          inside--;
        });
    });
    expect([most, inside]).toEqual([2, 0]);
  });

  it('keeps the order of work that shares a name', async () => {
    const ended: number[] = [];
    await withLanes(3, async (lanes) => {
      for (const [i, ms] of [15, 1, 8, 1].entries())
        await lanes.start(
          async () => {
            await sleep(ms);
            ended.push(i);
          },
          new Set([i === 2 ? 'other' : 'same', `own${i}`]),
        );
    });
    expect(ended.filter((i) => i !== 2)).toEqual([0, 1, 3]);
    expect(ended).toHaveLength(4);
  });

  it('throws what a piece threw, after the others are over', async () => {
    let over = false;
    const running = withLanes(2, async (lanes) => {
      await lanes.start(async () => {
        await sleep(15);
        over = true;
      });
      await lanes.start(() => Promise.reject(new Error('no')));
    });
    await expect(running).rejects.toThrow('no');
    expect(over).toBe(true);
  });

  it('starts nothing more after a failure', async () => {
    let started = 0;
    const running = withLanes(1, async (lanes) => {
      for (let i = 0; i < 5; i++)
        await lanes.start(async () => {
          started++;
          throw new Error('no');
        });
    });
    await expect(running).rejects.toThrow('no');
    expect(started).toBe(1);
  });
});
