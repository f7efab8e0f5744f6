import type { Hit, PlanView, Rule } from '../rule.ts';
import { isMass } from '../shared/is-mass.ts';
import { inflowOf, inShort, ownersOf } from './inflow.ts';
import { personalMessages, type Work, workOf } from './work-of.ts';

/** Journeys that a finding names. */
const NAMED = 5;

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
    const { own, teams } = loadsOf(view);
    const mineOf = new Map<string, Loads['teams'][number][]>();
    for (const team of teams)
      for (const member of team.members) mineOf.set(member, [...(mineOf.get(member) ?? []), team]);
    return Object.entries(view.plan.staff).flatMap(([key, { name, 'tasks-per-day': most }]): Hit[] => {
      if (most === undefined) return [];
      const mine = mineOf.get(key) ?? [];
      const load = mine.reduce((sum, team) => sum + team.load, sumOf(own.get(key) ?? []));
      if (load <= most) return [];
      const parts = [...(own.get(key) ?? []), ...mine.flatMap((team) => team.parts)];
      const path = ['staff', key, 'tasks-per-day'];
      return [{ path, args: { name, load: inShort(load), most, culprits: namesOf(parts) } }];
    });
  },
};

type Part = { journey: string; load: number };

interface Loads {
  /** By staff, what is asked of them by name. */
  own: ReadonlyMap<string, Part[]>;
  /** Owners who share alike, with what falls to each of them. */
  teams: readonly { members: readonly string[]; parts: Part[]; load: number }[];
}

function loadsOf({ plan, templates }: PlanView): Loads {
  const messages = {
    isMass: (message: string) => isMass(plan, message),
    isPersonal: personalMessages(templates),
  };
  const own = new Map<string, Part[]>();
  const teams = new Map<readonly string[], Part[]>();
  for (const [journey, spec] of Object.entries(plan.journeys)) {
    const inflow = inflowOf(plan, spec);
    if (inflow === undefined) continue;
    const work = workOf(spec.steps, messages);
    for (const [by, count] of work.tasks) if (by !== 'owner') put(own, by, { journey, load: count * inflow });
    const owners = ownersOf(plan, spec);
    put(teams, owners, { journey, load: loadOfOwner(work, inflow / Math.max(1, owners.length)) });
  }
  return {
    own,
    teams: [...teams].map(([members, parts]) => ({ members, parts, load: sumOf(parts) })),
  };
}

function put<K>(map: Map<K, Part[]>, key: K, part: Part): void {
  const known = map.get(key);
  if (known) known.push(part);
  else map.set(key, [part]);
}

/** Things to do a day for one of the owners, who gets so many of the contacts. */
function loadOfOwner({ tasks, shared, personal }: Work, inflow: number): number {
  return inflow * ((tasks.get('owner') ?? 0) + personal) + shared * Math.min(1, inflow);
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { load }) => sum + load, 0);
}

/** The largest parts; the rest goes without saying. */
function namesOf(parts: readonly Part[]): string {
  const largest = parts.filter(({ load }) => load >= 0.05).toSorted((a, b) => b.load - a.load);
  return largest
    .slice(0, NAMED)
    .map(({ journey, load }) => `${journey} ${inShort(load)}`)
    .join(', ');
}
