import type { CallOutcome } from '../../port.ts';
import { seeMembersContacts } from '../calls/see-members-contacts.ts';
import { beginAgain, isStale } from './begin-again.ts';
import type { SyncDeps } from './deps.ts';
import { membersLeft } from './members-left.ts';
import { behind, stretches, withoutCursor } from './place.ts';
import { type SyncRun, saveProgress } from './run.ts';
import { tellStretch } from './tell-stretch.ts';

const MEMBERS_AT_ONCE = 20;
const NOT_A_FRIEND = 84061;

/** Shows every customer of the plan's members, a page at a time, to who tells what is new about them. */
export async function syncContacts(deps: SyncDeps, run: SyncRun): Promise<CallOutcome<null>> {
  const members = await membersLeft(deps, run);
  if (members.kind !== 'done') return members;
  const { left, total } = members.value;
  for (const userids of stretches(run.place, left, MEMBERS_AT_ONCE)) {
    const outcome = await syncGroup(deps, run, userids);
    if (outcome.kind !== 'done') return outcome;
    const place = behind(run.place, userids, total);
    await deps.db.transaction((tx) => saveProgress(tx, run, { place }, deps.clock.now()));
  }
  return { kind: 'done', value: null };
}

async function syncGroup(deps: SyncDeps, run: SyncRun, userids: string[]): Promise<CallOutcome<null>> {
  const from = run.place.cursor;
  const walk = await seeMembersContacts(deps, { userids, from }, async (facts, next) => {
    const here = withoutCursor(run.place);
    const place = next === '' ? here : { ...here, cursor: next, members: userids };
    await tellStretch(deps, run, { facts, place, counts: { seen: facts.length } });
  });
  // A group of members without any customer.
  if (walk.kind === 'refused' && walk.code === NOT_A_FRIEND) return { kind: 'done', value: null };
  return isStale(walk, from, run.place) ? beginAgain(deps, run, () => syncGroup(deps, run, userids)) : walk;
}
