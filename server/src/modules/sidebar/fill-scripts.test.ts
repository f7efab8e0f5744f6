import { scriptSchema } from '@hetang/contract/plan/kinds/scripts';
import { expect, test } from 'vitest';
import { fillScripts } from './fill-scripts.ts';

const script = (name: string, text: string, more: object = {}) =>
  scriptSchema.parse({ name, channel: 'private-chat', steps: [{ text }], ...more });
const chat = {
  channel: 'private-chat' as const,
  contact: '王小明' as string | null,
  staff: '林晓',
  stages: ['new'],
  tags: ['need/course'],
};
const texts = (text: string, contact: string | null = chat.contact): (string | null)[] =>
  fillScripts({ one: script('一', text) }, { ...chat, contact }).flatMap(({ steps }) =>
    steps.map((step) => step.text),
  );

test('both names are filled in; whoever has none is not called by a hole', () => {
  expect(texts('{{ contact.name }}你好，我是{{ staff.name }}')).toEqual(['王小明你好，我是林晓']);
  expect(texts('{{ contact.name | default: "你" }}好', null)).toEqual(['你好']);
});

test('a text that cannot be filled in takes no other away', () => {
  const scripts = { bad: script('坏', '{{ contact.name'), good: script('好', '在吗') };
  expect(fillScripts(scripts, chat).map(({ steps }) => steps[0]?.text)).toEqual([null, '在吗']);
});

test('only those for where one talks, those that fit first, else in the order of the plan', () => {
  const scripts = {
    other: script('别的', 'a'),
    group: script('群', 'b', { channel: 'group' }),
    tagged: script('标签', 'c', { tags: ['need/course'] }),
    staged: script('阶段', 'd', { stages: ['new'] }),
    elsewhere: script('别处', 'e', { stages: ['paid'] }),
  };
  expect(fillScripts(scripts, chat).map(({ key, fits }) => [key, fits])).toEqual([
    ['tagged', true],
    ['staged', true],
    ['other', false],
    ['elsewhere', false],
  ]);
  expect(fillScripts(scripts, { ...chat, channel: 'group' }).map(({ key }) => key)).toEqual(['group']);
});
