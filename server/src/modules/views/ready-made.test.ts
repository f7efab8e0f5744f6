import { emptyPlan, kindSchemas, type Plan } from '@hetang/contract/plan/registry';
import { expect, it } from 'vitest';
import { boardFacts } from './board-facts.ts';
import { nameViews } from './rules/name-views.ts';
import { readyBoards } from './rules/ready-boards.ts';

const planWith = (definitions: Partial<Plan>): Plan => ({
  ...emptyPlan({ plan: 'shop', name: '小店', timezone: 'Asia/Shanghai' }),
  ...definitions,
});
const boardOf = (plan: Plan | null, key: string) => {
  const board = readyBoards(boardFacts(plan)).find((one) => one.key === key);
  return {
    cards: board?.cards.map(({ name }) => name.zh),
    left: Object.fromEntries(board?.left.map(({ name, why }) => [name.zh, why.zh]) ?? []),
    queryOf: (name: string) =>
      Object.fromEntries(new URLSearchParams(board?.cards.find((card) => card.name.zh === name)?.query)),
  };
};

it('has what every installation has without a plan, and says of the rest why it is left out', () => {
  for (const plan of [null, planWith({})]) {
    expect(boardOf(plan, 'daily')).toMatchObject({
      cards: ['新增好友', '客户流失'],
      left: {
        收到消息的客户: '方案里没有消息',
        完成的任务: '方案的旅程里没有任务或邀请步骤',
        进入社群: '方案里没有社群',
      },
    });
    expect(boardOf(plan, 'growth').cards).toEqual(['每月新增']);
    const value = boardOf(plan, 'value');
    expect(value.cards).toEqual([]);
    expect(Object.keys(value.left)).toHaveLength(5);
  }
});

it('asks of what the plan declares: its stages in order, its codes, orders, habits and ladder', () => {
  const stage = (name: string, enter?: object) => kindSchemas.stages.parse({ name, ...(enter && { enter }) });
  const plan = planWith({
    stages: {
      fresh: stage('新人'),
      heard: stage('听过课', { any: [{ event: 'course.joined' }, { event: 'resource.claimed' }] }),
      registered: stage('注册', { event: 'account.registered' }),
      bought: stage('购买', { event: 'order.paid' }),
      managed: stage('托管', { event: 'order.paid', where: { sku: 'managed' } }),
    },
    codes: { site: kindSchemas.codes.parse({ name: '官网', staff: ['fang'] }) },
    ladders: {
      love: kindSchemas.ladders.parse({
        name: '忠诚',
        tiers: { new: { name: '新' }, loyal: { name: '忠', when: { event: 'order.paid' } } },
      }),
    },
    journeys: {
      hello: kindSchemas.journeys.parse({
        name: '问候',
        start: { event: 'contact.added' },
        steps: [
          {
            branch: [{ if: { event: 'a.b' }, do: [{ task: { do: 'call', due: '1d' } }] }, { else: [] }],
          },
        ],
      }),
    },
  });
  expect(boardOf(plan, 'daily').cards).toContain('完成的任务');
  const growth = boardOf(plan, 'growth');
  expect(growth.left).toEqual({});
  expect(growth.queryOf('从添加到成交').steps).toBe('contact.added,account.registered,order.paid');
  expect(growth.queryOf('各活码的第一步转化')).toMatchObject({
    steps: 'contact.added,account.registered',
    breakdown: 'code',
  });
  const value = boardOf(plan, 'value');
  expect(value.left).toEqual({});
  expect(value.queryOf('添加后的活跃留存')).toMatchObject({ start: 'contact.added', back: 'course.joined' });
  expect(value.queryOf('各层的支付人数').breakdown).toBe('tier:love');
});

it('names no two questions alike, and leaves those alone that are there', () => {
  const had = [
    { id: 7, list: 'data-trend', name: '流失', query: 'mine' },
    { id: 8, list: 'data-trend', name: '新增', query: 'a' },
  ];
  const want = (name: string, query: string, list = 'data-trend') => ({ list, name, query });
  expect(nameViews(had, [want('流失', 'b'), want('新增', 'a'), want('流失', 'c', 'data-rfm')])).toEqual([
    { list: 'data-trend', name: '流失 2', query: 'b', id: null },
    { list: 'data-trend', name: '新增', query: 'a', id: 8 },
    { list: 'data-rfm', name: '流失', query: 'c', id: null },
  ]);
});
