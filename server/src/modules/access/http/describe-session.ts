import type { Session, User } from '@hetang/contract/http/session';
import { currentPlan } from '../../../plan/current.ts';
import type { AccessDeps } from '../deps.ts';
import { describeTenant } from '../describe-tenant.ts';
import { hasAdministrator, letsAnybodyIn } from '../users.ts';

const DEFAULT_ZONE = 'Asia/Shanghai';

/** What the console needs to know first: who is there, and where. */
export async function describeSession(deps: AccessDeps, user: User | null): Promise<Session> {
  const { db, sandbox } = deps;
  const [plan, settled, isOpen] = await Promise.all([
    currentPlan(db),
    user ? true : hasAdministrator(db, sandbox !== null),
    sandbox !== null && letsAnybodyIn(db),
  ]);
  const timezone = plan?.plan.meta.timezone ?? DEFAULT_ZONE;
  const session: Session = { state: stateOf(user, settled), timezone };
  if (user) {
    session.user = user;
    session.tenant = await describeTenant(db);
  }
  if (sandbox) {
    session.sandbox = {
      phoneUrl: sandbox.phoneUrl,
      staffUrl: sandbox.staffUrl,
      clock: { now: sandbox.clock.now().toISOString(), speed: sandbox.clock.speed },
      open: isOpen || !settled,
    };
  }
  return session;
}

function stateOf(user: User | null, settled: boolean): Session['state'] {
  if (user) return 'signed-in';
  return settled ? 'signed-out' : 'first-run';
}
