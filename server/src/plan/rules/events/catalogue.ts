import type { Event, EventProperty } from '@hetang/contract/plan/kinds/events';
import type { Plan } from '@hetang/contract/plan/registry';
import { builtInEvents } from '../../../conditions/rules/event-words.ts';
import type { Path } from '../rule.ts';
import { byDefinition } from '../shared/by-definition.ts';
import { eventsOf } from '../shared/conditions.ts';
import { contentEvents } from '../shared/events-content.ts';

/** A place of the plan that names an event. */
export interface EventUse {
  event: string;
  /** Properties that the event must have, with the values they must have. */
  where: Readonly<Record<string, unknown>>;
  path: Path;
}

/** Every place that names an event: conditions, starts, waits, goals, template messages, activities, points. */
export const usesOf: (plan: Plan) => readonly EventUse[] = byDefinition((plan) => {
  const goals = Object.entries(plan.goals).flatMap(([key, goal]) =>
    goal.metric === 'event-count' ? [{ event: goal.event, where: {}, path: ['goals', key] }] : [],
  );
  const measures = Object.entries(plan.experiments).flatMap(([key, { measure }]) =>
    measure && 'event' in measure
      ? [{ event: measure.event, where: {}, path: ['experiments', key, 'measure'] }]
      : [],
  );
  return [
    ...eventsOf(plan).map(({ value, path }) => ({ event: value.event, where: value.where ?? {}, path })),
    ...goals,
    ...measures,
    ...contentEvents(plan),
  ];
});

/** Whether Hetang itself brings the event about or gives it a meaning. */
export function isBuiltIn(event: string): boolean {
  return builtInEvents.includes(event);
}

/** What the plan says of an event, or undefined. */
export function declared(plan: Plan, event: string): Event | undefined {
  return Object.hasOwn(plan.events, event) ? plan.events[event] : undefined;
}

/** What the plan says of a property, or undefined. */
export function propertyOf(event: Event, name: string): EventProperty | undefined {
  return Object.hasOwn(event.properties, name) ? event.properties[name] : undefined;
}
