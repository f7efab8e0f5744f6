import { type Condition, partsOfCondition } from '@hetang/contract/plan/condition';

/** Rows of a contact that only some conditions ask for. */
export type Rows = 'consents' | 'memberships';

/** Which of these rows conditions ask for; what a segment asks that they name is that segment's. */
export function rowsRead(conditions: readonly Condition[]): Set<Rows> {
  const rows = new Set<Rows>();
  const visit = (condition: Condition): void => {
    if ('consent' in condition) rows.add('consents');
    if ('community' in condition) rows.add('memberships');
    for (const part of partsOfCondition(condition)) visit(part);
  };
  conditions.forEach(visit);
  return rows;
}
