import { expect, test } from 'vitest';
import { writeDefinition } from './write-definition.ts';

const TEXT = `# Reach.
messages:
  # Said first.
  hi:
    name: 欢迎   # a note
    text: |
      你好
      谢谢
    attachments:
      - image: a.png   # the map
  bye: { name: "告别", text: '再见' }   # last
stages: { new: { name: 新客 } }
`;

const write = (kind: 'messages' | 'stages' | 'goals', key: string, spec: unknown, text = TEXT) => {
  const after = writeDefinition(text, { kind, key, spec });
  if (after === null) throw new Error('not written');
  const [old, fresh] = [text.split('\n'), after.split('\n')];
  return {
    after,
    minus: old.filter((line) => !fresh.includes(line)),
    plus: fresh.filter((line) => !old.includes(line)),
  };
};
const HI = { name: '欢迎', text: '你好\n谢谢', attachments: [{ image: 'a.png' }] };

test('what says the same stays to the letter', () => {
  expect(write('messages', 'hi', HI).after).toBe(TEXT);
});

test('a field changes in its place; notes, quotes and text blocks stay', () => {
  expect(write('messages', 'hi', { ...HI, name: '你好', text: '你好\n多谢' })).toMatchObject({
    minus: ['    name: 欢迎   # a note', '      谢谢'],
    plus: ['    name: 你好   # a note', '      多谢'],
  });
  expect(write('messages', 'bye', { name: '再会', text: '再见' }).plus).toEqual([
    `  bye: { name: "再会", text: '再见' }   # last`,
  ]);
});

test('quotes that an empty text needed go with it', () => {
  const empty = write('stages', 'new', { name: '' }).after;
  expect(write('stages', 'new', { name: '新客' }, empty).after).toBe(TEXT);
});

test('what the schema would refuse is written too: lint says so', () => {
  const { plus } = write('messages', 'bye', { name: 7, text: '', odd: [{ a: null }] });
  expect(plus).toEqual([`  bye: { name: 7, text: '', odd: [{ a: null }] }   # last`]);
});

test('a new definition comes at the end of its kind, or begins it', () => {
  expect(write('messages', 'more', { name: '更多', text: '一\n二' }).plus).toEqual([
    '  more:',
    '    name: 更多',
    '    text: |-',
    '      一',
    '      二',
  ]);
  expect(write('stages', 'warm', { name: '热' }).minus).toEqual(['stages: { new: { name: 新客 } }']);
  expect(write('goals', 'reach', { name: '触达' }).plus.join('\n')).toContain('goals:\n  reach:');
  expect(write('goals', 'reach', { name: '触达' }, '').after).toBe('goals:\n  reach: { name: 触达 }\n');
});

test('a definition goes with its notes, and its kind with the last one', () => {
  expect(write('messages', 'hi', null).after).toBe(
    `# Reach.\nmessages:\n  bye: { name: "告别", text: '再见' }   # last\nstages: { new: { name: 新客 } }\n`,
  );
  expect(write('stages', 'new', null).after).not.toContain('stages');
});

test('a file whose YAML is broken is left alone', () => {
  expect(writeDefinition('stages: { a: [ }\n', { kind: 'stages', key: 'a', spec: { name: 'A' } })).toBeNull();
});

test('keys are put in the order that is asked for', () => {
  const text =
    'stages:\n  b: { name: B } # second\n  a: { name: A }\ntags:\n  t:\n    name: T\n    values:\n      x: X # one\n      y: Y\n';
  const after = writeDefinition(text, {
    kind: 'tags',
    key: 't',
    spec: { name: 'T', values: { y: 'Y', x: 'X' } },
  });
  expect(after).toContain('      y: Y\n      x: X # one\n');
});
