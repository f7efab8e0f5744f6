import type { Plan } from '@hetang/contract/plan/registry';
import { instantAt } from '../../../kernel/zone.ts';
import { minuteOf } from './moments.ts';

/** A fixed moment at which a journey is called for everybody of a segment. */
export interface PlannedRelease {
  journey: string;
  dueAt: Date;
  /** Null: every contact. */
  segment: string | null;
}

/** Every fixed moment of a plan. */
export function plannedReleases(plan: Plan): PlannedRelease[] {
  return Object.entries(plan.journeys).flatMap(([journey, { start }]): PlannedRelease[] => {
    if (typeof start === 'string' || !('schedule' in start)) return [];
    const { on, at, segment = null } = start.schedule;
    return [{ journey, dueAt: instantAt(on, minuteOf(at), plan.meta.timezone), segment }];
  });
}

/** The fields by whose dates journeys of a plan start. */
export function datedFields(plan: Plan): string[] {
  const fields = Object.values(plan.journeys).flatMap(({ start }) =>
    typeof start === 'object' && 'date' in start ? [start.date.field] : [],
  );
  return [...new Set(fields)].sort();
}
