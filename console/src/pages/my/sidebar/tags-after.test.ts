import { expect, it } from 'vitest';
import { tagsAfter } from './tags-after.ts';

const tag = (group: string, value: string) => ({
  group,
  groupName: group,
  tag: value,
  name: value,
  source: 'staff',
  at: '2026-03-01T00:00:00Z',
});
const value = (key: string) => ({ key, name: key });
const customer = {
  tags: [tag('intent', 'A'), tag('need', 'course')],
  tagGroups: [
    { key: 'intent', name: '意向', choose: 'one' as const, values: [value('A'), value('B')] },
    { key: 'need', name: '需求', choose: 'many' as const, values: [value('course'), value('trial')] },
  ],
};
const after = (change: { add?: string[]; remove?: string[] }) =>
  tagsAfter(customer, change).map(({ group, tag: one }) => `${group}/${one}`);

it('of a group that takes one value the new one stays, of others both', () => {
  expect(after({ add: ['intent/B'] })).toEqual(['need/course', 'intent/B']);
  expect(after({ add: ['need/trial'] })).toEqual(['intent/A', 'need/course', 'need/trial']);
});

it('what is taken away goes, what the plan does not have does not come', () => {
  expect(after({ remove: ['need/course'] })).toEqual(['intent/A']);
  expect(after({ add: ['need/gone', 'x/y'] })).toEqual(['intent/A', 'need/course']);
  expect(after({ add: ['need/course'] })).toEqual(['intent/A', 'need/course']);
});
