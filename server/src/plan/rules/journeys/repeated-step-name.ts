import type { Hit, Path, Rule } from '../rule.ts';
import { stepsOf } from '../shared/steps.ts';

/** Ids tell steps apart when people are moved to a new version; arms tell people apart. */
export const repeatedStepName: Rule = {
  id: 'repeated-step-name',
  theme: 'journeys',
  severity: 'error',
  title: { zh: '重复的步骤标识或组名', en: 'Step ids and arms that repeat' },
  why: {
    zh: '改版后按步骤标识把人接到新步骤上，按组名看实验结果；名字重复就分不清。',
    en: 'People are moved to a new version by the id of their step, and a split is read by its arms. A name that is there twice says nothing.',
  },
  problem: { zh: '“{name}”在前面已经用过', en: '`{name}` is used before' },
  hint: { zh: '换一个名字', en: 'Choose another name' },
  good: `
journeys: { j: { name: 旅程, start: { event: a.b }, steps: [{ wait: 1d, id: first }, { wait: 2d, id: second }] } }`,
  bad: `
journeys: { j: { name: 旅程, start: { event: a.b }, steps: [{ wait: 1d, id: first }, { wait: 2d, id: first }] } }`,
  check: ({ plan }) =>
    Object.entries(plan.journeys).flatMap(([key, journey]) => {
      const steps = stepsOf(key, journey);
      const ids = steps.flatMap(({ step, path }) =>
        step.id === undefined ? [] : [{ name: step.id, path: [...path, 'id'] }],
      );
      const arms = steps.flatMap(({ step, path }) =>
        'split' in step
          ? repeated(step.split.map(({ arm }, i) => ({ name: arm, path: [...path, 'split', i, 'arm'] })))
          : [],
      );
      return [...repeated(ids), ...arms];
    }),
};

function repeated(names: readonly { name: string; path: Path }[]): Hit[] {
  const seen = new Set<string>();
  return names.flatMap(({ name, path }): Hit[] => {
    if (seen.has(name)) return [{ path, args: { name } }];
    seen.add(name);
    return [];
  });
}
