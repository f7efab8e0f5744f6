import { expect, test } from 'vitest';
import { optionsOf, tagOptionsOf } from './options.ts';
import { reference } from './sample-reference.test-data.ts';
import { tagName } from './tag-name.ts';

test('a tag is named with its group; an unknown one is not', () => {
  expect(tagName(reference, 'need/course')).toBe('需求标签 / 课程学习');
  for (const tag of ['need/gone', 'gone/course', 'need', '']) expect(tagName(reference, tag)).toBeUndefined();
  expect(tagName(undefined, 'need/course')).toBeUndefined();
});

test('choices of a select', () => {
  expect(optionsOf(reference.staff)).toEqual([{ value: 'ops-01', label: '小荷' }]);
  expect(optionsOf(undefined)).toEqual([]);
  expect(tagOptionsOf(reference.tagGroups)[0]).toMatchObject({
    label: '需求标签',
    options: [
      { value: 'need/course', label: '课程学习' },
      { value: 'need/trial', label: '工具体验' },
    ],
  });
});
