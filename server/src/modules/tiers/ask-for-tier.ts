import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { AskedBy } from '../../kernel/http/asked-by.ts';
import { appendToLog } from '../../kernel/log/append.ts';
import { currentPlan } from '../../plan/current.ts';
import { TIER_SET } from './rules/set-by-hand.ts';

export interface TierWish {
  contact: number;
  ladder: string;
  /** Null gives the contact back to the rules. */
  tier: string | null;
  reason: string;
}

/**
 * Tells the log that somebody wants a contact on a tier; the engine puts it there, in the order of what else happens.
 * @throws HetangError `request/not-found` for an unknown contact, `request/invalid` for a ladder or tier that the plan
 * does not have.
 */
export async function askForTier(
  tx: Tx,
  { contact, ladder, tier, reason }: TierWish,
  by: AskedBy,
): Promise<void> {
  const known = await tx.one(sql`select 1 from contact where id = ${contact}`);
  if (!known) throw new HetangError('request/not-found', { what: `contact ${contact}` });
  const ladders = (await currentPlan(tx))?.plan.ladders ?? {};
  const spec = Object.hasOwn(ladders, ladder) ? ladders[ladder] : undefined;
  if (!spec) throw new HetangError('request/invalid', { field: 'ladder', problem: ladder });
  if (tier !== null && !Object.hasOwn(spec.tiers, tier))
    throw new HetangError('request/invalid', {
      field: 'tier',
      problem: `${tier}: ${Object.keys(spec.tiers).join(', ')}`,
    });
  const props = { ladder, tier, reason, by: by.name };
  const entry = { contactId: contact, name: TIER_SET, at: by.now, props, source: by.source };
  await appendToLog(tx, [entry], by.now);
}
