import type { Home } from '@hetang/contract/http/home';

/** An alert as it is kept: a check has words of its own, a trouble a number. */
export interface OpenAlert {
  code: string;
  level: 'warning' | 'bad';
  count: number | null;
  words: { title: { zh: string }; found: { zh: string }; hint?: { zh: string } | null } | null;
}

/** As the home page names them. */
const TROUBLES: Partial<Record<string, string>> = {
  'no-plan': '还没有应用方案',
  'tasks-overdue': '任务已经逾期',
  'awaiting-confirmation': '群发等待员工确认',
  'codes-failed': '渠道活码创建失败',
  'codes-nobody': '渠道活码没有人承接',
  'codes-over-limit': '渠道活码的承接人都到上限',
  'intentions-failed': '触达失败',
  'intentions-unknown': '触达结果待核实',
  'event-failures': '有事件处理失败',
  'timers-failed': '有定时处理失败',
  'journeys-stranded': '有客户曾滞留在旅程中（已自动恢复）',
  'inbox-failed': '有平台回调处理失败',
};
const troubleName = (code: string): string => TROUBLES[code] ?? code;

/** What a group is told of one alert, in Markdown. */
export function alertWords({ code, level, count, words }: OpenAlert): string {
  const head = level === 'bad' ? '<font color="warning">【故障】</font>' : '【提醒】';
  if (words === null) return `${head}${troubleName(code)}：${count ?? 0}`;
  const hint = words.hint ? `\n> ${words.hint.zh}` : '';
  return `${head}${words.title.zh}\n${words.found.zh}${hint}`;
}

/** The day in a few lines, in Markdown: goals with what is due by now, tasks, what needs attention. */
export function summaryWords(home: Home, day: string): string {
  const { goals, today, attention } = home;
  return [
    `**荷塘 · ${day}${home.plan ? ` · ${home.plan.name}` : ''}**`,
    ...goals.map(goalLine),
    `任务：待办 ${today.tasksOpen}，逾期 ${today.tasksOverdue}，待确认群发 ${today.awaitingConfirmation}`,
    ...(attention.length === 0
      ? ['没有需要处理的事']
      : ['需要处理：', ...attention.map(({ code, count }) => `> ${troubleName(code)}：${count}`)]),
  ].join('\n');
}

function goalLine({ name, actual, target, reached, due }: Home['goals'][number]): string {
  if (actual === null || reached === null) return `${name}：暂无数据，目标 ${target}`;
  const pace = due === null ? '' : `，此时应达 ${percent(due)}`;
  return `${name}：${actual} / ${target}（${percent(reached)}${pace}）`;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** A text that fits; what is cut away is marked. @param most bytes of UTF-8. */
export function fitBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  const cut = Buffer.from(text)
    .subarray(0, most - 3)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
  return `${cut}…`;
}
