import { expect, test } from 'vitest';
import { eventText, type Names, propText, propTexts } from './prop-text.ts';
import { reference } from './sample-reference.test-data.ts';

const names: Names = { word: (group, code) => `${group}:${code}`, reference, tasks: { 7: '聊清需求' } };
const text = (name: string, value: unknown, props: Record<string, unknown> = {}) =>
  propText(names, { name: 'x.y', props }, { name, value });
const shown = (name: string, props: Record<string, unknown>) =>
  propTexts(names, { name, props }).map((one) => `${one.name} ${one.text}`);

test('keys of the plan become names', () => {
  expect(text('stage', 'trial')).toBe('体验用户');
  expect(text('from', 'traffic')).toBe('流量用户');
  expect(text('staff', 'ops-01')).toBe('小荷');
  expect(text('tag', 'need/course')).toBe('需求标签 / 课程学习');
  expect(text('add', ['need/course', 'need/gone'])).toBe('需求标签 / 课程学习、need/gone');
  expect(text('skipped', ['traffic'])).toBe('流量用户');
  expect(text('tier', 'core', { ladder: 'value' })).toBe('核心');
  for (const { key, name } of reference.segments) expect(text('segment', key)).toBe(name);
  for (const { key, name } of reference.ladders) expect(text('ladder', key)).toBe(name);
  for (const { key, name } of reference.communities) expect(text('community', key)).toBe(name);
  for (const { key, name } of reference.points) expect(text('scheme', key)).toBe(name);
});

test('reasons, sources, ways of adding and events become words', () => {
  expect(text('reason', 'quota')).toBe('reason:quota');
  expect(text('source', 'journey:new-friend')).toBe('source:journey 新好友首次交流');
  expect(text('add_way', 1)).toBe('addWay:1');
  expect(text('recovered', true)).toBe('yesNo:true');
  expect(text('by', 'course.joined')).toBe('event:course.joined');
  expect(text('by', 'order.paid')).toBe('下单');
});

test('everything else stays as it is', () => {
  expect(text('stage', 'gone')).toBe('gone');
  expect(text('sku', 'managed')).toBe('managed');
  expect(text('amount', 39900)).toBe('39900');
  expect(text('constructor', 'x')).toBe('x');
  expect(text('tier', 'core')).toBe('core');
  const bare: Names = { word: (_group, code) => code, reference: undefined, tasks: {} };
  expect(propText(bare, { name: 'x.y', props: {} }, { name: 'stage', value: 'trial' })).toBe('trial');
});

test('an event is called as the plan calls it, else by its word', () => {
  expect(eventText(names, 'order.paid')).toBe('下单');
  expect(eventText(names, 'contact.added')).toBe('event:contact.added');
});

test('properties are called as the plan calls them; handles and what was not said are left out', () => {
  expect(shown('order.paid', { amount: 39900, code: null })).toEqual(['金额 39900']);
  expect(shown('contact.added', { staff: 'ops-01', state: 'ht-poster', welcome_code: 'x', n: 0 })).toEqual([
    'prop:staff 小荷',
    'prop:n 0',
  ]);
});

test('a property means what it means in its event', () => {
  expect(shown('relation.transferred', { from: 'ops-01' })).toEqual(['prop:fromStaff 小荷']);
  expect(shown('tier.entered', { ladder: 'value', from: 'core' })).toEqual([
    'prop:ladder 客户分层',
    'prop:fromTier 核心',
  ]);
  expect(shown('coupon.given', { code: 'poster' })).toEqual(['prop:coupon poster']);
});

test('a task is its title, and its key where the title is not known', () => {
  expect(shown('task.created', { task: 7, do: 'ask-needs' })).toEqual(['prop:task 聊清需求']);
  expect(shown('task.created', { task: 8, do: 'ask-needs' })).toEqual(['prop:task 8', 'prop:do ask-needs']);
});
