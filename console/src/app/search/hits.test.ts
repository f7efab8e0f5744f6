import type { SearchResult } from '@hetang/contract/http/search';
import { expect, test } from 'vitest';
import { groupHits, withRecent } from './hits.ts';

const pages = [
  { to: '/contacts', title: '客户', about: '' },
  { to: '/reach/quota', title: 'Quota', about: '触达' },
];
const found: SearchResult = {
  contacts: [{ id: 7, name: null, about: '体验用户' }],
  chats: [{ id: 'wr/1', name: '', members: 40 }],
  definitions: [
    { kind: 'journeys', kindName: '旅程', key: 'wake', name: '唤醒' },
    { kind: 'messages', kindName: '消息', key: 'hello', name: null },
  ],
};

test('nothing typed: where one was last, then the pages', () => {
  expect(groupHits(' ', { pages, found: undefined, recent: [] })).toEqual([{ group: 'pages', hits: pages }]);
  const recent = [{ to: '/x', title: 'x', about: '' }];
  expect(groupHits('', { pages, found, recent }).map(({ group }) => group)).toEqual(['recent', 'pages']);
});

test('everything that is found leads somewhere', () => {
  const groups = groupHits('QUO', { pages, found, recent: [] });
  expect(groups.map(({ group, hits }) => [group, hits.map(({ to }) => to)])).toEqual([
    ['pages', ['/reach/quota']],
    ['contacts', ['/contacts/7']],
    ['chats', ['/chats/wr%2F1']],
    ['definitions', ['/journeys/wake', '/plan?definition=messages%2Fhello']],
  ]);
  expect(groups.flatMap(({ hits }) => hits.map(({ title }) => title))).toEqual([
    'Quota',
    '#7',
    'wr/1',
    '唤醒',
    'hello',
  ]);
});

test('recent places: each once, the last six', () => {
  const hit = (to: string) => ({ to, title: to, about: '' });
  const seven = ['a', 'b', 'c', 'd', 'a', 'e', 'f', 'g'].reduce(
    (list, to) => withRecent(list, hit(to)),
    [hit('z')],
  );
  expect(seven.map(({ to }) => to)).toEqual(['g', 'f', 'e', 'a', 'd', 'c']);
});
