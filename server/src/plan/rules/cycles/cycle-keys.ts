import type { Hit, Path, Rule, Text } from '../rule.ts';
import { type nearest, nearestForSome } from '../shared/nearest.ts';

/** Phases and tasks that a cycle names are its own. */
export const cycleKeys: Rule = {
  id: 'cycle-keys',
  theme: 'calendar',
  severity: 'error',
  title: { zh: '周期里没有的阶段或任务', en: 'Phases and tasks that are not there' },
  why: {
    zh: '任务的 phase、落地表的 phase 和 after 都指本周期里的键。',
    en: 'The `phase` of a task or of the landing table and every `after` are keys of the same cycle.',
  },
  problem: { zh: '这个周期没有{kind}“{key}”', en: 'This cycle has no {kind} `{key}`' },
  hint: { zh: '先写上它，或改用已有的键', en: 'Write it first, or use a key that exists' },
  good: `
cycles:
  june:
    name: 六月
    period: { from: 2026-06-01, to: 2026-06-18 }
    owner: lin
    phases: { main: { name: 正式, kind: main, from: 2026-06-01, to: 2026-06-18 } }
    tasks: { copy: { name: 文案, phase: main, due: start+2d } }
staff: { lin: { name: 林, wecom: Lin } }`,
  bad: `
cycles:
  june:
    name: 六月
    period: { from: 2026-06-01, to: 2026-06-18 }
    owner: lin
    phases: { main: { name: 正式, kind: main, from: 2026-06-01, to: 2026-06-18 } }
    tasks: { copy: { name: 文案, phase: mian, due: start+2d } }
staff: { lin: { name: 林, wecom: Lin } }`,
  check: ({ plan }) => {
    const suggest = nearestForSome();
    return Object.entries(plan.cycles).flatMap(([key, { phases, tasks, landing }]) => {
      const path = ['cycles', key];
      const named: Named[] = [
        ...landing.map(({ phase }, i) => ({
          kind: aPhase,
          key: phase,
          path: [...path, 'landing', i, 'phase'],
        })),
        ...Object.entries(tasks).flatMap(([task, { phase, after }]) => [
          { kind: aPhase, key: phase, path: [...path, 'tasks', task, 'phase'] },
          ...after.map((other, i) => ({
            kind: aTask,
            key: other,
            path: [...path, 'tasks', task, 'after', i],
          })),
        ]),
      ];
      const known = { phases: new Set(Object.keys(phases)), tasks: new Set(Object.keys(tasks)) };
      return named.flatMap((each) =>
        missing(each, each.kind === aPhase ? known.phases : known.tasks, suggest),
      );
    });
  },
};

const aPhase: Text = { zh: '阶段', en: 'phase' };
const aTask: Text = { zh: '任务', en: 'task' };

interface Named {
  kind: Text;
  key: string;
  path: Path;
}

function missing({ kind, key, path }: Named, known: ReadonlySet<string>, suggest: typeof nearest): Hit[] {
  if (known.has(key)) return [];
  const meant = suggest(key, known);
  const hint = { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` };
  return [{ path, args: { kind, key }, ...(meant !== undefined && { hint }) }];
}
