import { runBroadcasts } from '../../modules/broadcasts/api.ts';
import type { DispatcherDeps } from '../deps.ts';
import { type Lane, makeChore } from '../lane.ts';

/** Makes messages of the broadcasts that are due, a piece at a time; other lanes go on meanwhile. */
export function broadcastLane({ db, clock }: DispatcherDeps): Lane {
  return makeChore('broadcast', () => runBroadcasts(db, clock.now()));
}
