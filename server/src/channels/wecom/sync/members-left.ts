import type { CallOutcome } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import type { SyncDeps } from './deps.ts';
import type { SyncRun } from './run.ts';

/** Members of the plan that a step has still to go through, in the order in which it does, and how many there are. */
export async function membersLeft(
  { client, directory }: Pick<SyncDeps, 'client' | 'directory'>,
  run: SyncRun,
): Promise<CallOutcome<{ left: string[]; total: number }>> {
  const members = await client.call(wecomCalls.getFollowUserList, {});
  if (members.kind !== 'done') return members;
  const known = await directory();
  const ours = members.value.follow_user.filter((userid) => known.staffKey(userid) !== null).sort();
  const left = ours.filter((userid) => userid > run.place.after);
  return { kind: 'done', value: { left, total: ours.length } };
}
