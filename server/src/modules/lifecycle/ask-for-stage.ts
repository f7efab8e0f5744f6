import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { AskedBy } from '../../kernel/http/asked-by.ts';
import { appendToLog } from '../../kernel/log/append.ts';
import { currentPlan } from '../../plan/current.ts';
import { STAGE_SET } from './rules/stage-by-hand.ts';

export interface StageByHand {
  contact: number;
  stage: string;
  reason: string;
}

/**
 * Tells the log that somebody wants a contact on a stage; the engine puts it there, in the order of what else happens.
 * @throws HetangError `request/not-found` for an unknown contact, `request/invalid` for a stage that the plan does not
 * have.
 */
export async function askForStage(
  tx: Tx,
  { contact, stage, reason }: StageByHand,
  by: AskedBy,
): Promise<void> {
  const known = await tx.one(sql`select 1 from contact where id = ${contact}`);
  if (!known) throw new HetangError('request/not-found', { what: `contact ${contact}` });
  const stages = (await currentPlan(tx))?.plan.stages ?? {};
  if (!Object.hasOwn(stages, stage))
    throw new HetangError('request/invalid', {
      field: 'stage',
      problem: `${stage}: ${Object.keys(stages).join(', ')}`,
    });
  const props = { stage, reason, by: by.name };
  await appendToLog(
    tx,
    [{ contactId: contact, name: STAGE_SET, at: by.now, props, source: by.source }],
    by.now,
  );
}
