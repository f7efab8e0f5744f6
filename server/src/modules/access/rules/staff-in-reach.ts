import type { Reach } from '@hetang/contract/http/access';
import type { Staff } from '@hetang/contract/plan/kinds/staff';
import type { Unit } from '@hetang/contract/plan/kinds/units';
import type { RowScope } from '../../../kernel/http/app.ts';

/** Who somebody is in the organisation of the plan. */
export interface Place {
  /** Key of a member of staff. */
  staff: string | null;
  /** Key of a unit; null: that of the member of staff. */
  unit: string | null;
}

interface Organisation {
  staff: Record<string, Pick<Staff, 'wecom' | 'unit'>>;
  units: Record<string, Pick<Unit, 'parent'>>;
}

/**
 * Whose rows somebody sees from a place: their own, or those of everybody in their unit and the units below it. Without
 * a place that is nobody.
 */
export function staffInReach(
  { staff, units }: Organisation,
  place: Place,
  reach: Exclude<Reach, 'all'>,
): RowScope {
  const keys = new Set<string>(place.staff === null ? [] : [place.staff]);
  const root = place.unit ?? (place.staff === null ? undefined : staff[place.staff]?.unit);
  if (reach === 'unit' && root !== undefined) {
    const below = unitsBelow(units, root);
    for (const [key, { unit }] of Object.entries(staff)) if (unit && below.has(unit)) keys.add(key);
  }
  const found = [...keys].filter((key) => staff[key] !== undefined);
  return { staff: found, userids: found.flatMap((key) => staff[key]?.wecom ?? []) };
}

/** A unit and all below it; parents that form a ring end where they began. */
function unitsBelow(units: Organisation['units'], root: string): Set<string> {
  const found = new Set([root]);
  for (const key of found)
    for (const [child, { parent }] of Object.entries(units)) if (parent === key) found.add(child);
  return found;
}
