import { expect, it } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { AskedPeople } from './asked-people.ts';

const clock = manualClock('2026-03-10T04:00:00Z');

function asking() {
  const asked: string[] = [];
  const people = new AskedPeople(clock);
  const of = (question: string) =>
    people.of(question, async () => {
      asked.push(question);
      return [asked.length];
    });
  return { asked, of, people };
}

it('asks once for the pages of a list, also when two come at once, and again after a minute', async () => {
  const { asked, of } = asking();
  expect(await Promise.all([of('a'), of('a')])).toEqual([[1], [1]]);
  clock.advance(59_000);
  expect(await of('a')).toEqual([1]);
  expect(await of('b')).toEqual([2]);
  clock.advance(1000);
  expect(await of('a')).toEqual([3]);
  expect(asked).toEqual(['a', 'b', 'a']);
});

it('keeps few answers, the latest', async () => {
  const { asked, of } = asking();
  for (const question of ['a', 'b', 'c', 'd', 'e', 'e', 'b', 'a']) await of(question);
  expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'a']);
});

it('asks again what failed', async () => {
  const { people, of } = asking();
  await expect(people.of('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await of('a')).toEqual([1]);
});
