import type { ControlResult } from '@hetang/contract/http/journeys';
import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import { cancelJourneyMessages, holdMessages, releaseMessages } from '../../../outbox/hold.ts';
import type { JourneyState } from '../../../reaction/reaction.ts';
import { type JourneyAction, nextState } from '../rules/next-state.ts';
import { armAllTimers, armHeldTimers } from '../sql/arm-timers.ts';
import { countConsequences } from '../sql/count-consequences.ts';
import { findJourney } from '../sql/find-journey.ts';
import { haltedJourneys } from '../sql/halted-journeys.ts';
import { holdEngine } from './hold-engine.ts';

export interface ControlWish {
  journey: string;
  action: JourneyAction;
  reason: string;
  by: string;
  dryRun: boolean;
}

/**
 * Pauses, resumes, drains or stops a journey, for all its versions. A pause keeps timers and unsent messages where they
 * are; resuming lets go what has come due. A stop wakes everybody, and the engine takes them out one batch after the other.
 * @throws HetangError `request/not-found`, `journey/wrong-state`, `journey/still-stopping`.
 */
export async function controlJourney(tx: Tx, wish: ControlWish, now: Date): Promise<ControlResult> {
  const { journey, action } = wish;
  if (!(await findJourney(tx, journey)))
    throw new HetangError('request/not-found', { what: `journey ${journey}` });
  if (!wish.dryRun) await holdEngine(tx);
  const from = (await haltedJourneys(tx)).get(journey) ?? 'running';
  const state = nextState(from, action);
  if (!state) throw new HetangError('journey/wrong-state', { journey, state: from, action });
  const consequences = await countConsequences(tx, journey, now);
  if (from === 'stopped' && consequences.active > 0)
    throw new HetangError('journey/still-stopping', { journey, count: consequences.active });
  const result = { journey, from, state, done: !wish.dryRun, consequences };
  if (wish.dryRun) return result;
  await tx.run(sql`
    insert into journey_control (journey, state, reason, set_by, at, consequences)
    values (${journey}, ${state}, ${wish.reason}, ${wish.by}, ${now}, ${JSON.stringify(consequences)}::jsonb)`);
  await bringAbout(tx, { journey, from, state }, now);
  return result;
}

interface Change {
  journey: string;
  from: JourneyState;
  state: JourneyState;
}

async function bringAbout(tx: Tx, { journey, from, state }: Change, now: Date): Promise<void> {
  if (state === 'paused') await holdMessages(tx, journey);
  else if (state === 'stopped') {
    await cancelJourneyMessages(tx, { journey, reason: 'journey-stopped' }, now);
    await armAllTimers(tx, journey, now);
  } else if (from === 'paused') {
    await releaseMessages(tx, journey);
    await armHeldTimers(tx, journey, now);
  }
}
