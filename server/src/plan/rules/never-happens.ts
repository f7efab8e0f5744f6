import type { EventLeaf } from '@hetang/contract/plan/condition';
import type { Plan } from '@hetang/contract/plan/registry';
import { type Hit, isWhole, type Path, type Rule, type Text } from './rule.ts';
import { eventsOf } from './shared/conditions.ts';
import { nearestForSome } from './shared/nearest.ts';
import { allSteps } from './shared/steps.ts';

/** An event that only the plan itself could cause, and does not: a wait for it is in vain, a start never comes. */
export const neverHappens: Rule = {
  id: 'never-happens',
  theme: 'journeys',
  severity: 'error',
  title: { zh: '不会发生的事件', en: 'Events that do not happen' },
  why: {
    zh: '只有方案自己能引起、而方案里又没有的事件，等不来，也触发不了旅程。',
    en: 'An event that only the plan itself could cause, and does not: a wait for it is in vain, a start never comes.',
  },
  problem: { zh: '这个事件不会发生：{why}', en: 'This event does not happen: {why}' },
  hint: { zh: '检查 where 里写的值', en: 'Check the values under `where`' },
  good: `
journeys:
  a: { name: 甲, start: { event: lesson.done }, steps: [{ task: { do: call, due: 1d } }] }
  b: { name: 乙, start: { event: task.done, where: { do: call } }, steps: [{ wait: 1d }] }`,
  bad: `
journeys:
  a: { name: 甲, start: { event: lesson.done }, steps: [{ task: { do: call, due: 1d } }] }
  b: { name: 乙, start: { event: task.done, where: { do: cal } }, steps: [{ wait: 1d }] }`,
  check: (view) => [
    // A journey that cannot be read may be the one with the task.
    ...(isWhole(view, ['journeys']) ? unknownTasks(view.plan) : []),
    ...waitsForItself(view.plan),
  ],
};

function unknownTasks(plan: Plan): Hit[] {
  const tasks = new Set(allSteps(plan).flatMap(({ step }) => ('task' in step ? [step.task.do] : [])));
  const suggest = nearestForSome();
  return eventsOf(plan).flatMap(({ value, path }): Hit[] => {
    const wanted = value.event === 'task.done' ? value.where?.do : undefined;
    if (wanted === undefined || tasks.has(String(wanted))) return [];
    const meant = suggest(String(wanted), tasks);
    const hint = { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` };
    const why = { zh: `没有任务“${wanted}”`, en: `there is no task \`${wanted}\`` };
    return [{ path: [...path, 'where', 'do'], args: { why }, ...(meant !== undefined && { hint }) }];
  });
}

/** Inside a journey its own start is over and its own end cannot come. */
function waitsForItself(plan: Plan): Hit[] {
  return eventsOf(plan).flatMap(({ value, path }): Hit[] => {
    const inside = path[0] === 'journeys' && path[2] === 'steps' && path.at(-1) === 'for';
    return inside && isOwn(value, path) ? [{ path, args: { why: ownEnd } }] : [];
  });
}

function isOwn(event: Pick<EventLeaf, 'event' | 'where'>, path: Path): boolean {
  return /^journey\.(started|ended)$/.test(event.event) && event.where?.journey === path[1];
}

const ownEnd: Text = { zh: '旅程在等它自己', en: 'the journey waits for itself' };
