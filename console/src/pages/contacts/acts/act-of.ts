import type { Act } from '../../../api/bulk-acts.ts';
import { dayAfter, startOfDay } from '../../../kit/zoned.ts';

export type ActKind = Act['kind'];
export const actKinds = ['tags', 'stage', 'suppress', 'journey'] as const satisfies readonly ActKind[];

/** What the form of an act holds. */
export interface ActValues {
  add?: string[];
  remove?: string[];
  stage?: string;
  reason?: string;
  /** The last date, in the plan's zone. */
  until?: string;
  journey?: string;
}

/** The act that a filled form means. */
export function actOf(kind: ActKind, values: ActValues, timezone: string): Act {
  const { add = [], remove = [], stage = '', reason = '', until, journey = '' } = values;
  switch (kind) {
    case 'tags':
      return { kind, add, remove };
    case 'stage':
      return { kind, stage, reason };
    case 'suppress':
      return {
        kind,
        reason,
        ...(until ? { until: startOfDay(dayAfter(until), timezone).toISOString() } : {}),
      };
    case 'journey':
      return { kind, journey };
  }
}
