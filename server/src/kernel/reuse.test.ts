import { expect, test } from 'vitest';
import { reuse, reuseByKey } from './reuse.ts';

/** A reading that costs `ms` of a clock that we turn. */
function costly(ms: number) {
  let time = 0;
  let made = 0;
  const ask = reuse(
    async () => {
      made += 1;
      const nr = made;
      time += ms;
      return nr;
    },
    { elapsed: () => time },
  );
  const pass = (more: number) => {
    time += more;
  };
  return { ask, pass };
}
/** Lets what was started in the background come to its end. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('a costly answer is fresh for twenty times as long as it took to make', async () => {
  const { ask, pass } = costly(100);
  expect(await ask()).toBe(1);
  await settle();
  pass(1999);
  expect(await ask()).toBe(1);
  await settle();
  expect(await ask()).toBe(1);
});

test('then it is given once more while the next is made', async () => {
  const { ask, pass } = costly(100);
  await ask();
  await settle();
  pass(2000);
  expect(await ask()).toBe(1);
  await settle();
  expect(await ask()).toBe(2);
});

test('one that is too old is not given at all', async () => {
  const { ask, pass } = costly(100);
  await ask();
  await settle();
  pass(6000);
  expect(await ask()).toBe(2);
});

test('nothing is given for more than half a minute', async () => {
  const { ask, pass } = costly(10_000);
  await ask();
  await settle();
  pass(29_999);
  expect(await ask()).toBe(1);
  pass(1);
  expect(await ask()).toBe(2);
});

test('cheap answers are always fresh', async () => {
  const { ask } = costly(24);
  expect([await ask(), await ask()]).toEqual([1, 2]);
});

test('those who ask at once share one computation', async () => {
  const { ask } = costly(10);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
});

test('a failure is told to those who waited and never given again', async () => {
  let made = 0;
  const ask = reuse(async () => {
    made += 1;
    if (made === 1) throw new Error('away');
    return made;
  });
  const both = await Promise.allSettled([ask(), ask()]);
  expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  await settle();
  expect(await ask()).toBe(2);
});

test('a failure in the background leaves the old answer until it is too old', async () => {
  let time = 0;
  let broken = false;
  const ask = reuse(
    async () => {
      time += 100;
      if (broken) throw new Error('away');
      return 'good';
    },
    { elapsed: () => time },
  );
  await ask();
  await settle();
  broken = true;
  time += 2500;
  expect(await ask()).toBe('good');
  await settle();
  time += 5000;
  await expect(ask()).rejects.toThrow('away');
});

test('by key, with bounded memory', async () => {
  const made: string[] = [];
  const ask = reuseByKey(
    async (key) => {
      made.push(key);
      return key.toUpperCase();
    },
    { most: 2, cheapMs: -1 },
  );
  const answers: string[] = [];
  for (const key of ['a', 'b', 'c', 'a']) answers.push(await ask(key));
  expect(answers).toEqual(['A', 'B', 'C', 'A']);
  expect(made).toEqual(['a', 'b', 'c', 'a']); // 'c' pushed 'a' out
});
