import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedBrowser } from '../harness/browser.ts';
import { type SandboxProcess, startSandboxProcess } from '../harness/sandbox-process.ts';
import { type Operator, openOperator } from './operator.ts';
import { stories } from './stories.ts';

/** Fast enough that nobody waits for a broadcast, slow enough that the day does not end before the last story. */
const SPEED = 60;

/** Jobs of docs/user-stories.md, done by one operator in Chinese and another in English, in one sandbox as `npm start` runs it. */
describe('the stories of an operator', () => {
  let sandbox: SandboxProcess;
  let browser: Browser;
  const operators: Operator[] = [];

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandboxProcess(SPEED), sharedBrowser()]);
    for (const language of ['zh', 'en'] as const)
      operators.push(await openOperator({ browser, ...sandbox }, language));
  }, 120_000);
  afterAll(async () => {
    for (const { page } of operators) await page.context().close();
    expect(await sandbox?.stop()).toBe(0);
  });

  it.each(stories)(
    '$name',
    async ({ tell, alone, once }) => {
      expect(operators).toHaveLength(2);
      if (alone) for (const operator of once ? operators.slice(0, 1) : operators) await tell(operator);
      else await Promise.all(operators.map(tell));
      expect(operators.flatMap(({ problems }) => problems)).toEqual([]);
    },
    180_000,
  );
});
