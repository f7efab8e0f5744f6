import type { Hit, PlanView, Rule } from '../rule.ts';
import { inflowOf, inShort, ownersOf } from './inflow.ts';
import { personalMessages, type Work, workOf } from './work-of.ts';

/** More tasks a day than a member of staff said they can do: what is over is done late or not at all. */
export const staffLoad: Rule = {
  id: 'staff-load',
  theme: 'reach',
  severity: 'warning',
  title: { zh: '员工负荷', en: 'Load of staff' },
  why: {
    zh: '做不完的任务会拖过期限，客户等不到人。这里用目标和活码上限推出每天有多少客户进入旅程（方案没写就不算），乘以每次旅程至多的任务数，由活码上的员工均分；群发每天每条确认一次，带客户变量的每位客户确认一次。',
    en: 'Tasks that cannot be done run past their time and customers wait in vain. Goals and limits of codes tell how many contacts begin a journey each day (nothing is counted where the plan does not say), times the most tasks of one run, shared among the staff of the codes; a mass message costs one confirmation a day, one with a variable of the customer one for each customer.',
  },
  problem: {
    zh: '“{name}”预计每天约 {load} 项工作，超过 tasks-per-day 的 {most} 项：{culprits}',
    en: '"{name}" is expected to have about {load} things to do each day, over the {most} of `tasks-per-day`: {culprits}',
  },
  hint: {
    zh: '让更多员工承接，减少任务，或把每日上限和目标改得实际一些',
    en: 'Share it among more staff, ask for fewer tasks, or set limits and goals that can be met',
  },
  good: `
period: { from: 2026-01-01, to: 2026-12-31 }
goals: { add: { metric: contacts-added, target: 3650, by: 2026-12-31 } }
staff: { lin: { name: 林, wecom: Lin, tasks-per-day: 30 } }
journeys: { j: { name: 旅程, start: { event: contact.added }, steps: [{ task: { do: call, due: 1d } }] } }`,
  bad: `
period: { from: 2026-01-01, to: 2026-12-31 }
goals: { add: { metric: contacts-added, target: 36500, by: 2026-12-31 } }
staff: { lin: { name: 林, wecom: Lin, tasks-per-day: 30 } }
journeys: { j: { name: 旅程, start: { event: contact.added }, steps: [{ task: { do: call, due: 1d } }] } }`,
  check: (view) => {
    const loads = loadsOf(view);
    return Object.entries(view.plan.staff).flatMap(([key, { name, 'tasks-per-day': most }]): Hit[] => {
      const parts = loads.get(key) ?? [];
      const load = parts.reduce((sum, part) => sum + part.load, 0);
      if (most === undefined || load <= most) return [];
      const named = parts.filter((part) => part.load >= 0.05).sort((a, b) => b.load - a.load);
      const culprits = named.map((part) => `${part.journey} ${inShort(part.load)}`).join(', ');
      return [{ path: ['staff', key, 'tasks-per-day'], args: { name, load: inShort(load), most, culprits } }];
    });
  },
};

type Part = { journey: string; load: number };

function loadsOf({ plan, templates }: PlanView): Map<string, Part[]> {
  const isPersonal = personalMessages(templates);
  const loads = new Map<string, Part[]>();
  for (const [journey, spec] of Object.entries(plan.journeys)) {
    const inflow = inflowOf(plan, spec);
    if (inflow === undefined) continue;
    const work = workOf(spec.steps, isPersonal);
    for (const [staff, load] of shares(work, inflow, ownersOf(plan, spec)))
      loads.set(staff, [...(loads.get(staff) ?? []), { journey, load }]);
  }
  return loads;
}

/** What each member of staff has to do a day, owners in equal shares. */
function shares({ tasks, shared, personal }: Work, inflow: number, owners: string[]): Map<string, number> {
  const load = new Map<string, number>();
  for (const [by, count] of tasks) if (by !== 'owner') load.set(by, count * inflow);
  const mine = inflow / Math.max(1, owners.length);
  const each = mine * ((tasks.get('owner') ?? 0) + personal) + shared * Math.min(1, mine);
  for (const owner of owners) load.set(owner, (load.get(owner) ?? 0) + each);
  return load;
}
