import { readAsk, readBehind } from '../analytics/people/read-ask.ts';
import { askInWords, behindInWords } from '../analytics/people/rules/behind-words.ts';
import { readCondition } from '../conditions/read-condition.ts';
import { explainCondition } from '../conditions/rules/explain.ts';
import type { PlanNames } from '../conditions/rules/plan-names.ts';
import type { Lang } from '../kernel/errors.ts';
import { type Both, inLang } from './columns.ts';

type NamedKind = Parameters<PlanNames['of']>[0];

/** What the filters of lists are called; those that name a definition of the plan with its kind. */
const FILTERS: Readonly<Record<string, { title: Both; names?: NamedKind }>> = {
  account: { title: ['客服账号', 'Account'] },
  act: { title: ['动作', 'Act'] },
  actor: { title: ['操作人', 'Who'] },
  against: { title: ['对比', 'Compared with'] },
  api: { title: ['接口', 'Call'] },
  ask: { title: ['问题', 'Question'] },
  audience: { title: ['对象', 'Audience'] },
  behind: { title: ['数字背后的客户', 'Behind the number'] },
  code: { title: ['渠道活码', 'Code'], names: 'codes' },
  community: { title: ['社群', 'Community'], names: 'communities' },
  contact: { title: ['客户编号', 'Contact'] },
  days: { title: ['最近几天', 'Days'] },
  errcode: { title: ['错误码', 'Error code'] },
  from: { title: ['从', 'From'] },
  goal: { title: ['目标', 'Goal'], names: 'goals' },
  hours: { title: ['最近几小时', 'Hours'] },
  journey: { title: ['旅程', 'Journey'], names: 'journeys' },
  key: { title: ['键', 'Key'] },
  kind: { title: ['类型', 'Kind'] },
  level: { title: ['接待级别', 'Level'] },
  lost: { title: ['已流失', 'Lost'] },
  message: { title: ['消息', 'Message'], names: 'messages' },
  node: { title: ['节点', 'Step'] },
  object: { title: ['对象', 'Object'] },
  outcome: { title: ['结果', 'Outcome'] },
  overdue: { title: ['已逾期', 'Overdue'] },
  owner: { title: ['负责员工', 'Owner'], names: 'staff' },
  problem: { title: ['问题', 'Problem'] },
  reason: { title: ['原因', 'Reason'] },
  role: { title: ['角色', 'Role'] },
  search: { title: ['搜索', 'Search'] },
  segment: { title: ['分群', 'Segment'], names: 'segments' },
  snapshot: { title: ['分群快照编号', 'Snapshot'] },
  sort: { title: ['排序', 'Order'] },
  stage: { title: ['阶段', 'Stage'], names: 'stages' },
  staff: { title: ['员工', 'Staff'], names: 'staff' },
  state: { title: ['状态', 'State'] },
  status: { title: ['状态', 'State'] },
  tag: { title: ['标签', 'Tag'] },
  tier: { title: ['分层', 'Tier'] },
  to: { title: ['到', 'To'] },
  version: { title: ['方案版本', 'Plan version'] },
  waiting: { title: ['待回复', 'Waiting'] },
  when: { title: ['条件', 'Condition'] },
};

const YES_NO: Readonly<Record<string, Both>> = { yes: ['是', 'yes'], no: ['否', 'no'] };

/** Which rows were asked for, each filter as a name and what it is set to. */
export function filtersInWords(
  query: Readonly<Record<string, unknown>>,
  words: { names: PlanNames; lang: Lang },
): [string, string][] {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => {
      const known = Object.hasOwn(FILTERS, key) ? FILTERS[key] : undefined;
      return [known ? inLang(known.title, words.lang) : key, settingOf(key, String(value), words)];
    });
}

function settingOf(key: string, value: string, words: { names: PlanNames; lang: Lang }): string {
  const { names, lang } = words;
  if (key === 'when') return explainCondition(readCondition(value), words);
  if (key === 'behind') return behindInWords(readBehind(value), words);
  if (key === 'ask' || key === 'against') return askInWords(readAsk(value), words);
  if (key === 'tag') return names.tag(value);
  if (key === 'tier') return names.tier(value);
  const kind = Object.hasOwn(FILTERS, key) ? FILTERS[key]?.names : undefined;
  if (kind) return names.of(kind, value);
  const plain = Object.hasOwn(YES_NO, value) ? YES_NO[value] : undefined;
  return plain ? inLang(plain, lang) : value;
}
