import { expect, test } from 'vitest';
import { anyOf, both, emptyWeek, gapsOf, stretchWords, weekOf } from './week.ts';

const words = (week: Uint8Array) => gapsOf(week).map((gap) => stretchWords(gap).zh);

test('nobody is there in what the hours leave', () => {
  const all = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  expect(words(weekOf([{ on: [...all], from: '00:00', to: '24:00' }]))).toEqual([]);
  expect(words(weekOf([{ on: [...all], from: '09:00', to: '09:00' }]))).toEqual([]);
  expect(words(emptyWeek())).toEqual(['周一 00:00 到周日 24:00']);
  expect(words(weekOf([{ on: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '00:00', to: '24:00' }]))).toEqual([
    '周六 00:00 到周日 24:00',
  ]);
});

test('a night shift reaches into the next day, and from Sunday into Monday', () => {
  const night = weekOf([{ on: ['sun'], from: '22:00', to: '06:00' }]);
  expect(gapsOf(night)).toEqual([{ from: 360, to: 6 * 1440 + 22 * 60 }]);
  expect(words(night)).toEqual(['周一 06:00 到周日 22:00']);
});

test('together and either', () => {
  const morning = weekOf([{ on: ['mon'], from: '08:00', to: '12:00' }]);
  const noon = weekOf([{ on: ['mon'], from: '11:00', to: '14:00' }]);
  const minutes = (week: Uint8Array) => week.reduce((sum, there) => sum + there, 0);
  expect(minutes(both(morning, noon))).toBe(60);
  expect(minutes(anyOf([morning, noon]))).toBe(360);
});
