import type { Code } from '@hetang/contract/plan/kinds/codes';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule, Text } from '../rule.ts';
import { anyOf, both, gapsOf, stretchWords, type Week, weekOf } from './week.ts';

/** Who scans a code wants to be met. */
export const codeHours: Rule = {
  id: 'code-hours',
  theme: 'channels',
  severity: 'warning',
  title: { zh: '活码没人值班的时段', en: 'Hours of a code without staff' },
  why: {
    zh: '排了班的活码，空档里扫码的人加不上任何人；没排班的，员工整天都不上班的日子里没有人接话。',
    en: 'In a gap between shifts whoever scans the code adds nobody; without shifts, on days when none of its staff works nobody answers.',
  },
  problem: {
    zh: '活码“{name}”{gap}没有人值班{more}',
    en: 'Nobody is on duty for the code "{name}" {gap}{more}',
  },
  hint: {
    zh: '补上班次，或写 backup（备用员工）',
    en: 'Add a shift, or name `backup` staff',
  },
  good: `
staff:
  lin: { name: 林, wecom: Lin, works: [{ on: [mon, tue, wed, thu, fri], from: "09:00", to: "21:00" }] }
  zhou: { name: 周, wecom: Zhou, works: [{ on: [sat, sun], from: "10:00", to: "18:00" }] }
codes: { site: { name: 官网, staff: [lin, zhou] } }`,
  bad: `
staff:
  lin: { name: 林, wecom: Lin, works: [{ on: [mon, tue, wed, thu, fri], from: "09:00", to: "21:00" }] }
codes: { site: { name: 官网, staff: [lin] } }`,
  check: ({ plan }) =>
    Object.entries(plan.codes).flatMap(([key, code]): Hit[] => {
      const gaps = (code.backup ?? []).length > 0 ? [] : uncovered(plan, code);
      const [first] = gaps;
      if (!first) return [];
      const more = gaps.length > 1 ? andMore(gaps.length - 1) : { zh: '', en: '' };
      const path = code.shifts ? ['codes', key, 'shifts'] : ['codes', key, 'staff'];
      return [{ path, args: { name: code.name, gap: first, more } }];
    }),
};

function andMore(count: number): Text {
  return { zh: `，另有 ${count} 处空档`, en: `, and in ${count} more gaps` };
}

/** With shifts every minute counts, for the platform then offers nobody; without them whole days do. */
function uncovered(plan: Plan, code: Code): Text[] {
  if (code.shifts) {
    const onDuty = code.shifts.map((shift) => both(weekOf([shift]), anyOf(shift.staff.map(workOf(plan)))));
    return gapsOf(anyOf(onDuty)).map(stretchWords);
  }
  // Without staff there is a finding of its own.
  if (code.staff.length === 0) return [];
  return gapsOf(anyOf(code.staff.map(workOf(plan))))
    .filter(({ from, to }) => to - from >= DAY_WITH_NIGHTS)
    .map(stretchWords);
}

/** A gap that takes in a whole day, whatever the evening before ended with. */
const DAY_WITH_NIGHTS = 1440;

/** When a member of staff works; always, when nothing is written. */
function workOf(plan: Plan): (key: string) => Week {
  return (key) => {
    const works = Object.hasOwn(plan.staff, key) ? plan.staff[key]?.works : undefined;
    return works ? weekOf(works) : always;
  };
}

const always = weekOf([
  { on: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' },
]);
