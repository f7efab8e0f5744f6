import { expect, test } from 'vitest';
import { tagsByStep } from './tags-by-step.ts';

const group = (key: string, step?: 'channel' | 'intent') => ({
  key,
  name: key,
  choose: 'many' as const,
  values: [],
  ...(step ? { step } : {}),
});
const tags = [{ group: 'intent' }, { group: 'free' }, { group: 'gone' }];

test('steps in the order of the protocol, those without a tag too, the rest last', () => {
  const groups = [group('intent', 'intent'), group('source', 'channel'), group('free')];
  expect(tagsByStep(tags, groups)).toEqual([
    { step: 'channel', tags: [] },
    { step: 'intent', tags: [{ group: 'intent' }] },
    { step: null, tags: [{ group: 'free' }, { group: 'gone' }] },
  ]);
});

test('a plan without steps has none', () => {
  expect(tagsByStep(tags, [group('free')])).toEqual([]);
});
