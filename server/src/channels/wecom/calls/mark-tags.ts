import { sql } from '../../../kernel/database/sql.ts';
import type { ChannelPort } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import type { CallDeps } from './deps.ts';
import { mapNull } from './outcome.ts';

/**
 * Sets and removes corp tags of a customer of a member. The platform sends no callback for this, so what we know
 * of the friendship's tags is corrected here; `touch` makes answers read before that worthless.
 */
export function markTags({ client, db }: CallDeps): ChannelPort['markTags'] {
  return async ({ userid, externalUserid, add, remove }) => {
    const outcome = await client.call(wecomCalls.markTag, {
      userid,
      external_userid: externalUserid,
      add_tag: add,
      remove_tag: remove,
    });
    if (outcome.kind === 'done') {
      await db.run(sql`
        update wecom_follow set
          touch = nextval('wecom_touch'),
          tags = array(
            select distinct t from unnest(tags || ${add}::text[]) as t where t <> all (${remove}::text[]))
        where external_userid = ${externalUserid} and userid = ${userid}`);
    }
    return mapNull(outcome);
  };
}
