import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { oneAtATime } from './lock.mjs';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hetang-scripts-'));
  file = join(folder, 'deep', 'prepare.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('oneAtATime', () => {
  it('never lets two work at once', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside++;
      most = Math.max(most, inside);
      await sleep(20);
      inside--;
    };
    await Promise.all([oneAtATime(file, work), oneAtATime(file, work), oneAtATime(file, work)]);
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it('takes over from a holder that died', async () => {
    await oneAtATime(file, async () => undefined);
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(file, String(dead));
    expect(await oneAtATime(file, async () => 'done')).toBe('done');
  });

  it('is free again after the work failed', async () => {
    await expect(oneAtATime(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await oneAtATime(file, async () => 'done')).toBe('done');
  });
});
