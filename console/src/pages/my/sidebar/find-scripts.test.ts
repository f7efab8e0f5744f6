import { expect, test } from 'vitest';
import { findScripts } from './find-scripts.ts';

const script = (key: string, more: object = {}) => ({
  key,
  name: key,
  description: null,
  objection: null,
  fits: false,
  steps: [],
  ...more,
});
const scripts = [
  script('报价', { objection: '太贵了' }),
  script('邀约', {
    description: 'Live on Wednesday',
    steps: [{ place: 0, when: '问时间', text: '周三晚八点' }],
  }),
  script('坏的', { steps: [{ place: 0, when: null, text: null }] }),
];
const found = (search: string): string[] => findScripts(scripts, search).map(({ key }) => key);

test.each([
  ['', ['报价', '邀约', '坏的']],
  ['  ', ['报价', '邀约', '坏的']],
  ['贵', ['报价']],
  ['wednesday 八点', ['邀约']],
  ['八点 贵', []],
  ['问时间', ['邀约']],
  // What there is not is no word.
  ['null', []],
])('%j finds %j', (search, expected) => {
  expect(found(search)).toEqual(expected);
});
