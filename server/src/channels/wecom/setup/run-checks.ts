import { agent, trustedIp } from './checks/app.ts';
import { callbackReachable, callbackVerified } from './checks/callback.ts';
import type { SetupCheck, SetupDeps, SetupVerdict } from './checks/check.ts';
import { machineTime } from './checks/clock.ts';
import { corpId, secret } from './checks/credentials.ts';
import { contactScope, contactWays, massSends, staffMessages } from './checks/rights.ts';

/** What must be right, in the order in which an administrator gets there. */
const checks: readonly SetupCheck[] = [
  corpId,
  secret,
  machineTime,
  callbackReachable,
  callbackVerified,
  trustedIp,
  agent,
  contactScope,
  contactWays,
  massSends,
  staffMessages,
];

/** A requirement with what was found. */
export type LookedAt = Omit<SetupCheck, 'look'> & SetupVerdict;

/** Looks at every requirement by real calls, one after the other; none keeps another from being looked at. */
export async function runSetupChecks(deps: SetupDeps): Promise<LookedAt[]> {
  const token = await deps.tokens.get();
  const results: LookedAt[] = [];
  for (const { look, ...check } of checks) results.push({ ...check, ...(await look(deps, token)) });
  return results;
}
