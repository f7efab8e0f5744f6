import { claimEndedCards, type EndedCard, markCardsClosed, postponeCards } from '../../modules/tasks/api.ts';
import { after, type DispatcherDeps, machineMs } from '../deps.ts';
import { answerOf, type Lane, makeLane } from '../lane.ts';
import { callVerdict } from '../rules/call-verdict.ts';
import type { Verdict } from '../rules/settled.ts';

const SLOTS = 2;
const MAX_ATTEMPTS = 6;
/** What a card is said to show when nobody could change it. */
const NOT_CHANGED = '';

/** Puts what became of a task in place of the buttons of its cards: those that were pressed, and all others of the task. */
export function cardLane(deps: DispatcherDeps): Lane {
  const { db, clock, port, settings } = deps;
  return makeLane<EndedCard, Verdict>({
    name: 'card',
    slots: SLOTS,
    claim: (limit) => {
      const now = clock.now();
      return claimEndedCards(db, limit, { now, heldUntil: after(now, machineMs(clock, settings.leaseMs)) });
    },
    async call({ userid, code, words, attempts }) {
      const outcome = await answerOf(() => port.closeCard({ userid, code, words }), settings.callDeadlineMs);
      return callVerdict(outcome, attempts, MAX_ATTEMPTS);
    },
    record: (done) =>
      db.transaction(async (tx) => {
        const now = clock.now();
        const ended = done.flatMap(({ item, outcome }) =>
          'end' in outcome ? [{ ...item, words: outcome.end === 'sent' ? item.words : NOT_CHANGED }] : [],
        );
        await markCardsClosed(tx, ended);
        await postponeCards(
          tx,
          done.flatMap(({ item: { key }, outcome }) =>
            'end' in outcome ? [] : [{ key, retryAt: after(now, machineMs(clock, outcome.afterMs)) }],
          ),
        );
      }),
  });
}
