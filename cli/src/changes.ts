import type { Change } from '@hetang/contract/http/plan';
import { createColors } from 'picocolors';
import { type Io, pick } from './io.ts';

/** One definition of each kind. */
export const kindNames: Record<string, { zh: string; en: string }> = {
  plan: { zh: '方案', en: 'plan' },
  goals: { zh: '目标', en: 'goal' },
  stages: { zh: '阶段', en: 'stage' },
  tags: { zh: '标签组', en: 'tag group' },
  fields: { zh: '字段', en: 'field' },
  segments: { zh: '分群', en: 'segment' },
  ladders: { zh: '分层', en: 'ladder' },
  events: { zh: '事件', en: 'event' },
  units: { zh: '组织', en: 'unit' },
  staff: { zh: '员工', en: 'staff' },
  accounts: { zh: '个人号', en: 'account' },
  scripts: { zh: '话术', en: 'script' },
  codes: { zh: '渠道活码', en: 'code' },
  messages: { zh: '消息', en: 'message' },
  broadcasts: { zh: '群发', en: 'broadcast' },
  experiments: { zh: '实验', en: 'experiment' },
  channels: { zh: '渠道', en: 'channel' },
  insights: { zh: '洞察', en: 'insight' },
  communities: { zh: '社群', en: 'community' },
  journeys: { zh: '旅程', en: 'journey' },
  columns: { zh: '内容栏目', en: 'content column' },
  calendar: { zh: '内容日历', en: 'content calendar' },
  holidays: { zh: '节假日', en: 'holiday' },
  'official-accounts': { zh: '公众号', en: 'Official Account' },
  activities: { zh: '活动', en: 'activity' },
  points: { zh: '积分', en: 'points scheme' },
  levels: { zh: '会员等级', en: 'membership' },
  costs: { zh: '成本', en: 'cost' },
  budgets: { zh: '预算', en: 'budget' },
  wordlists: { zh: '词表', en: 'word list' },
  cycles: { zh: '运营周期', en: 'cycle' },
  reports: { zh: '报告', en: 'report' },
};
const verbs = {
  added: { zh: '新增', en: 'add', sign: '+' },
  changed: { zh: '修改', en: 'change', sign: '~' },
  removed: { zh: '删除', en: 'remove', sign: '-' },
} as const;

/** A diff in words: one line for each definition, one below it for each path that differs. */
export function printChanges(changes: readonly Change[], io: Io): void {
  const color = createColors(io.color);
  const paint = { added: color.green, changed: color.yellow, removed: color.red };
  for (const change of changes) {
    const verb = verbs[change.change];
    const kind = kindNames[change.kind]?.[io.lang] ?? change.kind;
    const name = change.name === null ? '' : pick(io, `「${change.name}」`, ` (${change.name})`);
    io.out(paint[change.change](`${verb.sign} ${verb[io.lang]} ${kind} ${change.key}${name}`));
    for (const { path, before, after } of change.details)
      io.out(`    ${path ? `${path}: ` : ''}${shown(before, io)} → ${shown(after, io)}`);
  }
}

function shown(value: string | null, io: Io): string {
  if (value === null) return pick(io, '（无）', '(none)');
  const line = value.replaceAll('\n', '⏎');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
