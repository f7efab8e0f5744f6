import type { CallOutcome } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import { graceOf } from '../inbox/worker.ts';
import { isBelievable } from '../rules/missing.ts';
import type { Fact } from '../rules/tell.ts';
import type { SyncDeps } from './deps.ts';
import { findMissing } from './find-missing.ts';
import { membersLeft } from './members-left.ts';
import type { SyncRun } from './run.ts';
import { saveProgress } from './run.ts';
import { tellStretch } from './tell-stretch.ts';

const FACTS_AT_ONCE = 200;
const NOT_A_FRIEND = 84061;

/** Customers that the platform does not list any more were deleted by the member. */
export async function syncGone(deps: SyncDeps, run: SyncRun): Promise<CallOutcome<null>> {
  const members = await membersLeft(deps, run);
  if (members.kind !== 'done') return members;
  for (const userid of members.value.left) {
    const outcome = await syncMember(deps, run, { userid, total: members.value.total });
    if (outcome.kind !== 'done') return outcome;
  }
  return { kind: 'done', value: null };
}

async function syncMember(
  deps: SyncDeps,
  run: SyncRun,
  { userid, total }: { userid: string; total: number },
): Promise<CallOutcome<null>> {
  const startedAt = deps.clock.now();
  const list = await deps.client.call(wecomCalls.listContacts, { userid });
  const empty = list.kind === 'refused' && list.code === NOT_A_FRIEND;
  if (list.kind !== 'done' && !empty) return list;
  const before = new Date(startedAt.getTime() - graceOf(deps.clock.speed));
  const listed = list.kind === 'done' ? list.value.external_userid : [];
  const { missing, known } = await findMissing(deps.db, { userid, listed, before });
  const place = { ...run.place, after: userid, done: run.place.done + 1, total };
  if (!isBelievable(missing.length, known)) {
    deps.log.warn({ userid, missing: missing.length, known }, 'too many customers missing to be believed');
    await doubt(deps, run, { userid, place, note: `${missing.length}/${known}` });
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
    // The member is through only with the last of them.
    await tellStretch(deps, run, { facts, place: run.place });
  }
  await deps.db.transaction((tx) =>
    saveProgress(tx, run, { place, counts: { members: 1 } }, deps.clock.now()),
  );
  return { kind: 'done', value: null };
}

function doubt(
  { db, clock }: SyncDeps,
  run: SyncRun,
  { userid, place, note }: { userid: string; place: SyncRun['place']; note: string },
): Promise<void> {
  const difference = { kind: 'contacts-doubted', subject: userid, beside: null, mended: false, note };
  const progress = { place, counts: { members: 1, doubted: 1 }, differences: [difference] };
  return db.transaction((tx) => saveProgress(tx, run, progress, clock.now()));
}
