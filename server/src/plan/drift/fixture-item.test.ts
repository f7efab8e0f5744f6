import { type FixtureRow, fixtureStates } from '@hetang/contract/http/fixtures';
import { expect, it } from 'vitest';
import { fixtureItem } from './fixture-item.ts';

const product: FixtureRow = {
  kind: 'product',
  key: 'lesson',
  name: '入门课',
  state: 'changed',
  problem: null,
  shows: {},
  drift: [
    { field: 'price', wanted: '99', seen: '129' },
    { field: 'pictures', wanted: '1', seen: '2' },
  ],
  communities: [],
  checkedAt: null,
  changedAt: '2026-03-02T02:00:00.000Z',
};

it('names the product and what differs, and offers to put it back', () => {
  expect(fixtureItem(product, 'zh')).toMatchObject([
    {
      what: 'product',
      key: 'lesson',
      title: '商品「入门课」',
      problem: '在企业微信里改了：价格、图片张数',
      canPutBack: true,
    },
  ]);
});

it('tells what comes of one that the plan has dropped: a product goes by itself, a welcome waits for a person', () => {
  const hintOf = (kind: FixtureRow['kind']) =>
    fixtureItem({ ...product, kind, state: 'dropped' }, 'en')[0]?.hint;
  expect(hintOf('product')).toContain('deleted there with the next synchronisation');
  expect(hintOf('group-welcome')).toContain('Settings › WeCom › Fixtures');
});

it('says nothing of what is in step or on its way, and of the rest what to do', () => {
  const told = fixtureStates.filter((state) => {
    const [item] = fixtureItem({ ...product, name: 'A', state, problem: 'refused' }, 'en');
    if (item) expect(`${item.title}${item.problem}${item.hint}`).not.toMatch(/\p{Script=Han}/u);
    return item !== undefined && item.hint !== '';
  });
  expect(told).toEqual(['failed', 'changed', 'gone', 'dropped']);
});
