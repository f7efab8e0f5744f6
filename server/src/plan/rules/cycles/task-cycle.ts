import type { Cycle } from '@hetang/contract/plan/kinds/cycles';
import type { Hit, Rule } from '../rule.ts';

/** Tasks that wait for each other never begin. */
export const taskCycle: Rule = {
  id: 'task-cycle',
  theme: 'calendar',
  severity: 'error',
  title: { zh: '互相等待的任务', en: 'Tasks that wait for each other' },
  why: {
    zh: '甲等乙、乙等甲，两个都开始不了。',
    en: 'When one waits for the other and the other for the one, neither begins.',
  },
  problem: { zh: '任务“{task}”绕了一圈在等自己：{way}', en: 'The task `{task}` waits for itself: {way}' },
  hint: { zh: '去掉其中一个 after', en: 'Remove one of the `after`' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
cycles:
  june:
    name: 六月
    period: { from: 2026-06-01, to: 2026-06-18 }
    phases: { main: { name: 正式, kind: main, from: 2026-06-01, to: 2026-06-18 } }
    tasks:
      copy: { name: 文案, phase: main, owner: lin, due: start+2d }
      poster: { name: 海报, phase: main, owner: lin, due: start+4d, after: [copy] }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
cycles:
  june:
    name: 六月
    period: { from: 2026-06-01, to: 2026-06-18 }
    phases: { main: { name: 正式, kind: main, from: 2026-06-01, to: 2026-06-18 } }
    tasks:
      copy: { name: 文案, phase: main, owner: lin, due: start+4d, after: [poster] }
      poster: { name: 海报, phase: main, owner: lin, due: start+4d, after: [copy] }`,
  check: ({ plan }) =>
    Object.entries(plan.cycles).flatMap(([key, cycle]) => {
      const done = new Set<string>();
      return Object.keys(cycle.tasks).flatMap((task): Hit[] => {
        const way = loopFrom(cycle, task, done);
        if (!way) return [];
        const path = ['cycles', key, 'tasks', way[0] ?? task, 'after'];
        return [{ path, args: { task: way[0] ?? task, way: way.join(' → ') } }];
      });
    }),
};

/** The first circle that a walk along `after` meets. `done` are tasks from which no circle is left to find. */
function loopFrom(cycle: Cycle, start: string, done: Set<string>): string[] | undefined {
  const trail: string[] = [];
  const left: { task: string; depth: number }[] = [{ task: start, depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    while (trail.length > next.depth) done.add(trail.pop() ?? '');
    const at = trail.indexOf(next.task);
    if (at >= 0) {
      for (const task of trail) done.add(task);
      return [...trail.slice(at), next.task];
    }
    if (done.has(next.task) || !Object.hasOwn(cycle.tasks, next.task)) continue;
    trail.push(next.task);
    for (const task of cycle.tasks[next.task]?.after ?? []) left.push({ task, depth: trail.length });
  }
  for (const task of trail) done.add(task);
  return undefined;
}
