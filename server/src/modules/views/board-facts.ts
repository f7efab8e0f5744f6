import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import type { Plan } from '@hetang/contract/plan/registry';
import { eventsOfPlan } from '../../plan/events-of-plan.ts';
import { type BoardFacts, PAID } from './rules/ready-cards.ts';

const ADDED = 'contact.added';
/** Signs of life, the plainest first. */
const HABITS = ['app.opened', 'course.joined', 'resource.claimed', 'comment.posted', 'post.published'];

const none: BoardFacts = {
  way: [ADDED],
  habit: null,
  orders: false,
  messages: false,
  tasks: false,
  communities: false,
  codes: false,
  ladder: null,
};

/** What ready-made dashboards can be made of; without a plan, of what every installation has. */
export function boardFacts(plan: Plan | null): BoardFacts {
  if (!plan) return none;
  const events = eventsOfPlan(plan);
  const has = (kind: object) => Object.keys(kind).length > 0;
  const orders = events.has(PAID);
  return {
    way: [...new Set([ADDED, ...stageEvents(plan), ...(orders ? [PAID] : [])])].slice(0, MOST_STEPS),
    habit: HABITS.find((event) => events.has(event)) ?? null,
    orders,
    messages: has(plan.messages),
    tasks: Object.values(plan.journeys).some(({ steps }) => asksStaff(steps)),
    communities: has(plan.communities),
    codes: has(plan.codes),
    ladder: Object.keys(plan.ladders)[0] ?? null,
  };
}

/** Steps of a funnel at most. */
const MOST_STEPS = 10;

/** Events by which alone a stage is entered, in the order of the stages. */
function stageEvents({ stages }: Plan): string[] {
  return Object.values(stages).flatMap(({ enter }) =>
    enter && 'event' in enter && typeof enter.event === 'string' && !('where' in enter && enter.where)
      ? [enter.event]
      : [],
  );
}

function asksStaff(steps: readonly Step[]): boolean {
  return steps.some((step) => {
    if ('task' in step || 'invite' in step) return true;
    if ('branch' in step) return step.branch.some((arm) => asksStaff('else' in arm ? arm.else : arm.do));
    return 'split' in step && step.split.some((arm) => asksStaff(arm.do));
  });
}
