import type { Endpoint } from '../../../kernel/http/app.ts';
import type { TierDeps } from './deps.ts';
import { getContactTiers } from './get-contact-tiers.ts';
import { getTierContacts } from './get-tier-contacts.ts';
import { listLadders } from './list-ladders.ts';
import { postTier } from './post-tier.ts';

/** Everything ladders offer over HTTP. */
export function tierEndpoints(deps: TierDeps): Endpoint[] {
  return [listLadders(deps), getTierContacts(deps), getContactTiers(deps), postTier(deps)];
}
