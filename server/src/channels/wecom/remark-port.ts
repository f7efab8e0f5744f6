import type { z } from 'zod';
import type { FriendNotes, RemarkChannel } from '../remarks.ts';
import type { CallDeps } from './calls/deps.ts';
import { mapNull } from './calls/outcome.ts';
import { walkPages } from './calls/pages.ts';
import { type followUserSchema, wecomCalls } from './client/call-table.ts';
import { remarkCalls } from './client/remark-calls.ts';

/** What members note about customers. */
export function makeRemarkPort({ client }: CallDeps): RemarkChannel {
  return {
    async readNotes(externalUserid) {
      const notes = new Map<string, FriendNotes>();
      let name: string | null = null;
      const walk = await walkPages(
        (cursor) =>
          client.call(wecomCalls.getContact, {
            external_userid: externalUserid,
            ...(cursor === undefined ? {} : { cursor }),
          }),
        (page) => {
          name = page.external_contact.name || null;
          for (const follow of page.follow_user) notes.set(follow.userid, asNotes(follow));
          return 'go-on';
        },
      );
      return walk.kind === 'done' ? { kind: 'done', value: { name, notes } } : walk;
    },
    async setNotes({ userid, externalUserid, set: { remark, description, company, mobiles } }) {
      const fields = {
        ...(remark === undefined ? {} : { remark }),
        ...(description === undefined ? {} : { description }),
        ...(company === undefined ? {} : { remark_company: company }),
        // An empty list changes nothing; one empty number takes all away.
        ...(mobiles === undefined ? {} : { remark_mobiles: mobiles.length === 0 ? [''] : mobiles }),
      };
      return mapNull(
        await client.call(remarkCalls.remark, { userid, external_userid: externalUserid, ...fields }),
      );
    },
  };
}

function asNotes(follow: z.infer<typeof followUserSchema>): FriendNotes {
  return {
    remark: follow.remark ?? '',
    description: follow.description ?? '',
    company: follow.remark_corp_name ?? '',
    mobiles: (follow.remark_mobiles ?? []).filter((one) => one !== ''),
  };
}
