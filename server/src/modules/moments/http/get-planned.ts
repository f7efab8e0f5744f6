import { type MomentPlanned, momentPlannedQuery, momentPlannedSchema } from '@hetang/contract/http/moments';
import type { Plan } from '@hetang/contract/plan/registry';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { addDays, dayIn, instantAt } from '../../../kernel/zone.ts';
import { dayTable } from '../../../plan/calendar/day-table.ts';
import { currentPlan } from '../../../plan/current.ts';
import { type CalendarSlot, calendarSlots } from '../rules/next-posts.ts';
import { publishedThisMonth } from '../sql/published-this-month.ts';
import type { MomentHttpDeps } from './deps.ts';
import { calendarName } from './present-post.ts';

/** `GET /v1/moments/planned`: what the calendars have for a month, day by day, and how much of the limit it takes. */
export function getPlanned({ db, clock }: MomentHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/moments/planned',
      {
        config: { access: 'any' },
        schema: {
          tags: ['reach'],
          querystring: momentPlannedQuery,
          response: { 200: momentPlannedSchema },
        },
      },
      async (request) => {
        const plan = (await currentPlan(db))?.plan;
        if (!plan) throw new HetangError('request/not-found', { what: 'plan' });
        const now = clock.now();
        const month = request.query.month ?? dayIn(now, plan.meta.timezone).slice(0, 7);
        const spent = await publishedThisMonth(db, plan, instantAt(`${month}-15`, 0, plan.meta.timezone));
        return presentMonth(plan, { month, now, spent });
      },
    );
  };
}

function presentMonth(
  plan: Plan,
  { month, now, spent }: { month: string; now: Date; spent: ReadonlyMap<string, number> },
): MomentPlanned {
  const days = daysOf(month);
  const slots = calendarSlots(plan, dayTable(plan.holidays), {
    first: days[0] ?? '',
    last: days.at(-1) ?? '',
  });
  const names = namesOf(plan);
  const planned = new Map<string, number>();
  for (const { message, instant, wish } of slots)
    for (const staff of message !== undefined && instant > now ? wish.staff : [])
      planned.set(staff, (planned.get(staff) ?? 0) + 1);
  const members = [...new Set([...spent.keys(), ...planned.keys()])];
  return {
    month,
    days: days.map((day) => ({
      day,
      slots: slots.filter((slot) => slot.day === day).map((slot) => presentSlot(plan, slot)),
    })),
    most: plan.meta.reach?.moments ?? null,
    use: members
      .map((staff) => ({
        staff: names.named('staff', staff),
        spent: spent.get(staff) ?? 0,
        planned: planned.get(staff) ?? 0,
      }))
      .sort((a, b) => b.spent + b.planned - a.spent - a.planned),
  };
}

function presentSlot(plan: Plan, { calendar, at, column, message, brief, wish }: CalendarSlot) {
  const names = namesOf(plan);
  const columnName =
    column !== undefined && Object.hasOwn(plan.columns, column) ? plan.columns[column]?.name : column;
  return {
    at,
    calendar: calendarName(plan, calendar),
    column: column === undefined ? null : { key: column, name: columnName ?? column },
    message: message === undefined ? null : names.named('messages', message),
    brief: brief ?? null,
    staff: wish.staff.map((staff) => names.named('staff', staff)),
    visibleTo: wish.visibleTo.map((ref) => names.tag(ref)),
  };
}

function daysOf(month: string): string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}
