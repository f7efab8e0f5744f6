import type { DispatcherDeps } from '../deps.ts';
import { answerOf, type Lane, makeLane } from '../lane.ts';
import type { Verdict } from '../rules/settled.ts';
import { lateWelcome, welcomeVerdict } from '../rules/welcome-verdict.ts';
import { applyVerdicts } from '../settle.ts';
import { type ClaimedWelcome, claimWelcomes } from '../sql/claim-welcomes.ts';
import type { Wording } from '../wording.ts';

/** Calls under way at once; the code lives 20 s, so a slow answer must not hold up the next person. */
const SLOTS = 16;

/** Welcomes new friends, as soon as they are there. */
export function welcomeLane(deps: DispatcherDeps, wording: Wording): Lane {
  return makeLane<ClaimedWelcome, Verdict>({
    name: 'welcome',
    slots: SLOTS,
    claim: (limit) => claimWelcomes(deps.db, limit, deps.clock.now()),
    call: (item) => call(deps, wording, item),
    record: (done) =>
      deps.db.transaction((tx) =>
        applyVerdicts(
          tx,
          done.map(({ item, outcome }) => ({ id: item.id, verdict: outcome })),
          deps,
        ),
      ),
  });
}

async function call(deps: DispatcherDeps, wording: Wording, item: ClaimedWelcome): Promise<Verdict> {
  const timeLeft = () => item.not_after === null || deps.clock.now() < item.not_after;
  if (!timeLeft()) return lateWelcome(item.was_unknown);
  const welcomeCode = item.params.welcome_code;
  if (typeof welcomeCode !== 'string' || welcomeCode === '')
    return { end: 'dropped', reason: 'no-welcome-code' };
  const content = await wording.write(deps.db, {
    version: item.plan_version,
    message: item.message,
    contactName: item.contact_name,
    staff: item.staff,
  });
  if ('fault' in content) return { end: 'dropped', reason: content.fault };
  const outcome = await answerOf(
    () => deps.port.sendWelcome({ welcomeCode, content }),
    deps.settings.welcomeLeaseMs / 2,
  );
  return welcomeVerdict(outcome, {
    unknown: item.was_unknown,
    attempts: item.attempts,
    timeLeft: timeLeft(),
  });
}
