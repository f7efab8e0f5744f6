import { describe, expect, test } from 'vitest';
import { type Knowledge, meaningAt, proposalsAt } from './proposals.ts';
import { yamlPlace } from './yaml-place.ts';

/** The place of `|` in a text. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  return yamlPlace(marked.replace('|', ''), offset);
}

describe('where somebody writes', () => {
  test.each([
    ['sta|', [], 'key', 'sta'],
    ['stages:\n  new:\n    na|', ['stages', 'new'], 'key', 'na'],
    ['stages:\n  new: { name: 新客 }\n  b: { name: x, en|', ['stages', 'b'], 'key', 'en'],
    ['stages:\n  b: { enter: { tag: need/|', ['stages', 'b', 'enter', 'tag'], 'value', 'need/'],
    [
      'journeys:\n  a:\n    steps:\n      - message: he|',
      ['journeys', 'a', 'steps', '*', 'message'],
      'value',
      'he',
    ],
    [
      'journeys:\n  a:\n    steps:\n    - wait: 1d\n    - mes|',
      ['journeys', 'a', 'steps', '*'],
      'key',
      'mes',
    ],
    [
      'journeys:\n  a:\n    steps:\n      - message: hi\n        by|',
      ['journeys', 'a', 'steps', '*'],
      'key',
      'by',
    ],
    ['codes:\n  x:\n    staff: [lin, w|', ['codes', 'x', 'staff', '*'], 'value', 'w'],
    ['messages:\n  m:\n    text: >\n      stages: no\n    k|', ['messages', 'm'], 'key', 'k'],
    ['# note\nstages:\n# more: here\n  new:\n    |', ['stages', 'new'], 'key', ''],
  ])('%j', (text, path, writes, word) => {
    expect(at(text)).toMatchObject({ path, writes, word });
  });
});

const knowledge: Knowledge = {
  lang: 'zh',
  definitions: [
    {
      kind: 'tags',
      key: 'need',
      name: '需求',
      file: 't.yaml',
      line: 2,
      values: [{ key: 'course', name: '课程' }],
    },
    { kind: 'messages', key: 'hello', name: '问候', file: 'm.yaml', line: 4, values: [] },
  ],
  editor: {
    templates: {},
    references: { '*.tag': ['tags'], 'journeys.message': ['messages'] },
    schema: {
      properties: {
        stages: {
          additionalProperties: {
            properties: {
              name: { description: 'Name / 名称' },
              enter: { $ref: '#/definitions/condition' },
              kind: { enum: ['a', 'b'] },
            },
          },
        },
        journeys: {
          additionalProperties: {
            properties: {
              steps: { items: { anyOf: [{ properties: { message: {} } }, { properties: { wait: {} } }] } },
            },
          },
        },
      },
      definitions: { condition: { anyOf: [{ properties: { tag: { description: 'Tag / 标签' } } }] } },
    },
  },
};

const labels = (text: string) => proposalsAt(at(text), knowledge).map(({ label }) => label);

test('keys, words and definitions are proposed where they may stand', () => {
  expect(labels('|')).toEqual(['stages', 'journeys']);
  expect(labels('stages:\n  new:\n    |')).toEqual(['name', 'enter', 'kind']);
  expect(labels('stages:\n  new:\n    kind: |')).toEqual(['a', 'b']);
  expect(labels('stages:\n  new: { enter: { |')).toEqual(['tag']);
  expect(labels('stages:\n  new: { enter: { tag: |')).toEqual(['need/course', 'need']);
  expect(labels('journeys:\n  j:\n    steps:\n      - |')).toEqual(['message', 'wait']);
  expect(labels('journeys:\n  j:\n    steps:\n      - message: |')).toEqual(['hello']);
});

test('a word says what it means', () => {
  const text = 'stages:\n  new: { name: 新客, enter: { tag: need/course } }\n';
  expect(meaningAt(text, text.indexOf('name') + 1, knowledge)).toBe('名称');
  expect(meaningAt(text, text.indexOf('tag:') + 1, knowledge)).toBe('标签');
  expect(meaningAt(text, text.indexOf('course') + 1, knowledge)).toBe('需求 / 课程');
  expect(meaningAt(text, text.indexOf('新客'), knowledge)).toBeNull();
});
