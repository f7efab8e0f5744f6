import { expect, test } from 'vitest';
import { reference } from '../../kit/sample-reference.test-data.ts';
import { propText, shownProps } from './prop-text.ts';

const text = (name: string, value: unknown) =>
  propText((group, code) => `${group}:${code}`, reference, { name, value });

test('keys of the plan become names', () => {
  expect(text('stage', 'trial')).toBe('体验用户');
  expect(text('from', 'traffic')).toBe('流量用户');
  expect(text('staff', 'ops-01')).toBe('小荷');
  expect(text('tag', 'need/course')).toBe('需求标签 / 课程学习');
  expect(text('add', ['need/course', 'need/gone'])).toBe('需求标签 / 课程学习、need/gone');
  expect(text('skipped', ['traffic'])).toBe('流量用户');
  for (const { key, name } of reference.segments) expect(text('segment', key)).toBe(name);
  for (const { key, name } of reference.ladders) expect(text('ladder', key)).toBe(name);
});

test('reasons and sources become words', () => {
  expect(text('reason', 'quota')).toBe('reason:quota');
  expect(text('source', 'journey:new-friend')).toBe('source:journey 新好友首次交流');
});

test('everything else stays as it is', () => {
  expect(text('stage', 'gone')).toBe('gone');
  expect(text('sku', 'managed')).toBe('managed');
  expect(text('amount', 39900)).toBe('39900');
  expect(text('constructor', 'x')).toBe('x');
  expect(propText((_group, code) => code, undefined, { name: 'stage', value: 'trial' })).toBe('trial');
});

test('handles of the platform are not shown', () => {
  expect(shownProps({ staff: 'ops-01', welcome_code: 'x', avatar: 'http://x', n: 0 })).toEqual([
    ['staff', 'ops-01'],
    ['n', 0],
  ]);
});
