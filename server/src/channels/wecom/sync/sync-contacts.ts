import { sql } from '../../../kernel/database/sql.ts';
import type { Logger } from '../../../kernel/telemetry/logger.ts';
import type { CallOutcome, ChannelDirectory } from '../../port.ts';
import type { CallDeps } from '../calls/deps.ts';
import { seeMembersContacts } from '../calls/see-members-contacts.ts';
import { wecomCalls } from '../client/call-table.ts';
import { type Ingest, tellFacts } from '../inbox/tell-facts.ts';
import { graceOf } from '../inbox/worker.ts';
import { isBelievable } from '../rules/missing.ts';
import type { Fact } from '../rules/tell.ts';
import { findMissing } from './find-missing.ts';

export interface SyncDeps extends CallDeps {
  log: Logger;
  directory: () => Promise<ChannelDirectory>;
  ingest: Ingest;
}

/** What a comparison with the platform found. */
export interface SyncSummary {
  /** Members of the plan that were compared. */
  members: number;
  /** Friendships that the platform showed. */
  seen: number;
  added: number;
  removed: number;
  tagged: number;
  updated: number;
  /** Members whose missing customers were too many to be believed. */
  doubted: string[];
}

const MEMBERS_AT_ONCE = 20;
const FACTS_AT_ONCE = 200;
const KEPT_MS = 30 * 86_400_000;
const NOT_A_FRIEND = 84061;

/**
 * Compares all customers of the plan's members with what is known and makes up for lost callbacks, in constant
 * memory but for one member's list of ids. The first call that fails ends it; running it again goes on.
 */
export async function syncContacts(deps: SyncDeps): Promise<CallOutcome<SyncSummary>> {
  const summary: SyncSummary = {
    members: 0,
    seen: 0,
    added: 0,
    removed: 0,
    tagged: 0,
    updated: 0,
    doubted: [],
  };
  const members = await deps.client.call(wecomCalls.getFollowUserList, {});
  if (members.kind !== 'done') return members;
  const directory = await deps.directory();
  const ours = members.value.follow_user.filter((userid) => directory.staffKey(userid) !== null);
  for (const userid of ours) {
    const outcome = await syncMissing(deps, userid, summary);
    if (outcome.kind !== 'done') return outcome;
  }
  for (let from = 0; from < ours.length; from += MEMBERS_AT_ONCE) {
    const walk = await seeMembersContacts(deps, ours.slice(from, from + MEMBERS_AT_ONCE), async (facts) => {
      summary.seen += facts.length;
      await tellAndCount(deps, facts, summary);
    });
    // A group of members without any customer.
    if (walk.kind === 'refused' && walk.code === NOT_A_FRIEND) continue;
    if (walk.kind !== 'done') return walk;
  }
  summary.members = ours.length;
  await forgetOldCallbacks(deps);
  return { kind: 'done', value: summary };
}

/** Customers that the platform does not list any more were deleted by the member. */
async function syncMissing(deps: SyncDeps, userid: string, summary: SyncSummary): Promise<CallOutcome<null>> {
  const startedAt = deps.clock.now();
  const list = await deps.client.call(wecomCalls.listContacts, { userid });
  const empty = list.kind === 'refused' && list.code === NOT_A_FRIEND;
  if (list.kind !== 'done' && !empty) return list;
  const before = new Date(startedAt.getTime() - graceOf(deps.clock.speed));
  const listed = list.kind === 'done' ? list.value.external_userid : [];
  const { missing, known } = await findMissing(deps.db, { userid, listed, before });
  if (!isBelievable(missing.length, known)) {
    deps.log.warn({ userid, missing: missing.length, known }, 'too many customers missing to be believed');
    summary.doubted.push(userid);
    return { kind: 'done', value: null };
  }
  for (let from = 0; from < missing.length; from += FACTS_AT_ONCE) {
    const facts = missing.slice(from, from + FACTS_AT_ONCE).map(
      (externalUserid): Fact => ({
        kind: 'gone',
        userid,
        externalUserid,
        at: startedAt,
        loss: 'removed',
        recovered: true,
      }),
    );
    await tellAndCount(deps, facts, summary);
  }
  return { kind: 'done', value: null };
}

async function tellAndCount(deps: SyncDeps, facts: readonly Fact[], summary: SyncSummary): Promise<void> {
  const directory = await deps.directory();
  const { ingest, clock } = deps;
  const told = await deps.db.transaction((tx) =>
    tellFacts(tx, facts, { ingest, directory, now: clock.now(), graceMs: graceOf(clock.speed) }),
  );
  const names = told.flatMap(({ events }) => events.map((event) => event.name));
  const count = (name: string) => names.filter((one) => one === name).length;
  summary.added += count('contact.added');
  summary.removed += count('contact.removed');
  summary.tagged += count('contact.tags-set');
  summary.updated += count('contact.updated');
}

function forgetOldCallbacks({ db, clock }: SyncDeps): Promise<number> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  return db.run(
    sql`delete from inbox where channel = 'wecom' and state = 'done' and received_at < ${before}`,
  );
}
