import type { Cycle } from '@hetang/contract/plan/kinds/cycles';
import type { Hit, Path, Rule, Text } from '../rule.ts';
import { spanOf } from './cycle-days.ts';

/** A task is due in its phase, after it begins, and not before what it waits for. */
export const taskDue: Rule = {
  id: 'task-due',
  theme: 'calendar',
  severity: 'error',
  title: { zh: '任务的期限', en: 'When tasks are due' },
  why: {
    zh: '任务落在自己的阶段里，期限不早于开始，也不早于前置任务的期限，排期才走得通。',
    en: 'A task lies within its phase, ends after it begins, and is due no earlier than the tasks that it waits for.',
  },
  problem: { zh: '任务“{name}”的日子对不上：{why}', en: 'The days of the task "{name}" do not fit: {why}' },
  hint: { zh: '改 due、start 或阶段的日期', en: 'Change `due`, `start` or the dates of the phase' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
cycles:
  june:
    name: 六月
    period: { from: 2026-06-01, to: 2026-06-18 }
    phases: { main: { name: 正式, kind: main, from: 2026-06-01, to: 2026-06-18 } }
    tasks: { copy: { name: 文案, phase: main, owner: lin, due: start+2d } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
cycles:
  june:
    name: 六月
    period: { from: 2026-06-01, to: 2026-06-18 }
    phases: { main: { name: 正式, kind: main, from: 2026-06-01, to: 2026-06-18 } }
    tasks: { copy: { name: 文案, phase: main, owner: lin, due: end+2d } }`,
  check: ({ plan }) =>
    Object.entries(plan.cycles).flatMap(([key, cycle]) =>
      Object.keys(cycle.tasks).flatMap((task) => problemsOf(cycle, task, ['cycles', key, 'tasks', task])),
    ),
};

function problemsOf(cycle: Cycle, key: string, path: Path): Hit[] {
  const task = cycle.tasks[key];
  const phase = task && phaseOf(cycle, task.phase);
  if (!task || !phase) return [];
  const { from, to } = spanOf(task, phase);
  const hit = (part: string, why: Text): Hit[] => [{ path: [...path, part], args: { name: task.name, why } }];
  const range = `${phase.from} – ${phase.to}`;
  if (to < phase.from || to > phase.to || from < phase.from)
    return hit('due', {
      zh: `${to} 不在阶段之内（${range}）`,
      en: `${to} is not within its phase (${range})`,
    });
  if (to < from)
    return hit('due', { zh: `${to} 早于开始的 ${from}`, en: `${to} is before its start, ${from}` });
  return task.after.flatMap((before, i): Hit[] => {
    const other = Object.hasOwn(cycle.tasks, before) ? cycle.tasks[before] : undefined;
    const its = other && phaseOf(cycle, other.phase);
    if (!other || !its || spanOf(other, its).to <= to) return [];
    const why = {
      zh: `前置任务“${other.name}”更晚才完成`,
      en: `"${other.name}", which it waits for, is due later`,
    };
    return [{ path: [...path, 'after', i], args: { name: task.name, why } }];
  });
}

function phaseOf({ phases }: Cycle, key: string) {
  return Object.hasOwn(phases, key) ? phases[key] : undefined;
}
