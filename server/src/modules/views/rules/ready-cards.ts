import type { Lang } from '../../../kernel/errors.ts';

/** What a plan declares, as far as ready-made dashboards ask. */
export interface BoardFacts {
  /** From being added over the events that stages are entered by to an order; each once. */
  way: string[];
  /** What people do again and again, by which one sees that they are still there. */
  habit: string | null;
  orders: boolean;
  messages: boolean;
  tasks: boolean;
  communities: boolean;
  codes: boolean;
  ladder: string | null;
}

/** A paid order, on which RFM and everything about money stands. */
export const PAID = 'order.paid';

type Words = Readonly<Record<Lang, string>>;

interface Card {
  /** Which kind of question, as saved views name it. */
  list: 'data-trend' | 'data-funnel' | 'data-retention' | 'data-rfm';
  /** Search of the question's address. */
  query: string;
  width: number;
  height: number;
}
export type ReadyCard = Card & { name: Words };

/** A card, or why a plan has none. */
export type Tile = { name: Words } & ({ card: Card } | { why: Words });

const words = (zh: string, en: string): Words => ({ zh, en });
const no = {
  messages: words('方案里没有消息', 'the plan has no messages'),
  tasks: words('方案的旅程里没有任务或邀请步骤', 'no journey of the plan has a task or an invitation'),
  communities: words('方案里没有社群', 'the plan has no communities'),
  codes: words('方案里没有渠道活码', 'the plan has no channel codes'),
  way: words(
    '方案没有按事件进入的阶段，也没有用到订单',
    'no stage of the plan is entered by an event, and no orders are used',
  ),
  orders: words('方案没有用到支付订单（order.paid）', 'the plan does not use paid orders (order.paid)'),
  habit: words(
    '方案没有用到打开应用、参加课程、领取资料、发帖或评论的事件',
    'the plan uses no event of opening the app, joining a course, claiming material, posting or commenting',
  ),
  ladder: words('方案里没有分层', 'the plan has no ladder'),
} as const;

function tile(name: Words, made: Card | Words): Tile {
  return 'list' in made ? { name, card: made } : { name, why: made };
}

type Search = Record<string, string>;
const ask = (list: Card['list'], search: Search, width = 1, height = 1): Card => ({
  list,
  query: new URLSearchParams(search).toString(),
  width,
  height,
});
const trend = (event: string, search: Search = {}, width = 1): Card =>
  ask('data-trend', { event, measure: 'events', period: 'day', last: '30', ...search }, width);
const besideBefore = { compare: 'previous' };
const people = { measure: 'people' };

export function dailyCards({ messages, tasks, communities }: BoardFacts): Tile[] {
  return [
    tile(words('新增好友', 'New customers'), trend('contact.added', besideBefore, 2)),
    tile(words('客户流失', 'Customers lost'), trend('contact.lost', besideBefore)),
    tile(
      words('收到消息的客户', 'Customers who got messages'),
      messages ? trend('message.sent', people) : no.messages,
    ),
    tile(words('完成的任务', 'Tasks done'), tasks ? trend('task.done', besideBefore) : no.tasks),
    tile(
      words('进入社群', 'Came into communities'),
      communities ? trend('community.joined') : no.communities,
    ),
  ];
}

const funnel = (way: readonly string[], search: Search = {}) =>
  ask('data-funnel', { steps: way.join(','), window: '30', last: '90', ...search }, 3);

export function growthCards({ way, codes, orders }: BoardFacts): Tile[] {
  const whole = way.length > 1;
  const [first = '', second = ''] = way;
  return [
    tile(words('从添加到成交', 'From added to paying'), whole ? funnel(way) : no.way),
    tile(
      words('各活码带来的新客', 'New customers by code'),
      codes ? trend('contact.added', { breakdown: 'code' }, 2) : no.codes,
    ),
    tile(
      words('每月新增', 'New customers by month'),
      trend('contact.added', { period: 'month', last: '365', ...people }),
    ),
    tile(
      words('各活码的第一步转化', 'First step by code'),
      codes ? (whole ? funnel([first, second], { breakdown: 'code' }) : no.way) : no.codes,
    ),
    tile(
      words('支付人数', 'Who pays'),
      orders ? trend(PAID, { ...people, period: 'week', last: '90', ...besideBefore }, 3) : no.orders,
    ),
  ];
}

const retention = (start: string, back: string) =>
  ask('data-retention', { start, back, period: 'month', cohorting: 'first-time', last: '180' }, 3);

export function valueCards({ orders, habit, ladder }: BoardFacts): Tile[] {
  return [
    tile(words('RFM 价值分布', 'RFM'), orders ? ask('data-rfm', { bins: '5' }, 3, 2) : no.orders),
    tile(words('复购', 'Repurchase'), orders ? retention(PAID, PAID) : no.orders),
    tile(
      words('添加后的活跃留存', 'Active after being added'),
      habit ? retention('contact.added', habit) : no.habit,
    ),
    tile(
      words('成交金额', 'Revenue'),
      orders
        ? trend(PAID, { measure: 'sum', property: 'amount', period: 'week', last: '90', ...besideBefore }, 2)
        : no.orders,
    ),
    tile(
      words('各层的支付人数', 'Who pays, by tier'),
      ladder === null
        ? no.ladder
        : orders
          ? trend(PAID, { ...people, period: 'month', last: '180', breakdown: `tier:${ladder}` })
          : no.orders,
    ),
  ];
}
