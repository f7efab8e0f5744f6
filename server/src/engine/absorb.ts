import { loadKeptDefs } from '../conditions/sql/load-kept-defs.ts';
import type { Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { appendToLog, partOf } from '../kernel/log/append.ts';
import { wantLookups } from '../modules/contacts/lookups/want-lookups.ts';
import {
  absorbConsent,
  absorbProfile,
  absorbRefusals,
  absorbRelations,
  absorbSuppression,
  absorbTags,
  closeContact,
  type Pair,
} from '../modules/contacts/merge/absorb-profile.ts';
import { keepAfter, keepBefore } from '../modules/contacts/merge/keep-pictures.ts';
import { absorbCoupons } from '../modules/coupons/api.ts';
import { absorbEnrolments } from '../modules/journeys/absorb-enrolments.ts';
import { absorbPoints } from '../modules/points/api.ts';
import { absorbMembers } from '../modules/segments/absorb-members.ts';
import { absorbTasks } from '../modules/tasks/absorb-tasks.ts';
import { closeTasks } from '../modules/tasks/api.ts';
import { absorbTiers } from '../modules/tiers/absorb-tiers.ts';
import { absorbTransfers } from '../modules/transfers/absorb-transfers.ts';
import { absorbIntentions } from '../outbox/absorb-intentions.ts';
import { cancelMessages } from '../outbox/settle.ts';
import type { CompiledPlan } from '../reaction/compiled-plan.ts';
import { ENGINE, STANDING } from './names.ts';
import { absorbKept } from './sql/absorb-kept.ts';
import { DATES, lookUpDate } from './sql/save-dates.ts';
import { LOOKS } from './sql/save-looks.ts';

/**
 * Keeps the engine off the parts of contacts that are about to be absorbed. To be called before anything is told to the
 * log: whoever works on such a part holds the part first and the heads of the log after it.
 */
export async function holdParts(tx: Tx, contacts: readonly number[]): Promise<void> {
  const parts = [...new Set(contacts.map(partOf))];
  await tx.run(sql`
    select 1 from log_cursor where consumer = ${ENGINE} and part = any(${parts}::smallint[]) order by part for update`);
}

/**
 * Moves everything that hangs on a merged contact, at the place of the event in the log of the one that goes on. Its
 * own events have all taken effect before; its part must be held, which keeps out whatever else might still touch it.
 * A contact that is gone already (the event is handled again) is left alone.
 */
export async function absorb(
  tx: Tx,
  pair: Pair,
  { plan, now }: { plan: CompiledPlan; now: Date },
): Promise<void> {
  const { from, into } = pair;
  // Who writes for a contact outside of the engine holds its row: what they have written is moved, what comes after
  // finds nobody.
  const there = await tx.one(sql`select 1 from contact where id = ${from} for update`);
  if (!there) return;
  await keepBefore(tx, pair);
  await absorbRelations(tx, pair);
  await absorbTags(tx, pair, exclusiveGroups(plan));
  await absorbRefusals(tx, pair);
  await absorbConsent(tx, pair);
  await absorbSuppression(tx, pair);
  await absorbKept(tx, pair, (await loadKeptDefs(tx)).sequences);
  await absorbTiers(tx, pair);
  await absorbMembers(tx, from);
  await absorbProfile(
    tx,
    pair,
    plan.stages.map((stage) => stage.key),
  );
  // One may have brought the unionid and the other the openid.
  await wantLookups(tx, [into], now);
  await absorbTasks(tx, pair);
  await absorbTransfers(tx, pair);
  await absorbIntentions(tx, pair);
  await absorbPoints(tx, pair);
  await absorbCoupons(tx, pair);
  await endDoubles(tx, pair, now);
  await tx.run(sql`
    delete from timer where part = ${partOf(from)} and module = any(${[STANDING, DATES, LOOKS]}::text[]) and ref = ${from}`);
  if (plan.dated.length > 0) await lookUpDate(tx, into, now);
  await closeContact(tx, pair, now);
  await keepAfter(tx, pair);
  await tx.run(sql`update log_redirect set holder = ${into} where contact_id = ${from} or holder = ${from}`);
}

/** Journeys in which both were under way: the one ends, with what it still meant to say and to have done. */
async function endDoubles(tx: Tx, pair: Pair, now: Date): Promise<void> {
  const ended = await absorbEnrolments(tx, pair, now);
  await cancelMessages(
    tx,
    ended.map(({ id }) => ({ enrolmentId: id, reason: 'journey-merged' })),
    now,
  );
  const open = ended.flatMap(({ taskId }) =>
    taskId === null ? [] : [{ id: taskId, state: 'cancelled' as const, outcome: 'merged' }],
  );
  await closeTasks(tx, open, now);
  await appendToLog(
    tx,
    ended.map(({ journey }) => ({
      contactId: pair.into,
      name: 'journey.ended',
      at: now,
      props: { journey, reason: 'merged' },
      source: 'engine',
    })),
    now,
  );
}

/** Tag groups of which a contact has one value. */
export function exclusiveGroups({ plan }: CompiledPlan): string[] {
  return Object.entries(plan.tags).flatMap(([key, group]) => (group.choose === 'one' ? [key] : []));
}
