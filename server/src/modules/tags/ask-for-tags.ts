import type { Plan } from '@hetang/contract/plan/registry';
import type { Tx } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import { appendToLog } from '../../kernel/log/append.ts';

export interface TagsByStaff {
  contact: number;
  /** `group/value` of the plan. */
  add: readonly string[];
  remove: readonly string[];
  /** The staff key of who says so. */
  by: string;
}

/**
 * Tells the log what a member of staff says of a contact's tags; the engine sets them, and WeCom is told.
 * @throws HetangError `request/invalid` for a tag that the plan does not have.
 */
export async function askForTags(
  tx: Tx,
  asked: TagsByStaff,
  { plan, now }: { plan: Plan | null; now: Date },
): Promise<void> {
  const { contact, add, remove, by } = asked;
  // What an earlier plan left behind may still be taken away.
  const strange = add.find((ref) => !isOfPlan(plan, ref));
  if (strange !== undefined)
    throw new HetangError('request/invalid', {
      field: 'add',
      problem: `${strange}: no such tag in the plan`,
    });
  const props = { add, remove, by, source: 'staff' };
  await appendToLog(
    tx,
    [{ contactId: contact, name: 'contact.tags-set', at: now, props, source: `staff:${by}` }],
    now,
  );
}

function isOfPlan(plan: Plan | null, ref: string): boolean {
  const [group = '', value = ''] = ref.split('/');
  const values = plan && Object.hasOwn(plan.tags, group) ? plan.tags[group]?.values : undefined;
  return values !== undefined && Object.hasOwn(values, value);
}
