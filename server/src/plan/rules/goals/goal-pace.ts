import type { Goal } from '@hetang/contract/plan/kinds/goals';
import type { Hit, Path, Rule, Text } from '../rule.ts';

/** Milestones lead from nothing to the target. */
export const goalPace: Rule = {
  id: 'goal-pace',
  theme: 'goals',
  severity: 'error',
  title: { zh: '目标的里程碑', en: 'Milestones of goals' },
  why: {
    zh: '里程碑用来判断进度是快是慢，顺序乱了就判断不了。',
    en: 'Milestones tell whether a goal is ahead or behind; out of order they tell nothing.',
  },
  problem: { zh: '里程碑排不上：{why}', en: 'The milestone does not fit: {why}' },
  hint: {
    zh: '按日期先后写，数值不减少，都在目标的日期和数值之内',
    en: 'Write them by date, never falling, within the date and the target of the goal',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
goals:
  a: { name: 新增, metric: contacts-added, target: 100, by: 2026-12-31, owner: lin,
       pace: [{ by: 2026-03-31, target: 10 }, { by: 2026-09-30, target: 60 }] }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
goals:
  a: { name: 新增, metric: contacts-added, target: 100, by: 2026-12-31, owner: lin,
       pace: [{ by: 2026-09-30, target: 60 }, { by: 2026-03-31, target: 10 }] }`,
  check: ({ plan }) =>
    Object.entries(plan.goals).flatMap(([key, goal]) => oddMilestones(goal, ['goals', key, 'pace'])),
};

function oddMilestones(goal: Goal, path: Path): Hit[] {
  const pace = goal.pace ?? [];
  return pace.flatMap(({ by, target }, i): Hit[] => {
    const before = pace[i - 1];
    const at = [...path, i];
    if (before && by <= before.by) return [{ path: [...at, 'by'], args: { why: order } }];
    if (by > goal.by) return [{ path: [...at, 'by'], args: { why: late } }];
    if (before && target < before.target) return [{ path: [...at, 'target'], args: { why: falls } }];
    return target > goal.target ? [{ path: [...at, 'target'], args: { why: above } }] : [];
  });
}

const order: Text = { zh: '日期不比上一个晚', en: 'its date is not after the one before' };
const late: Text = { zh: '比目标的日期还晚', en: 'it is later than the goal is due' };
const falls: Text = { zh: '数值比上一个小', en: 'its number is below the one before' };
const above: Text = { zh: '数值比目标还大', en: 'its number is above the target' };
