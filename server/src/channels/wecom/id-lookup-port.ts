import type { IdLookupChannel } from '../id-lookup.ts';
import type { CallDeps } from './calls/deps.ts';
import { idCalls } from './client/id-calls.ts';

/** No member has this WeChat user as a customer. */
const NOBODY = 84061;
/** The openid is none, or not this person's. Elsewhere the code says that of a member. */
const BAD_OPENID = 40003;

/** What people are called elsewhere. */
export function makeIdLookupPort({ client }: Pick<CallDeps, 'client'>): IdLookupChannel {
  return {
    async findExternalUserid(who) {
      const outcome = await client.call(idCalls.unionidToExternalUserid, { ...who, subject_type: 0 });
      if (outcome.kind === 'done') return { kind: 'done', value: outcome.value.external_userid || null };
      if (outcome.kind === 'refused' && outcome.code === NOBODY) return { kind: 'done', value: null };
      if (outcome.kind === 'refused' && outcome.code === BAD_OPENID)
        return { ...outcome, reason: 'bad-parameter', retry: 'never' };
      return outcome;
    },
  };
}
