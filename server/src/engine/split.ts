import type { Clock } from '../kernel/clock.ts';
import type { Database, Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { appendToLog, partOf } from '../kernel/log/append.ts';
import { readTheseEvents, takePart } from '../kernel/log/consume.ts';
import { readPicture } from '../modules/contacts/merge/keep-pictures.ts';
import { authorsOf, type Leaving, restoreNames } from '../modules/contacts/merge/restore-names.ts';
import { keepShare, restoreProfile, shareSuppression } from '../modules/contacts/merge/restore-profile.ts';
import { applyProfile } from '../modules/contacts/rules/apply-profile.ts';
import { divide, type Picture } from '../modules/contacts/rules/divide.ts';
import { restoreCoupons } from '../modules/coupons/api.ts';
import { restoreEnrolments } from '../modules/journeys/restore-enrolments.ts';
import { restoreStage } from '../modules/lifecycle/restore-stage.ts';
import { STAGE_SET, setStageByHand } from '../modules/lifecycle/rules/stage-by-hand.ts';
import { restorePoints } from '../modules/points/api.ts';
import { restoreMembers } from '../modules/segments/restore-members.ts';
import { reactWithTags } from '../modules/tags/rules/react.ts';
import { restoreTasks } from '../modules/tasks/restore-tasks.ts';
import { restoreTiers } from '../modules/tiers/restore-tiers.ts';
import { restoreTransfers } from '../modules/transfers/absorb-transfers.ts';
import { restoreIntentions } from '../outbox/restore-intentions.ts';
import type { CompiledPlan } from '../reaction/compiled-plan.ts';
import { noEffects } from '../reaction/reaction.ts';
import { exclusiveGroups } from './absorb.ts';
import { ENGINE, SPLIT } from './names.ts';
import type { PlanCache } from './plans.ts';
import { recountContacts } from './recount-contacts.ts';
import { loadContacts } from './sql/load-contacts.ts';
import { saveContacts } from './sql/save-contacts.ts';
import { saveStageChanges, saveTagChanges } from './sql/save-effects.ts';

interface SplitDeps {
  db: Database;
  clock: Clock;
  plans: PlanCache;
}

interface Wish {
  id: number;
  from_id: number;
  into_id: number;
  split_by: string;
  split_reason: string;
  snapshot: Picture;
  into_before: Picture;
  into_after: Picture;
}

/**
 * Undoes merges that somebody wants undone, each in one transaction that stands at one place of both logs: it holds their
 * ends, and everything before has taken effect. One that is busy is left for the next round.
 * @returns how many were undone.
 */
export async function splitContacts(deps: SplitDeps): Promise<number> {
  const wanted = await deps.db.rows<{ id: number }>(sql`
    select id from contact_merge where split_asked_at is not null and split_at is null order by id limit 100`);
  let done = 0;
  for (const { id } of wanted) if (await deps.db.transaction((tx) => splitOne(tx, id, deps))) done += 1;
  return done;
}

async function splitOne(tx: Tx, id: number, { clock, plans }: SplitDeps): Promise<boolean> {
  const wish = await tx.one<Wish>(sql`
    select id, from_id, into_id, split_by, split_reason, snapshot, into_before, into_after from contact_merge
    where id = ${id} and split_asked_at is not null and split_at is null for update skip locked`);
  if (!wish) return false;
  const { from_id: from, into_id: into } = wish;
  const leaving: Leaving = { from, into, merge: id, authors: await authorsOf(tx, from) };
  if (!(await holdBoth(tx, leaving))) return false;
  const now = clock.now();
  await part(tx, { wish, leaving, plan: await plans.current(tx) }, now);
  await tx.run(sql`update contact_merge set split_at = ${now} where id = ${id}`);
  return true;
}

/** Takes both parts and the ends of both logs. False when one is busy, or something of the contact is still to be done. */
async function holdBoth(tx: Tx, { from, into, authors }: Leaving): Promise<boolean> {
  const parts = [...new Set([from, into].map(partOf))].sort((a, b) => a - b);
  for (const part of parts) if ((await takePart(tx, ENGINE, part)) === null) return false;
  await tx.run(sql`select 1 from log_part where part = any(${parts}::smallint[]) order by part for update`);
  const waiting = await tx.one(sql`
    select 1 from event e join log_cursor l on l.consumer = ${ENGINE} and l.part = e.part
    where e.part = ${partOf(into)} and e.seq > l.position and e.contact_id = ${into} limit 1`);
  if (waiting) return false;
  // The copy may be at work on one of them.
  const free = await tx.rows(sql`
    select 1 from log_redirect where contact_id = any(${authors}::bigint[]) for update skip locked`);
  return free.length === authors.length;
}

interface Parted {
  wish: Wish;
  leaving: Leaving;
  plan: CompiledPlan;
}

async function part(tx: Tx, { wish, leaving, plan }: Parted, now: Date): Promise<void> {
  const { from, into } = leaving;
  const today = await readPicture(tx, into);
  if (!today) throw new RangeError(`contact ${into} is gone`);
  await restoreProfile(tx, wish.snapshot);
  await restoreStage(tx, leaving, now);
  await restoreTiers(tx, leaving);
  await restoreMembers(tx, leaving);
  await restoreEnrolments(tx, leaving);
  await restoreTasks(tx, leaving);
  await restoreIntentions(tx, leaving, now);
  await restorePoints(tx, leaving);
  await restoreCoupons(tx, leaving);
  await restoreNames(tx, leaving);
  await restoreTransfers(tx, leaving);
  await replayOwn(tx, leaving, { plan, now });
  const theirs = (await readPicture(tx, from)) ?? wish.snapshot;
  const share = divide(
    {
      leaving: { before: wish.snapshot, now: theirs },
      staying: { before: wish.into_before, after: wish.into_after, now: today },
    },
    new Set(exclusiveGroups(plan)),
  );
  await shareSuppression(tx, leaving);
  await keepShare(tx, into, share);
  await recountContacts(tx, [from, into]);
  const had = today.tags.map((tag) => String(tag.ref)).sort();
  const why = { merge: wish.id, by: wish.split_by, reason: wish.split_reason, tags: had };
  await appendToLog(
    tx,
    [
      { contactId: from, name: SPLIT, at: now, props: { left: into, ...why }, source: 'engine' },
      { contactId: into, name: SPLIT, at: now, props: { leaves: from, ...why }, source: 'engine' },
    ],
    now,
  );
}

/** Profile, friendships, tags and stages by hand that events of the one that leaves have brought while it was part of the other. */
async function replayOwn(
  tx: Tx,
  { from, authors }: Leaving,
  { plan, now }: { plan: CompiledPlan; now: Date },
): Promise<void> {
  const own = await tx.rows<{ part: number; seqs: number[] }>(sql`
    select part, array_agg(seq) as seqs from event where via = any(${authors}::bigint[])
      and logged_at >= (select asked_at from contact_merge where from_id = ${from} and split_at is null)
    group by part order by part`);
  const contacts = await loadContacts(tx, [from], { keys: [], limited: plan.limited, now });
  const contact = contacts.get(from);
  if (!contact) return;
  const effects = noEffects();
  const reaction = {
    plan,
    planAt: () => plan,
    stateOf: () => 'running' as const,
    now,
    effects,
    uniqueKey: () => 'split',
  };
  for (const { part: place, seqs } of own) {
    for (const event of await readTheseEvents(tx, place, seqs)) {
      applyProfile(contact, event);
      reactWithTags(contact, event, reaction);
      if (event.name === STAGE_SET) setStageByHand(contact, event, reaction);
    }
  }
  await saveContacts(tx, contacts.values());
  await saveTagChanges(tx, effects.tagChanges);
  await saveStageChanges(tx, effects.stageChanges);
}
