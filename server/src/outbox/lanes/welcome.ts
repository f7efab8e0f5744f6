import { after, type DispatcherDeps, machineMs } from '../deps.ts';
import { answerOf, type Lane, makeLane } from '../lane.ts';
import type { Verdict } from '../rules/settled.ts';
import { lateWelcome, welcomeVerdict } from '../rules/welcome-verdict.ts';
import { applyVerdicts } from '../settle.ts';
import { type ClaimedWelcome, claimWelcomes } from '../sql/claim-welcomes.ts';
import type { Wording } from '../wording.ts';

/** Calls under way at once; the code lives 20 s, so a slow answer must not hold up the next person. */
const SLOTS = 16;
const CODE_LIVES_MS = 20_000;

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

/** A welcome code is good for 20 s of the machine, whatever the intention says. */
function lastMoment(deps: DispatcherDeps, item: ClaimedWelcome): Date {
  const codeEnds = after(item.created_at, machineMs(deps.clock, CODE_LIVES_MS));
  return item.not_after && item.not_after < codeEnds ? item.not_after : codeEnds;
}

async function call(deps: DispatcherDeps, wording: Wording, item: ClaimedWelcome): Promise<Verdict> {
  const timeLeft = () => deps.clock.now() < lastMoment(deps, item);
  if (!timeLeft()) return lateWelcome(item.was_unknown);
  const welcomeCode = item.params.welcome_code;
  if (typeof welcomeCode !== 'string' || welcomeCode === '')
    return { end: 'dropped', reason: 'no-welcome-code' };
  const content = await wording.write(deps.db, {
    version: item.plan_version,
    message: item.message,
    contactName: item.contact_name,
    staff: item.staff,
    holder: item.contact_id === null ? null : { contact: item.contact_id, now: deps.clock.now() },
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
