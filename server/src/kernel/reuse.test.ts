import { expect, test } from 'vitest';
import { reuse, reuseByKey } from './reuse.ts';

function costly(ms: number) {
  let time = 0;
  let made = 0;
  const ask = reuse(
    async () => {
      made += 1;
      time += ms;
      return made;
    },
    { elapsed: () => time },
  );
  return { ask, pass: (more: number) => (time += more) };
}

test('an answer is reused twenty times as long as it took to make', async () => {
  const { ask, pass } = costly(10);
  expect(await ask()).toBe(1);
  pass(199);
  expect(await ask()).toBe(1);
  pass(1);
  expect(await ask()).toBe(2);
});

test('but for half a minute at most', async () => {
  const { ask, pass } = costly(10_000);
  expect(await ask()).toBe(1);
  pass(29_999);
  expect(await ask()).toBe(1);
  pass(1);
  expect(await ask()).toBe(2);
});

test('those who ask at once share one computation', async () => {
  const { ask } = costly(10);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
});

test('a failure is told to those who waited and never reused', async () => {
  let made = 0;
  const ask = reuse(async () => {
    made += 1;
    if (made === 1) throw new Error('away');
    return made;
  });
  const both = await Promise.allSettled([ask(), ask()]);
  expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  expect(await ask()).toBe(2);
});

test('by key, with bounded memory', async () => {
  const made: string[] = [];
  const ask = reuseByKey(
    async (key) => {
      made.push(key);
      return key.toUpperCase();
    },
    { most: 2, times: 1e9 },
  );
  const answers: string[] = [];
  for (const key of ['a', 'b', 'a', 'c', 'a']) answers.push(await ask(key));
  expect(answers).toEqual(['A', 'B', 'A', 'C', 'A']);
  expect(made).toEqual(['a', 'b', 'c', 'a']); // 'c' pushed 'a' out
});
