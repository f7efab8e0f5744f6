import type { Plan } from '@hetang/contract/plan/registry';
import { each, fills, keysOf, one, type Reference } from './reference.ts';

/** What the organisation, its people and their accounts name, and who answers for a segment. */
export function peopleReferences(plan: Plan): Reference[] {
  const owned = Object.entries(plan.segments).flatMap(([key, { owner }]) =>
    one('staff', owner, ['segments', key, 'owner']),
  );
  return [...unitReferences(plan), ...staffReferences(plan), ...accountReferences(plan), ...owned];
}

function unitReferences(plan: Plan): Reference[] {
  return Object.entries(plan.units).flatMap(([key, unit]) => {
    const path = ['units', key];
    const stores = Object.entries(unit.stores);
    return [
      ...one('units', unit.parent, [...path, 'parent']),
      ...one('staff', unit.manager, [...path, 'manager']),
      ...stores.flatMap(([store, spec]) =>
        typeof spec === 'string' ? [] : one('staff', spec.manager, [...path, 'stores', store, 'manager']),
      ),
    ];
  });
}

function staffReferences(plan: Plan): Reference[] {
  return Object.entries(plan.staff).flatMap(([key, staff]) => {
    const path = ['staff', key];
    return [
      ...one('units', staff.unit, [...path, 'unit']),
      ...(staff.away ?? []).flatMap((away, i) =>
        one('staff', away['stand-in'], [...path, 'away', i, 'stand-in']),
      ),
      ...(staff.duties ?? []).flatMap((duty, i) => fills(duty.fills, [...path, 'duties', i, 'fills'])),
    ];
  });
}

function accountReferences(plan: Plan): Reference[] {
  return Object.entries(plan.accounts).flatMap(([key, account]) => {
    const path = ['accounts', key];
    const { persona } = account;
    return [
      ...one('staff', account.staff, [...path, 'staff']),
      ...each('stages', account.stages, [...path, 'stages']),
      ...each('communities', account.communities, [...path, 'communities']),
      ...keysOf('stages', persona?.['by-stage'], [...path, 'persona', 'by-stage']),
      ...keysOf('ladders', persona?.['by-tier'], [...path, 'persona', 'by-tier']),
      ...one('scripts', account.opening, [...path, 'opening']),
    ];
  });
}
